/// Reads lines into blocks as CommonMark 0.31 does: each line is first matched against the quotes
/// and list items that are open, then may open new ones, and what is left is text.
///
/// No recursion: what is open is a stack, at most `Limits.nesting` deep.
struct BlockReader {
  /// What stands at the left edge, where a fence is not looked into and headings have any level.
  enum Element {
    case block(Block)
    case fence(Fence)
  }

  let source: SourceText
  /// Whether the text of blocks is read; without it they are empty, and only their order tells.
  let readsText: Bool
  var errors: LessonErrors
  /// What stands at the left edge, each with the offset of its first byte.
  private(set) var elements: [(element: Element, start: Int)] = []
  /// The number of blocks so far, for the limit.
  private(set) var blockCount: Int

  /// What is open, outermost first; the first stands for the page itself.
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
    let kind = fence.kind(in: source.bytes)
    if containers.count == 1, kind != .code {
      closeList()
      countBlock(at: fence.start)
      elements.append((.fence(fence), fence.start))
      return
    }
    if kind != .code {
      let noun = kind == .quiz ? "quiz" : "figure"
      report("a \(noun) stands at the left edge, not inside a list or a quote", at: fence.start)
    }
    let code = readsText ? fence.code(in: source) : .code(language: "", lines: [])
    append(code, start: fence.start)
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
