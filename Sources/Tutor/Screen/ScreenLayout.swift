import TextScreen

/// The rows and columns of the parts of every lesson screen, by the size of the screen.
struct ScreenLayout {
  /// The screen's size.
  let size: Size
  /// How the page is laid out.
  let form: Form
  /// The rows above the learner's line that keep a goal in view.
  var goalRows = 0

  /// The three ways to lay a page out.
  enum Form {
    /// Below 80×24: the figure first, prose below it, all scrolled together.
    case small
    /// Prose above the figure.
    case standard
    /// From 100 columns: prose beside the figure.
    case wide
  }

  init(_ size: Size) {
    self.size = size
    form = size.columns < 80 || size.rows < 24 ? .small : size.columns < 100 ? .standard : .wide
  }

  /// The columns left free at each side.
  var margin: Int { form == .small ? 1 : 2 }
  /// The column after the last that text may use.
  var right: Int { size.columns - margin }
  /// The row of the one line for the learner.
  var lineRow: Int { form == .small ? size.rows - 4 : size.rows - 3 }
  /// The row that says how much is hidden.
  var scrollRow: Int { size.rows - 2 }
  /// The last row.
  var footerRow: Int { size.rows - 1 }

  /// The room between the header and the learner's line.
  var content: Rect {
    Rect(row: 2, column: margin, columns: right - margin, rows: max(1, lineRow - 2 - goalRows))
  }

  /// The room of prose alone: no wider than is good to read, in the middle of a wide screen, and
  /// further down on a tall one.
  var prose: Rect {
    let width = min(Self.readingWidth, content.columns)
    guard form == .wide else { return content.inset(right: content.columns - width) }
    return content.inset(
      top: max(0, size.rows - Self.usualRows) / 4, left: (content.columns - width) / 2,
      right: (content.columns - width + 1) / 2)
  }

  /// The columns of a goal.
  var goalWidth: Int { min(content.columns, Self.goalWidth) }

  /// The start of the learner's line below something that ends before a row, and below the goal: its
  /// own row on a usual screen, on a taller one not far from what it is about.
  func line(below end: Int, column: Int) -> Point {
    Point(row: min(lineRow, max(end + 1 + goalRows, Self.usualRows - 3)), column: column)
  }

  private static let readingWidth = 76
  private static let goalWidth = 96
  private static let usualRows = 24

  /// Draws the one line for the learner; what does not fit two rows ends in `…`.
  func drawLine(_ text: StyledText, column: Int? = nil, row: Int? = nil, into frame: inout Frame) {
    let lines = text.wrapped(to: right - (column ?? prose.column), in: frame.glyphs, indent: 2)
    let room = lineRoom(for: lines.count, column: column, row: row, in: frame)
    frame.put(Array(lines.prefix(room.rows)), row: room.row, column: room.column)
    if lines.count > room.rows {
      frame.put("…", row: room.endRow - 1, endingAt: right, .quiet)
    }
  }

  /// Draws a message below the learner's line, over the count of hidden lines.
  func drawMessage(_ text: String, column: Int? = nil, into frame: inout Frame) {
    let column = column ?? margin
    let lines = StyledText(SafeText(text)).wrapped(to: right - column, in: frame.glyphs)
    let hasTwo = lines.count > 1 && isFree(scrollRow - 1, from: column, in: frame)
    let row = scrollRow - (hasTwo ? 1 : 0)
    let shown = Array(lines.prefix(hasTwo ? 2 : 1))
    frame.clear(
      Rect(row: row, column: column, columns: right - column, rows: shown.count))
    frame.put(shown, row: row, column: column)
    if lines.count > shown.count { frame.put("…", row: scrollRow, endingAt: right, .quiet) }
  }

  /// The room of the one line for the learner, of two rows if it takes them and may.
  ///
  /// It may on a small screen, elsewhere where the row above or below is free.
  func lineRoom(
    for lines: Int, column: Int? = nil, row: Int? = nil, in frame: Frame
  ) -> Rect {
    let column = column ?? prose.column
    var room = Rect(row: row ?? lineRow, column: column, columns: right - column, rows: 1)
    guard lines > 1 else { return room }
    if form == .small || isFree(room.row + 1, from: column, in: frame) {
      room.size = Size(columns: room.columns, rows: 2)
    } else if isFree(room.row - 1, from: column, in: frame) {
      room = Rect(row: room.row - 1, column: column, columns: room.columns, rows: 2)
    }
    return room
  }

  /// True if a row is empty from a column on.
  private func isFree(_ row: Int, from column: Int, in frame: Frame) -> Bool {
    (column..<right).allSatisfy { frame[row, $0].glyph == " " }
  }

  /// Draws a plain sentence on the learner's line, over what was there.
  func drawLine(_ text: String, into frame: inout Frame) {
    frame.clear(Rect(row: lineRow, column: 0, columns: size.columns, rows: form == .small ? 2 : 1))
    drawLine(StyledText(SafeText(text), .mark), into: &frame)
    frame.cursor = nil
  }

  /// Draws the footer, over what was there.
  func drawFooter(_ footer: Footer, into frame: inout Frame) {
    frame.clear(Rect(row: footerRow, column: 0, columns: size.columns, rows: 1))
    footer.draw(row: footerRow, left: margin, right: right, into: &frame)
  }

  /// Shows lines from an offset in an area, and says how many are hidden below.
  ///
  /// Returns the offset brought into range.
  func drawScrolled(
    _ source: Frame, height: Int, offset: Int, in area: Rect, into frame: inout Frame
  ) {
    let offset = max(0, min(offset, height - area.rows))
    frame.copy(
      Rect(row: offset, column: 0, columns: area.columns, rows: min(area.rows, height - offset)),
      of: source, toRow: area.row, column: area.column)
    drawHidden(below: height - offset - area.rows, above: offset, into: &frame)
  }

  /// Says how many lines lie outside of what is shown.
  func drawHidden(below: Int, above: Int, into frame: inout Frame) {
    let words =
      below > 0
      ? "↓ \(below) more line\(below == 1 ? "" : "s")"
      : above > 0 ? "↑ \(above) line\(above == 1 ? "" : "s") above" : ""
    frame.put(SafeText(words), row: scrollRow, endingAt: right, .quiet)
  }
}

extension Int {
  /// An offset moved by lines, never below 0; one that would be too large stays.
  func scrolled(by lines: Int) -> Int {
    let (offset, overflow) = addingReportingOverflow(lines)
    return overflow ? self : Swift.max(0, offset)
  }
}
