import ConvolutionCore
import Expressions
import Learning
import LessonScript
import TextScreen

/// The content of a table, and the way in which it grows.
struct TableSetup: FigureSetup {
  var heads: [String] = []
  /// The rows, each as many cells as there are heads.
  var rows: [[TableCell]] = []
  var alignments: [TextTable.Alignment] = []
  var growth = Growth.rows
  /// The column whose number is asked for, or the row where columns are added; nil for the last
  /// that holds a number.
  var asked: Int?
  /// True if a prediction asks how the number compares with the one before it.
  var comparesNumbers = false
  /// The known wrong answers, by step.
  var mistakes: [Int: [Mistake]] = [:]

  /// The part that a step adds.
  enum Growth: String, CaseIterable { case rows, columns }

  /// A known wrong answer: the sum that gives it, as it was written, and what is said to it.
  struct Mistake: Hashable {
    let value: Number
    let working: String, sentence: String
  }

  /// The most columns, rows, and known wrong answers to one prediction.
  private static let (columnLimit, rowLimit, mistakeLimit) = (12, 100, 20)

  /// How many steps there are, at least 1.
  var stepCount: Int { max(1, growth == .rows ? rows.count : heads.count - 1) }

  /// The cells that a step adds, in their order, without the one that names them; the rows of
  /// positions are those below the head.
  func line(of step: Int) -> [Position] {
    let step = max(1, min(step, stepCount))
    return growth == .rows
      ? heads.indices.dropFirst().map { Position(row: step - 1, column: $0) }
      : rows.indices.map { Position(row: $0, column: step) }
  }

  /// A cell; an empty one where there is none.
  func cell(_ position: Position) -> TableCell {
    guard rows.indices.contains(position.row) else { return TableCell() }
    let row = rows[position.row]
    return row.indices.contains(position.column) ? row[position.column] : TableCell()
  }

  /// The column of a cell where steps add rows, its row where they add columns.
  func index(of position: Position) -> Int { growth == .rows ? position.column : position.row }

  /// The cell that a step asks for; nil if it holds no number.
  func asked(at step: Int) -> Position? {
    let numbers = line(of: step).filter { cell($0).number != nil }
    guard let asked else { return numbers.last }
    return numbers.first { index(of: $0) == asked }
  }

  /// The known wrong answers to the question before a step.
  func mistakes(at step: Int) -> [NumberKey.WrongAnswer] {
    (mistakes[step] ?? []).map {
      .init(value: $0.value, working: $0.working, feedback: [.text($0.sentence)])
    }
  }
}

// MARK: - Options

extension TableSetup {
  static let fields: [Field<TableSetup>] = [
    .custom(OptionSpec("columns", .text("cells separated by ` | `"), "the headings")) {
      $1.readHeads(&$0)
    },
    .custom(
      OptionSpec(
        "rows", .text("lines of cells separated by ` | `; `` `= 3*3` `` in a cell is computed"),
        "the rows below the head")
    ) { $1.readRows(&$0) },
    .custom(
      OptionSpec(
        "align", .words(TextTable.Alignment.allCases.map(\.rawValue)),
        "one per column; by default right for computed numbers, left for others")
    ) { $1.readAlignments(&$0) },
    .choice("grow", \.growth, "the part that each step adds"),
    .custom(
      OptionSpec(
        "ask", .text("a column's head; where columns are added, a row's first cell"),
        "the one whose number `predict:` asks for; by default the last that is computed")
    ) { $1.readAsked(&$0) },
    .flag("compare", \.comparesNumbers, "`predict:` asks if it is larger than the one before"),
    .custom(
      OptionSpec(
        "wrong", .text("lines of ``STEP: `= 3*3` sentence``"),
        "known wrong answers to a prediction, with their feedback")
    ) { $1.readMistakes(&$0) },
  ]

  private mutating func readHeads(_ options: inout OptionReader) {
    guard options.has("columns"), options.has("rows") else {
      options.report("a table needs `columns:` and `rows:`", at: options.location)
      return
    }
    heads = (options.line("columns")?.parts(dividedBy: "|", standingAlone: true) ?? [])
      .map { TableCell($0, &options).text }
  }

