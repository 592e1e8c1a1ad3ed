extension Lesson {
  /// Reads the text of a lesson file; throws all that is wrong with it.
  public init(parsing text: String) throws(LessonErrors) {
    try self.init(bytes: Array(text.utf8))
  }

  /// Reads the bytes of a lesson file; throws all that is wrong with it.
  public init(bytes: [UInt8]) throws(LessonErrors) {
    let (lesson, errors) = Self.reading(bytes)
    guard let lesson, errors.isEmpty else { throw errors }
    self = lesson
  }

  /// Reads as much of a lesson file as can be read, and returns all errors in it.
  ///
  /// For further checks after an error: the lesson lacks the figures and quizzes that have
  /// errors, and is nil only if the file is no text at all or has no front matter.
  public static func reading(_ bytes: [UInt8]) -> (lesson: Lesson?, errors: LessonErrors) {
    var errors = LessonErrors()
    guard let source = SourceText(bytes, errors: &errors),
      let (header, lineCount) = HeaderReader.read(source, errors: &errors)
    else { return (nil, errors) }
    var reader = LessonReader(source, header: header, errors: errors)
    reader.read(from: lineCount)
    let lesson = Lesson(
      header: header, pages: reader.pages,
      warnings: (reader.errors.warnings + source.directionWarnings).sorted {
        ($0.location.line, $0.location.column) < ($1.location.line, $1.location.column)
      })
    return (lesson, reader.errors)
  }
}

/// Reads what follows the front matter: the heading of the lesson, then its pages.
private struct LessonReader {
  private let source: SourceText
  private let header: LessonHeader
  private(set) var errors: LessonErrors
  private(set) var pages: [Page] = []
  /// The location of the lesson's own heading.
  private var heading: SourceLocation?
  /// True once text between the front matter and the first page was reported.
  private var isStrayTextTold = false
  /// The location at which each id of a figure or quiz was first given.
  private var ids: [String: SourceLocation] = [:]
  /// The locations of the figure and the quiz of the current page.
  private var figure: SourceLocation?
  private var quiz: SourceLocation?
  /// True once text after the quiz of the current page was reported.
  private var isTextAfterQuizTold = false

  init(_ source: SourceText, header: LessonHeader, errors: LessonErrors) {
    (self.source, self.header, self.errors) = (source, header, errors)
  }

  mutating func read(from firstLine: Int) {
    var blocks = BlockReader(source, errors: errors)
    blocks.read(firstLine..<source.lineCount, line: source.line)
    errors = blocks.errors
    for (element, start) in blocks.elements where !errors.isFull {
      let location = source.location(of: start)
      switch element {
      case .block(.heading(1, let title)): readHeading(title, at: location)
      case .block(.heading(2, let title)): openPage(title, at: location)
      case .block(let block):
        warnOfTextAfterQuiz(at: location)
        add(block, at: location)
      case .fence(let fence):
        fence.kind == .quiz
          ? readQuiz(fence, blockCount: blocks.blockCount, at: location)
          : readFigure(fence, at: location)
      }
    }
    guard !errors.isFull else { return }
    warnOfEmptyPage()
    let start = SourceLocation(line: firstLine + 1, column: 1)
    if heading == nil { errors.report("expected the heading `# \(header.title)`", at: start) }
    if pages.isEmpty {
      errors.report("the lesson has no page; a page starts `## Title`", at: start)
    }
  }

  private mutating func readHeading(_ title: Prose, at location: SourceLocation) {
    if let heading {
      errors.report(
        "a second heading `#`; the first is on line \(heading.line), and pages start with `##`",
        at: location)
      return
    }
    heading = location
    if !pages.isEmpty {
      errors.report("the heading `#` comes before the first page", at: location)
    } else if title.plainText != header.title, !header.title.isEmpty {
      errors.report(
        "the heading is \(quoted(title.plainText)) and `title:` is \(quoted(header.title)); "
          + (header.title == "\"\(title.plainText)\""
            ? "a value takes no quotes" : "write the same in both"),
        at: location)
    }
  }

  private mutating func openPage(_ title: Prose, at location: SourceLocation) {
    if title.isEmpty { errors.report("the page has no title; write `## Title`", at: location) }
    if pages.count == Limits.pages {
      errors.report("the lesson has more than \(Limits.pages) pages", at: location)
    }
    warnOfEmptyPage(before: location.line)
    pages.append(Page(title: title, location: location, blocks: []))
    figure = nil
    quiz = nil
    isTextAfterQuizTold = false
  }

  /// Warns if the last page holds nothing; not if what it holds could not be read.
  private mutating func warnOfEmptyPage(before end: Int = .max) {
    guard let page = pages.last, page.blocks.isEmpty, figure == nil, quiz == nil,
      !errors.all.contains(where: { (page.location.line..<end).contains($0.location.line) })
    else { return }
    errors.warn(
      "the page is empty; write its text under the heading, or remove the heading",
      at: page.location)
  }

