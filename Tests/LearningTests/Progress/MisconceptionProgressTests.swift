import ConvolutionCore
import TestSupport
import Testing

@testable import Learning

@Suite struct MisconceptionProgressTests {
  private static let lessons = [
    LessonQuestions(lesson: "a", questions: ["q", "r"]),
    LessonQuestions(lesson: "b", questions: ["t"]),
  ]

  private func met(_ records: [ProgressRecord]) -> [MisconceptionProgress] {
    LearnerProgress(records).misconceptions(among: Self.lessons)
  }

  private static let flipped = answered(
    .wrong, said: "That turns the kernel: 4.", mistakes: ["kernel-flipped"])

  @Test("A mistake that the core knows is the same in every lesson, with the core's words")
  func known() {
    let found = met([
      Self.flipped,
      answered("b", "t", .wrong, said: "Not turned here.", mistakes: ["kernel-flipped"]),
      answered("b", "nine/step-1", .wrong, mistakes: ["kernel-flipped"]),
    ])
    #expect(found.count == 1)
    #expect(found.first?.identity == .known(.kernelFlipped))
    #expect(found.first?.name == "kernel-flipped")
    #expect(found.first?.words == Misconception.kernelFlipped.words)
    #expect(found.first?.count == 3)
    #expect(found.first?.lessons == ["a", "b"])
    #expect(found.first?.questions.map(\.question) == ["q", "t", "nine/step-1"])
  }

  @Test("One that a lesson describes belongs to its question, with what was said last")
  func described() {
    let found = met([
      answered("a", "q", .wrong, said: "You left out the channels.", mistakes: ["wrong-1"]),
      answered("a", "r", .wrong, said: "No.", mistakes: ["wrong-1"]),
      answered("a", "q", .wrong, said: "Three channels, not one.", mistakes: ["wrong-1"]),
    ])
    #expect(found.map(\.words) == ["Three channels, not one.", "No."])
    #expect(found.map(\.count) == [2, 1])
    #expect(found.map(\.name) == ["wrong-1", "wrong-1"])
    #expect(met([answered(.wrong, mistakes: ["wrong-3"])]).map(\.words) == ["wrong-3"])
  }

  @Test("Many names at one question, each met once, are each looked at once")
  func many() {
    let names = (1...4_000).map { "wrong-\($0)" }
    let found = met(names.map { answered(.wrong, said: $0, mistakes: [$0]) } + [answered(.right)])
    #expect(found.map(\.name) == names && found.allSatisfy { $0.isOvercome && $0.count == 1 })
  }

  @Test("An older record is known by what was said, wherever it was said")
  func older() {
    let found = met([
      answered("a", "q", .wrong, said: "You forgot the biases."),
      answered("b", "t", .wrong, said: "You forgot the biases."), answered("a", "r", .wrong),
    ])
    #expect(found.map(\.words) == ["You forgot the biases."])
    #expect(found.map(\.count) == [2] && found.map(\.name) == [nil])
    #expect(found.first?.lessons == ["a", "b"])
  }

  @Test("Only a wrong answer makes a mistake; that the answer was shown does not make it again")
  func once() {
    let records = [Attempt.Outcome.shown, .skipped, .right].map {
      answered($0, try: 2, said: "x", mistakes: ["kernel-flipped"])
    }
    #expect(met(records).isEmpty)
    #expect(met([Self.flipped] + records).map(\.count) == [1])
  }

