import KindExamples
import Learning
import LessonScript
import TestSupport
import Testing
import TextScreen

@testable import Tutor

/// A seeded generator of files, logs and lines that mean no good.
struct Hostile {
  private var generator: TestGenerator

  init(seed: Int) { generator = TestGenerator(seed: seed) }

  /// Texts that other programs have fallen over.
  static let words = [
    "", " ", "0", "-1", "1e999", "-9223372036854775808", "9223372036854775807",
    "9223372036854775808", "0.1", "nan", "inf", "1/0", "2^1000", "`= 1/0`", "`= 9^9^9`",
    "\u{1B}]0;x\u{7}", "\u{1B}[2J", "\u{9B}5n", "\u{0}", "\u{202E}abc\u{2066}",
    "\u{E0041}\u{E007F}",
    "\u{200B}", "a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "👩‍👩‍👧", "漢字", "\u{FEFF}", "\u{2028}",
    "\"", "\\", "+", "/", "- -", "{", "}", "[[[[", "```", "| a |", "---", "**", "%s%n", "1 2 3",
    "1-3 1-3", "none", "all", "random", "gaussian", "edges",
  ]

  /// One of a range.
  mutating func count(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &generator) }

  /// A word, at times a very long one.
  mutating func word() -> String {
    let word = Self.words.randomElement(using: &generator) ?? ""
    return count(0...9) == 0 ? String(repeating: word, count: count(2...200)) : word
  }

  /// A text with some of its words, lines or characters replaced, doubled or left out.
  mutating func text(_ good: String) -> String {
    var lines = good.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<count(1...3) {
      let place = count(0...max(0, lines.count - 1))
      guard lines.indices.contains(place) else { continue }
      switch count(0...5) {
      case 0: lines[place] = word()
      case 1: lines.remove(at: place)
      case 2: lines.insert(lines[place], at: place)
      case 3: lines[place] += word()
      default:
        var words = lines[place].split(separator: " ", omittingEmptySubsequences: false)
          .map(String.init)
        guard !words.isEmpty else { continue }
        words[count(0...words.count - 1)] = word()
        lines[place] = words.joined(separator: " ")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A time that a clock may have said.
  mutating func seconds() -> Int {
    switch count(0...5) {
    case 0: [.min, -1, 0, .max, .max - 86_400].randomElement(using: &generator) ?? 0
    case 1: count(0...7_000_000_000)
    default: 1_800_000_000 + count(-9_000_000...9_000_000)
    }
  }

  /// A line of a progress log, right or not.
  mutating func record() -> String {
    let names = (0..<count(0...40)).map { _ in count(0...1) == 0 ? "wrong-\(count(1...9))" : word()
    }
    let line = ProgressRecord.answered(
      Attempt(
        lesson: ["sizes", "counts", word()].randomElement(using: &generator) ?? "",
        question: ["places", "filter", "a/1", word()].randomElement(using: &generator) ?? "",
        seed: UInt64(count(0 ... .max)), answer: word(),
        outcome: [.right, .wrong, .skipped, .shown].randomElement(using: &generator) ?? .wrong,
        tryNumber: count(1...3), hints: count(0...2), said: count(0...1) == 0 ? word() : nil,
        mistakes: names.map { Mistake(named: $0) }, page: count(1...9),
        occasion: [.lesson, .replay, .practice, .review].randomElement(using: &generator)
          ?? .lesson,
        seconds: seconds())
    ).line
    guard count(0...3) == 0 else { return line }
    var bytes = Array(line.utf8)
    bytes[count(0...bytes.count - 1)] = UInt8(count(0...255))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A line that somebody types in line mode.
  mutating func line() -> String {
    switch count(0...9) {
    case 0...2: ""
    case 3: word()
    case 4: "g \(word())"
    case 5: "set \(word()) up"
    case 6: "edit \(["input", "kernel", word()][count(0...2)]) \(word()) \(word()) \(word())"
    case 7: "o \(word()) \(word())"
    case 8: ["n", "p", "b", "R", "h", "a", "?", "e", "u", "f", "K", "m"][count(0...11)]
    default: "\(count(-9...9)) \(word())"
    }
  }
}

/// Whatever a file, a log or a line holds, it ends in words and in frames that are whole.
@Suite struct HostileTests {
  @Test(arguments: KindExample.plain) func files(_ example: KindExample) {
    var hostile = Hostile(seed: example.kind.utf8.reduce(0) { $0 * 31 % 9_973 + Int($1) })
    for _ in 0..<12 { open(hostile.text(example.lesson), &hostile) }
  }

  @Test(arguments: 1...8) func quizzes(seed: Int) {
    var hostile = Hostile(seed: seed)
    for _ in 0..<12 { open(hostile.text(DrillLessons.sizes), &hostile) }
  }

  /// Opens a lesson, if it is one, and looks at a few states of it.
  private func open(_ script: String, _ hostile: inout Hostile) {
    guard let parsed = try? Lesson(parsing: script) else { return }
    do throws(LessonErrors) {
      let lesson = try PlayableLesson(parsed)
      _ = LessonLint.findings(in: lesson)
      var play = Play([lesson])
      play.open(lesson.header.id)
      for _ in 0..<6 {
        let key = ["→", "←", "Tab", "e", "G", "9", "-", "Enter", "n", "K"][hostile.count(0...9)]
        play.press(key)
        play.handle(.paste(hostile.word()))
        if hostile.count(0...2) == 0 {
          play.resize(hostile.count(1...200), hostile.count(1...60))
        }
        expectSafe(play.screen, script)
      }
    } catch {
      #expect(!error.isEmpty, "\(script)")
    }
  }

  /// A hundred quizzes of a million draws each cost no more than two.
  @Test func drawsHaveABudgetForTheLesson() throws {
    let numbers = (1...100).map(String.init).joined(separator: ", ")
    func lesson(_ count: Int) throws -> PlayableLesson {
      let pages = (1...count).map { number in
        """
        ## Page \(number)

        ```quiz id=q\(number)
        How much is `= a + b + c`?

        where: a in \(numbers); b in \(numbers); c in \(numbers)
        = a + b + c
        why: It is `= a + b + c`.
        ```
        """
      }
      let head = "---\nid: many\ntitle: Many\nminutes: 1\n---\n# Many\n\n"
      return try PlayableLesson(Lesson(parsing: head + pages.joined(separator: "\n\n")))
    }
    func tried(_ count: Int) throws -> Int {
      try lesson(count).pages.compactMap(\.quiz?.triedCount).reduce(0, +)
    }
    let two = try tried(2)
    #expect(two == 20_000)
    #expect(try tried(100) <= 3 * two)
  }

  @Test(arguments: 1...40) func logs(seed: Int) throws {
    var hostile = Hostile(seed: seed)
    let records = (0..<hostile.count(1...60)).compactMap { _ in
      ProgressRecord(line: Array(hostile.record().utf8)[...])
    }
    let lessons = try DrillLessons.lessons()
    var play = Play(lessons, progress: records)
    for key in ["s", "Esc", "d", "Enter"] {
      play.press(key)
      expectSafe(play.screen, "\(records)")
    }
    let items = lessons.map { MenuItem($0.header, number: $0.number, questions: $0.questions) }
    let overview = ProgressOverview(
      items, LearnerProgress(records), at: hostile.seconds())
    expectSafe(PlainText(json: overview.report).description, "\(records)")
    let attempts = records.compactMap { record -> Attempt? in
      if case .answered(let attempt) = record { attempt } else { nil }
    }
    #expect(attempts.allSatisfy { $0.mistakes.count <= Attempt.mistakeLimit })
    expectSafe(PlainText(AttemptText(lessons).text(of: attempts)).description, "\(records)")
  }

  /// A monkey for line mode.
  @Test(arguments: KindExample.asking) func lines(_ example: KindExample) throws {
    let lesson = try PlayableLesson(.init(parsing: example.lesson))
    var hostile = Hostile(seed: example.body.utf8.count)
    answer(PlainSession(lesson), times: 40, &hostile)
  }

  @Test(arguments: 1...10) func linesOfLessons(seed: Int) throws {
    var hostile = Hostile(seed: seed)
    for lesson in try DrillLessons.lessons() {
      answer(PlainSession(lesson, replayedWith: UInt64(seed)), times: 60, &hostile)
    }
    let drill = try #require(
      Drill(
        practising: DrillLessons.lessons(), after: LearnerProgress(), seed: UInt64(seed)))
    answer(PlainDrill(drill, among: []), times: 60, &hostile)
  }

  private func answer(_ start: some LineSession, times: Int, _ hostile: inout Hostile) {
    var session = start
    for _ in 0..<times {
      let line = hostile.line()
      let reply = session.respond(to: line, at: hostile.seconds())
      expectSafe((reply.text + session.prompt).description, line)
      for case .keep(let record) in reply.effects {
        #expect(ProgressRecord(line: Array(record.line.utf8)[...]) == record, "\(line)")
      }
      if reply.isDone { session = start }
    }
  }

  /// Nothing but text and line feeds leaves the program.
  private func expectSafe(_ text: String, _ from: @autoclosure () -> String) {
    let isSafe = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A: true
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xE0000...0xE007F: false
      default: true
      }
    }
    #expect(isSafe, "\(from())")
  }
}
