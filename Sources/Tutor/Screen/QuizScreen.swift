import Expressions
import Learning
import LessonScript
import TextScreen

/// A quick check below its header, wherever it is asked: what is asked, what can be answered, and
/// what was said to it.
struct QuizScreen {
  let quiz: QuizPlayer
  /// What leads out of it, where it is asked.
  let exits: QuizExits
  /// A sentence that stands until the next key; nil: how many hints are left.
  var message: String?
  /// How to name the question, at the right edge where there is room.
  var name = ""
  /// What the learner did when it was asked before, a line each.
  var earlier: [StyledText] = []

  /// A line of the check, and the option that a click on it chooses.
  struct Line {
    var text: StyledText
    var option: Int?
  }

  func draw(_ screen: ScreenLayout, into frame: inout Frame) {
    let width = min(76, screen.content.columns)
    let lines = self.lines(width: width, glyphs: frame.glyphs)
    var flow = Frame(size: Size(columns: width, rows: lines.count), glyphs: frame.glyphs)
    for (row, line) in lines.enumerated() {
      flow.put(line.text, row: row, column: 0)
      if let option = line.option {
        flow.mark(Rect(row: row, column: 0, columns: width, rows: 1), .option(option))
      }
    }
    let area = Rect(
      row: screen.content.row, column: screen.content.column, columns: width,
      rows: screen.content.rows)
    screen.drawScrolled(
      flow, height: lines.count, offset: offset(lines, rows: area.rows), in: area, into: &frame)
    let isSmall = screen.form == .small
    let status = (isSmall ? fieldLine : nil) ?? self.status
    screen.drawLine(status, into: &frame)
    drawName(beside: status, screen, into: &frame)
    screen.drawFooter(
      QuizFooter(quiz: quiz, exits: exits, isSmall: isSmall).footer, into: &frame)
  }

  /// The most lines that a question takes: with every hint shown, or answered.
  static func height(of question: Question, width: Int) -> Int {
    var quiz = QuizPlayer(question)
    for _ in question.hints { quiz.showHint() }
    let open = QuizScreen(quiz: quiz, exits: .page).lines(width: width, glyphs: .unicode).count
    quiz.answerRightly()
    let answered = QuizScreen(quiz: quiz, exits: .page).lines(width: width, glyphs: .unicode).count
    return max(open, answered)
  }

  /// Keeps the option under the cursor in view; the learner's own scrolling comes on top.
  private func offset(_ lines: [Line], rows: Int) -> Int {
    guard quiz.sitting.isOpen, !quiz.takesNumber,
      let row = lines.lastIndex(where: { $0.option == quiz.cursor }), row >= rows
    else { return quiz.scroll }
    return quiz.scroll + row - rows + 1
  }

  private func lines(width: Int, glyphs: GlyphSet) -> [Line] {
    let question = quiz.sitting.question
    let layout = ProseLayout(width: width, glyphs: glyphs)
    var lines = layout.lines(of: question.prompt).map { Line(text: $0) }
    lines.append(Self.blank)
    switch question.kind {
    case .choice(let options, let several):
      if several { lines += [Line(text: StyledText("select all that apply", .quiet)), Self.blank] }
      for index in options.indices {
        lines += option(index, options[index], width: width, glyphs: glyphs)
        lines.append(Self.blank)
      }
    case .number(let key): lines += numberLines(key, width: width, glyphs: glyphs)
    // These are asked on a figure's own cells, never on a page of text.
    case .cell, .grid, .cells: break
    }
    if quiz.sitting.isOpen {
      for (index, hint) in question.hints.prefix(quiz.sitting.hintsShown).enumerated() {
        lines += labelled("hint \(index + 1)", hint, width: width, glyphs: glyphs)
      }
    } else if !question.why.isEmpty {
      lines += labelled("why", question.why, width: width, glyphs: glyphs)
    }
    for text in earlier {
      lines += text.wrapped(to: width, in: glyphs, indent: 8).map { Line(text: $0) }
    }
    while lines.last?.text.runs.isEmpty == true { lines.removeLast() }
    return lines
  }

  static let blank = Line(text: StyledText())

  /// `Right. `, or how many tries it took.
  static func praise(_ tries: Int) -> String {
    tries <= 1 ? "Right. " : "Right, at the \(tries.ordinalWord) try. "
  }

  private func labelled(
    _ label: String, _ words: Prose, width: Int, glyphs: GlyphSet
  ) -> [Line] {
    let layout = ProseLayout(width: max(1, width - 8), glyphs: glyphs)
    let lines = layout.lines(of: words).enumerated().map { row, line in
      let lead = row == 0 ? label : ""
      var text = StyledText(
        SafeText(lead + String(repeating: " ", count: max(1, 8 - lead.count))), .quiet)
      text.runs += line.runs
      return Line(text: text)
    }
    return lines + [Self.blank]
  }

  // MARK: The learner's line

  /// On a small screen the field may be scrolled away, so it has the learner's line; until
  /// something is typed, what was said to the last try stands there.
  private var fieldLine: StyledText? {
    guard message == nil, quiz.takesNumber, quiz.sitting.isOpen else { return nil }
    if quiz.field.text.isEmpty, let last = quiz.sitting.tries.last {
      return StyledText(SafeText("✗ \(last.verdict.feedback.plainText)"), .wrong)
    }
    var line = StyledText("◆ ", .mark)
    line.append(SafeText(quiz.field.text), .predicted)
    if quiz.isTyping { line.append("▏", .mark) }
    return line
  }

  private var status: StyledText {
    if let message { return StyledText(SafeText(message), .text) }
    let sitting = quiz.sitting
    let left = sitting.question.hints.count - sitting.hintsShown
    guard sitting.isOpen, left > 0 else {
      return sitting.isOpen && sitting.mayShowAnswer
        ? StyledText("A shows the answer", .quiet) : StyledText()
    }
    let numbers = ["no", "one", "two", "three", "four", "five"]
    let count = numbers.indices.contains(left) ? numbers[left] : "\(left)"
    let more = sitting.hintsShown > 0 || !sitting.tries.isEmpty ? " left" : ""
    return StyledText(SafeText("\(count) hint\(left == 1 ? "" : "s")\(more)"), .quiet)
  }

  /// Puts the name beside the learner's line; on a small screen one row above the footer, where
  /// the count of hidden lines leaves room.
  private func drawName(
    beside status: StyledText, _ screen: ScreenLayout, into frame: inout Frame
  ) {
    let name = SafeText(name)
    let width = frame.glyphs.width(of: name)
    if screen.form == .small {
      let hidden = 17
      guard screen.margin + width + hidden <= screen.right else { return }
      frame.put(name, row: screen.scrollRow, column: screen.margin, .quiet)
    } else if screen.margin + status.width(in: frame.glyphs) + 3 + width <= screen.right {
      frame.put(name, row: screen.lineRow, endingAt: screen.right, .quiet)
    }
  }
}