  @Test("What is gone is shown nowhere")
  func gone() {
    #expect(
      met([
        answered("a", "gone", .wrong, mistakes: ["kernel-flipped"]),
        answered("x", "q", .wrong, mistakes: ["bias-forgotten"]),
        answered("x", "nine/step-1", .wrong, mistakes: ["bias-forgotten"]),
      ]).isEmpty)
    let found = met([Self.flipped, answered("a", "gone", .wrong, mistakes: ["kernel-flipped"])])
    #expect(found.map(\.count) == [1])
    #expect(met([Self.flipped, .forgotten(lesson: "a", seconds: 0)]).isEmpty)
  }

  @Test("A tie accuses nobody of what was never made alone")
  func ties() {
    let tie = answered("b", "t", .wrong, mistakes: ["kernel-flipped", "kernel-transposed"])
    #expect(met([tie, tie, tie]).isEmpty)
    for records in [[tie, Self.flipped], [Self.flipped, tie]] {
      let found = met(records)
      #expect(found.map(\.name) == ["kernel-flipped"])
      #expect(found.map(\.count) == [2])
      #expect(found.first?.lessons.sorted() == ["a", "b"])
    }
  }

  @Test("Options marked wrongly together are all marked; what is said is said to the first")
  func options() {
    let both = answered(.wrong, said: "Option 2: no.", mistakes: ["option-2", "option-4"])
    #expect(met([both]).map(\.name) == ["option-2", "option-4"])
    let alone = answered(.wrong, said: "Option 4: nor this.", mistakes: ["option-4", "option-4"])
    let found = met([alone, both])
    #expect(found.map(\.name) == ["option-4", "option-2"])
    #expect(found.map(\.count) == [2, 1])
    #expect(found.map(\.words) == ["Option 4: nor this.", "Option 2: no."])
  }

  private static let alsoInT = answered("b", "t", .wrong, mistakes: ["kernel-flipped"])
  private static let step = answered("a", "nine/step-1", .wrong, mistakes: ["kernel-flipped"])

  @Test(
    "Overcome is what was right at first try since, everywhere where it was met",
    arguments: [
      ([flipped], false),
      ([flipped, answered(.right, try: 2)], false),
      ([flipped, answered(.right, hints: 1)], false),
      ([flipped, answered(.skipped)], false),
      ([answered(.right), flipped], false),
      ([flipped, answered(.right)], true),
      ([flipped, answered(.right, .practice)], true),
      ([flipped, answered(.right, .replay)], true),
      ([flipped, answered(.right, .review)], true),
      ([flipped, answered(.right, try: 2), answered(.right, .review)], true),
      // Made again, it has to be overcome again.
      ([flipped, answered(.right), flipped], false),
      ([flipped, answered(.right), flipped, answered(.right)], true),
      // Another mistake since is another matter.
      ([flipped, answered(.right), answered(.wrong, mistakes: ["wrong-1"])], true),
      // Met in two questions: both, since it was made last in either.
      ([flipped, alsoInT, answered(.right)], false),
      ([flipped, alsoInT, answered(.right), answered("b", "t", .right)], true),
      ([flipped, answered(.right), alsoInT, answered("b", "t", .right)], false),
      // A prediction asked again.
      ([step], false),
      ([step, answered("a", "nine/step-1", .right, .replay)], true),
      ([step, flipped, answered(.right)], false),
      // A question that is gone need not be answered.
      (
        [
          flipped, answered("a", "gone", .wrong, mistakes: ["kernel-flipped"]), answered(.right),
        ], true
      ),
    ] as [([ProgressRecord], Bool)])
  func overcoming(records: [ProgressRecord], isOvercome: Bool) {
    #expect(met(records).first { $0.name == "kernel-flipped" }?.isOvercome == isOvercome)
  }

  @Test("The clock does not say what came later")
  func clock() {
    let found = met([
      answered(.wrong, mistakes: ["kernel-flipped"], at: midnight(900)),
      answered(.right, at: midnight(0)),
    ])
    #expect(found.map(\.isOvercome) == [true])
  }

  @Test("Those not overcome come first, then the most frequent, then the first met")
  func order() {
    let found = met([
      answered("a", "q", .wrong, mistakes: ["padding-once"]),
      answered("a", "q", .wrong, mistakes: ["padding-once"]),
      answered("a", "q", .wrong, mistakes: ["padding-once"]), answered("a", "q", .right),
      answered("a", "r", .wrong, mistakes: ["own-stride"]),
      answered("b", "t", .wrong, mistakes: ["bias-forgotten"]),
      answered("b", "t", .wrong, mistakes: ["rounded-up"]),
      answered("b", "t", .wrong, mistakes: ["rounded-up"]),
    ])
    #expect(
      found.map(\.name) == ["rounded-up", "own-stride", "bias-forgotten", "padding-once"])
  }

  @Test("Any records come to some list, and to the same one each time", arguments: 0..<50)
  func hostile(seed: Int) {
    var random = TestGenerator(seed: seed)
    let names =
      Misconception.allCases.map(\.rawValue) + ["wrong-1", "option-2", "", "\u{0}\"", "/"]
    let records = (0..<200).map { _ in
      answered(
        ["a", "b", "x"].randomElement(using: &random) ?? "a",
        ["q", "r", "t", "n/1", "gone"].randomElement(using: &random) ?? "q",
        [.right, .wrong, .wrong, .shown].randomElement(using: &random) ?? .wrong,
        try: random.integer(1...3), said: Bool.random(using: &random) ? random.text() : nil,
        mistakes: (0..<random.integer(0...3)).compactMap { _ in names.randomElement(using: &random)
        })
    }
    let found = met(records)
    #expect(found == met(records))
    #expect(Set(found.map(\.identity)).count == found.count)
    #expect(found.allSatisfy { $0.count > 0 && !$0.questions.isEmpty })
  }
}
