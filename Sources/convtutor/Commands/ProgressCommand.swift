import ArgumentParser
import Glibc
import Learning
import Storage
import TextScreen
import Tutor

/// `convtutor progress`: what has been done so far.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Print what has been done so far, or every attempt; reset a lesson.",
    subcommands: [ShowProgress.self, ShowAttempts.self, ResetProgress.self],
    defaultSubcommand: ShowProgress.self)
}

/// `convtutor progress show`, or nothing more.
struct ShowProgress: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print what has been done so far.",
    discussion: """
      With --json it prints one JSON object on one line, for scripts; the README lists every \
      field.

      EXAMPLES
        convtutor progress
        convtutor progress --json | jq '.lessons[] | {id, finished}'
      """)

  @OptionGroup var library: LibraryOptions
  @Flag(help: "Print a JSON object.") var json = false
  @Flag(help: "Use ASCII only.") var ascii = false

  func run() throws {
    let store = ProgressStore()
    store.report()
    let items = try library.library().entries.map(\.itemWithQuestions)
    let seconds = secondsNow()
    let overview = ProgressOverview(
      items, store.progress,
      schedule: ReviewSchedule(secondsFromUTC: secondsFromUTC(at: seconds)), at: seconds)
    if json { return try Output.write(PlainText(json: overview.report) + "\n") }
    try Output.write(PlainText(ProgressText(overview, glyphs: ascii ? .ascii : .unicode).text))
  }
}

/// `convtutor progress attempts [NAME]`: every attempt at a quick check, with what was asked.
struct ShowAttempts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attempts",
    abstract: "Print every attempt at a quick check with its question, the newest last.",
    discussion: """
      Each question is made again from its seed, and its answer is judged as the lesson judges \
      it now. Attempts at quick checks that no longer exist are kept but not shown, nor are \
      predictions in figures.

      EXAMPLES
        convtutor progress attempts          all lessons
        convtutor progress attempts 8        one lesson
      """)

  @OptionGroup var library: LibraryOptions
  @Flag(help: "Use ASCII only.") var ascii = false
  @Argument(help: "The lesson: its id, its number, or a path; all lessons if none is given.")
  var name: String?

  func run() throws {
    let store = ProgressStore()
    store.report()
    let lessons =
      if let name {
        [try library.entry(named: name).playableOrFail()]
      } else {
        try library.library().entries.filter { store.progress.lessons[$0.id] != nil }
          .compactMap { try? $0.playable() }
      }
    var output = Output.Pieces()
    try AttemptText(lessons, glyphs: ascii ? .ascii : .unicode)
      .write(store.attempts()) { try output.write($0) }
    if output.isEmpty { Output.say("convtutor: no attempt at a quick check is kept") }
    try output.end()
  }
}

/// `convtutor progress reset NAME`: forgets a lesson, after asking, and keeps a copy.
struct ResetProgress: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "Forget a lesson's answers and bookmark; asks first, and keeps a copy of all records."
  )

  @OptionGroup var library: LibraryOptions
  @Flag(help: "Do not ask for confirmation.") var yes = false
  @Argument(help: "The lesson: its id, its number, or a path.") var name: String

  func run() throws {
    let id = try library.entry(named: name).id
    var store = ProgressStore()
    if let complaint = store.complaint { throw Failure.progress(complaint) }
    guard store.progress.lessons[id] != nil else { throw Failure.no("\(id) has not been begun") }
    if !yes {
      guard isatty(0) == 1 else {
        throw Failure.usage("standard input is not a terminal: pass --yes to confirm")
      }
      Output.ask("Forget \(id)? Its answers will no longer count. (y/N) ")
      guard readLine()?.lowercased().hasPrefix("y") == true else {
        throw Failure.no("nothing was changed")
      }
    }
    let copy = store.copy()
    if let complaint = store.complaint { throw Failure.progress(complaint) }
    store.keep(.forgotten(lesson: id, seconds: secondsNow()))
    try store.close()
    try Output.write("\(id) is forgotten; the records before are kept in \(copy ?? "no file")\n")
  }
}
