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

  /// Plays until the learner leaves.
  func run(opening: (lesson: PlayableLesson, isReplay: Bool)?) throws {
    let terminal: NcursesTerminal
    do throws(TerminalError) {
      terminal = try NcursesTerminal(settings.terminal, environment: environment)
    } catch { throw Failure.terminal(error.description) }
    var keeper = Keeper()
    var session = Session(
      items: entries.map(\.menuItem), progress: keeper.progress, size: terminal.size,
      glyphs: terminal.glyphs, options: settings.session)
    session.lastingMessage = keeper.complaint
    if let opening {
      session.open(opening.lesson, replayedWith: opening.isReplay ? freshSeed() : nil)
    }
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
      let now = Now(instant: terminal.now, seconds: secondsNow())
      for effect in session.handle(event, at: now) {
        switch effect {
        case .quit: return
        case .redraw: terminal.invalidate()
        case .copyRecords: keeper.copy()
        case .keep(let record):
          keeper.keep(record)
          session.lastingMessage = keeper.complaint
        case .read(let id, let isReplay): read(id, isReplay: isReplay, into: &session)
        }
      }
    }
  }

  private func read(_ id: String, isReplay: Bool, into session: inout Session) {
    guard let entry = entries.first(where: { $0.id == id }) else { return }
    do throws(LessonRefusal) {
      session.open(try entry.playable(), replayedWith: isReplay ? freshSeed() : nil)
    } catch {
      session.refuse(String(error.description.split(separator: "\n").first ?? ""))
    }
  }
}

/// A seed for fresh numbers; never 0, which stands for the script's own.
func freshSeed() -> UInt64 { UInt64.random(in: 1...UInt64.max) }
