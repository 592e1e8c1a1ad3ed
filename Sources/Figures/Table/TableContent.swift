import LessonScript

/// What stands in a table, and how its columns are set.
struct TableContent: Hashable {
  /// The head, one text a column; at least one.
  var heads: [String]
  /// The rows, each as many cells as there are heads; at least one.
  var rows: [[TableCell]]
  /// One entry a column.
  var alignments: [Table.Alignment]

  /// The most columns: more do not fit any screen.
  static let columnLimit = 12
  /// The most rows.
  static let rowLimit = 100

  /// Reads `columns:`, `rows:` and `align:`; nil if anything is wrong with them.
  init?(_ options: inout OptionReader) {
    guard options.has("columns"), options.has("rows") else {
      options.report(
        "a table needs `columns:` and `rows:`", at: options.location)
      return nil
    }
    let heads = options.line("columns")?.parts(dividedBy: "|", standingAlone: true) ?? []
    let lines = options.lines("rows")
    guard (1...Self.columnLimit).contains(heads.count), (1...Self.rowLimit).contains(lines.count)
    else {
      if !heads.isEmpty, !lines.isEmpty {
        options.report(
          "the table has \(lines.count) rows of \(heads.count) columns; expected at most "
            + "\(Self.rowLimit) of \(Self.columnLimit)", for: "rows")
      }
      return nil
    }
    self.heads = heads.map { TableCell($0, &options).text }
    rows = []
    for line in lines {
      let cells = line.parts(dividedBy: "|", standingAlone: true)
      if cells.count != heads.count {
        options.report(
          "this row has \(cells.count) cells; expected \(heads.count), as in `columns:`",
          at: line.location)
      }
      let read = cells.prefix(heads.count).map { TableCell($0, &options) }
      rows.append(read + Array(repeating: .empty, count: heads.count - read.count))
    }
    alignments = []
    alignments = Self.alignments(&options, columns: heads.count) ?? defaultAlignments
  }

  /// Columns that hold a number are set right, others left.
  private var defaultAlignments: [Table.Alignment] {
    heads.indices.map { column in
      rows.contains { $0[column].number != nil } ? .right : .left
    }
  }

  private static let words: [(name: String, alignment: Table.Alignment)] = [
    ("left", .left), ("centre", .centre), ("right", .right),
  ]

  private static func alignments(
    _ options: inout OptionReader, columns: Int
  ) -> [Table.Alignment]? {
    guard options.has("align"), let line = options.line("align") else { return nil }
    let parts = line.parts(dividedBy: ",")
    if parts.count != columns {
      options.report(
        "align has \(parts.count) words; expected \(columns), one a column", at: line.location)
    }
    return parts.map { part in
      if let word = words.first(where: { $0.name == part.value }) { return word.alignment }
      options.report(
        "align says `\(part.value)`; expected left, centre or right", at: part.location)
      return .left
    } + Array(repeating: .left, count: max(0, columns - parts.count))
  }
}
