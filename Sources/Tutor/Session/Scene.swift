import Learning
import TextScreen

/// The scene that has the screen; the menu is behind every other one.
enum Scene {
  case menu
  case lesson(LessonPlayer)
  case drill(Drill)
  case progress(ProgressPage)
  case faulty(FaultyLesson)
}

extension Scene {
  /// The lesson that is played, or waits until its file is mended.
  var player: LessonPlayer? {
    switch self {
    case .lesson(let player): player
    case .faulty(let lesson): lesson.player
    case .menu, .drill, .progress: nil
    }
  }

  /// The scene as what all of them have in common.
  func room(inFrontOf menu: Menu) -> any Room {
    switch self {
    case .menu: menu
    case .lesson(let player): player
    case .drill(let drill): drill
    case .progress(let page): page
    case .faulty(let lesson): lesson
    }
  }

  /// Lets the scene change; the menu, if that is what is shown.
  mutating func change<Result>(
    inFrontOf menu: inout Menu, _ body: (inout any Room) -> Result
  ) -> Result {
    switch self {
    case .menu: return Self.change(&menu, body)
    case .lesson(var player):
      defer { self = .lesson(player) }
      return Self.change(&player, body)
    case .drill(var drill):
      defer { self = .drill(drill) }
      return Self.change(&drill, body)
    case .progress(var page):
      defer { self = .progress(page) }
      return Self.change(&page, body)
    case .faulty(var lesson):
      defer { self = .faulty(lesson) }
      return Self.change(&lesson, body)
    }
  }

  private static func change<Changed: Room, Result>(
    _ room: inout Changed, _ body: (inout any Room) -> Result
  ) -> Result {
    var erased: any Room = room
    defer { if let changed = erased as? Changed { room = changed } }
    return body(&erased)
  }
}

/// The part that all scenes have in common: keys that work in it, and what they do to it.
protocol Room {
  /// The keys that work now.
  var keys: KeyTable { get }
  /// The sections of the help page.
  var help: [HelpSection] { get }

  /// Obeys a key.
  mutating func perform(_ command: Command) -> Outcome
  /// Obeys a click on something that it has marked on the frame.
  mutating func click(_ target: Target) -> Outcome
  /// Takes pasted text into the field that has the focus, if there is one.
  mutating func paste(_ text: String)
  /// Obeys the wheel.
  mutating func scroll(by rows: Int)
  /// Shows a sentence until the next key.
  mutating func show(_ message: String)
  /// The records worth keeping of an outcome.
  mutating func records(of outcome: Outcome, at seconds: Int) -> [ProgressRecord]
}

extension Room {
  mutating func records(of outcome: Outcome, at seconds: Int) -> [ProgressRecord] { [] }
}

/// The result of a key, a click or a line, beyond a changed scene.
enum Outcome {
  case nothing
  /// The position in the lesson changed.
  case moved
  /// An answer was given, or the right one shown.
  case answered(QuestionSession)
  /// A goal was reached, or its solution shown.
  case goal(GoalOutcome)
  /// Back to the menu.
  case toMenu
  /// Start the lesson over with fresh numbers.
  case restart
  /// Open the lesson that follows.
  case nextLesson
  /// Open a lesson where it was left, or at a page, from 1.
  case open(String, page: Int? = nil)
  /// Ask what is due.
  case review
  /// Show the progress page.
  case progress
  /// Forget what was done in a lesson.
  case forget(String)
  /// End the program.
  case quit
}
