import ConvolutionCore

/// A mistake that a learner has met, and whether it has been overcome since.
public struct MisconceptionProgress: Hashable, Sendable {
  /// The identity by which two meetings are the same mistake.
  public enum Identity: Hashable, Sendable {
    /// One of the core's: the same in every lesson.
    case known(Misconception)
    /// One that a lesson describes, such as `wrong-2`: it belongs to its question.
    case described(name: String, QuestionID)
    /// One of an older record, which kept only what was said.
    case said(String)

    init(_ mistake: Mistake, in question: QuestionID) {
      switch mistake {
      case .known(let misconception, _): self = .known(misconception)
      case .scripted(let name): self = .described(name: name, question)
      }
    }
  }

  /// The mistake.
  public let identity: Identity
  /// The mistake as a verb phrase (`omits the biases`, `chose "another layer"`), or the sentence
  /// last said to it.
  public let words: String
  /// The number of wrong answers that it may explain.
  public let count: Int
  /// The questions in which it was met, the first first; predictions are among them.
  public let questions: [QuestionID]
  /// True if each of these questions has been right at the first try without a hint since the mistake
  /// was made last, in whichever of them.
  ///
  /// A first try is of a later sitting, so the second try right after a miss does not count.
  public let isOvercome: Bool

  /// The ids of the lessons in which it was met, the first first.
  public var lessons: [String] { questions.map(\.lesson).eachOnce() }

  /// The stable name that records keep; nil if they kept none.
  public var name: String? {
    switch identity {
    case .known(let misconception): misconception.rawValue
    case .described(let name, _): name
    case .said: nil
    }
  }
}

extension LearnerProgress {
  /// The mistakes met in the quick checks that exist and in the predictions of their lessons: those
  /// not overcome first, then the most frequent, then the first met.
  ///
  /// Wrong answers alone count: when the answer is shown, the mistake before it is not made again.
  /// Where several known mistakes give the same number, it is not known which was made. Such a tie
  /// counts only for those of them that the learner has also made alone, so that nobody is accused of
  /// what they may never have thought. Options marked wrongly together are all marked, and all count.
  public func misconceptions(among lessons: [LessonQuestions]) -> [MisconceptionProgress] {
    let ids = lessons.quickChecks + predictions(of: lessons)
    let misses = ids.flatMap { id in self[id].map { Miss.all(in: $0, of: id) } ?? [] }
      .sorted { $0.order < $1.order }
    let certain = misses.filter { !$0.isTie }.flatMap(\.identities)
    let met = misses.flatMap(\.identities).filter(Set(certain).contains).eachOnce()
    let byIdentity = Dictionary(
      grouping: misses.flatMap { miss in miss.identities.map { (identity: $0, miss: miss) } },
      by: \.identity)
    return met.enumerated()
      .map { place, identity in
        (place, progress(with: identity, misses: byIdentity[identity, default: []].map(\.miss)))
      }
      .sorted { $0.1.rank(met: $0.0) < $1.1.rank(met: $1.0) }
      .map(\.1)
  }

  private func progress(
    with identity: MisconceptionProgress.Identity, misses: [Miss]
  ) -> MisconceptionProgress {
    let questions = misses.map(\.id).eachOnce()
    let last = misses.last?.order ?? 0
    return MisconceptionProgress(
      identity: identity, words: Self.words(for: identity, misses), count: misses.count,
      questions: questions,
      isOvercome: questions.allSatisfy { self[$0].map { $0.orderRightAtOnce > last } == true })
  }

  private static func words(
    for identity: MisconceptionProgress.Identity, _ misses: [Miss]
  ) -> String {
    switch identity {
    case .known(let misconception): return misconception.words
    case .said(let words): return words
    case .described(let name, _):
      // Feedback on several options begins with the first of them.
      let own = misses.last { $0.identities.first == identity && $0.words != nil }
      return own?.words ?? misses.last { $0.words != nil }?.words ?? name
    }
  }

  /// Lessons do not list their predictions: all that were ever asked in them count.
  private func predictions(of lessons: [LessonQuestions]) -> [QuestionID] {
    Set(lessons.map(\.lesson)).flatMap { lesson in
      self[lesson: lesson].questions.keys.map { QuestionID(lesson: lesson, question: $0) }
    }.filter(\.isPrediction)
  }
}

/// A wrong answer with the mistakes that explain it.
private struct Miss {
  let id: QuestionID
  let order: Int
  /// The mistakes, each once; of a tie the possible ones.
  let identities: [MisconceptionProgress.Identity]
  let words: String?

  init?(_ attempt: Attempt, of id: QuestionID, order: Int) {
    guard attempt.outcome == .wrong else { return nil }
    var identities = attempt.mistakes.map { MisconceptionProgress.Identity($0, in: id) }
    if identities.isEmpty, let words = attempt.said { identities = [.said(words)] }
    guard !identities.isEmpty else { return nil }
    self.identities = identities.eachOnce()
    self.id = id
    self.order = order
    // An option of one word or number names no mistake; what was said to it does.
    let chosen = attempt.chose.flatMap { $0.contains(" ") ? "chose \"\($0)\"" : nil }
    words = chosen ?? attempt.said
  }

  static func all(in question: QuestionProgress, of id: QuestionID) -> [Miss] {
    zip(question.attempts, question.orders).compactMap { Miss($0, of: id, order: $1) }
  }

  /// True if it is not known which of the mistakes was made.
  var isTie: Bool {
    identities.count > 1
      && identities.contains { if case .known = $0 { true } else { false } }
  }
}

extension MisconceptionProgress {
  /// The smaller rank comes first; `place` is the number in the order of meeting.
  fileprivate func rank(met place: Int) -> (Int, Int, Int) { (isOvercome ? 1 : 0, -count, place) }
}
