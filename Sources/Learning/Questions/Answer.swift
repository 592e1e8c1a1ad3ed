import ConvolutionCore
import Expressions

/// The answer of a learner.
public enum Answer: Sendable, Equatable {
  /// The chosen options, by their index in the question.
  case options(Set<Int>)
  /// A number, and the text that was typed for it.
  case number(Number, typed: String)
  /// A cell that was pointed at.
  case cell(Position)
  /// Numbers filled into a grid, rows × columns.
  case grid([[Number]])
  /// Cells that were marked.
  case cells(Set<Position>)

  /// The answer as the log keeps it: option numbers from 1 (`2`, `1+3`), the typed text, a row and a
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

/// Cells as people type them and as the log keeps them: rows, a space, columns, both counted from
/// 0. `0-4 0-4` is a square of 25 cells; further blocks follow after `/`, and commas skip:
/// `0,2,4 0,2,4 / 6 1`.
extension Set where Element == Position {
  /// The cells in as few blocks as rows that are alike allow; empty for none.
  public var ranges: String {
    let rows = Dictionary(grouping: self, by: \.row).mapValues { $0.map(\.column).sorted() }
    let alike = Dictionary(grouping: rows.keys.sorted()) { rows[$0] ?? [] }
    return alike.sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }
      .map { columns, rows in "\(Self.ranges(of: rows)) \(Self.ranges(of: columns))" }
      .joined(separator: "/")
  }

  /// Reads cells of a grid of some rows and columns; nil for a text that names none, or others.
  public init?(ranges text: String, rows: Int, columns: Int) {
    self = []
    for block in text.split(separator: "/", omittingEmptySubsequences: false) {
      // A space divides rows from columns; beside a comma or a dash it has no meaning.
      let parts = Self.tightened(block).split(separator: " ")
      guard parts.count == 2,
        let rows = Self.numbers(parts[0], below: rows),
        let columns = Self.numbers(parts[1], below: columns)
      else { return nil }
      for row in rows { formUnion(columns.map { Position(row: row, column: $0) }) }
    }
  }

  /// Ascending numbers as ranges: `0-2,5`.
  private static func ranges(of numbers: [Int]) -> String {
    var ranges: [(first: Int, last: Int)] = []
    for number in numbers {
      if let last = ranges.last?.last, last == number - 1 {
        ranges[ranges.count - 1].last = number
      } else {
        ranges.append((number, number))
      }
    }
    return ranges.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)-\($0.last)" }
      .joined(separator: ",")
  }

  private static func tightened(_ text: Substring) -> String {
    var tight = ""
    for character in text {
      if character == "," || character == "-" {
        while tight.last == " " { tight.removeLast() }
      } else if character == " ", tight.last == "," || tight.last == "-" {
        continue
      }
      tight.append(character)
    }
    return tight
  }

  private static func numbers(_ text: Substring, below limit: Int) -> Set<Int>? {
    var numbers: Set<Int> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
        first >= 0, first <= last, last < limit
      else { return nil }
      numbers.formUnion(first...last)
    }
    return numbers
  }
}
