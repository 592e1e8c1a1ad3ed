import Learning
import LessonScript
import TextScreen
import Tutor

/// Plays by lines on standard input and output.
struct PlainPlayer {
  let settings: ScreenSettings
  private var store: ProgressStore

  /// Reads the records, unless that has been done, and says what is wrong with them.
  init(settings: ScreenSettings, store: ProgressStore? = nil) {
    self.settings = settings
    self.store = store ?? ProgressStore()
    self.store.report()
    settings.picture?.report()
  }

  private var glyphs: GlyphSet { settings.usesASCII ? .ascii : .unicode }

  /// Plays a lesson from where it was left, or replays it from its first page.
  mutating func play(_ lesson: PlayableLesson, isReplay: Bool) throws {
    let known = store.progress[lesson: lesson.header.id]
    let bookmark =
      isReplay || known.isFinished
      ? nil : known.bookmark(among: lesson.headings)
    try run(
      PlainSession(
        lesson, page: bookmark?.page ?? 1, step: bookmark?.step,
        replayedWith: isReplay ? freshSeed() : nil, glyphs: glyphs, options: settings.session,
        after: known))
  }

  /// Sets a goal alone.
  mutating func practise(_ goal: PlayableLesson) throws {
    try run(PlainSession(goal, glyphs: glyphs, options: settings.session))
  }

  /// Asks the questions of a drill, among the lessons of a menu.
  mutating func ask(_ drill: Drill, among items: [MenuItem]) throws {
    try run(
      PlainDrill(
        drill, among: items, secondsFromUTC: secondsFromUTC(at: secondsNow()), glyphs: glyphs))
  }

  /// Goes on until the learner leaves or the input ends.
  private mutating func run(_ session: some LineSession) throws {
    var session = session
    try Output.write(session.opening + "\n" + session.prompt)
    while let line = readLine() {
      let reply = session.respond(to: String(line.prefix(4_096)), at: secondsNow())
      for case .keep(let record) in reply.effects {
        store.keep(record)
        store.reportKeeping()
      }
      if reply.isDone {
        try Output.write(reply.text)
        break
      }
      try Output.write(reply.text + "\n" + session.prompt)
    }
    try Output.write("\n")
    try store.close()
  }
}
