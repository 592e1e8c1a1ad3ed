/// A point in time as a date and a time of day in UTC, by the Gregorian calendar.
struct UTCTime: Hashable, CustomStringConvertible {
  /// The year; negative before the common era.
  let year: Int
  /// The month, from 1.
  let month: Int
  /// The day of the month, from 1.
  let day: Int
  /// The hour, from 0.
  let hour: Int
  /// The minute, from 0.
  let minute: Int

  /// The time some seconds after the start of 1970; 1,800,000,000 is 2027-01-15 08:00.
  init(seconds: Int) {
    let (days, second) = seconds.dividedDown(by: 86_400)
    hour = second / 3_600
    minute = second / 60 % 60
    // Years are counted from March 1, 2000, so that the leap day ends a year and 400 of them.
    let (cycle, dayOfCycle) = (days - 11_017).dividedDown(by: 146_097)
    var rest = dayOfCycle
    let century = min(3, rest / 36_524)
    rest -= century * 36_524
    let fourYears = rest / 1_461
    rest -= fourYears * 1_461
    let single = min(3, rest / 365)
    rest -= single * 365
    var place = 0
    for length in Self.lengthsFromMarch {
      if rest < length { break }
      rest -= length
      place += 1
    }
    day = rest + 1
    month = (place + 2) % 12 + 1
    year = 2_000 + 400 * cycle + 100 * century + 4 * fourYears + single + (place >= 10 ? 1 : 0)
  }

  private static let lengthsFromMarch = [31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29]

  /// The date: `2027-01-15`.
  var date: String { "\(Self.padded(year, to: 4))-\(Self.padded(month))-\(Self.padded(day))" }

  /// Date and time of day: `2027-01-15 08:00`.
  var description: String { "\(date) \(Self.padded(hour)):\(Self.padded(minute))" }

  private static func padded(_ number: Int, to width: Int = 2) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Int {
  /// The quotient rounded down and the remainder, which is never negative.
  fileprivate func dividedDown(by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
