import TestSupport
import Testing

@testable import Learning

@Suite struct ProgressRecordTests {
  /// The format of the log, which older and newer programs must go on to understand.
  @Test(
    "A record is this line",
    arguments: [
      (
        .visited(
          PageVisit(
            lesson: "watch-the-kernel-slide", page: 3, heading: "Nine products, \"one\" sum",
            step: 4, pageCount: 6, questionCount: 2, seconds: 1_763_697_600)),
        #"{"v":1,"t":1763697600,"do":"visited","lesson":"watch-the-kernel-slide","page":3,"#
          + #""heading":"Nine products, \"one\" sum","step":4,"pages":6,"questions":2}"#
      ),
      (
        .visited(PageVisit(lesson: "a", page: 1, heading: "", step: 0, replay: true, seconds: 0)),
        #"{"v":1,"t":0,"do":"visited","lesson":"a","page":1,"heading":"","step":0,"replay":true}"#
      ),
      (
        .answered(
          Attempt(
            lesson: "a", question: "patch", seed: .max, answer: "3 × 3\u{1B}[2J\u{9B}",
            outcome: .wrong,
            tryNumber: 2, hints: 1, said: "forgets the biases",
            mistakes: [.known(.biasForgotten), .scripted("wrong-2")], page: 2, occasion: .review,
            seconds: 5)),
        #"{"v":1,"t":5,"do":"answered","lesson":"a","question":"patch","#
          + #""seed":"18446744073709551615","answer":"3 × 3\u001b[2J\u009b","outcome":"wrong","#
          + #""try":2,"hints":1,"misconception":"forgets the biases","#
          + #""mistakes":"bias-forgotten+wrong-2","page":2,"occasion":"review"}"#
      ),
      (
        .answered(
          Attempt(
            lesson: "a", question: "b", seed: 0, answer: "", outcome: .skipped, tryNumber: 1,
            hints: 0, page: 1, occasion: .replay, seconds: -1)),
        #"{"v":1,"t":-1,"do":"answered","lesson":"a","question":"b","seed":"0","answer":"","#
          + #""outcome":"skipped","try":1,"hints":0,"page":1,"replay":true}"#
      ),
      (
        .goal(
          GoalAttempt(
            lesson: "a", goal: "g", outcome: .reached, changes: 3, solutionChanges: 2, hints: 1,
            page: 6, occasion: .practice, seconds: 5)),
        #"{"v":1,"t":5,"do":"goal","lesson":"a","goal":"g","outcome":"reached","changes":3,"#
          + #""solution":2,"hints":1,"page":6,"occasion":"practice"}"#
      ),
      (
        .goal(
          GoalAttempt(
            lesson: "a", goal: "g", outcome: .shown, changes: 0, solutionChanges: 2, hints: 2,
            page: 1, seconds: 5)),
        #"{"v":1,"t":5,"do":"goal","lesson":"a","goal":"g","outcome":"shown","changes":0,"#
          + #""solution":2,"hints":2,"page":1}"#
      ),
      (
        .finished(lesson: "a", seconds: 7), #"{"v":1,"t":7,"do":"finished","lesson":"a"}"#
      ),
      (
        .forgotten(lesson: "a", seconds: 7), #"{"v":1,"t":7,"do":"forgotten","lesson":"a"}"#
      ),
    ] as [(ProgressRecord, String)])
  func lines(record: ProgressRecord, line: String) {
    #expect(record.line == line)
    #expect(ProgressRecord(text: line) == record)
  }

  /// Whatever a log says, a record is small.
  @Test func aRecordKeepsFewMistakes() {
    let names = (1...100_000).map { "wrong-\($0)" }
    let good = answered(.wrong, mistakes: ["one"]).line
    let read = ProgressRecord(text: good.replacing("one", with: names.joined(separator: "+")))
    let kept = answered(.wrong, mistakes: Array(names.prefix(Attempt.mistakeLimit)))
    #expect(read == kept && kept == answered(.wrong, mistakes: names))
    let long = String(repeating: "x", count: 10_000)
    guard case .answered(let attempt) = ProgressRecord(text: good.replacing("one", with: long))
    else {
      Issue.record("no attempt")
      return
    }
    #expect(attempt.mistakes.map(\.name.utf8.count) == [200])
  }

  /// Counts that sums would overflow on are damage, and so never reach a sum.
  @Test(arguments: ["page", "step", "pages", "questions"]) func noCountIsHuge(field: String) {
    func line(_ count: Int) -> String {
      let counts = ["page", "step", "pages", "questions"].map {
        "\"\($0)\":\($0 == field ? count : 1)"
      }
      return #"{"v":1,"t":0,"do":"visited","lesson":"a","heading":"","#
        + counts.joined(separator: ",") + "}"
    }
    #expect(ProgressRecord(text: line(1_000_000_000)) != nil)
    #expect(ProgressRecord(text: line(1_000_000_001)) == nil)
    #expect(ProgressRecord(text: line(.max)) == nil)
  }

  @Test("Any record comes back from its line, which no terminal acts on", arguments: 0..<200)
  func roundTrip(seed: Int) {
    var random = TestGenerator(seed: seed)
    let record = random.record()
    let line = record.line
    #expect(ProgressRecord(text: line) == record)
    #expect(!line.unicodeScalars.contains { $0.value < 0x20 || 0x7F...0x9F ~= $0.value })
  }

