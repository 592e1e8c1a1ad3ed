import Figures
import Learning
import LessonScript
import TextScreen

/// A lesson as plain text, for pipes, printers and screen readers: what `show` prints.
public struct LessonText {
  /// The columns that prose is set to.
  public static let width = 76

  private let layout: ProseLayout

  /// Writes with a set of characters.
  public init(glyphs: GlyphSet = .unicode) {
    layout = ProseLayout(width: Self.width, glyphs: glyphs)
  }

  /// The whole lesson: prose, every step of every figure in words, and the quick checks.
  public func text(of lesson: PlayableLesson) -> String {
    var text = ""
    write(lesson) { text += $0 }
    return text
  }

  /// Hands the whole lesson on piece by piece, each as soon as it is made: a figure can have a
  /// million steps.
  public func write<Failure: Error>(
    _ lesson: PlayableLesson, to body: (String) throws(Failure) -> Void
  ) throws(Failure) {
    let number = lesson.number.map { "\($0)  " } ?? ""
    try body("\(number)\(lesson.header.title)  (\(lesson.header.minutes) min)\n")
    for (index, page) in lesson.pages.enumerated() {
      try body("\n\(index + 1). \(plain(layout.lines(of: page.title)))\n")
      if !page.blocks.isEmpty { try body("\n\(plain(layout.lines(of: page.blocks)))\n") }
      if let figure = page.figure {
        try body("\n")
        if let goal = figure.goal {
          let words = PlainGoal(goal: GoalPlayer(goal), figure: figure.figure, text: self).words
          try body("\(words)\n\n")
        }
        for step in 1...figure.figure.stepCount {
          try body("\(text(of: figure, at: step))\n")
        }
      }
      if let quiz = page.quiz { try body("\n\(text(of: quiz.question(seed: 0)))\n") }
    }
  }

  /// Every step of a figure in words.
  func text(of script: ScriptedFigure) -> String {
    (1...script.figure.stepCount).map { text(of: script, at: $0) }.joined(separator: "\n")
  }

  private func text(of script: ScriptedFigure, at step: Int) -> String {
    text(of: script.figure, at: script.figure.rest(at: step), saying: script.sentences[step])
  }

  /// One step of a figure in words, with the script's sentence for it.
  func text(of figure: any Figure, at moment: Moment, saying sentence: Prose?) -> String {
    let name = figure.name(of: moment.step)
    let count = figure.tellsStepCount(at: moment) ? "\(figure.stepCount)" : "?"
    var head = "step \(moment.step) of \(count)"
    if !name.isEmpty { head += ", \(name)" }
    var lines = [head + ":"]
    // A caption is one line, however long: what reads it aloud or searches it breaks it itself.
    if moment.asking == nil, let sentence {
      lines.append(plain(ProseLayout(width: .max, glyphs: layout.glyphs).lines(of: sentence)))
    }
    lines.append(spelled(figure.caption(at: moment)))
    return lines[0] + "\n" + lines.dropFirst().map { "  \($0)" }.joined(separator: "\n")
  }

  /// A quick check with its options, without its answer.
  func text(of question: Question) -> String {
    var parts = ["check: " + plain(layout.lines(of: question.prompt))]
    if case .choice(let options, let several) = question.kind {
      if several { parts.append("select all that apply") }
      parts.append(
        options.enumerated().map { index, option in
          "  \(index + 1)  \(plain(layout.lines(of: option.text)))"
        }.joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n")
  }

  /// A verdict in words, with the mark that it has on a screen.
  func text(of verdict: Verdict) -> String {
    // What is no known mistake begins with `Not yet` itself.
    let mark = verdict.isRight ? "✓ right." : verdict.isDiagnosed ? "✗ not yet." : "✗"
    let words = text(of: verdict.feedback)
    return spelled(mark) + (words.isEmpty ? "" : " " + words)
  }

  /// Blocks of prose as text.
  func text(of blocks: [Block]) -> String { plain(layout.lines(of: blocks)) }

  /// Running text as text.
  func text(of prose: Prose) -> String { plain(layout.lines(of: prose)) }

  /// Words as they are, in the characters that may be used.
  func spelled(_ words: String) -> String { layout.glyphs.spell(SafeText(words)).description }

  private func plain(_ lines: [StyledText]) -> String {
    lines.map { line in
      var text = line.text
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }
}
