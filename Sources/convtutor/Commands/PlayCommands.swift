import ArgumentParser
import LessonScript
import Storage
import TextScreen
import Tutor

/// `convtutor`: the menu.
struct MenuCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "menu", abstract: "Open the menu of lessons (what a bare convtutor does).")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var screen: ScreenOptions

  func run() throws { try openMenu(library.library(), screen.settings) }
}

/// Opens the menu: also what a bare `convtutor` does, without the parser's start-up time.
func openMenu(_ library: LessonLibrary, _ settings: ScreenSettings) throws {
  if settings.isPlain {
    throw Failure.usage("plain mode plays one lesson: convtutor play NAME --plain; see list")
  }
  try Player(entries: library.entries, settings: settings).run(opening: .menu)
}

/// `convtutor play NAME`: a lesson, where it was left.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play", abstract: "Play a lesson from where it was left.")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var screen: ScreenOptions
  @Argument(help: "The lesson: its id, its number, or a path.") var name: String

  func run() throws { try play(name, in: library.lessons, screen.settings, isReplay: false) }
}

/// `convtutor replay NAME`: a lesson from its first page, with fresh numbers.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Play a lesson from its first page, with fresh numbers; nothing earned is lost.")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var screen: ScreenOptions
  @Argument(help: "The lesson: its id, its number, or a path.") var name: String

  func run() throws { try play(name, in: library.lessons, screen.settings, isReplay: true) }
}

/// Plays the lesson of a name, of the lessons in a folder or of those that are found.
func play(
  _ name: String, in folder: String?, _ settings: ScreenSettings, isReplay: Bool
) throws {
  let entry = try findLesson(named: name, in: folder)
  if settings.isPlain {
    let lesson = try entry.playableOrFail()
    var player = PlainPlayer(settings: settings)
    try player.play(lesson, isReplay: isReplay)
    return
  }
  let lesson = try entry.lessonOrFail()
  try Player(entries: entries(around: entry, in: folder), settings: settings)
    .run(opening: .lesson(lesson, entry, isReplay: isReplay))
}
