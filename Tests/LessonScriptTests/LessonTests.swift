@testable import LessonScript
import Testing

/// The lesson that the authors' reference starts with.
let lesson = """
  ---
  id: slide
  title: Slide
  minutes: 5
  ---
  # Slide

  ## One page

  A 3×3 kernel fits `= output(5, kernel: 3)` times.

  """

@Test func readsASmallLesson() throws {
  let lesson = try Lesson(parsing: lesson)
  #expect(lesson.header.id == "slide")
  #expect(
    lesson.pages == [
      Page(
        title: [.text("One page")], location: SourceLocation(line: 8, column: 1),
        blocks: [
          .paragraph([
            .text("A 3×3 kernel fits "),
            .expression(
              Located("output(5, kernel: 3)", at: SourceLocation(line: 10, column: 22))),
            .text(" times."),
          ])
        ])
    ])
}
