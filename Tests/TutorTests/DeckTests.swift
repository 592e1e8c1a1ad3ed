import Learning
import LessonScript
import TestSupport
import Testing

@testable import Tutor

/// The questions that practice deals: fresh, in turn, and the same again for the same seed.
@Suite struct DeckTests {
  private func checks() throws -> [LessonCheck] {
    try DrillLessons.lessons().flatMap(\.checks).filter(\.template.isParameterised)
  }

  private func deal(_ count: Int, from deck: Deck) -> [DrillQuestion] {
    var deck = deck
    return (0..<count).compactMap { _ in deck.deal() }
  }

  @Test(arguments: 1...8) func everyCheckComesOnceARoundAndNoneTwiceInARow(seed: UInt64) throws {
    let checks = try checks()
    let dealt = deal(30, from: .rounds(of: checks, seed: seed, after: LearnerProgress()))
    #expect(dealt.count == 30)
    for round in 0..<10 {
      let ids = dealt[(round * checks.count)..<((round + 1) * checks.count)].map(\.check.id)
      #expect(Set(ids).count == checks.count)
    }
    for (one, next) in zip(dealt, dealt.dropFirst()) {
      #expect(!one.check.isSame(as: next.check))
    }
    let orders = Set((0..<10).map { dealt[$0 * 3].check.id })
    #expect(orders.count > 1, "rounds are shuffled anew")
  }

  /// There are 3 or more draws of each check: none is asked with the numbers that it had before.
  @Test(arguments: 1...5) func theNumbersAreFresh(seed: UInt64) throws {
    let checks = try checks()
    let dealt = deal(30, from: .rounds(of: checks, seed: seed, after: LearnerProgress()))
    for check in checks {
      let questions = dealt.filter { $0.check.isSame(as: check) }.map(\.quiz.sitting.question)
      for (one, next) in zip(questions, questions.dropFirst()) {
        #expect(one.drawn != next.drawn)
      }
      #expect(Set(questions.map(\.drawn)).count > 2, "\(check.id)")
      for question in questions {
        #expect(question == check.template.question(seed: question.seed))
        #expect("\(question.seed)".count <= 7, "a seed is copied by hand")
      }
    }
  }

  @Test func theSeedAloneDecides() throws {
    let checks = try checks()
    func dealt(_ seed: UInt64) -> [Question] {
      deal(9, from: .rounds(of: checks, seed: seed, after: LearnerProgress()))
        .map(\.quiz.sitting.question)
    }
    #expect(dealt(3) == dealt(3))
    #expect(dealt(3) != dealt(4))
  }

  @Test func theNumbersOfTheLastAttemptAreNotAskedAtOnce() throws {
    let check = try #require(try checks().first { $0.id == "filter" })
    for seed in 1...20 as ClosedRange<UInt64> {
      let last = DrillLessons.attempt("sizes", "filter", .wrong, seed: seed)
      let next = deal(
        1, from: .once([check], seed: seed, after: LearnerProgress([last])))
      let question = try #require(next.first?.quiz.sitting.question)
      #expect(question.drawn != check.template.question(seed: seed).drawn)
    }
  }

  @Test func aListIsDealtOnceInOrder() throws {
    let checks = try DrillLessons.lessons().flatMap(\.checks)
    let dealt = deal(20, from: .once(checks, seed: 1, after: LearnerProgress()))
    #expect(dealt.map(\.check.id) == ["dense", "sharing", "several", "places", "filter"])
  }

  @Test func aLoneCheckIsDealtAgainAndAgain() throws {
    let fixed = try PlayableLesson(Lesson(parsing: DrillLessons.fixed))
    #expect(deal(5, from: .rounds(of: fixed.checks, seed: 1, after: LearnerProgress())).count == 5)
    #expect(deal(5, from: .rounds(of: [], seed: 1, after: LearnerProgress())).isEmpty)
  }

  @Test func ordinals() {
    #expect(
      [1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(\.ordinal) == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th",
      ])
  }
}
