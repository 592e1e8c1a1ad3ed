import ConvolutionCore
import Expressions
import Figures
import Learning
import LessonScript

/// A prediction that is answered by a typed line.
struct PlainPrediction {
  let question: Question
  /// The figure's grids: the cells that can be named.
  let grids: [CellGrid]

  /// The form of an answer: `rows and columns such as 0-4 0-4`.
  var form: String {
    switch question.kind {
    case .number: "a number"
    case .choice(let options, _): "a digit from 1 to \(options.count)"
    case .cell(let key): "a row and a column\(range(of: key.grid))"
    case .grid(let key): "\(Self.size(of: key)) numbers, / between rows"
    case .cells: "rows and columns such as 0-4 0-4, / before more"
    }
  }

  /// The options, one a line; none where none are offered.
  var options: [String] {
    guard case .choice(let options, _) = question.kind else { return [] }
    return options.enumerated().map { "  \($0 + 1)  \($1.text.plainText)" }
  }

  /// True if the answer lies in the cells of the figure, which words do not show.
  var isSeen: Bool {
    switch question.kind {
    case .number, .choice: false
    case .cell, .grid, .cells: true
    }
  }

  /// `, from 0 0 to 3 3`: the cells of a grid.
  private func range(of name: String) -> String {
    guard let grid = grids.first(where: { $0.name == name }) else { return " such as 0 2" }
    return ", from 0 0 to \(grid.rows - 1) \(grid.columns - 1)"
  }

  /// The answer in a line, or why it is none; nil for a line that is none at all.
  func answer(in line: String) -> Result<Answer, Unfinished>? {
    let isMeant = line.first.map { $0.isNumber || "-.(".contains($0) } ?? false
    switch question.kind {
    case .number:
      let result = NumberField.answer(in: line)
      if case .success = result { return result }
      return isMeant ? result : nil
    case .choice(let options, _):
      return read(line, isMeant) { line in
        Int(line).flatMap { (1...max(1, options.count)).contains($0) ? .options([$0 - 1]) : nil }
      }
    case .cell(let key):
      return read(line, isMeant) { line in
        cells(in: line, of: key.grid).flatMap { $0.count == 1 ? $0.first.map(Answer.cell) : nil }
      }
    case .cells(let key):
      return read(line, isMeant) { cells(in: $0, of: key.grid).map(Answer.cells) }
    case .grid(let key):
      return read(line, isMeant) { line in
        let rows = line.split(separator: "/").map { row in
          row.split(separator: " ").map { parseTypedNumber(String($0)) }
        }
        let numbers = rows.map { $0.compactMap(\.self) }
        return numbers.map(\.count) == key.right.map(\.count)
          && rows.map(\.count) == numbers.map(\.count)
          ? .grid(numbers) : nil
      }
    }
  }

  private func read(
    _ line: String, _ isMeant: Bool, _ answer: (String) -> Answer?
  ) -> Result<Answer, Unfinished>? {
    guard isMeant else { return nil }
    return answer(line).map(Result.success) ?? .failure(Unfinished(reason: "expected \(form)"))
  }

  private func cells(in line: String, of name: String) -> Set<Position>? {
    guard let grid = grids.first(where: { $0.name == name }) else { return nil }
    return Set(ranges: line, rows: grid.rows, columns: grid.columns)
  }

  /// The right numbers as they are typed.
  static func line(for key: GridKey) -> String {
    key.right.map { $0.map(\.plain).joined(separator: " ") }.joined(separator: " / ")
  }

  private static func size(of key: GridKey) -> String {
    "\(key.right.count) rows of \(key.right.first?.count ?? 0)"
  }
}
