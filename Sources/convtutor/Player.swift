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
    case lesson(PlayableLesson, isReplay: Bool)
    case drill(Drill)
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
    switch opening {
    case .menu: break
    case .lesson(let lesson, let isReplay):
      session.open(lesson, replayedWith: isReplay ? freshSeed() : nil)
    case .drill(let drill): session.start(drill)
    }
    // The first frame waits for front matter alone; what else the menu tells comes right after it.
    terminal.draw(session.frame)
    for entry in entries { session.know(entry.questions, of: entry.id) }
    loop(&session, on: terminal, keeping: &keeper)
    terminal.close()
    try keeper.close()
  }

  private func loop(
    _ session: inout Session, on terminal: NcursesTerminal, keeping keeper: inout Keeper
  ) {
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
        case .read(let id, let isReplay, let page):
          read(id, isReplay: isReplay, page: page, into: &session)
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

  private func read(_ id: String, isReplay: Bool, page: Int?, into session: inout Session) {
    guard let entry = entries.first(where: { $0.id == id }) else { return }
    do throws(LessonRefusal) {
      session.open(
        try entry.playable(), replayedWith: isReplay ? freshSeed() : nil, atPage: page)
    } catch {
      session.refuse(String(error.description.split(separator: "\n").first ?? ""))
    }
  }
}

/// A seed for fresh numbers; never 0, which stands for the script's own.
func freshSeed() -> UInt64 { UInt64.random(in: 1...UInt64.max) }
