import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// A computed table or timeline that grows by a row, or a column, a step.
struct TableFigure: Figure {
  static let kind = "table"
  static let summary = "a computed table or timeline that grows by a row, or a column, a step"
  static let example = """
    columns: layer | outputs | weights | biases
    rows:
      conv 5×5, 6  | `= 6 * output(32, kernel: 5)^2`  | `= 6 * 25`      | `= 6`
      conv 5×5, 16 | `= 16 * output(14, kernel: 5)^2` | `= 16 * 6 * 25` | `= 16`
      dense 120    | `= 120`                          | `= 400 * 120`   | 1 a unit
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

  /// - Throws: `ShapeError.wrongCount` for a table without rows or columns.
  init(_ setup: TableSetup) throws(ShapeError) {
    guard !setup.heads.isEmpty, !setup.rows.isEmpty else {
      throw .wrongCount(of: "rows", found: setup.rows.count, expected: "1 or more")
    }
    self.setup = setup
  }

  var stepCount: Int { setup.stepCount }

  /// The step as a row or a column.
  private func index(of step: Int) -> Int {
    let step = max(1, min(step, stepCount))
    return setup.growth == .rows ? step - 1 : step
  }

  func name(of step: Int) -> String {
    let index = index(of: step)
    if setup.growth == .rows { return setup.cell(Position(row: index, column: 0)).text }
    return setup.heads.indices.contains(index) ? setup.heads[index] : ""
  }

  /// The subject of a cell of a step's line: its column's head, or its row's first cell.
  private func label(of position: Position) -> String {
    setup.growth == .rows
      ? setup.heads[position.column] : setup.cell(Position(row: position.row, column: 0)).text
  }

  // MARK: Picture

  /// The ways in which a cell is shown.
  private enum Look { case hidden, pending, asked, newest, known }

  private func look(of position: Position, at moment: Moment) -> Look {
    let (here, across) =
      setup.growth == .rows
      ? (position.row, position.column) : (position.column, position.row)
    let newest = index(of: moment.step)
    if here != newest { return here < newest ? .known : .hidden }
    guard moment.asking != nil, let asked = setup.asked(at: moment.step) else { return .newest }
    if position == asked { return .asked }
    // What follows the asked cell may give it away.
    return across > (setup.growth == .rows ? asked.column : asked.row) ? .pending : .newest
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
    let byRows = setup.growth == .rows
    let all = setup.rows.indices.map { row in
      TextTable.Row(
        setup.heads.indices.map { tableCell(Position(row: row, column: $0), at: moment) })
    }
    let columns = zip(setup.heads, setup.alignments).map {
      TextTable.Column(SafeText($0), $1)
    }
    let table = TextTable(columns, all, shown: byRows ? index(of: moment.step) + 1 : nil)
      .showing(columns: byRows ? .max : index(of: moment.step) + 1)
      .gaps(1...3).wrapped()
    return FirstFit {
      table.spaced().whole()
      table
      records(at: moment)
    }
  }

  /// The steps below each other, for rooms in which words would be cut.
  private func records(at moment: Moment) -> any View {
    let columns = setup.line(of: 1).map { TextTable.Column(SafeText(label(of: $0))) }
    let steps = (1...stepCount).map { step in
      let name = TextTable.Cell(
        SafeText(name(of: step)), step == moment.step ? .strong : .text)
      return TextTable.Row([name] + setup.line(of: step).map { tableCell($0, at: moment) })
    }
    return TextTable([TextTable.Column()] + columns, steps, shown: moment.step).records
  }

  // MARK: Words

  /// The newest line in words: `conv 5×5, 16. outputs: 1,600; weights: 2,400`.
  func caption(at moment: Moment) -> String {
    let items = setup.line(of: moment.step).compactMap { position -> String? in
      switch look(of: position, at: moment) {
      case .hidden, .pending: return nil
      case .asked: return Self.joined(label(of: position), "?", by: ": ")
      case .newest, .known:
        return Self.joined(label(of: position), setup.cell(position).text, by: ": ")
      }
    }
    let rest = items.filter { !$0.isEmpty }.joined(separator: "; ")
    return Self.joined(name(of: moment.step), rest, by: ". ")
  }

  private static func joined(_ first: String, _ second: String, by separator: String) -> String {
    first.isEmpty || second.isEmpty ? first + second : first + separator + second
  }

  // MARK: Questions

  private func question(about step: Int) -> Question? {
    guard let position = setup.asked(at: step), let number = setup.cell(position).number else {
      return nil
    }
    let subject = Self.joined(name(of: step), label(of: position), by: ": ")
    if !setup.comparesNumbers {
      return .number(
        "step-\(step)", "\(subject)?", is: number, mistakes: setup.mistakes(at: step),
        why: caption(at: rest(at: step)))
    }
    var earlier = position
    if setup.growth == .rows { earlier.row -= 1 } else { earlier.column -= 1 }
    guard step > 1, let old = setup.cell(earlier).number else { return nil }
    return .comparison(
      "compare-\(step)", "\(subject), against \(old):", of: number.double, with: old.double
    ) { _, _ in number == old ? "both are \(number)" : "\(number) against \(old)" }
  }
}
