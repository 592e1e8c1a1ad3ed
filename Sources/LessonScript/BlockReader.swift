/// Reads lines into blocks as CommonMark 0.31 does: each line is first matched against the quotes
/// and list items that are open, then may open new ones, and what is left is text.
///
/// No recursion: what is open is a stack, at most `Limits.nesting` deep.
struct BlockReader {
  /// A block at the left edge, where a fence is not looked into and headings have any level.
  enum Element {
    case block(Block)
    case fence(Fence)
  }

  let source: SourceText
  /// True if the text of blocks is read; without it they are empty, and only their order counts.
  let readsText: Bool
  var errors: LessonErrors
  /// The blocks at the left edge, each with the offset of its first byte.
  private(set) var elements: [(element: Element, start: Int)] = []
  /// The number of blocks so far, for the limit.
  private(set) var blockCount: Int

  /// The open containers, outermost first; the first is the page itself.
  var containers = [Container(kind: .page, start: 0)]
  // The unfinished block of the innermost container: at most one of these is not empty.
  var paragraph: [Range<Int>] = []
  var code: [FencedLine] = []
  var fence: Fence?
  var fenceLines: [FencedLine] = []
  var table: TableReader?

  init(
    _ source: SourceText, readsText: Bool = true, blockCount: Int = 0,
    errors: LessonErrors = LessonErrors()
  ) {
    self.source = source
    self.readsText = readsText
    self.blockCount = blockCount
    self.errors = errors
  }

  /// Reads the lines with the given numbers to their end; `line` gives the bytes of each.
  mutating func read(_ numbers: Range<Int>, line: (Int) -> Range<Int>) {
    var number = numbers.lowerBound
    while !errors.isFull, blockCount <= Limits.blocks {
      if number < numbers.upperBound {
        let cursor = LineCursor(line(number), of: source.bytes)
        number = readLine(cursor, number: number) ?? number + 1
      } else if let resumed = close(to: 1) {
        number = resumed
      } else {
        break
      }
    }
    closeList()
  }

  /// Adds a finished block to the innermost container.
  mutating func append(_ block: Block, start: Int) {
    closeList()
    countBlock(at: start)
    if containers.count == 1 {
      elements.append((.block(block), start))
    } else {
      containers[containers.count - 1].blocks.append(block)
    }
  }

  /// Adds a finished fence to the innermost container.
  mutating func append(_ fence: Fence) {
    let kind = fence.isMisplaced ? .code : fence.kind
    if let slip = fence.slip(in: source) { report(slip.message, at: slip.offset) }
    if containers.count == 1, kind != .code {
      closeList()
      countBlock(at: fence.start)
      elements.append((.fence(fence), fence.start))
      return
    }
    if kind != .code { refusePlace(of: fence) }
    let code = readsText ? fence.code(in: source) : .code(language: "", lines: [])
    append(code, start: fence.start)
  }

  /// Reports a figure or a quiz inside a list or a quote.
  mutating func refusePlace(of fence: Fence) {
    let noun = fence.kind == .quiz ? "quiz" : "figure"
    report("a \(noun) starts at the left edge, not inside a list or a quote", at: fence.start)
  }

  /// The text of lines, if it is read.
  mutating func prose(_ lines: [Range<Int>]) -> Prose {
    readsText ? Passage(lines, of: source).prose(errors: &errors) : []
  }

  mutating func countBlock(at start: Int) {
    blockCount += 1
    if blockCount == Limits.blocks + 1 {
      report("the lesson has more than \(Limits.blocks) blocks; reading stops here", at: start)
    }
  }

  mutating func report(_ message: String, at offset: Int) {
    errors.report(message, at: source.location(of: offset))
  }
}

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

  /// Adds a heading; those of lessons and pages are at the left edge only.
  mutating func appendHeading(_ level: Int, _ text: Range<Int>, start: Int) {
    if level <= 2, containers.count > 1 {
      let marks = String(repeating: "#", count: level)
      report(
        "a heading `\(marks)` starts at the left edge, not inside a list or a quote", at: start)
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

/// A quote or list item that may go on with the next line.
struct Container {
  enum Kind: Equatable {
    case page, quote
    /// The columns by which the item's lines are indented.
    case item(indent: Int)
  }

  var kind: Kind
  var start: Int
  var blocks: [Block] = []
  /// The list at the end of this container that another item may extend.
  var list: OpenList?

  init(kind: Kind, start: Int) {
    self.kind = kind
    self.start = start
  }
}

/// A list that another item may extend.
struct OpenList {
  var kind: ListKind
  var start: Int
  var list: List
}
