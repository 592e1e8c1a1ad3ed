/// How many questions are asked again, and when; every scheduled question counts once.
public struct DueForecast: Hashable, Sendable {
  /// Due now: today, or since some day before.
  public private(set) var today = 0
  /// Due tomorrow.
  public private(set) var tomorrow = 0
  /// Due in 2 or 3 days.
  public private(set) var threeDays = 0
  /// Due in 4 to 7 days.
  public private(set) var week = 0
  /// Due after that.
  public private(set) var later = 0

  /// Counts questions by the days from today until they are due.
  public init(of questions: some Sequence<ScheduledQuestion>, today day: CalendarDay) {
    for question in questions {
      switch question.dueDay.days(since: day) {
      case ...0: today += 1
      case 1: tomorrow += 1
      case 2...3: threeDays += 1
      case 4...7: week += 1
      default: later += 1
      }
    }
  }
}
