import ArgumentParser
import Learning
import LessonScript
import Storage
import TextScreen
import Tutor

/// `convtutor`: the menu.
struct MenuCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "menu", abstract: "Open the menu of lessons, as convtutor without a command does.",
    usage: "convtutor menu [<options>]")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var screen: ScreenOptions

  func run() throws { try openMenu(library.library(), screen.settings) }
}

/// Opens the menu: also what a bare `convtutor` does, without the parser's start-up time.
func openMenu(_ library: LessonLibrary, _ settings: ScreenSettings) throws {
  if settings.isPlain {
    throw Failure.usage("plain mode plays one lesson: convtutor play NAME --plain; see list")
  }
  try Player.play(.menu, among: library.entries, settings)
}

/// `convtutor play NAME`: a lesson, where it was left.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play", abstract: "Play a lesson from where it was left.",
    usage: "convtutor play [<options>] <name>",
    discussion: """
      With --watch the lesson is reloaded whenever its file is saved, at the same page and step; \
      errors are shown in place of the page until they are fixed.

      EXAMPLES
        convtutor play 5
        convtutor play my-lesson.md --watch
        convtutor play 6 --picture me.ppm
      """)

  @OptionGroup var library: LibraryOptions
  @OptionGroup var screen: ScreenOptions
  @OptionGroup var own: PictureOptions
  @Flag(help: "Reload the lesson whenever its file is saved.") var watch = false
  @Argument(help: "The lesson: its id, its number, or a path.") var name: String

  func run() throws {
    let settings = own.added(to: screen.settings)
    if watch { return try playWatched(settings) }
    try play(name, in: library.lessons, settings, isReplay: false)
  }

  private func playWatched(_ settings: ScreenSettings) throws {
    guard !settings.isPlain else {
      throw Failure.usage("--watch needs a screen; with --plain, run it again after a change")
    }
    let entry = try library.entry(named: name)
    if case .failure(.unreadable(let error)) = entry.header { throw Failure.no(error.description) }
    try Player.play(
      .watched(entry), among: entries(around: entry, in: library.lessons), settings)
  }
}

/// `convtutor replay NAME`: a lesson from its first page, with fresh numbers.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Play a lesson from its first page, with fresh numbers; nothing earned is lost.",
    usage: "convtutor replay [<options>] <name>")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var screen: ScreenOptions
  @OptionGroup var own: PictureOptions
  @Argument(help: "The lesson: its id, its number, or a path.") var name: String

  func run() throws {
    try play(name, in: library.lessons, own.added(to: screen.settings), isReplay: true)
  }
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
  try Player.play(
    .lesson(lesson, entry, isReplay: isReplay), among: entries(around: entry, in: folder), settings)
}

