import Expressions
import LessonScript

/// What is said to an answer.
public struct Verdict: Sendable, Equatable {
  /// Whether it is right.
  public var isRight: Bool
  /// The explanation: of the option, of the known mistake, or of how far off a number is.
  public var feedback: Prose
  /// Whether the feedback names the misconception, rather than only saying "not yet".
  public var isDiagnosed: Bool
  /// The sum that yields a wrong number, if the script gives it.
  public var working: String

  /// Creates a verdict.
  public init(isRight: Bool, feedback: Prose, isDiagnosed: Bool = false, working: String = "") {
    self.isRight = isRight
    self.feedback = feedback
    self.isDiagnosed = isDiagnosed
    self.working = working
  }
}

extension Question {
  /// Judges an answer; one that does not fit the question's kind is wrong.
  public func verdict(on answer: Answer) -> Verdict {
    switch (kind, answer) {
    case (.choice(let options, let several), .options(let chosen)):
      return several ? judgeAll(chosen, of: options) : judgeOne(chosen, of: options)
    case (.number(let key), .number(let number, _)):
      return Self.judge(number, by: key, why: why)
    case (.cell(let key), .cell(let cell)):
      let feedback = key.mistakes[cell]
      return key.right.contains(cell)
        ? Verdict(isRight: true, feedback: why)
        : Verdict(isRight: false, feedback: feedback ?? [], isDiagnosed: feedback != nil)
    case (.grid(let key), .grid(let values)): return Self.judge(values, by: key, why: why)
    default:
      return Verdict(isRight: false, feedback: [.text("That does not answer this question.")])
    }
  }

  private func judgeOne(_ chosen: Set<Int>, of options: [Option]) -> Verdict {
    guard let place = chosen.first, options.indices.contains(place) else {
      return Verdict(isRight: false, feedback: [.text("Choose one of the options.")])
    }
    let option = options[place]
    return Verdict(isRight: option.isRight, feedback: option.feedback, isDiagnosed: true)
  }

  private func judgeAll(_ chosen: Set<Int>, of options: [Option]) -> Verdict {
    let wronglyLeft = options.indices.filter { chosen.contains($0) != options[$0].isRight }
    guard let first = wronglyLeft.first else { return Verdict(isRight: true, feedback: why) }
    let right = options.count - wronglyLeft.count
    let count = Inline.text("\(right) of \(options.count) options are right. ")
    return Verdict(isRight: false, feedback: [count] + options[first].feedback, isDiagnosed: true)
  }

  private static func judge(_ number: Number, by key: NumberKey, why: Prose) -> Verdict {
    if key.accepts(number) { return Verdict(isRight: true, feedback: why) }
    if let mistake = key.mistake(yielding: number) {
      return Verdict(
        isRight: false, feedback: mistake.feedback, isDiagnosed: true, working: mistake.working)
    }
    return Verdict(isRight: false, feedback: [.text(distance(of: number, from: key.right))])
  }

  private static func judge(_ values: [[Number]], by key: GridKey, why: Prose) -> Verdict {
    if GridKey.same(values, key.right) { return Verdict(isRight: true, feedback: why) }
    if let mistake = key.mistakes.first(where: { GridKey.same(values, $0.values) }) {
      return Verdict(isRight: false, feedback: mistake.feedback, isDiagnosed: true)
    }
    let count = "\(key.rightCount(in: values)) of \(key.count) cells are right."
    return Verdict(isRight: false, feedback: [.text(count)])
  }

  /// How far off a number is, as a scale and never as the answer.
  private static func distance(of number: Number, from right: Number) -> String {
    let given = number.double
    let wanted = right.double
    if given != 0, (given < 0) != (wanted < 0), wanted != 0 {
      return "Not yet. The sign is not right."
    }
    let size = abs(given) < abs(wanted) ? "Too small" : "Too large"
    let ratio =
      abs(given) < abs(wanted) ? abs(wanted) / abs(given) : abs(given) / abs(wanted)
    guard ratio.isFinite, ratio >= 1.5 else { return "Not yet. \(size), but close." }
    guard ratio < 1e6, let factor = Int(exactly: ratio.rounded()) else {
      return "Not yet. \(size), by a very large factor."
    }
    return "Not yet. \(size), by a factor of about \(Number(factor))."
  }
}
