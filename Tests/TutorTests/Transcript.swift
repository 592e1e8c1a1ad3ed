import Learning

@testable import Tutor

/// A session played by lines, as it would stand on a terminal, until the lines or the session end.
struct Transcript {
  /// The text that was printed and typed.
  private(set) var text: String
  /// Every record that was to be kept.
  private(set) var records: [ProgressRecord] = []
  /// True if the session ended.
  private(set) var isDone = false

  /// Plays lines.
  init(of session: some LineSession, _ lines: [String]) {
    var session = session
    text = (session.opening + "\n" + session.prompt).description
    for line in lines where !isDone {
      let reply = session.respond(to: line, at: 1_800_000_000)
      text += line + "\n" + reply.text.description
      if !reply.isDone { text += "\n" + session.prompt.description }
      for case .keep(let record) in reply.effects { records.append(record) }
      isDone = reply.isDone
    }
  }
}
