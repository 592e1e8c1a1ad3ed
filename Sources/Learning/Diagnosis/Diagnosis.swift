import ConvolutionCore
import LessonScript

extension Verdict {
  /// What is said to a wrong answer that usual mistakes give: one sentence that names them all, with
  /// the sum of each.
  init<Value>(naming models: [WrongResult<Value>]) {
    let single = models.count == 1
    let parts = models.map { model in
      let working = model.working.replacingAsterisks
      if working.isEmpty { return model.misconception.words }
      return model.misconception.words + (single ? ": \(working)" : " (\(working))")
    }
    self.init(
      isRight: false, feedback: [.text("That \(parts.joined(separator: ", or ")).")],
      isDiagnosed: true, mistakes: models.map(\.mistake))
  }
}

extension Array {
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
