import Foundation
import LessonScript
import Testing

/// The outline names the quizzes that the whole reader finds.
@Suite struct LessonOutlineTests {
  private func outline(_ bytes: [UInt8]) -> [String] { LessonOutline(bytes: bytes).quizIDs }

  private func outline(_ body: String) -> [String] { outline(Array(lesson(body).utf8)) }

  private func read(_ bytes: [UInt8]) -> [String] {
    let blocks = Lesson.reading(bytes).lesson?.pages.flatMap(\.blocks) ?? []
    return blocks.compactMap { if case .quiz(let quiz) = $0 { quiz.id.value } else { nil } }
  }

  @Test func everyShippedLessonIsOutlinedAsItIsRead() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Lessons").standardized
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).filter { $0.lastPathComponent.first?.isNumber == true }
    #expect(files.count >= 3)
    for file in files {
      let bytes = Array(try Data(contentsOf: file))
      #expect(outline(bytes) == read(bytes), "\(file.lastPathComponent)")
      #expect(!outline(bytes).isEmpty, "\(file.lastPathComponent)")
    }
    let kernelSlide = try #require(files.first { $0.lastPathComponent.hasPrefix("05-") })
    #expect(
      outline(Array(try Data(contentsOf: kernelSlide)))
        == ["patch", "impulse-picture", "when-it-matters"])
  }

  private static let good = "```quiz id=q\nA?\n= 1\n```\n"

  @Test(arguments: [
    (good, ["q"]),
    ("   ~~~~ quiz   id=q  \nA?\n= 1\n~~~~~\n", ["q"]),
    (good + "\n## Next\n\n" + good.replacing("=q", with: "=r"), ["q", "r"]),
    // A quiz that holds a fence, and fences that hold a quiz.
    ("`````quiz id=q\nA?\n~~~\n```quiz id=r\n~~~\n= 1\n`````\n", ["q"]),
    ("````\n\(good)````\n\n\(good)", ["q"]),
    ("~~~\n\(good)~~~\n", []),
    ("    ```quiz id=q\n    A?\n", []),
    // What stands in a list or a quote is no quiz.
    ("- ```quiz id=q\n  A?\n  = 1\n  ```\n", []),
    ("> ```quiz id=q\n> A?\n> = 1\n> ```\n\n\(good)", ["q"]),
    ("- a\n\n\(good)- b\n", ["q"]),
    ("1. a\n   > b\n\n\(good)", ["q"]),
    // No id, none that is one, and something that stands beside it.
    ("```quiz\nA?\n= 1\n```\n", []), ("```quiz id=Q\nA?\n= 1\n```\n", []),
    ("```quiz id=\nA?\n= 1\n```\n", []), ("```quiz id=a id=b\nA?\n= 1\n```\n", []),
    ("```quiz now id=a\nA?\n= 1\n```\n", []), ("```quiz x=1 id=a\nA?\n= 1\n```\n", []),
    ("```quizzes id=a\nA?\n= 1\n```\n", []), ("```figure id=a\n```\n", []),
    // A fence without an end hides no later page.
    ("```quiz id=a\nA?\n= 1\n\n## Next\n\n\(good)", ["q"]),
    ("```quiz id=a\nA?\n= 1\n\n\(good)", ["q"]),
    ("```quiz id=q\nA?\n= 1", []),
    // An id that is given twice belongs to both.
    (good + "\n" + good, ["q", "q"]),
  ])
  func findsWhatTheReaderFinds(_ body: String, _ ids: [String]) {
    #expect(outline(body) == ids)
    #expect(read(Array(lesson(body).utf8)) == ids)
  }

  @Test func aQuizWithErrorsIsNamedToo() {
    let body = "```quiz id=q\nA?\n```\n"
    #expect(read(Array(lesson(body).utf8)) == [])
    #expect(outline(body) == ["q"])
  }

  @Test func whatStandsBeforeTheFirstPageIsLeftOut() {
    let text = "---\nid: a\ntitle: T\nminutes: 1\n---\n# T\n\n\(Self.good)\n## P\n"
    #expect(outline(Array(text.utf8)) == [])
    #expect(read(Array(text.utf8)) == [])
  }

  @Test func whatIsNoLessonHasNone() {
    let text = Array(lesson(Self.good).utf8)
    #expect(outline(text) == ["q"])
    for bytes in [[], Array(Self.good.utf8), text + [0xFF], text + [0]] {
      #expect(outline(bytes) == [])
    }
    #expect(outline(text + [UInt8](repeating: .init(ascii: "\n"), count: 4_194_304)) == [])
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func anyLessonIsOutlinedAsItIsReadWhereverItEnds(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let bytes = Array(GeneratedLesson(using: &generator).text.utf8)
    #expect(outline(bytes) == read(bytes))
    for _ in 0..<30 {
      let part = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &generator)))
      let (ids, all) = (outline(part), read(part))
      #expect(ids == all, "\(String(decoding: part, as: UTF8.self))")
    }
  }

  /// The lessons that the other tests generate have quizzes, in sound files and in faulty ones.
  @Test func generatedLessonsAreOfEverySort() {
    let lessons = (1...40 as ClosedRange<UInt64>).map { seed in
      var generator = SeededGenerator(seed: seed)
      return Array(GeneratedLesson(using: &generator).text.utf8)
    }
    let sound = lessons.filter { Lesson.reading($0).errors.isEmpty }
    let faulty = lessons.filter { !Lesson.reading($0).errors.isEmpty }
    for some in [sound, faulty] { #expect(some.flatMap(read).count >= 5) }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func aDamagedLessonLosesNoQuiz(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let good = Array(GeneratedLesson(using: &generator).text.utf8)
    let marks = ["```", "````", "~~~", "\n", "> ", "- ", "    ", "\t", "## ", " id=", "quiz", "`"]
    for _ in 0..<40 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let start = Int.random(in: 0...bytes.count, using: &generator)
        let end = min(bytes.count, start + Int.random(in: 0...8, using: &generator))
        let mark = marks.randomElement(using: &generator) ?? ""
        bytes.replaceSubrange(start..<end, with: mark.utf8)
      }
      let (ids, all) = (outline(bytes), read(bytes))
      let isWhole = Lesson.reading(bytes).errors.isEmpty
      let text = String(decoding: bytes, as: UTF8.self)
      // A quiz whose body the damage hit is named, but not read.
      if isWhole { #expect(ids == all, "\(text)") } else { #expect(ids.holds(all), "\(text)") }
    }
  }

  /// Every file of a megabyte ends, as in `RobustnessTests`; the outline takes the same walk.
  @Test(arguments: [
    "```quiz id=q\n", "```quiz id=q\n```\n", "> ", "- ", "~~~\n## a\n", "|a|\n|-|\n",
  ])
  func aLongFileEnds(_ piece: String) {
    let text = lesson(String(repeating: piece, count: 1_000_000 / piece.utf8.count))
    #expect(outline(Array(text.utf8)).allSatisfy { $0 == "q" })
  }
}

extension [String] {
  /// True if some names stand among these in their order.
  fileprivate func holds(_ names: [String]) -> Bool {
    var rest = self[...]
    return names.allSatisfy { name in
      guard let place = rest.firstIndex(of: name) else { return false }
      rest = rest[(place + 1)...]
      return true
    }
  }
}
