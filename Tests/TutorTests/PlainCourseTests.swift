import KindExamples
import Learning
import LessonScript
import Testing
import TextScreen

@testable import Tutor

/// The whole course and every kind of figure as text.
@Suite struct PlainCourseTests {
  /// Every lesson can be finished without a screen, by answers from the questions' own keys.
  @Test func everyLessonIsFinishedByLines() throws {
    for lesson in try Shipped.lessons() {
      let id = lesson.header.id
      let run = LineRun(of: lesson)
      expectNarrow(run.text, id)
      #expect(run.records.last.map(\.isFinish) == true, "\(id) ends")
      let progress = LearnerProgress(run.records)[lesson: id]
      #expect(progress.isFinished, "\(id) is recorded as done")
      let answers = run.records.compactMap(\.attempt)
      let asked =
        lesson.pages.reduce(0) {
          $0 + ($1.figure?.predictions.count ?? 0) + ($1.quiz == nil ? 0 : 1)
        }
      #expect(answers.count == asked, "\(id): each question is answered once")
      expectRight(answers, id)
    }
  }

  /// So can the example of every kind, whatever it asks.
  @Test(arguments: KindExample.plain + KindExample.asking)
  func everyExampleIsFinishedByLines(_ example: KindExample) throws {
    for glyphs in [GlyphSet.unicode, .ascii] {
      let lesson = try PlayableLesson(.init(parsing: example.lesson))
      let run = LineRun(of: lesson, glyphs: glyphs)
      expectNarrow(run.text, "\(example)")
      #expect(run.records.last.map(\.isFinish) == true)
      expectRight(run.records.compactMap(\.attempt), "\(example)")
      if glyphs == .ascii { expectASCII(run.text, "\(example)") }
    }
  }

  @Test func everyLessonIsShownInEightyColumns() throws {
    for lesson in try Shipped.lessons() {
      expectNarrow(LessonText().text(of: lesson), lesson.header.id)
      #if DEBUG
        // A debug build takes a hundred times as long to train; one set of characters has to do.
        if lesson.pages.contains(where: { $0.figure?.figure.isRun == true }) { continue }
      #endif
      let ascii = LessonText(glyphs: .ascii).text(of: lesson)
      expectNarrow(ascii, lesson.header.id)
      expectASCII(ascii, lesson.header.id)
    }
  }

  @Test(arguments: KindExample.plain + KindExample.asking)
  func everyExampleIsShownInEightyColumns(_ example: KindExample) throws {
    let lesson = try PlayableLesson(.init(parsing: example.lesson))
    expectNarrow(LessonText().text(of: lesson), "\(example)")
  }

  /// Titles, code, tables, captions and options break where they are too wide.
  @Test func whatIsTooWideBreaks() throws {
    let long = "word " + String(repeating: "x", count: 100) + String(repeating: " long", count: 30)
    let cells = (1...30).map { "cell \($0)" }.joined(separator: " | ")
    let script = """
      ---
      id: wide
      title: \(long)
      minutes: 1
      ---
      # \(long)

      ## \(long)

      ```
      \(long)
      ```

      | \(cells) |
      |\(String(repeating: "--|", count: 30))
      | \(cells) |

      ```figure table
      columns: a | b
      rows:
        \(long) | 1
      say:
        1: \(long)
      ```

      ```quiz id=wide
      \(long)

      - [x] \(long)
        > \(long)
      - [ ] short
        > \(long)
      ? \(long)
      why: \(long)
      ```
      """
    let lesson = try PlayableLesson(.init(parsing: script))
    expectNarrow(LessonText().text(of: lesson), "show")
    expectNarrow(LineRun(of: lesson).text, "played")
  }

  private func expectRight(_ answers: [Attempt], _ what: String) {
    let others = answers.filter { $0.outcome != .right }.map(\.question)
    #expect(others.isEmpty, "\(what)")
  }

  private func expectASCII(_ text: String, _ what: String) {
    let others = text.filter { !$0.isASCII }
    #expect(others.isEmpty, "\(what)")
  }

  private func expectNarrow(_ text: String, _ what: String) {
    let wide = text.split(separator: "\n").filter { CharacterWidth.of(SafeText(String($0))) > 80 }
    #expect(wide.isEmpty, "\(what)")
  }
}

/// A lesson played by lines to its end, every question answered rightly at the first try.
private struct LineRun {
  private(set) var text: String
  private(set) var records: [ProgressRecord] = []

  /// More lines than any lesson takes.
  private static let limit = 2_000

  init(of lesson: PlayableLesson, glyphs: GlyphSet = .unicode) {
    var session = PlainSession(lesson, glyphs: glyphs)
    text = session.opening.description
    for _ in 0..<Self.limit where !session.player.isAtEnd {
      let reply = session.respond(to: Self.line(for: session), at: 1_800_000_000)
      text += "\n" + reply.text.description
      for case .keep(let record) in reply.effects { records.append(record) }
    }
  }

  /// The line that a learner types who knows everything.
  private static func line(for session: PlainSession) -> String {
    if let prediction = session.prediction { return prediction.question.rightLine }
    if session.player.page?.stop == .quiz, let quiz = session.player.page?.quiz,
      quiz.sitting.isOpen
    {
      return quiz.sitting.question.rightLine
    }
    return ""
  }
}

extension Question {
  /// The right answer as it is typed in a line.
  fileprivate var rightLine: String {
    switch kind {
    case .choice(let options, _):
      options.indices.filter { options[$0].isRight }.map { "\($0 + 1)" }.joined(separator: " ")
    case .number(let key): key.right.plain
    case .cell(let key): key.right.first.map { "\($0.row) \($0.column)" } ?? ""
    case .grid(let key): PlainPrediction.line(for: key)
    case .cells(let key):
      key.right.map { "\($0.row) \($0.column)" }.sorted().joined(separator: " / ")
    }
  }
}

extension ProgressRecord {
  fileprivate var isFinish: Bool { if case .finished = self { true } else { false } }
  fileprivate var attempt: Attempt? {
    if case .answered(let attempt) = self { attempt } else { nil }
  }
}
