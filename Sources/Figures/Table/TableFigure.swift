import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// A computed table or timeline that grows by a row or a column per step.
struct TableFigure: Figure {
  static let kind = "table"
  static let summary = "a computed table or timeline that grows by a row or a column per step"
  static let steps = "Step 1 is the first row, or with `grow: columns` the second column."
  static let example = """
    columns: layer | outputs | weights | biases
    rows:
      conv 5×5, 6  | `= 6 * output(32, kernel: 5)^2`  | `= 6 * 25`      | `= 6`
      conv 5×5, 16 | `= 16 * output(14, kernel: 5)^2` | `= 16 * 6 * 25` | `= 16`
      dense 120    | `= 120`                          | `= 400 * 120`   | 1 per unit
    ask: weights
    predict: 2
    wrong:
      2: `= 16 * 25` Each filter spans all 6 maps.
    say:
      1: Six filters on one channel.
    """

  static let fields = TableSetup.fields

  /// The option `ask:` names a column or row, so there is one word only.
  static let asks: [Ask<Self>] = [
    Ask("value", "a number of the step's line, or how it compares") { $0.question(about: $1) }
  ]

  let setup: TableSetup
  init(_ setup: TableSetup) throws(ShapeError) {
    guard !setup.heads.isEmpty, !setup.rows.isEmpty else {
      throw .wrongCount(of: "rows", found: setup.rows.count, expected: "1 or more")
    }
    self.setup = setup
  }

  var stepCount: Int { setup.stepCount }

  func name(of step: Int) -> String {
    let step = max(1, min(step, stepCount))
    if setup.growth == .rows { return setup.rows[step - 1][0].text }
    return setup.heads.indices.contains(step) ? setup.heads[step] : ""
  }

  /// The subject of a cell of a step's line: its column's head, or its row's first cell.
  private func label(of position: Position) -> String {
    setup.growth == .rows ? setup.heads[position.column] : setup.rows[position.row][0].text
  }

  /// The ways in which a cell is shown.
  private enum Look { case hidden, pending, asked, newest, known }

  private func look(of position: Position, at moment: Moment) -> Look {
    let step = setup.growth == .rows ? position.row + 1 : position.column
    if step != moment.step { return step < moment.step ? .known : .hidden }
    guard moment.asking != nil, let asked = setup.asked(at: step) else { return .newest }
    if position == asked { return .asked }
    // What follows the asked cell may give it away.
    return setup.index(of: position) > setup.index(of: asked) ? .pending : .newest
  }

  private func tableCell(_ position: Position, at moment: Moment) -> TextTable.Cell {
    let text = SafeText(setup.cell(position).text)
    return switch look(of: position, at: moment) {
    case .newest: TextTable.Cell(text, .strong)
    case .known, .hidden: TextTable.Cell(text)
    case .asked: TextTable.Cell(text, instead: StyledText("?", .predicted))
    case .pending: TextTable.Cell(text, instead: StyledText("·", .faint))
    }
  }

  func view(at moment: Moment) -> any View {
    let isByRows = setup.growth == .rows
    let rows = setup.rows.indices.map { row in
      TextTable.Row(
        setup.heads.indices.map { tableCell(Position(row: row, column: $0), at: moment) })
    }
    let columns = zip(setup.heads, setup.alignments).map { TextTable.Column(SafeText($0), $1) }
    let table = TextTable(columns, rows, shown: isByRows ? moment.step : nil)
      .showing(columns: isByRows ? .max : moment.step + 1).gaps(1...3).wrapped()
    return FirstFit {
      // Where it is not short of room: the prose above it comes first.
      table.spaced(leaving: 4).whole()
      table
      records(at: moment)
    }
  }

  /// The steps below each other, for rooms in which words would be cut.
  private func records(at moment: Moment) -> any View {
    let columns = setup.line(of: 1).map { TextTable.Column(SafeText(label(of: $0))) }
    let steps = (1...stepCount).map { step in
      let name = TextTable.Cell(SafeText(name(of: step)), step == moment.step ? .strong : .text)
      return TextTable.Row([name] + setup.line(of: step).map { tableCell($0, at: moment) })
    }
    return TextTable([TextTable.Column()] + columns, steps, shown: moment.step).records
  }

  /// The newest line in words: `conv 5×5, 16. outputs: 1,600; weights: 2,400`.
  func caption(at moment: Moment) -> String {
    let items = setup.line(of: moment.step).compactMap { position -> String? in
      let look = look(of: position, at: moment)
      let text = look == .asked ? "?" : setup.cell(position).text
      return look == .pending ? nil : Self.joined(label(of: position), text, by: ": ")
    }
    let rest = items.filter { !$0.isEmpty }.joined(separator: "; ")
    return Self.joined(name(of: moment.step), rest, by: ". ")
  }

  private static func joined(_ first: String, _ second: String, by separator: String) -> String {
    first.isEmpty || second.isEmpty ? first + second : first + separator + second
  }

  private func question(about step: Int) -> Question? {
    guard let cell = setup.asked(at: step), let number = setup.cell(cell).number else { return nil }
    let subject = Self.joined(name(of: step), label(of: cell), by: ": ")
    if !setup.comparesNumbers {
      return .number(
        "step-\(step)", "\(subject)?", is: number, mistakes: setup.mistakes(at: step),
        why: caption(at: rest(at: step)))
    }
    let earlier = setup.line(of: step - 1).first {
      setup.index(of: $0) == setup.index(of: cell)
    }
    guard step > 1, let old = earlier.flatMap({ setup.cell($0).number }) else { return nil }
    return .comparison(
      "compare-\(step)", "\(subject), against \(old):", of: number.double, with: old.double
    ) { _, _ in number == old ? "both are \(number)" : "\(number) against \(old)" }
  }
}
