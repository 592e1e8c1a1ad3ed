import TestSupport
import Testing

@testable import Tutor

/// A lesson played by lines.
@Suite struct PlainSessionTests {
  @Test func aWholePageByLines() throws {
    let session = PlainSession(try Shipped.lesson("watch-the-kernel-slide"))
    expectSnapshot(
      Transcript(
        of: session,
        [
          "", "-2", "", "-1", "", "", "f", "set stride up", "u", "edit input 0 0 9", "o 2 2", "?",
          "q",
        ]
      ).text,
      "plain-transcript")
  }

  @Test func quickChecksByLines() throws {
    let session = PlainSession(try Shipped.lesson("watch-the-kernel-slide"), page: 5, step: 9)
    expectSnapshot(
      Transcript(of: session, ["", "", "h", "9", "1", "2", "3", "4", ""]).text, "plain-check")
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
          #expect(!reply.text.description.contains("not understood"), "\(lesson.header.id): \(line)")
        }
      }
    }
  }
}
