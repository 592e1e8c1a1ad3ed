import Glibc
import Learning
import LessonScript
import TextScreen
import Tutor

/// Plays a lesson by lines on standard input and output.
struct PlainPlayer {
  let settings: ScreenSettings

  /// Plays until the learner leaves or the input ends.
  func run(_ lesson: PlayableLesson, isReplay: Bool) throws {
    var keeper = Keeper()
    if let complaint = keeper.complaint { StandardStreams.say("convtutor: \(complaint)") }
    let known = keeper.progress[lesson: lesson.header.id]
    let place =
      isReplay || known.isFinished
      ? nil : known.resumePlace(among: lesson.pages.map { $0.title.plainText })
    var session = PlainSession(
      lesson, page: place?.page ?? 1, step: place?.step ?? 1,
      replayedWith: isReplay ? freshSeed() : nil, glyphs: settings.usesASCII ? .ascii : .unicode,
      options: settings.session)
    try write(session.opening + "\n" + session.prompt)
    while let line = readLine() {
      let reply = session.respond(to: String(line.prefix(4_096)), at: secondsNow())
      for case .keep(let record) in reply.effects {
        keeper.keep(record)
        if let complaint = keeper.complaint { StandardStreams.say("convtutor: \(complaint)") }
      }
      if reply.isDone { break }
      try write(reply.text + "\n" + session.prompt)
    }
    try write("\n")
    try keeper.close()
  }
}
