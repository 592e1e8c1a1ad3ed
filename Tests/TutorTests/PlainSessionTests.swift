import TestSupport
import KindExamples
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
          "", "-2", "", "-1", "", "", "f", "set stride up", "u", "set padding 1", "look",
          "edit input 0 0 9", "o 2 2", "?", "q",
        ]
      ).text,
      "plain-transcript")
  }

  @Test func quickChecksByLines() throws {
    let session = PlainSession(try Shipped.lesson("watch-the-kernel-slide"), page: 7, step: 9)
    expectSnapshot(
      Transcript(of: session, ["", "", "h", "9", "1", "2", "3", "4", ""]).text, "plain-check")
  }

  /// A question about cells comes with the grids that it is about, without its answer.
  @Test func aQuestionAboutCellsShowsThem() throws {
    let lesson = try Shipped.lesson("watch-the-kernel-slide")
    for (figure, answer) in [("bank", "0 0"), ("impulse", "9 8 7 / 6 5 4 / 3 2 2")] {
      let page = try #require(lesson.pages.firstIndex { $0.figure?.id == figure })
      expectSnapshot(
        Transcript(of: PlainSession(lesson, page: page + 1), [answer, "q"]).text,
        "plain-\(figure)")
    }
  }

  @Test func settingsTakeTheValuesThatTheyHave() throws {
    let lesson = try Shipped.lesson("watch-the-kernel-slide")
    let page = try #require(lesson.pages.firstIndex { $0.figure?.id == "nine" })
    func settings(after lines: String...) -> ([String], String) {
      var session = PlainSession(
        lesson, page: page + 1, options: SessionOptions(asksPredictions: false))
      var text = ""
      for line in lines { text = session.respond(to: line, at: 0).text.description }
      return (session.player.page?.figure?.figure.settings.map(\.value) ?? [], text)
    }
    let names = settings().0
    #expect(settings(after: "set stride 3").0 == ["3"] + names.dropFirst())
    #expect(settings(after: "set stride 3", "set stride 1").0 == names)
    #expect(settings(after: "set stride 3", "u", "u").0 == names)
    #expect(
      settings(after: "set padding 2", "set padding mode reflect").0[1...2] == ["2", "reflect"])
    for (line, words) in [
      ("set stride 99", "stride cannot be 99; it is 1"),
      ("set stride", "set NAME VALUE (or up, down); NAME is"),
      ("set pace 3", "set NAME VALUE (or up, down); NAME is"),
      ("set stride 2 3", "stride cannot be 2 3"),
    ] {
      let (values, text) = settings(after: line)
      #expect(values == names, "\(line)")
      #expect(text.hasPrefix(words), "\(line): \(text)")
    }
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
          #expect(
            !reply.text.description.contains("not understood"), "\(lesson.header.id): \(line)")
        }
      }
    }
  }

  /// Whatever is typed at a prediction or a quick check, it ends in words.
  @Test(arguments: KindExample.asking) func hostileLinesEndInWords(_ body: KindExample) throws {
    let numbers = [
      "-9223372036854775808", "9223372036854775807", "9223372036854775808", "-1", "0", "1e999",
      "nan",
    ]
    var lines = numbers + ["", "/", "- -", "\u{1B}[2J", "1 -9223372036854775808"]
    lines += numbers.flatMap { number in
      [
        "g \(number)", "set stride \(number)", "set stride \(number) up",
        "edit input \(number) \(number) \(number)",
        "o \(number) \(number)", "\(number)-\(number) \(number)-\(number)", "0-\(number) 0-2",
      ]
    }
    let lesson = try PlayableLesson(.init(parsing: body.lesson))
    for line in lines {
      var session = PlainSession(lesson)
      for _ in 0..<100 where session.prediction == nil { _ = session.respond(to: "", at: 0) }
      let reply = session.respond(to: line, at: .max)
      #expect(!reply.text.isEmpty && !reply.isDone, "\(line)")
    }
  }
}
