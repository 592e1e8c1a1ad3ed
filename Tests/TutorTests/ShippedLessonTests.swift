import LessonScript
import Storage
import Testing

@testable import Tutor

/// Laws of every lesson that ships.
@Suite struct ShippedLessonTests {
  @Test func everyLessonBuildsAndFitsTheUsualScreen() throws {
    for entry in try LessonLibrary(folder: Shipped.folder).entries {
      let lesson = try PlayableLesson(entry.lesson(), number: entry.number)
      let findings = LessonLint.findings(in: lesson)
      #expect(findings.isEmpty, "\(entry.path)\n\(findings.map(\.description))")
      #expect(!lesson.header.summary.isEmpty, "\(entry.path) says what it is for")
    }
  }

  @Test func theFirstCaptionOfLesson05() throws {
    let text = LessonText().text(of: try Shipped.lesson("watch-the-kernel-slide"))
    #expect(
      text.contains("(1×-1)+(2×0)+(0×1) + (0×-2)+(1×0)+(2×2) + (2×-1)+(0×0)+(1×1) = 2\n"))
    // The table of the last page is computed: CURRICULUM L05's multiply-adds.
    for number in ["580,644", "3,062,500", "13,176,900", "49,084,036", "149,377,284"] {
      #expect(text.contains(number))
    }
  }
}
