import TestSupport
import Testing

@testable import Tutor

/// A lesson played by lines.
@Suite struct PlainSessionTests {
  private func transcript(_ session: inout PlainSession, _ lines: [String]) -> String {
    var text = session.opening + "\n" + session.prompt
    for line in lines {
      let reply = session.respond(to: line, at: 0)
      text += line + "\n" + reply.text + "\n" + session.prompt
      if reply.isDone { text += "(left)" }
    }
    return text
  }

  @Test func aWholePageByLines() throws {
    var session = PlainSession(try Shipped.lesson("watch-the-kernel-slide"))
    expectSnapshot(
      transcript(
        &session,
        [
          "", "-2", "", "-1", "", "", "f", "set stride up", "u", "edit input 0 0 9", "o 2 2", "?",
          "q",
        ]),
      "plain-transcript")
  }

  @Test func quickChecksByLines() throws {
    var session = PlainSession(try Shipped.lesson("watch-the-kernel-slide"), page: 5, step: 9)
    expectSnapshot(
      transcript(&session, ["", "", "h", "9", "1", "2", "3", "4", ""]), "plain-check")
  }

  /// Every action of every figure works without a screen.
  @Test func everyActionWorks() throws {
    for lesson in try Shipped.lessons() {
      for (index, page) in lesson.pages.enumerated() {
        guard let figure = page.figure?.figure else { continue }
        for action in figure.actions(at: 1) {
          var session = PlainSession(
            lesson, page: index + 1, options: SessionOptions(asksPredictions: false))
          let line = action.picksFrom == nil ? "\(action.key)" : "\(action.key) 0 0"
          let reply = session.respond(to: line, at: 0)
          #expect(!reply.text.contains("not understood"), "\(lesson.header.id): \(line)")
        }
      }
    }
  }
}
