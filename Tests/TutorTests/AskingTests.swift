import Figures
import Learning
import TestSupport
import KindExamples
import Testing
import TextScreen

@testable import Tutor

/// Every kind with everything that it can ask, on the whole screen and line by line.
@Suite struct AskingTests {
  private static let sizes = [(80, 24), (40, 12), (120, 40)]

  /// The numbers on a screen, without how many lines are hidden below.
  static func numbersTold(on screen: String) -> Set<String> {
    numbers(
      in: screen.split(separator: "\n").filter { !$0.contains("more line") }
        .joined(separator: "\n"))
  }

  private static func numbers(in text: String) -> Set<String> {
    Set(
      text.split { !($0.isNumber || "-.,".contains($0)) }.map { number in
        String(
          number.drop { $0 == "." || $0 == "," }.reversed().drop { $0 == "." || $0 == "," }
            .reversed())
      })
  }

  /// Nothing new on screen is the number that is asked for: not in the header, nor in the message.
  @Test(arguments: KindExample.asking) func aNumberIsNowhereOnScreen(_ body: KindExample) throws {
    // Without a number of its own, which would stand in the header.
    let lesson = try PlayableLesson(.init(parsing: body.lesson))
    for (columns, rows) in Self.sizes {
      var play = Play([lesson], columns: columns, rows: rows)
      play.open(lesson.header.id)
      var before: Set<String> = []
      for _ in 0..<100 {
        guard let figure = play.session.lesson?.page?.figure else { break }
        if figure.isAsking, case .number(let key) = figure.prediction?.question.kind {
          #expect(
            !Self.numbersTold(on: play.screen).subtracting(before)
              .contains(key.right.description),
            "\(key.right) in\n\(play.screen)")
        }
        guard figure.isAsking || figure.step < figure.figure.stepCount else { break }
        if !figure.isAsking { before = Self.numbersTold(on: play.screen) }
        play.press(figure.isAsking ? "Tab" : "Esc →")
      }
    }
  }

  /// A step that was asked for shows the same after the learner has gone on and come back.
  @Test(arguments: KindExample.asking) func forwardAndBackRestores(_ body: KindExample) throws {
    var play = try Play(script: body.lesson)
    var screens: [String] = []
    for _ in 0..<100 {
      guard let figure = play.session.lesson?.page?.figure else { break }
      if figure.isAsking { play.press("Tab") }
      screens.append(play.screen)
      // At the last step, its prediction was settled by Tab.
      if play.session.lesson?.page?.figure?.isAsking != true, figure.step == figure.figure.stepCount
      {
        break
      }
      play.press("→")
    }
    for screen in screens.dropLast().reversed() {
      // Once settled nothing is asked again.
      play.press("←")
      #expect(play.screen == screen)
    }
  }

  /// Whoever leaves the question by `→`, or jumps past it, has skipped it: kept as such, not wrong.
  @Test(arguments: KindExample.asking) func goingPastIsSkipping(_ body: KindExample) throws {
    for keys in ["Esc →", "Tab", "Esc G"] {
      var play = try Play(script: body.lesson)
      while play.session.lesson?.page?.figure?.isAsking == false { play.press("→") }
      let figure = try #require(play.session.lesson?.page?.figure)
      let id = try #require(figure.prediction?.question.id)
      if keys == "Esc G", figure.step == figure.figure.stepCount { continue }
      play.press(keys)
      let attempts = play.kept.compactMap { record -> String? in
        guard case .answered(let attempt) = record else { return nil }
        return "\(attempt.question) \(attempt.outcome) \"\(attempt.answer)\""
      }
      #expect(attempts == ["figure/\(id) skipped \"\""], "\(keys)")
      let earlier = play.session.lesson?.page?.figure?.predictions[figure.step]
      #expect(earlier?.state == .skipped)
    }
  }

  /// In plain mode too: `g` jumps.
  @Test func aJumpByALineIsSkipping() throws {
    let body = try #require(KindExample.asking.first { $0.word == "size" })
    var session = PlainSession(try PlayableLesson(.init(parsing: body.lesson)))
    let reply = session.respond(to: "g 4", at: 0)
    guard case .keep(.answered(let attempt)) = reply.effects.first else {
      Issue.record("nothing was kept")
      return
    }
    #expect(attempt.question == "figure/size" && attempt.outcome == .skipped)
    #expect(
      reply.text.description.contains("step 4 of 28") && !reply.text.description.contains("✗"))
  }

  @Test(arguments: KindExample.asking) func withoutPredictionsNothingIsAsked(_ body: KindExample)
    throws
  {
    var play = try Play(script: body.lesson, options: SessionOptions(asksPredictions: false))
    for _ in 0..<100 where play.session.lesson?.isAtEnd == false {
      #expect(play.session.lesson?.page?.figure?.isAsking == false)
      #expect(!play.screen.contains("asks ◆") && !play.screen.contains("of ?"))
      play.press("→")
    }
    #expect(!play.kept.contains { if case .answered = $0 { true } else { false } })
  }

  /// Every prediction can be answered right by a line, in the form that the program names.
  @Test(arguments: KindExample.asking) func everyPredictionIsAnsweredByALine(_ body: KindExample)
    throws
  {
    let lesson = try PlayableLesson(.init(parsing: body.lesson))
    var session = PlainSession(lesson)
    for _ in 0..<100 {
      guard let prediction = session.prediction else {
        guard let figure = session.player.page?.figure, figure.step < figure.figure.stepCount
        else { break }
        _ = session.respond(to: "", at: 0)
        continue
      }
      #expect(session.prompt == "your guess> ")
      #expect(session.respond(to: "?", at: 0).text.description.contains(prediction.form))
      // What is no answer is neither taken for one nor for a step on.
      let nonsense = session.respond(to: "9999999 x", at: 0)
      #expect(nonsense.effects.isEmpty && session.prediction != nil, "\(nonsense.text)")
      let reply = session.respond(to: Self.rightLine(for: prediction.question), at: 0)
      #expect(reply.text.description.hasPrefix("✓ right."), "\(reply.text)")
      guard case .keep(.answered(let attempt)) = reply.effects.first else {
        Issue.record("nothing was kept")
        return
      }
      #expect(attempt.outcome == .right)
    }
  }

  private static func rightLine(for question: Question) -> String {
    switch question.kind {
    case .number(let key): key.right.plain
    case .choice(let options, _):
      options.firstIndex { $0.isRight }.map { "\($0 + 1)" } ?? ""
    case .cell(let key): key.right.first.map { "\($0.row) \($0.column)" } ?? ""
    case .grid(let key): Answer.grid(key.right).record
    case .cells(let key): key.right.ranges
    }
  }
}
