// How blocks are opened and finished.

extension BlockReader {
  /// Opens a quote or an item in the first `depth` containers; refuses past the limit of nesting.
  mutating func open(
    _ kind: Container.Kind, at start: Int, depth: inout Int, list marker: ListMarker? = nil
  ) -> Bool {
    guard depth <= Limits.nesting else {
      report("lists and quotes nest deeper than \(Limits.nesting)", at: start)
      return false
    }
    close(to: depth)
    countBlock(at: start)
    if let marker, containers[depth - 1].list?.kind != marker.kind {
      closeList()
      containers[depth - 1].list = OpenList(
        kind: marker.kind, start: start, list: List(start: marker.number, items: []))
    }
    containers.append(Container(kind: kind, start: start))
    depth = containers.count
    return true
  }

  /// Finishes the unfinished block and all containers but the first `depth`.
  ///
  /// Returns the number of the line with which to go on after a fence without an end.
  @discardableResult
  mutating func close(to depth: Int) -> Int? {
    let resumed = closeFence()
    closeParagraph()
    closeCode()
    if let table {
      self.table = nil
      append(.table(table.table), start: table.start)
    }
    while containers.count > depth { closeContainer() }
    return resumed
  }

  private mutating func closeContainer() {
    closeList()
    let closed = containers.removeLast()
    switch closed.kind {
    case .page: break
    case .quote: append(.quote(closed.blocks), start: closed.start)
    case .item: containers[containers.count - 1].list?.list.items.append(closed.blocks)
    }
  }

  /// Finishes the list at the end of the innermost container, if there is one.
  mutating func closeList() {
    guard let open = containers[containers.count - 1].list else { return }
    containers[containers.count - 1].list = nil
    append(.list(open.list), start: open.start)
  }

  private mutating func closeParagraph() {
    guard let first = paragraph.first else { return }
    let prose = prose(paragraph)
    paragraph = []
    append(.paragraph(prose), start: first.lowerBound)
  }

  private mutating func closeCode() {
    while let last = code.last, last.isBlank(in: source.bytes) { code.removeLast() }
    guard let first = code.first else { return }
    let lines = readsText ? code.map { $0.text(in: source) } : []
    code = []
    append(.code(language: "", lines: lines), start: first.range.lowerBound)
  }

  /// Reports a fence without an end; what it swallowed is read again from the next page on.
  private mutating func closeFence() -> Int? {
    guard let open = fence else { return nil }
    fence = nil
    fenceLines = []
    let place = containers.count == 1 ? "" : " within its list or quote"
    report(
      "the fence that opens here never ends\(place); expected \(open.marks)",
      at: open.start)
    return open.firstHeading
  }

  /// Adds a heading; those of lessons and pages stand at the left edge only.
  mutating func appendHeading(_ level: Int, _ text: Range<Int>, start: Int) {
    if level <= 2, containers.count > 1 {
      let marks = String(repeating: "#", count: level)
      report(
        "a heading `\(marks)` stands at the left edge, not inside a list or a quote", at: start)
    }
    append(.heading(level: level, prose([text])), start: start)
  }

  /// Makes a table of the paragraph's last line if this line is the one below a table's head.
  mutating func openTable(_ line: LineCursor) -> Bool {
    guard let head = paragraph.last, source.bytes[head].contains(.pipe),
      let columns = TableReader.alignments(source.bytes, in: line.rest)
    else { return false }
    let cells = TableReader.cells(source.bytes, in: head)
    guard cells.count == columns.count else {
      report(
        "the table's head has \(counted(cells.count, "cell")) and the line below it "
          + counted(columns.count, "column"), at: line.offset)
      return true
    }
    paragraph.removeLast()
    close(to: containers.count)
    table =
      readsText
      ? TableReader(head, columns, source: source, errors: &errors) : TableReader(unread: head)
    return true
  }
}
