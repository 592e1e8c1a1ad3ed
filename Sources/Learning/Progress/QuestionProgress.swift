/// What a learner did with one question; every rate, count and schedule follows from the attempts.
public struct QuestionProgress: Equatable, Sendable {
  /// How well the question is known.
  public enum Standing: Equatable, Sendable {
    /// Right at the first attempt ever, without a hint.
    case rightAtOnce
    /// Right at some later attempt, or after a hint.
    case rightLater
    /// Never right so far.
    case notYet
  }

  /// All attempts in their order, replays included.
  public private(set) var attempts: [Attempt] = []

  /// Creates the progress of a question never asked.
  public init() {}

  mutating func apply(_ attempt: Attempt) { attempts.append(attempt) }

  /// How the first attempt ever ended, or nil if there was none; no replay changes it.
  public var firstOutcome: Attempt.Outcome? { attempts.first?.outcome }

  /// Whether any attempt was right; a later wrong one takes nothing away.
  public var isRight: Bool { attempts.contains { $0.outcome == .right } }

  /// How well the question is known.
  public var standing: Standing {
    guard isRight else { return .notYet }
    return attempts.first.map { $0.outcome == .right && $0.hints == 0 } == true
      ? .rightAtOnce : .rightLater
  }

  /// How often it was answered, right or wrong.
  public var tries: Int {
    attempts.count { $0.outcome == .right || $0.outcome == .wrong }
  }

  /// The most hints seen at any attempt.
  public var hints: Int { attempts.map(\.hints).max() ?? 0 }

  /// The misconceptions met, each with how often.
  public var misconceptions: [String: Int] {
    attempts.reduce(into: [:]) { counts, attempt in
      if let misconception = attempt.misconception { counts[misconception, default: 0] += 1 }
    }
  }

  /// The seconds from each attempt to the next, and from the last to `now`; never negative.
  ///
  /// A clock may have been wrong. One that had not been set says a time before 2025: the attempt then
  /// counts as made with the one before it. One that was ahead says a time later than the next
  /// attempt or than `now`: it counts as made with that. Attempts of January 1, 2040 (a wrong clock)
  /// and February 1, looked at on March 1, are 31, 0 and 28 days apart.
  public func intervals(until now: Int) -> [Int] {
    var times = [now]
    var earliest = now
    for time in plausibleTimes.reversed() {
      earliest = min(earliest, time)
      times.append(earliest)
    }
    times.reverse()
    return zip(times.dropFirst(), times).map { $0 - $1 }
  }

  /// The times of the attempts, with those of a clock that had not been set replaced.
  private var plausibleTimes: [Int] {
    let first2025 = 1_735_689_600
    var last = attempts.map(\.seconds).first { $0 >= first2025 } ?? first2025
    return attempts.map { attempt in
      if attempt.seconds >= first2025 { last = attempt.seconds }
      return last
    }
  }
}
