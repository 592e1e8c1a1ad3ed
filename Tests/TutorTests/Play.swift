import Foundation
import Learning
import LessonScript
import Storage
import TextScreen

@testable import Tutor

/// A session played from key presses, on a clock of its own.
struct Play {
  var session: Session
  /// The size of the screen.
  var size: Size
  var now = Now(instant: Instant(nanoseconds: 0), seconds: 1_800_000_000)
  /// Every record that was to be kept.
  var kept: [ProgressRecord] = []
  /// How many copies of the records were asked for.
  var copies = 0
  /// True if the program was asked to end.
  var hasQuit = false
  /// The errors of the lesson that was refused last.
  var refusal: LessonErrors?
  /// The lessons as they are opened: with every page made, or with none.
  let lessons: [String: PlayableLesson]

  /// Opens the menu over lessons.
  init(
    _ lessons: [PlayableLesson], columns: Int = 80, rows: Int = 24, glyphs: GlyphSet = .unicode,
    progress: [ProgressRecord] = [], options: SessionOptions = SessionOptions()
  ) {
    size = Size(columns: columns, rows: rows)
    self.lessons = Dictionary(uniqueKeysWithValues: lessons.map { ($0.header.id, $0) })
    session = Session(
      items: lessons.map { MenuItem($0.header, number: $0.number, questions: $0.questions) },
      progress: LearnerProgress(progress), glyphs: glyphs, at: now, options: options)
  }

  /// Opens the menu over lessons of which no page is made.
  init(unmade lessons: [PlayableLesson], progress: [ProgressRecord] = []) {
    size = Size(columns: 80, rows: 24)
    self.lessons = Dictionary(uniqueKeysWithValues: lessons.map { ($0.header.id, $0) })
    session = Session(
      items: lessons.map { MenuItem($0.header, number: $0.number) },
      progress: LearnerProgress(progress), glyphs: .unicode, at: now)
  }

  /// Opens a lesson given as text.
  init(
    script: String, columns: Int = 80, rows: Int = 24, glyphs: GlyphSet = .unicode,
    progress: [ProgressRecord] = [], options: SessionOptions = SessionOptions()
  ) throws {
    let lesson = try PlayableLesson(Lesson(parsing: script), number: 7)
    self.init(
      [lesson], columns: columns, rows: rows, glyphs: glyphs, progress: progress, options: options)
    open(lesson.header.id)
  }

  var frame: Frame { session.frame(size: size) }
  var screen: String { frame.description }

  /// Opens a lesson, as whoever runs the loop does.
  mutating func open(_ id: String, replayedWith seed: UInt64? = nil, atPage page: Int? = nil) {
    guard let lesson = lessons[id] else { return }
    reply(.opened(lesson, replayedWith: seed, atPage: page))
  }

  /// Starts a drill.
  mutating func start(_ drill: Drill) { reply(.dealt(drill)) }

  /// Hands over what the world answers, and does what follows.
  mutating func reply(_ reply: Reply) { perform(session.handle(reply, at: now)) }

  /// Presses keys named as in a footer: `→ → Space q`, single characters, words like `Enter`.
  mutating func press(_ keys: String) {
    for name in keys.split(separator: " ") { handle(.key(Self.key(String(name)))) }
  }

  /// Types characters one by one.
  mutating func type(_ text: String) {
    for character in text { handle(.key(.character(character))) }
  }

  mutating func handle(_ event: Event) { perform(session.handle(event, at: now, on: size)) }

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .keep(let record): kept.append(record)
      case .quit: hasQuit = true
      case .redraw: break
      case .copyRecords: copies += 1
      case .read(let id, let isReplay, let page):
        open(id, replayedWith: isReplay ? 99 : nil, atPage: page)
      case .refuse(let errors):
        refusal = errors
        reply(.refused(errors.all.first?.description ?? ""))
      case .readForReview(let ids):
        reply(.readForReview(ids.compactMap { lessons[$0] }, seed: 99))
      }
    }
  }

  /// Lets time pass until nothing is due any more, at most some ticks.
  mutating func wait(ticks: Int) {
    for _ in 0..<ticks {
      guard let deadline = session.deadline else { return }
      now.instant = max(deadline, now.instant)
      handle(.tick)
    }
  }

  /// Lets days pass; the program is told of it by the next event.
  mutating func pass(days: Int) { now.seconds += days * 86_400 }

  mutating func resize(_ columns: Int, _ rows: Int) {
    size = Size(columns: columns, rows: rows)
    handle(.resized)
  }

  static func key(_ name: String) -> Key {
    let names: [String: Key] = [
      "→": .right, "←": .left, "↑": .up, "↓": .down, "Enter": .enter, "Esc": .escape,
      "Tab": .tab, "BackTab": .backTab, "Space": .character(" "), "Backspace": .backspace,
      "PgDn": .pageDown, "PgUp": .pageUp, "Home": .home, "End": .end, "F1": .function(1),
      "F2": .function(2), "^L": .control("l"), "^C": .control("c"),
      "^A": .control("a"), "^E": .control("e"), "^U": .control("u"), "^W": .control("w"),
      "F3": .function(3),
    ]
    return names[name] ?? .character(name.first ?? " ")
  }
}

extension Session {
  /// The lesson that is played, if one has the screen.
  var lesson: LessonPlayer? { if case .lesson(let player) = scene { player } else { nil } }
  /// The drill that has the screen.
  var drill: Drill? { if case .drill(let drill) = scene { drill } else { nil } }
  /// The progress page, if it has the screen.
  var progressPage: ProgressPage? { if case .progress(let page) = scene { page } else { nil } }
}

/// The lessons that ship with the program.
enum Shipped {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Lessons").path

  static func lessons() throws -> [PlayableLesson] {
    try LessonLibrary(folder: folder).entries.map { entry in
      try PlayableLesson(entry.lesson(), number: entry.number)
    }
  }

  static func lesson(_ id: String) throws -> PlayableLesson {
    let entry = try LessonLibrary(folder: folder).entry(named: id)
    return try PlayableLesson(entry.lesson(), number: entry.number)
  }
}
