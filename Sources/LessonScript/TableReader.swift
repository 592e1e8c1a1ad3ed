/// A table that is being read, row by row, as GitHub's Markdown has them.
struct TableReader {
  private(set) var table: Table
  /// The offset of the head.
  let start: Int
  /// True if further rows are left out: there are too many, or nobody reads them.
  private var isFull = false

  init(
    _ head: Range<Int>, _ alignments: [Table.Alignment], source: SourceText,
    errors: inout LessonErrors
  ) {
    start = head.lowerBound
    table = Table(alignments: alignments, head: [], rows: [])
    if alignments.count > Limits.tableColumns {
      errors.report(
        "the table has \(alignments.count) columns; the limit is \(Limits.tableColumns)",
        at: source.location(of: start))
      isFull = true
      return
    }
    table.head = Self.cells(source.bytes, in: head).map {
      Self.prose($0, source: source, errors: &errors)
    }
  }

  /// A table whose text is not read.
  init(unread head: Range<Int>) {
    start = head.lowerBound
    table = Table(alignments: [], head: [], rows: [])
    isFull = true
  }

  /// Adds a row; cells that are missing at its end are empty, a cell too many is an error.
  mutating func appendRow(_ line: Range<Int>, source: SourceText, errors: inout LessonErrors) {
    guard !isFull else { return }
    guard table.rows.count < Limits.tableRows else {
      errors.report(
        "the table has more than \(Limits.tableRows) rows", at: source.location(of: line.lowerBound)
      )
      isFull = true
      return
    }
    let cells = Self.cells(source.bytes, in: line)
    let width = table.alignments.count
    if cells.count > width {
      errors.report(
        "the row has \(counted(cells.count, "cell")) and the table \(counted(width, "column")); "
          + "write `\\|` for a `|`",
        at: source.location(of: cells[width].lowerBound))
    }
    var row = cells.prefix(width).map { Self.prose($0, source: source, errors: &errors) }
    row += Array(repeating: [], count: width - row.count)
    table.rows.append(row)
  }

  private static func prose(
    _ cell: Range<Int>, source: SourceText, errors: inout LessonErrors
  ) -> Prose {
    if source.bytes[cell].starts(with: "= ".utf8) {
      errors.warn(
        "\(quoted(source.string(cell))) is shown as it is; an expression has backticks around it",
        at: source.location(of: cell.lowerBound))
    }
    return Passage(cell: cell, of: source).prose(errors: &errors)
  }

  /// The cells of a line: the text between its `|`, except those behind a backslash.
  static func cells(_ bytes: [UInt8], in line: Range<Int>) -> [Range<Int>] {
    let line = bytes.trimmed(line)
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    var offset = start
    if !line.isEmpty, bytes[offset] == .pipe {
      start += 1
      offset += 1
    }
    while offset < line.upperBound {
      if bytes[offset] == .pipe, offset == start || bytes[offset - 1] != .backslash {
        cells.append(bytes.trimmed(start..<offset))
        start = offset + 1
      }
      offset += 1
    }
    if start < line.upperBound { cells.append(bytes.trimmed(start..<line.upperBound)) }
    return cells
  }

  /// The columns that the line below a head sets, `|:---|---:|`, or nil if it is no such line.
  static func alignments(_ bytes: [UInt8], in line: Range<Int>) -> [Table.Alignment]? {
    guard bytes[line].allSatisfy({ $0.isBlank || $0 == .pipe || $0 == .colon || $0 == .hyphen }),
      bytes[line].contains(where: { $0 == .pipe || $0 == .colon })
    else { return nil }
    var alignments: [Table.Alignment] = []
    for cell in cells(bytes, in: line) {
      let text = bytes[cell]
      let isLeft = text.first == .colon
      let isRight = text.last == .colon
      let dashes = text.dropFirst(isLeft ? 1 : 0).dropLast(isRight ? 1 : 0)
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == .hyphen }) else { return nil }
      alignments.append(isRight ? (isLeft ? .centre : .right) : .left)
    }
    return alignments.isEmpty ? nil : alignments
  }
}
