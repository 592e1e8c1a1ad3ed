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

  /// The whole lesson: prose, every step of every figure in words and some as pictures, and the
  /// quick checks.
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
    try body(wrapped("\(number)\(lesson.header.title)  (\(lesson.header.minutes) min)") + "\n")
    for (index, page) in lesson.pages.enumerated() {
      try body("\n" + wrapped("\(index + 1). \(page.title.plainText)", indent: 3) + "\n")
      if !page.blocks.isEmpty { try body("\n\(text(of: page.blocks))\n") }
      if let figure = page.figure {
        if let goal = figure.goal {
          let goal = PlainGoal(goal: GoalPlayer(goal), figure: figure.figure, text: self)
          try body("\n\(goal.words)\n")
        }
        try write(figure, to: body)
      }
      if let quiz = page.quiz { try body("\n\(text(of: quiz.question(seed: 0)))\n") }
    }
    let takeaways = takeaways(of: lesson)
    if !takeaways.isEmpty { try body("\n\(takeaways)\n") }
  }

  /// What a lesson leaves its learner with; empty if it does not say.
  func takeaways(of lesson: PlayableLesson) -> String {
    let lines = lesson.header.takeaways
    guard !lines.isEmpty else { return "" }
    let narrow = ProseLayout(width: Self.width - 2, glyphs: layout.glyphs)
    return "To take away\n\n"
      + lines.map { line in
        plain(narrow.lines(of: [.text(line)])).split(separator: "\n").enumerated()
          .map { ($0 == 0 ? layout.glyphs.spell("• ").description : "  ") + $1 }
          .joined(separator: "\n")
      }.joined(separator: "\n")
  }

  /// The most steps of a figure that are printed as pictures; if more would be worth one, the first
  /// and the last are.
  private static let pictureLimit = 4

  private func write<Failure: Error>(
    _ script: ScriptedFigure, to body: (String) throws(Failure) -> Void
  ) throws(Failure) {
    var figure = script.figure
    let ends: Set = [1, figure.stepCount]
    let spoken = ends.union(script.sentences.keys)
    let pictured = spoken.count <= Self.pictureLimit ? spoken : ends
    for step in 1...figure.stepCount {
      let picture = pictured.contains(step)
      figure.finishShortWork(for: step)
      // Steps in words stand together; a picture stands apart.
      if picture || step == 1 || pictured.contains(step - 1) { try body("\n") }
      let text = text(
        of: figure, at: figure.rest(at: step), saying: script.sentences[step],
        withPicture: picture)
      try body("\(text)\n")
    }
  }

  /// One step of a figure in words, with what the lesson says of it, and its picture if wanted.
  func text(
    of figure: any Figure, at moment: Moment, saying sentence: Prose?,
    withPicture: Bool
  ) -> String {
    let name = figure.name(of: moment.step)
    let count = figure.showsStepCount(at: moment) ? "\(figure.stepCount)" : "?"
    var head = "step \(moment.step) of \(count)"
    if !name.isEmpty { head += ", \(name)" }
    var lines = [wrapped(head + ":", indent: 2)]
    if withPicture {
      let picture = FigurePicture(of: figure, at: moment, glyphs: layout.glyphs).lines
      if !picture.isEmpty {
        lines += [""] + picture.map { $0.isEmpty ? "" : Self.lead + $0 } + [""]
      }
    }
    if let sentence {
      lines.append(text(of: sentence, after: Self.lead))
    }
    let caption = figure.caption(at: moment)
    if !caption.isEmpty { lines.append(wrapped(Self.lead + caption, indent: 4)) }
    return lines.joined(separator: "\n")
  }

  /// The blanks before everything that a figure shows.
  private static let lead = "  "

  /// A quick check with its options, without its answer.
  func text(of question: Question) -> String {
    var prompt = question.prompt
    if case .paragraph(let words) = prompt.first {
      prompt[0] = .paragraph([.text("check: ")] + words)
    } else {
      prompt.insert(.paragraph([.text("check:")]), at: 0)
    }
    var parts = [text(of: prompt)]
    if case .choice(let options, let several) = question.kind {
      if several { parts.append("select all that apply") }
      parts.append(
        options.enumerated().map { index, option in
          text(of: option.text, after: "  \(index + 1)  ")
        }.joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n")
  }

  /// A verdict in words, with the mark that it has on a screen.
  func text(of verdict: Verdict) -> String {
    // What is no known mistake begins with `Not yet` itself.
    let mark = verdict.isRight ? "✓ right." : verdict.isDiagnosed ? "✗ not yet." : "✗"
    return text(of: verdict.feedback, after: mark + " ")
  }

  /// Words as they are, in lines that are no longer than prose is.
  func wrapped(_ words: String, indent: Int = 0) -> String {
    plain(
      StyledText(SafeText(words)).wrapped(to: Self.width + 2, in: layout.glyphs, indent: indent))
  }

  /// Blocks of prose as text.
  func text(of blocks: [Block]) -> String { plain(layout.lines(of: blocks)) }

  /// Running text as text, after some words; further lines stand under it where that is an indent.
  func text(of prose: Prose, after words: String = "") -> String {
    let isIndent = words.first == " "
    return plain(
      layout.lines(of: [.text(words)] + prose, indent: isIndent ? words.count : 0))
  }

  /// Words as they are, in the characters that may be used.
  func spelled(_ words: String) -> String { layout.glyphs.spell(SafeText(words)).description }

  /// The answer to a line of those who play, in the characters that may be used.
  func reply(_ text: String, effects: [Effect] = []) -> LineReply {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return LineReply(
      text: lines.map { spelled(String($0)) }.joined(separator: "\n"), effects: effects)
  }

  /// Lines without blanks at their ends; code and tables that are too wide are broken.
  private func plain(_ lines: [StyledText]) -> String {
    lines.map { line in
      var text = spelled(line.text)
      while text.last == " " { text.removeLast() }
      return PlainText(text).wrapped.description
    }.joined(separator: "\n")
  }
}
