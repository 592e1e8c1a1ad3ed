import ConvolutionCore
import Expressions

/// What a learner answers.
public enum Answer: Sendable, Equatable {
  /// The chosen options, by their place in the question.
  case options(Set<Int>)
  /// A number, and the text that was typed for it.
  case number(Number, typed: String)
  /// A cell that was pointed at.
  case cell(Position)
  /// Numbers filled into a grid, rows × columns.
  case grid([[Number]])
  /// Cells that were marked.
  case cells(Set<Position>)

  /// The answer as the log keeps it: option places from 1 (`2`, `1+3`), the typed text, a row and a
  /// column from 0 (`1,2`), rows of numbers (`9 8 7/6 5 4/3 2 1`), or the rows and columns of cells
  /// (`0-4 0-4`), for which more than 4 kB are their count only (`2048 cells`).
  public var record: String {
    switch self {
    case .options(let chosen): chosen.sorted().map { "\($0 + 1)" }.joined(separator: "+")
    case .number(_, let typed): typed
    case .cell(let cell): "\(cell.row),\(cell.column)"
    case .grid(let rows):
      rows.map { $0.map(\.plain).joined(separator: " ") }.joined(separator: "/")
    case .cells(let cells): Self.record(of: cells)
    }
  }

  private static func record(of cells: Set<Position>) -> String {
    let ranges = cells.ranges
    return ranges.utf8.count <= 4_096 ? ranges : "\(cells.count) cells"
  }
}