  private mutating func readRows(_ options: inout OptionReader) {
    guard !heads.isEmpty, options.has("rows") else { return }
    let lines = options.lines("rows")
    guard heads.count <= Self.columnLimit, lines.count <= Self.rowLimit else {
      options.report(
        "the table has \(lines.count) rows of \(heads.count) columns; expected at most "
          + "\(Self.rowLimit) of \(Self.columnLimit)", for: "rows")
      return
    }
    for line in lines {
      let cells = line.parts(dividedBy: "|", standingAlone: true)
      if cells.count != heads.count {
        options.report(
          "this row has \(cells.count) cells; expected \(heads.count), as in `columns:`",
          at: line.location)
      }
      let read = cells.prefix(heads.count).map { TableCell($0, &options) }
      rows.append(read + Array(repeating: TableCell(), count: heads.count - read.count))
    }
  }

  private mutating func readAlignments(_ options: inout OptionReader) {
    alignments = heads.indices.map { column in
      rows.contains { $0[column].number != nil } ? .right : .left
    }
    guard options.has("align") else { return }
    let words = options.words("align", of: TextTable.Alignment.allCases.map(\.rawValue))
    if words.count != heads.count {
      options.report("align takes \(heads.count) words, one per column", for: "align")
    }
    alignments = zip(alignments, words).map { TextTable.Alignment(rawValue: $1) ?? $0 }
  }

  private mutating func readAsked(_ options: inout OptionReader) {
    if growth == .columns, heads.count == 1 {
      options.report("only one column; expected another one to add", for: "columns")
    }
    guard options.has("ask"), let name = options.line("ask") else { return }
    let names = growth == .rows ? heads : rows.map { $0[0].text }
    asked = names.firstIndex(of: name.value)
    if asked == nil {
      options.report(unknown("cell to ask for", name.value, among: names), at: name.location)
    }
  }

  /// Reads the lines of `wrong:`, each for a step that has a number to ask for and none twice.
  private mutating func readMistakes(_ options: inout OptionReader) {
    guard options.has("wrong") else { return }
    if comparesNumbers {
      options.report("`compare: yes` asks for no number that could be wrong", for: "wrong")
    }
    for line in options.lines("wrong") {
      guard let (step, sum, sentence) = Self.parts(of: line), (1...stepCount).contains(step) else {
        options.report(
          "expected ``STEP: `= expression` sentence`` with a step from 1 to \(stepCount), found "
            + quoted(line.value), at: line.location)
        continue
      }
      guard let value = sum.number(reportingTo: &options) else { continue }
      guard let right = asked(at: step).flatMap({ cell($0).number }) else {
        options.report("step \(step) has no number to ask for", at: line.location)
        continue
      }
      let known = mistakes[step] ?? []
      guard known.count < Self.mistakeLimit else {
        options.report(
          "step \(step) has \(Self.mistakeLimit) wrong answers, the limit", at: line.location)
        continue
      }
      mistakes[step] = known + [Mistake(value: value, working: sum.value, sentence: sentence)]
      if NumberKey(right: right, mistakes: mistakes(at: step)).mistakes.count <= known.count {
        options.report(
          "\(value) is the right answer or a wrong one given before; expected another number",
          at: sum.location)
      }
    }
  }

  /// Takes ``2: `= 16*25` Each filter spans all maps.`` apart.
  private static func parts(
    of line: Located<String>
  ) -> (step: Int, sum: Located<String>, sentence: String)? {
    let parts = line.value.split(separator: "`", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].hasPrefix("= "), let colon = parts[0].lastIndex(of: ":"),
      let step = Int(parts[0][..<colon]), parts[2].contains(where: { $0 != " " })
    else { return nil }
    let sum = parts[1].dropFirst(2)
    let offset = line.value.distance(from: line.value.startIndex, to: sum.startIndex)
    return (
      step, Located(String(sum), at: line.location.moved(by: offset)),
      String(parts[2].drop { $0 == " " })
    )
  }
}
