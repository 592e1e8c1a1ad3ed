import CursesTerminal
import Learning
import LessonScript
import Storage
import TextScreen
import Tutor

/// Plays on a screen: reads the lessons and keeps the records that a session asks for.
struct Player: World {
  /// The lessons of the menu.
  let entries: [LessonEntry]
  private(set) var store: ProgressStore
  /// The lesson that was opened last, which may be refused yet.
  private var opened: Opened?
  /// The file that is watched, if one is.
  private var watched: WatchedFile?
  /// True if nothing is kept.
  private var isTrial = false

  /// A lesson that was opened.
  private struct Opened {
    let entry: LessonEntry
    /// True if the command line names it: where it is refused the program has nothing else to do.
    var isNamed = false
  }

  /// The scene that is shown first.
  enum Opening {
    case menu
    case lesson(Lesson, LessonEntry, isReplay: Bool)
    /// A lesson that is written meanwhile: it is shown anew whenever its file changes.
    case watched(LessonEntry)
    case drill(Drill)
    /// A goal alone.
    case practice(PlayableLesson)
    /// A lesson that is only tried: nothing is kept.
    case trial(PlayableLesson)
  }

  /// Plays until the learner leaves; records are read if that has not been done.
  static func play(
    _ opening: Opening, among entries: [LessonEntry], _ settings: ScreenSettings,
    store: ProgressStore? = nil
  ) throws {
    let terminal: NcursesTerminal
    do throws(TerminalError) {
      terminal = try NcursesTerminal(settings.terminal, environment: environment)
    } catch { throw Failure.terminal(error.description) }
    var player = Player(entries: entries, store: store ?? ProgressStore())
    if case .lesson(_, let entry, _) = opening {
      player.opened = Opened(entry: entry, isNamed: true)
    }
    if case .trial = opening { player.isTrial = true }
    if case .watched(let entry) = opening {
      player.opened = Opened(entry: entry)
      player.watched = WatchedFile(entry, at: terminal.now)
    }
    let session = Session(
      items: entries.map(\.menuItem), progress: player.store.progress, glyphs: terminal.glyphs,
      at: player.time(at: terminal.now), options: settings.session, stopwatch: Self.stopwatch())
    var loop = Loop(session: session, terminal: terminal, world: player)
    do {
      try loop.play(opening, noting: settings.picture?.fault)
    } catch let refusal as LessonRefusal {
      terminal.close()
      throw Failure.no(refusal.description)
    } catch let error as TerminalError {
      terminal.close()
      throw Failure.terminal(error.description)
    }
    terminal.close()
    settings.picture?.report()
    var kept = loop.world.store
    try kept.close()
    // On the screen it was one sentence among others, and it is gone now.
    kept.report()
  }

  /// A clock for the work of figures that show how fast this machine is.
  private static func stopwatch() -> Stopwatch {
    let clock = ContinuousClock()
    let start = clock.now
    return {
      let time = start.duration(to: clock.now).components
      return Instant(
        nanoseconds: time.seconds &* 1_000_000_000 &+ time.attoseconds / 1_000_000_000)
    }
  }

  private init(entries: [LessonEntry], store: ProgressStore) {
    self.entries = entries
    self.store = store
  }

  func time(at instant: Instant) -> Now {
    let seconds = secondsNow()
    return Now(
      instant: instant, seconds: seconds, secondsFromUTC: secondsFromUTC(at: seconds))
  }

  mutating func perform(_ effect: Effect) throws -> Reply? {
    switch effect {
    case .quit, .redraw: return nil
    case .keep where isTrial: return nil
    case .copyRecords:
      store.copy()
      return store.reply
    case .keep(let record):
      store.keep(record)
      return store.reply
    case .refuse(let errors):
      guard let opened else { return nil }
      let refusal = LessonRefusal.faulty(path: opened.entry.path, errors)
      if opened.isNamed { throw refusal }
      return .refused(refusal.firstLine)
    case .read(let id, let isReplay, let page):
      guard let entry = entries.first(where: { $0.id == id }) else { return nil }
      do throws(LessonRefusal) {
        let lesson = PlayableLesson(unmade: try entry.lesson(), number: entry.number)
        opened = Opened(entry: entry)
        return .opened(lesson, replayedWith: isReplay ? freshSeed() : nil, atPage: page)
      } catch { return .refused(error.firstLine) }
    case .readForReview(let ids):
      let lessons = entries.filter { ids.contains($0.id) }.compactMap { try? $0.playable() }
      return .readForReview(lessons, seed: freshSeed())
    }
  }
}

// MARK: - A file that is watched

extension Player {
  var nextLook: Instant? { watched?.nextLook }

  mutating func look(at instant: Instant) -> Reply? {
    guard let path = watched?.entry.path, opened?.entry.path == path else { return nil }
    return watched?.change(at: instant)
  }
}

/// A lesson file whose changes are shown as they are saved.
private struct WatchedFile {
  let entry: LessonEntry
  /// The instant of the next look at the file's time.
  private(set) var nextLook: Instant
  private var stamp: FileStamp?

  /// The time between two looks, in milliseconds.
  private static let interval = 250

  init(_ entry: LessonEntry, at instant: Instant) {
    self.entry = entry
    stamp = FileStamp(of: entry.path)
    nextLook = instant.advanced(milliseconds: Self.interval)
  }

  /// The lesson or its faults, if the file has changed since the last look.
  ///
  /// A file that is away is about to be replaced by its editor; what is shown stays.
  mutating func change(at instant: Instant) -> Reply? {
    guard instant >= nextLook else { return nil }
    nextLook = instant.advanced(milliseconds: Self.interval)
    guard let now = FileStamp(of: entry.path), now != stamp else { return nil }
    stamp = now
    return Self.reading(of: entry)
  }

  /// The lesson of a file, every page made, or all that is wrong with it.
  static func reading(of entry: LessonEntry) -> Reply {
    do throws(LessonRefusal) {
      return .reloaded(try entry.playable())
    } catch {
      let faults =
        switch error {
        case .faulty(_, let errors): errors.all
        case .unreadable(let error):
          [LessonError(error.description, at: SourceLocation(line: 1, column: 1))]
        }
      return .faulty(faults, file: entry.path)
    }
  }
}

extension Loop where Surroundings == Player {
  /// Opens the first scene, with something that the learner should know, and plays.
  fileprivate mutating func play(_ opening: Player.Opening, noting note: String?) throws {
    try take(world.store.reply)
    switch opening {
    case .menu: break
    case .lesson(let lesson, let entry, let isReplay):
      let unmade = PlayableLesson(unmade: lesson, number: entry.number)
      try take(.opened(unmade, replayedWith: isReplay ? freshSeed() : nil))
    case .watched(let entry):
      switch WatchedFile.reading(of: entry) {
      case .reloaded(let lesson): try take(.opened(lesson))
      case let reply: try take(reply)
      }
    case .drill(let drill): try take(.dealt(drill))
    case .trial(let lesson), .practice(let lesson): try take(.opened(lesson))
    }
    if let note { try take(.notice(note)) }
    // The first frame waits for front matter and one page; the rest comes right after it.
    try draw()
    let outlines = world.entries.map { ($0.id, $0.outline) }
    try take(.outlined(Dictionary(outlines) { first, _ in first }))
    try run()
  }
}

/// A seed for fresh numbers; never 0, which means the script's own.
func freshSeed() -> UInt64 { UInt64.random(in: 1...UInt64.max) }
