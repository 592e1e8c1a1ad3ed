import Learning
import LessonScript
import TextScreen
import Tutor

/// Plays by lines on standard input and output.
struct PlainPlayer {
  let settings: ScreenSettings
  private var keeper: Keeper

  /// Reads the records, unless that has been done, and says what is wrong with them.
  init(settings: ScreenSettings, keeper: Keeper? = nil) {
    self.settings = settings
    self.keeper = keeper ?? Keeper()
    if let complaint = self.keeper.complaint { StandardStreams.say("convtutor: \(complaint)") }
  }

  private var glyphs: GlyphSet { settings.usesASCII ? .ascii : .unicode }

  /// Plays a lesson from where it was left, or replays it from its first page.
  mutating func play(_ lesson: PlayableLesson, isReplay: Bool) throws {
    let known = keeper.progress[lesson: lesson.header.id]
    let place =
      isReplay || known.isFinished
      ? nil : known.resumePlace(among: lesson.pages.map { $0.title.plainText })
    try run(
      PlainSession(
        lesson, page: place?.page ?? 1, step: place?.step ?? 1,
        replayedWith: isReplay ? freshSeed() : nil, glyphs: glyphs, options: settings.session))
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
    try write(session.opening + "\n" + session.prompt)
    while let line = readLine() {
      let reply = session.respond(to: String(line.prefix(4_096)), at: secondsNow())
      for case .keep(let record) in reply.effects {
        keeper.keep(record)
        if let complaint = keeper.complaint { StandardStreams.say("convtutor: \(complaint)") }
      }
      if reply.isDone {
        try write(reply.text)
        break
      }
      try write(reply.text + "\n" + session.prompt)
    }
    try write("\n")
    try keeper.close()
  }
}
