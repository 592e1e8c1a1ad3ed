import Foundation
import LessonScript
import Testing

/// The examples in `Lessons/README.md` are what an author copies, so they are read here.
@Suite struct AuthorsReferenceTests {
  /// The blocks of code of the reference, which the reader itself finds.
  private func examples() throws -> [(language: String, text: String)] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appending(path: "../../Lessons/README.md").standardized
    let reference = try String(contentsOf: file, encoding: .utf8)
    let header = "---\nid: a\ntitle: Writing lessons\nminutes: 1\n---\n"
    let lesson = try #require(Lesson.reading(Array((header + reference).utf8)).lesson)
    return lesson.pages.flatMap(\.blocks).compactMap { block in
      guard case .code(let language, let lines) = block else { return nil }
      return (language, lines.joined(separator: "\n"))
    }
  }

  @Test func everyExampleReadsAsTheReferenceSays() throws {
    let examples = try examples()
    var count = 0
    for (number, example) in examples.enumerated() where example.language == "markdown" {
      let isLesson = example.text.hasPrefix("---\n")
      let following = number + 1 < examples.count ? examples[number + 1] : ("", "")
      let expected = following.0 == "text" ? following.1 : ""
      let found = errors(in: isLesson ? example.text : lesson(example.text))
      #expect(found.joined(separator: "\n") == expected, "\(example.text)")
      count += 1
    }
    // Eight of its own, and one for each figure kind.
    #expect(count >= 8)
  }

  @Test func theFirstExampleHasTenLines() throws {
    #expect(
      try examples()[0].text.split(separator: "\n", omittingEmptySubsequences: false).count == 10)
  }
}