  /// A page shows its text first, then its figure and its quiz, whatever their order in the file.
  private mutating func warnOfTextAfterQuiz(at location: SourceLocation) {
    guard quiz != nil, !isTextAfterQuizTold else { return }
    isTextAfterQuizTold = true
    errors.warn(
      "this text comes after the quiz but is shown above it; write it before the quiz, in its "
        + "`why:`, or on a page of its own", at: location)
  }

  private mutating func add(_ block: Block, at location: SourceLocation) {
    guard !pages.isEmpty else {
      if !isStrayTextTold {
        errors.report("this comes before the first page; a page starts `## Title`", at: location)
      }
      isStrayTextTold = true
      return
    }
    if case .paragraph(let prose) = block, case .text(let text) = prose.first,
      text.hasPrefix("##"), let start = text.first(where: { $0 != "#" }), start != " "
    {
      errors.warn("this is text; a heading has a space after its `#`", at: location)
    }
    pages[pages.count - 1].blocks.append(block)
  }

  private mutating func readFigure(_ fence: Fence, at location: SourceLocation) {
    refuseSecond("figure", after: figure, at: location)
    figure = figure ?? location
    guard let block = FigureReader.read(fence, in: source, errors: &errors) else { return }
    if let id = block.id { claim(id) }
    add(.figure(block), at: location)
  }

  private mutating func readQuiz(_ fence: Fence, blockCount: Int, at location: SourceLocation) {
    refuseSecond("quiz", after: quiz, at: location)
    quiz = quiz ?? location
    guard
      let block = QuizReader.read(fence, in: source, blockCount: blockCount, errors: &errors)
    else { return }
    claim(block.id)
    add(.quiz(block), at: location)
  }

  private mutating func refuseSecond(
    _ noun: String, after first: SourceLocation?, at location: SourceLocation
  ) {
    guard let first else { return }
    errors.report(
      "a second \(noun) on this page; the first is on line \(first.line)", at: location)
  }

  /// Notes the id of a figure or quiz, which no other may have.
  private mutating func claim(_ id: Located<String>) {
    if let first = ids[id.value] {
      errors.report("the id `\(id.value)` is taken on line \(first.line)", at: id.location)
    } else {
      ids[id.value] = id.location
    }
  }
}

/// The part of a lesson that is found without reading its text: the ids of quizzes and goals.
///
/// The blocks are found by the same walk over the lines that `Lesson` takes, within the same
/// `Limits`; only their contents are not read. A lesson of 16 kB takes some 0.1 ms.
public struct LessonOutline: Sendable, Equatable {
  /// The ids of the quizzes, in order: those that `Lesson.reading(_:)` gives, and those of quizzes
  /// with errors in their bodies, which it leaves out.
  ///
  /// Empty if the file is no text or has no front matter.
  public var quizIDs: [String] = []
  /// The text outside of fences in lower case, its white space single spaces, for a search; at most
  /// 64 kB of it.
  public var words = ""
  /// The ids of the figures that set a goal, in order.
  public var goalIDs: [String] = []

  /// Looks through the bytes of a lesson file.
  public init(bytes: [UInt8]) {
    var errors = LessonErrors()
    guard let source = SourceText(bytes, errors: &errors),
      let (_, lineCount) = HeaderReader.read(source, errors: &errors)
    else { return }
    words = Self.words(of: source, from: lineCount)
    var blocks = BlockReader(source, readsText: false, errors: errors)
    blocks.read(lineCount..<source.lineCount, line: source.line)
    var isOnPage = false
    for (element, _) in blocks.elements where !blocks.errors.isFull {
      switch element {
      case .block(.heading(2, _)): isOnPage = true
      case .block: break
      case .fence(let fence) where isOnPage && fence.kind == .figure:
        if let id = FigureReader.goalID(of: fence, in: source) { goalIDs.append(id) }
      case .fence(let fence):
        guard isOnPage, fence.kind == .quiz else { break }
        var faults = LessonErrors()
        let id = QuizReader.id(of: fence, in: source, errors: &faults)
        if let id, faults.isEmpty { quizIDs.append(id.value) }
      }
    }
  }

  private static let wordLimit = 64 << 10

  private static func words(of source: SourceText, from first: Int) -> String {
    var words = ""
    var isInFence = false
    for number in first..<max(first, source.lineCount) where words.utf8.count < wordLimit {
      let line = source.string(source.bytes.trimmed(source.line(number)))
      if line.hasPrefix("```") || line.hasPrefix("~~~") {
        isInFence.toggle()
      } else if !isInFence, !line.isEmpty {
        words += line.lowercased() + " "
      }
    }
    return words
  }
}
