/// A day of the learner's calendar, from midnight to midnight.
public struct CalendarDay: Hashable, Comparable, Sendable {
  /// The days since January 1, 1970, which is 0.
  public let number: Int

  init(number: Int) { self.number = number }

  /// The day of a moment, given in seconds since 1970, on a clock that is so many seconds ahead of
  /// UTC: 86,399 is on day 0 in London, where that is 0, and on day 1 in Paris, where it is 3,600.
  public init(at seconds: Int, secondsFromUTC: Int) {
    let (sum, overflow) = seconds.addingReportingOverflow(secondsFromUTC)
    let local = overflow ? (seconds < 0 ? Int.min : Int.max) : sum
    number = local.dividedDown(by: 86_400).quotient
  }

  /// True if the first comes before the second.
  public static func < (first: CalendarDay, second: CalendarDay) -> Bool {
    first.number < second.number
  }

  /// How many days another day lies back; below 0 if it is to come.
  public func days(since other: CalendarDay) -> Int { number - other.number }

  /// The day that comes so many days later, at most a few hundred years.
  func adding(_ days: Int) -> CalendarDay { CalendarDay(number: number + days) }
}

extension CalendarDay: CustomStringConvertible {
  /// The date as ISO 8601 writes it: day 0 is `1970-01-01`.
  public var description: String {
    // Counted in cycles of 400 years, after which the Gregorian calendar repeats itself.
    let (cycle, day) = (number - 10_957).dividedDown(by: 146_097)
    var year = 2000 + 400 * cycle
    var rest = day
    while rest >= Self.daysOfMonths(in: year).reduce(0, +) {
      rest -= Self.daysOfMonths(in: year).reduce(0, +)
      year += 1
    }
    var month = 1
    for days in Self.daysOfMonths(in: year) {
      guard rest >= days else { break }
      rest -= days
      month += 1
    }
    return "\(year.padded(to: 4))-\(month.padded(to: 2))-\((rest + 1).padded(to: 2))"
  }

  private static func daysOfMonths(in year: Int) -> [Int] {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  }
}

extension Int {
  /// The quotient rounded down, and what is left, which is never negative.
  fileprivate func dividedDown(by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  fileprivate func padded(to width: Int) -> String {
    let digits = String(magnitude)
    let zeros = String(repeating: "0", count: Swift.max(0, width - digits.count))
    return (self < 0 ? "-" : "") + zeros + digits
  }
}
