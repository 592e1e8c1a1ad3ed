/// What can be told of a lesson without reading its text: the quizzes that it has.
///
/// The blocks are found by the same walk over the lines that `Lesson` takes, within the same
/// `Limits`; only what stands in them is not read. A lesson of 16 kB takes some 0.1 ms.
public struct LessonOutline: Sendable, Equatable {
  /// The ids of the quizzes, in order: those that `Lesson.reading(_:)` gives, and those of quizzes
  /// with errors in their bodies, which it leaves out.
  ///
  /// Empty if the file is no text or has no front matter.
  public var quizIDs: [String] = []

  /// Looks through the bytes of a lesson file.
  public init(bytes: [UInt8]) {
    var errors = LessonErrors()
    guard let source = SourceText(bytes, errors: &errors),
      let (_, lineCount) = HeaderReader.read(source, errors: &errors)
    else { return }
    var blocks = BlockReader(source, readsText: false, errors: errors)
    blocks.read(lineCount..<source.lineCount, line: source.line)
    var isOnPage = false
    for (element, _) in blocks.elements where !blocks.errors.isFull {
      switch element {
      case .block(.heading(2, _)): isOnPage = true
      case .block: break
      case .fence(let fence):
        guard isOnPage, fence.kind(in: source.bytes) == .quiz else { break }
        var faults = LessonErrors()
        let id = QuizReader.id(of: fence, in: source, errors: &faults)
        if let id, faults.isEmpty { quizIDs.append(id.value) }
      }
    }
  }
}
