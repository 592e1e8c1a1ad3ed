import Foundation
import Testing

@testable import Learning

@Suite struct CalendarDayTests {
  @Test(
    "A day begins at the learner's midnight",
    arguments: [
      (0, 0, 0), (86_399, 0, 0), (86_400, 0, 1), (-1, 0, -1), (-86_400, 0, -1), (-86_401, 0, -2),
      (86_399, 1, 1), (82_799, 3_600, 0), (82_800, 3_600, 1),  // Paris is an hour ahead
      (86_400, -18_000, 0), (104_399, -18_000, 0), (104_400, -18_000, 1),  // New York, five behind
      (Int.max, 3_600, Int.max / 86_400), (Int.min, -3_600, Int.min / 86_400 - 1),
    ])
  func midnights(seconds: Int, offset: Int, day: Int) {
    #expect(CalendarDay(at: seconds, secondsFromUTC: offset).number == day)
  }

  @Test("A date is that of Foundation's calendar")
  func dates() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    let days = Array(-800...800) + Array(stride(from: 0, to: 150_000, by: 997)) + [11_016, 47_540]
    for number in days {
      let date = Date(timeIntervalSince1970: Double(number) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      let text = String(
        format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
      #expect(CalendarDay(number: number).description == text)
    }
  }

  @Test func anyMomentHasADate() {
    #expect(CalendarDay(at: 0, secondsFromUTC: 0).description == "1970-01-01")
    #expect(CalendarDay(at: .max, secondsFromUTC: 0).description == "292277026596-12-04")
    #expect(CalendarDay(at: .min, secondsFromUTC: 0).description == "-292277022657-01-27")
  }
}
