import CursesTerminal
import Learning
import LessonScript
import Storage
import TextScreen
import Tutor

/// The one loop: draw, wait, handle, perform.
struct Player {
  let entries: [LessonEntry]
  let settings: ScreenSettings

  /// What is shown first.
  enum Opening {
    case menu
    case lesson(Lesson, LessonEntry, isReplay: Bool)
    case drill(Drill)
  }

  /// The lesson that was opened last, which may be refused yet.
  private struct Opened {
    let entry: LessonEntry
    /// Whether the command line names it: where it is refused the program has nothing else to do.
    var isNamed = false
  }

  /// Plays until the learner leaves; records are read if that has not been done.
  func run(opening: Opening, keeper: Keeper? = nil) throws {
    let terminal: NcursesTerminal
    do throws(TerminalError) {
      terminal = try NcursesTerminal(settings.terminal, environment: environment)
    } catch { throw Failure.terminal(error.description) }
    var keeper = keeper ?? Keeper()
    var session = Session(
      items: entries.map(\.menuItem), progress: keeper.progress,
      size: terminal.size, glyphs: terminal.glyphs, at: now(on: terminal),
      options: settings.session)
    session.lastingMessage = keeper.complaint
    do throws(LessonRefusal) {
      var opened: Opened?
      switch opening {
      case .menu: break
      case .lesson(let lesson, let entry, let isReplay):
        try open(lesson, of: entry, isReplay: isReplay, in: &session)
        opened = Opened(entry: entry, isNamed: true)
      case .drill(let drill): session.start(drill)
      }
      // The first frame waits for front matter and one page; the rest comes right after it.
      terminal.draw(session.frame)
      for entry in entries { session.know(entry.questions, of: entry.id) }
      try loop(&session, opened, on: terminal, keeping: &keeper)
    } catch {
      terminal.close()
      throw Failure.no(error.description)
    }
    terminal.close()
    try keeper.close()
  }

  /// Goes on until the learner leaves; throws if the lesson of the command line is refused.
  private func loop(
    _ session: inout Session, _ opened: Opened?, on terminal: NcursesTerminal,
    keeping keeper: inout Keeper
  ) throws(LessonRefusal) {
    var opened = opened
    while true {
      terminal.draw(session.frame)
      let event = terminal.nextEvent(until: session.deadline)
      session.size = terminal.size
      for effect in session.handle(event, at: now(on: terminal)) {
        switch effect {
        case .quit: return
        case .redraw: terminal.invalidate()
        case .copyRecords: keeper.copy()
        case .keep(let record):
          keeper.keep(record)
          session.lastingMessage = keeper.complaint
        case .refuse(let errors):
          guard let lesson = opened else { break }
          let refusal = LessonRefusal.faulty(path: lesson.entry.path, errors)
          if lesson.isNamed { throw refusal }
          session.refuse(refusal.firstLine)
        case .read(let id, let isReplay, let page):
          guard let entry = entries.first(where: { $0.id == id }) else { break }
          do throws(LessonRefusal) {
            try open(
              try entry.lesson(), of: entry, isReplay: isReplay, page: page, in: &session)
            opened = Opened(entry: entry)
          } catch { session.refuse(error.firstLine) }
        case .readForReview(let ids):
          let lessons = entries.filter { ids.contains($0.id) }.compactMap { try? $0.playable() }
          session.review(lessons, seed: freshSeed())
        }
      }
    }
  }

  private func now(on terminal: NcursesTerminal) -> Now {
    let seconds = secondsNow()
    return Now(
      instant: terminal.now, seconds: seconds, secondsFromUTC: secondsFromUTC(at: seconds))
  }

  /// Opens a lesson as far as its first frame needs it.
  private func open(
    _ lesson: Lesson, of entry: LessonEntry, isReplay: Bool, page: Int? = nil,
    in session: inout Session
  ) throws(LessonRefusal) {
    do throws(LessonErrors) {
      try session.open(
        PartialLesson(lesson, number: entry.number), replayedWith: isReplay ? freshSeed() : nil,
        atPage: page)
    } catch { throw .faulty(path: entry.path, error) }
  }
}

/// A seed for fresh numbers; never 0, which stands for the script's own.
func freshSeed() -> UInt64 { UInt64.random(in: 1...UInt64.max) }
