/// The attempts of a learner at one question; every rate, count and schedule follows from the attempts.
public struct QuestionProgress: Equatable, Sendable {
  /// The result of the attempts so far.
  public enum Mastery: String, Equatable, Sendable {
    /// Right at the first attempt ever, without a hint.
    case rightAtOnce = "at-once"
    /// Right at some later attempt, or after a hint.
    case rightLater = "later"
    /// Never right so far.
    case notYet = "not-yet"
  }

  /// All attempts in their order, replays included.
  public private(set) var attempts: [Attempt] = []
  /// The number of each attempt among all records, by which attempts at different questions compare.
  private(set) var orders: [Int] = []
  /// The number of the latest attempt that was right at the first try without a hint; 0 if none was.
  private(set) var orderRightAtOnce = 0

  /// Creates the progress of a question never asked.
  public init() {}

  mutating func apply(_ attempt: Attempt, order: Int) {
    attempts.append(attempt)
    orders.append(order)
    if attempt.isRightAtOnce { orderRightAtOnce = order }
  }

  /// True if any attempt was right; a later wrong one takes nothing away.
  public var isRight: Bool { attempts.contains { $0.outcome == .right } }

  /// True if it was ever answered, or its answer shown; skipping is neither.
  public var isAnswered: Bool { attempts.contains { $0.outcome != .skipped } }

  /// The result of the attempts so far.
  public var standing: Mastery {
    guard isRight else { return .notYet }
    return attempts.first.map(\.isRightAtOnce) == true ? .rightAtOnce : .rightLater
  }

  /// The number of answers, right or wrong.
  public var tries: Int {
    attempts.count { $0.outcome == .right || $0.outcome == .wrong }
  }

  /// The number of times it was asked: tries that follow one another until it is right, shown or skipped are
  /// one time, and a first try always begins another.
  public var timesAsked: Int {
    var count = 0
    var isOpen = false
    for attempt in attempts {
      let isFirstTry =
        attempt.tryNumber == 1 && (attempt.outcome == .right || attempt.outcome == .wrong)
      if !isOpen || isFirstTry { count += 1 }
      isOpen = attempt.outcome == .wrong
    }
    return count
  }

  /// The number of times it was right at the first try without a hint.
  public var timesRightAtOnce: Int { attempts.count(where: \.isRightAtOnce) }

  /// The most hints seen at any attempt.
  public var hints: Int { attempts.map(\.hints).max() ?? 0 }
}

// MARK: - Time

extension QuestionProgress {
  /// January 1, 2025: what a clock says before that, it says because it has not been set.
  static let earliestTime = 1_735_689_600

  /// When each attempt was made as far as can be known, in seconds since 1970: never before the
  /// attempt before it, never after `now`.
  ///
  /// A clock may have been wrong. One that had not been set says a time before 2025: the attempt then
  /// counts as made with the one before it. One that was ahead says a time later than the next
  /// attempt or than `now`: it counts as made with that. Attempts of January 1, 2040 (a wrong clock)
  /// and February 1, looked at on March 1, count as made on February 1, both.
  public func times(until now: Int) -> [Int] {
    var earliest = now
    let times = plausibleTimes.reversed().map { time in
      earliest = min(earliest, time)
      return earliest
    }
    return times.reversed()
  }

  /// The times of the attempts, with those of a clock that had not been set replaced.
  private var plausibleTimes: [Int] {
    var last =
      attempts.map(\.seconds).first { $0 >= Self.earliestTime } ?? Self.earliestTime
    return attempts.map { attempt in
      if attempt.seconds >= Self.earliestTime { last = attempt.seconds }
      return last
    }
  }
}