  @Test("Long text is cut at 4 kB, between scalars")
  func cut() {
    func answer(_ text: String) -> String {
      Attempt(
        lesson: "a", question: "b", seed: 0, answer: text, outcome: .wrong, tryNumber: 1, hints: 0,
        said: text, page: 1, seconds: 0
      ).answer
    }
    #expect(answer(String(repeating: "x", count: 4096)).utf8.count == 4096)
    #expect(answer(String(repeating: "x", count: 1_000_000)).utf8.count == 4096)
    #expect(answer("x" + String(repeating: "€", count: 5000)).utf8.count == 4096)
    #expect(answer(String(repeating: "€", count: 5000)).utf8.count == 4095)
    #expect(answer("e" + String(repeating: "\u{301}", count: 20_000)).utf8.count == 4095)
  }

  @Test(
    "A line of a newer program is unknown, not damaged",
    arguments: [
      #"{"v":2,"t":1,"do":"finished","lesson":5}"#,
      #"{"v":1,"t":1,"do":"reviewed","lesson":"a"}"#,
      #"{"v":1,"do":"slept"}"#,
      #"{"v":1,"t":1,"do":"answered","lesson":"a","outcome":"half right","score":0.5}"#,
    ])
  func newer(line: String) {
    #expect(ProgressRecord(text: line) == .unknown(line))
    #expect(ProgressRecord.unknown(line).line == line)
  }

  @Test("Unknown fields are passed over")
  func unknownFields() {
    let line =
      #"{"new":{"deep":[1.5]},"v":1,"t":7,"do":"finished","lesson":"a","x":null,"lesson":"b"}"#
    #expect(ProgressRecord(text: line) == .finished(lesson: "a", seconds: 7))
  }

  @Test(
    "A line that lacks or twists a field is damaged",
    arguments: [
      #"{}"#,
      #"{"t":7,"do":"finished","lesson":"a"}"#,
      #"{"v":0,"t":7,"do":"finished","lesson":"a"}"#,
      #"{"v":"1","t":7,"do":"finished","lesson":"a"}"#,
      #"{"v":1,"t":7,"lesson":"a"}"#,
      #"{"v":1,"do":"finished","lesson":"a"}"#,
      #"{"v":1,"t":7.5,"do":"finished","lesson":"a"}"#,
      #"{"v":1,"t":1e9,"do":"finished","lesson":"a"}"#,
      #"{"v":1,"t":7,"do":"forgotten","lesson":null}"#,
      #"{"v":1,"t":7,"do":"forgotten"}"#,
      #"{"v":1,"t":7,"do":"visited","lesson":"a","page":0,"heading":"","step":0}"#,
      #"{"v":1,"t":7,"do":"visited","lesson":"a","page":1,"heading":"","step":-1}"#,
      #"{"v":1,"t":7,"do":"visited","lesson":"a","page":1,"heading":"","step":0,"replay":1}"#,
      #"{"v":1,"t":7,"do":"visited","lesson":"a","page":1,"heading":"","step":0,"pages":-2}"#,
      #"{"v":1,"t":7,"do":"visited","lesson":"a","page":1,"step":0}"#,
    ])
  func damage(line: String) {
    #expect(ProgressRecord(text: line) == nil)
  }

  @Test("A line cut short or with a flipped bit is damaged or another record, never a trap")
  func mutilation() {
    var random = TestGenerator(seed: 1)
    let line = Array(random.attempt().line.utf8)
    for end in line.indices { #expect(ProgressRecord(line: line[..<end]) == nil) }
    for index in line.indices {
      for bit in 0..<8 {
        var flipped = line
        flipped[index] ^= 1 << bit
        _ = ProgressRecord(line: flipped[...])
      }
    }
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0..<40, using: &random)).map { _ in
        Array(#"{}[]",:\u0019-.eEtn"#.utf8 + [0xC3, 0xFF, 0]).randomElement(using: &random) ?? 0
      }
      _ = ProgressRecord(line: bytes[...])
    }
  }
}

extension ProgressRecord {
  init?(text: String) { self.init(line: ArraySlice(text.utf8)) }
}

extension TestGenerator {
  mutating func text() -> String {
    let scalars = Array(
      "aé€😀\"\\/\n\r\t\u{0}\u{1B}\u{7F}\u{85}\u{301}\u{202E}\u{2028}\u{FFFD}".unicodeScalars)
    let count = Int.random(in: 0..<30, using: &self)
    var text = ""
    for _ in 0..<count { text.unicodeScalars.append(scalars.randomElement(using: &self) ?? " ") }
    return text
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func attempt() -> ProgressRecord {
    let outcomes: [Attempt.Outcome] = [.right, .wrong, .skipped, .shown]
    return .answered(
      Attempt(
        lesson: text(), question: text(), seed: next(), answer: text(),
        outcome: outcomes.randomElement(using: &self) ?? .right,
        tryNumber: integer(1...1_000_000_000),
        hints: integer(0...9), said: Bool.random(using: &self) ? text() : nil,
        mistakes: [.scripted("a"), .known(.ownStride), .scripted("c")].filter { _ in
          Bool.random(using: &self)
        }, page: integer(1...9),
        occasion: [.lesson, .replay, .practice, .review].randomElement(using: &self) ?? .lesson,
        seconds: integer(Int.min...Int.max)))
  }

  mutating func record() -> ProgressRecord {
    switch integer(0...3) {
    case 0:
      .visited(
        PageVisit(
          lesson: text(), page: integer(1...1_000_000_000), heading: text(), step: integer(0...99),
          pageCount: integer(0...9), questionCount: integer(0...2),
          replay: Bool.random(using: &self), seconds: integer(0...Int.max)))
    case 1: attempt()
    case 2: .finished(lesson: text(), seconds: integer(Int.min...Int.max))
    default: .forgotten(lesson: text(), seconds: integer(Int.min...Int.max))
    }
  }
}
