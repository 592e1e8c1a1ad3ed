import ConvolutionCore
import Expressions
import LessonScript

/// The response to an answer.
public struct Verdict: Sendable, Equatable {
  /// True if it is right.
  public var isRight: Bool
  /// The explanation: of the option, of the known mistake, or of how far off a number is.
  public var feedback: Prose
  /// True if the feedback names the misconception, rather than only saying "not yet".
  public var isDiagnosed: Bool
  /// The sum that yields a wrong number, if the script gives it.
  public var working: String
  /// The mistakes that give a wrong answer; empty if none is known.
  public var mistakes: [Mistake]

  /// Creates a verdict.
  public init(
    isRight: Bool, feedback: Prose, isDiagnosed: Bool = false, working: String = "",
    mistakes: [Mistake] = []
  ) {
    self.isRight = isRight
    self.feedback = feedback
    self.isDiagnosed = isDiagnosed
    self.working = working
    self.mistakes = mistakes.filter { !$0.name.isEmpty }
  }
}

extension Question {
  /// Judges an answer; one that does not fit the question's kind is wrong.
  public func verdict(on answer: Answer) -> Verdict {
    switch (kind, answer) {
    case (.choice(let options, let several), .options(let chosen)):
      return several ? judgeAll(chosen, of: options) : judgeOne(chosen, of: options)
    case (.number(let key), .number(let number, _)):
      return judge(number, by: key)
    case (.cell(let key), .cell(let cell)):
      let feedback = key.mistakes[cell]
      return key.right.contains(cell)
        ? Verdict(isRight: true, feedback: why)
        : Verdict(isRight: false, feedback: feedback ?? [], isDiagnosed: feedback != nil)
    case (.grid(let key), .grid(let values)): return judge(values, by: key)
    case (.cells(let key), .cells(let cells)): return judge(cells, by: key)
    default:
      return Verdict(isRight: false, feedback: [.text("That does not answer this question.")])
    }
  }

  private func judgeOne(_ chosen: Set<Int>, of options: [Option]) -> Verdict {
    guard chosen.count == 1, let index = chosen.first, options.indices.contains(index) else {
      return Verdict(isRight: false, feedback: [.text("Choose one of the options.")])
    }
    let option = options[index]
    return Verdict(
      isRight: option.isRight, feedback: option.feedback, isDiagnosed: true,
      mistakes: option.isRight ? [] : [.scripted(option.name)])
  }

  private func judgeAll(_ chosen: Set<Int>, of options: [Option]) -> Verdict {
    guard chosen.isSubset(of: options.indices) else {
      return Verdict(isRight: false, feedback: [.text("Choose among the options.")])
    }
    let wrong = options.indices.filter { chosen.contains($0) != options[$0].isRight }
    guard let first = wrong.first else { return Verdict(isRight: true, feedback: why) }
    let right = options.count - wrong.count
    let count = "As marked, \(right) of \(options.count) options are right. Option \(first + 1): "
    return Verdict(
      isRight: false, feedback: [.text(count)] + options[first].feedback, isDiagnosed: true,
      mistakes: wrong.map { .scripted(options[$0].name) })
  }

  private func judge(_ number: Number, by key: NumberKey) -> Verdict {
    if key.accepts(number) { return Verdict(isRight: true, feedback: why) }
    let models = key.models(yielding: number)
    if let mistake = key.mistake(yielding: number) {
      return Verdict(mistake, or: models, in: words)
    }
    if !models.isEmpty { return Verdict(naming: models, in: words) }
    return Verdict(isRight: false, feedback: [.text(Self.distance(of: number, from: key.right))])
  }

  private func judge(_ values: [[Number]], by key: GridKey) -> Verdict {
    if GridKey.same(values, key.right) { return Verdict(isRight: true, feedback: why) }
    let models = key.models(yielding: values)
    if !models.isEmpty { return Verdict(naming: models, in: words) }
    let count = "\(key.rightCount(in: values)) of \(key.count) cells are right."
    return Verdict(isRight: false, feedback: [.text(count)])
  }

