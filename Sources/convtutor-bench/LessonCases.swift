import LessonScript
import Storage
import TextScreen
import Tutor

/// Each lesson of a library, and samples of 1 and 64 pages: its text parsed, its first page on screen,
/// and all its pages made.
///
/// The samples' first pages are alike: the number of pages behind them should not show.
func lessonCases(_ library: LessonLibrary) -> [BenchmarkCase] {
  let shipped = library.entries.flatMap { entry in
    cases(of: entry.id) { try RegularFile(reading: entry.path).contents(limit: Limits.fileBytes) }
  }
  let samples = [1, 64].flatMap { pages in
    cases(of: "sample-\(pages)") { Array(SampleLesson.text(pages: pages).utf8) }
  }
  return shipped + samples
}

private func cases(of name: String, bytes: @escaping () throws -> [UInt8]) -> [BenchmarkCase] {
  let screen = Size(columns: 80, rows: 24)
  return [
    BenchmarkCase("lesson/\(name)/parse") {
      let text = try bytes()
      return { try Lesson(bytes: text) }
    },
    BenchmarkCase("lesson/\(name)/first-page") {
      let lesson = try Lesson(bytes: bytes())
      let menu = SizedSession(on: screen)
      return {
        var session = menu
        session.openFirstPage(of: lesson)
        return session.frame
      }
    },
    BenchmarkCase("lesson/\(name)/all-pages") {
      let lesson = try Lesson(bytes: bytes())
      let menu = SizedSession(on: screen)
      return {
        var session = menu
        session.openFirstPage(of: lesson)
        session.makeOtherPages()
        return session
      }
    },
  ]
}
