import Learning
import LessonScript
import TestSupport
import Testing
import TextScreen

@testable import Tutor

/// Practice and review by lines.
@Suite struct PlainDrillTests {
  private func transcript(
    _ drill: Drill?, _ lines: [String], glyphs: GlyphSet = .unicode
  ) throws -> Transcript {
    let items = try DrillLessons.lessons().map {
      MenuItem($0.header, number: $0.number, questions: $0.questions)
    }
    return Transcript(
      of: PlainDrill(try #require(drill), among: items, glyphs: glyphs), lines)
  }

  @Test func practiceByLines() throws {
    let lessons = try DrillLessons.lessons()
    let drill = Drill(practising: lessons, after: LearnerProgress(), seed: 7)
    let said = try transcript(
      drill, ["?", "", "1", "h", "3", "", "b", "what", "n", "5", "a", "n", "12", "q"])
    expectSnapshot(said.text, "plain-practice")
    #expect(said.isDone)
    let outcomes = said.records.map { record in
      guard case .answered(let attempt) = record else { return "\(record)" }
      return "\(attempt.question) \(attempt.outcome) \(attempt.tryNumber) \(attempt.occasion)"
    }
    #expect(
      outcomes == [
        "filter wrong 1 practice", "filter right 2 practice", "dense wrong 1 practice",
        "places wrong 1 practice",
      ])
  }

  @Test func aReviewByLinesEndsByItself() throws {
    let lessons = try DrillLessons.lessons()
    let progress = LearnerProgress(ReviewTests.history)
    let due = [
      DueQuestion(lesson: "counts", question: "several", daysOverdue: 2),
      DueQuestion(lesson: "sizes", question: "places", daysOverdue: 0),
    ]
    let drill = Drill(reviewing: due, in: lessons, after: progress, seed: 7)
    let said = try transcript(drill, ["1 2", "1 3", "2 3", "", "1", "n"])
    expectSnapshot(said.text, "plain-review")
    #expect(said.isDone && said.records.count == 4)
  }

  @Test func leavingAtOnceSaysNothing() throws {
    let lessons = try DrillLessons.lessons()
    let said = try transcript(
      Drill(practising: lessons, after: LearnerProgress(), seed: 7), ["q"])
    #expect(said.isDone && said.records.isEmpty && said.text.hasSuffix("q\n"))
  }

  @Test func asciiIsEnough() throws {
    let lessons = try DrillLessons.lessons()
    let said = try transcript(
      Drill(practising: lessons, after: LearnerProgress(), seed: 7), ["1", "2", "3", "", "1", "q"],
      glyphs: .ascii)
    #expect(said.text.utf8.allSatisfy { $0 < 0x80 })
  }
}