  private func judge(_ cells: Set<Position>, by key: CellsKey) -> Verdict {
    if cells == key.right { return Verdict(isRight: true, feedback: why) }
    let models = key.models(yielding: cells)
    if !models.isEmpty { return Verdict(naming: models, in: words) }
    return Verdict(isRight: false, feedback: [.text("\(key.difference(of: cells)).")])
  }

  /// The distance of a number as a scale, never as the answer.
  private static func distance(of number: Number, from right: Number) -> String {
    let (given, wanted) = (number.double, right.double)
    if given == 0 { return "Not yet. It is not zero." }
    if wanted == 0 { return "Not yet. Too \(given < 0 ? "small" : "large")." }
    if (given < 0) != (wanted < 0) { return "Not yet. The sign is not right." }
    let isShort = abs(given) < abs(wanted)
    let size =
      wanted > 0
      ? (isShort ? "Too small" : "Too large")
      : (isShort ? "Too near to zero" : "Too far below zero")
    let ratio = isShort ? wanted / given : given / wanted
    guard ratio >= 1.5 else { return "Not yet. \(size), but close." }
    guard ratio < 1e6 else { return "Not yet. \(size), by a very large factor." }
    // Two digits give the scale; for a typed 1 more than one digit would be the answer.
    let factor = (abs(given) == 1 ? [1] : [2, 1]).map { rounded(ratio, toDigits: $0) }
      .first { $0.double != abs(wanted) }
    guard let factor else { return "Not yet. \(size)." }
    return "Not yet. \(size), by a factor of about \(factor)."
  }

  /// A ratio from 1 to a million, rounded to some digits, with at most one after the point.
  private static func rounded(_ ratio: Double, toDigits digits: Int) -> Number {
    let tenths = ratio * 10
    var unit = 1.0
    while tenths >= unit * (digits == 1 ? 10 : 100) { unit *= 10 }
    let whole = Int(exactly: (tenths / unit).rounded() * unit) ?? 10
    return whole % 10 == 0 ? Number(whole / 10) : Number(Double(whole) / 10) ?? 1
  }
}

// MARK: - Naming mistakes

extension Verdict {
  /// The verdict on a wrong answer that misconceptions give: one sentence that names them all, with
  /// the sum of each.
  init<Value>(
    naming models: [WrongResult<Value>], in words: [Misconception: String]
  ) {
    self.init(
      isRight: false, feedback: [.text("That \(models.sentence(in: words)).")], isDiagnosed: true,
      mistakes: models.map(\.mistake))
  }

  /// The verdict on a wrong answer of the lesson's: the lesson's explanation, then the
  /// misconceptions that give the same number without being the same mistake.
  init(
    _ answer: NumberKey.WrongAnswer, or models: [WrongResult<Number>],
    in words: [Misconception: String]
  ) {
    // A misconception of the core keeps its name in every lesson.
    let same = models.first { $0.misconception == answer.misconception }
    let others = models.filter { $0.misconception != answer.misconception }
    self.init(
      isRight: false,
      feedback: answer.feedback
        + (others.isEmpty ? [] : [.text(" Or it \(others.sentence(in: words)).")]),
      isDiagnosed: true, working: answer.working,
      mistakes: [same?.mistake ?? .scripted(answer.name)] + others.map(\.mistake))
  }
}

extension Array {
  /// The misconceptions in words that follow `That` or `it`, each with its sum.
  fileprivate func sentence<Value>(in words: [Misconception: String]) -> String
  where Element == WrongResult<Value> {
    map { model in
      let working = model.working.replacingAsterisks
      let name = words[model.misconception] ?? model.misconception.words
      if working.isEmpty { return name }
      return name + (count == 1 ? ": \(working)" : " (\(working))")
    }.joined(separator: ", or ")
  }

  /// The results with one for each mistake, the first that gives it.
  func eachMistakeOnce<Value>() -> Self where Element == WrongResult<Value> {
    var seen: Set<Misconception> = []
    return filter { seen.insert($0.misconception).inserted }
  }
}

extension String {
  /// A sum as people read it: `256 × 256 × 500`.
  public var replacingAsterisks: String { String(map { $0 == "*" ? "×" : $0 }) }
}