/// `convtutor practice [NAME]`: fresh questions until the learner stops.
struct PracticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "practice",
    abstract: "Ask quick checks with fresh numbers until you stop.",
    usage: "convtutor practice [<options>] [<name>]",
    discussion: """
      Asks the quick checks that draw their numbers, of one lesson or of all. Answers are kept, \
      but do not change when a question comes up for review. To repeat a question exactly, such \
      as `layer-size, seed 481516` on screen, name it with --question and --seed. \
      --question also takes a goal: its figure is set alone.

      EXAMPLES
        convtutor practice                   all lessons
        convtutor practice 8                 one lesson
        convtutor practice 8 --question layer-size
        convtutor practice 13 --question reach-fifteen
        convtutor practice 8 --question layer-size --seed 481516
      """)

  @OptionGroup var library: LibraryOptions
  @OptionGroup var screen: ScreenOptions
  @Option(help: "Only the quick check or the goal with this id.") var question: String?
  @Option(help: "Ask once, with the numbers of this seed; needs --question.") var seed: UInt64?
  @Argument(help: "The lesson: its id, its number, or a path; all lessons if none is given.")
  var name: String?

  func validate() throws {
    if question != nil, name == nil {
      throw ValidationError("--question names a quick check of one lesson: name the lesson too")
    }
    if seed != nil, question == nil {
      throw ValidationError("--seed gives the numbers of one quick check: name it with --question")
    }
  }

  /// The most lessons that are read to be practised; of more, some are chosen anew each time.
  private static let lessonLimit = 200

  func run() throws {
    let store = ProgressStore()
    if let name {
      let entry = try library.entry(named: name)
      if let question, let goal = try entry.playableOrFail().practising(goal: question) {
        return try run(goal, entries(around: entry, in: library.lessons), store)
      }
      let drill = try drill(of: entry, after: store.progress)
      try run(drill, entries(around: entry, in: library.lessons), store)
    } else {
      let entries = try library.library().entries
      // What cannot be opened is marked in the menu and named by `check`.
      let lessons = (entries.count > Self.lessonLimit ? entries.shuffled() : entries)
        .prefix(Self.lessonLimit).compactMap { try? $0.playable() }
      guard
        let drill = Drill(practising: lessons, after: store.progress, seed: freshSeed())
      else { throw Failure.no("no lesson has a quick check that draws its numbers") }
      try run(drill, entries, store)
    }
  }

  private func drill(of entry: LessonEntry, after progress: LearnerProgress) throws -> Drill {
    let lesson = try entry.playableOrFail()
    if let question, !lesson.questions.contains(question) {
      let known = (lesson.questions + lesson.goals).joined(separator: ", ")
      throw Failure.usage(
        "\(entry.id) has no quick check `\(question)`"
          + (known.isEmpty ? "" : "; it has \(known)"))
    }
    let drill: Drill? =
      if let question, let seed {
        Drill(asking: question, of: lesson, seed: seed, after: progress)
      } else {
        Drill(practising: [lesson], only: question, after: progress, seed: freshSeed())
      }
    guard let drill else {
      throw Failure.no("\(entry.id) has no quick check that draws its numbers")
    }
    return drill
  }

  /// Sets a goal alone.
  private func run(
    _ goal: PlayableLesson, _ entries: [LessonEntry], _ store: ProgressStore
  ) throws {
    if screen.settings.isPlain {
      var player = PlainPlayer(settings: screen.settings, store: store)
      return try player.practise(goal)
    }
    try Player.play(.practice(goal), among: entries, screen.settings, store: store)
  }

  private func run(_ drill: Drill, _ entries: [LessonEntry], _ store: ProgressStore) throws {
    try ask(drill, among: entries, screen.settings, store)
  }
}

/// `convtutor review`: what is due, across lessons.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Ask the questions that are due for review, with fresh numbers.",
    usage: "convtutor review [<options>]",
    discussion: """
      Questions that you have answered come up again when you are about to forget them, the \
      least remembered first. If none is due, it says when the next one will be.

      EXAMPLES
        convtutor review                     all that is due
        convtutor review --limit 5           the five least remembered
        convtutor review --plain             by lines
      """)

  @OptionGroup var library: LibraryOptions
  @OptionGroup var screen: ScreenOptions
  @Option(help: "Ask at most this many questions.") var limit: Int?

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1") }
  }

  func run() throws {
    let store = ProgressStore()
    let entries = try library.library().entries
    let seconds = secondsNow()
    let outlook = ReviewOutlook(
      entries.map(\.itemWithQuestions), store.progress, seconds: seconds,
      secondsFromUTC: secondsFromUTC(at: seconds))
    if outlook.due.isEmpty {
      store.report()
      try Output.write("\(outlook.words)\n")
      return
    }
    let lessons = entries.filter { outlook.lessonsDue.contains($0.id) }
      .compactMap { try? $0.playable() }
    guard
      let drill = Drill(
        reviewing: outlook.due, in: lessons, limit: limit, after: store.progress,
        seed: freshSeed())
    else { throw Failure.no("what is due cannot be opened; `convtutor check` says why") }
    try ask(drill, among: entries, screen.settings, store)
  }
}

/// Asks the questions of a drill, on a screen or by lines.
private func ask(
  _ drill: Drill, among entries: [LessonEntry], _ settings: ScreenSettings, _ store: ProgressStore
) throws {
  if settings.isPlain {
    var player = PlainPlayer(settings: settings, store: store)
    try player.ask(drill, among: entries.map(\.itemWithQuestions))
  } else {
    try Player.play(.drill(drill), among: entries, settings, store: store)
  }
}
