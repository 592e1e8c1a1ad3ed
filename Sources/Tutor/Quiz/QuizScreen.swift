import Expressions
import Learning
import LessonScript
import TextScreen

/// A quick check below its header, wherever it is asked: what is asked, what can be answered, and
/// what was said to it.
struct QuizScreen {
  let quiz: QuizPlayer
  /// The keys that work on it, where it is asked.
  let keys: KeyTable
  /// A sentence that stays until the next key; nil: how many hints are left.
  var message: String?
  /// How to name the question, at the right edge where there is room.
  var name = ""
  /// The answers given when it was asked before, a line each.
  var earlier: [StyledText] = []

  /// A line of the check, and the option that a click on it chooses.
  struct Line {
    var text: StyledText
    var option: Int?
  }

  func draw(_ screen: ScreenLayout, into frame: inout Frame) {
    let (area, width) = (screen.prose, screen.prose.columns)
    // Where room is short old feedback gives way before what explains the answer does.
    let whole = self.lines(width: width, glyphs: frame.glyphs)
    let lines =
      whole.count <= area.rows
      ? whole : self.lines(width: width, glyphs: frame.glyphs, isFolded: true)
    var flow = Frame(size: Size(columns: width, rows: lines.count), glyphs: frame.glyphs)
    for (row, line) in lines.enumerated() {
      flow.put(line.text, row: row, column: 0)
      if let option = line.option {
        flow.mark(Rect(row: row, column: 0, columns: width, rows: 1), .option(option))
      }
    }
    screen.drawScrolled(
      flow, height: lines.count, offset: offset(lines, rows: area.rows), in: area, into: &frame)
    let isSmall = screen.form == .small
    let fieldLine = isSmall ? self.fieldLine : nil
    let status = fieldLine ?? self.status
    // On a tall screen it is as far below the question as on a usual one, or further.
    let end = area.row + max(18, min(lines.count, area.rows))
    let row = isSmall ? screen.lineRow : screen.line(below: end, column: area.column).row
    screen.drawLine(status, row: row, into: &frame)
    drawName(beside: status, screen, row: row, into: &frame)
    if fieldLine != nil, let message { screen.drawMessage(message, into: &frame) }
    var footer = keys.footer(isSmall: isSmall)
    let tries = quiz.sitting.tries.count
    if quiz.sitting.isOpen, tries > 0, !isSmall {
      footer.state = "\((tries + 1).ordinalWord) try"
    }
    screen.drawFooter(footer, into: &frame)
  }

  /// The most lines that a question takes: with every hint shown, or answered.
  static func height(of question: Question, width: Int) -> Int {
    func count(_ quiz: QuizPlayer) -> Int {
      QuizScreen(quiz: quiz, keys: KeyTable([])).lines(width: width, glyphs: .unicode).count
    }
    var quiz = QuizPlayer(question)
    for _ in question.hints { quiz.showHint() }
    let open = count(quiz)
    quiz.answerRightly()
    return max(open, count(quiz))
  }

  /// Keeps the option under the cursor in view; the learner's own scrolling comes on top.
  private func offset(_ lines: [Line], rows: Int) -> Int {
    guard quiz.sitting.isOpen, !quiz.takesNumber, let cursor = quiz.cursor,
      let row = lines.lastIndex(where: { $0.option == cursor }), row >= rows
    else { return quiz.scroll }
    return quiz.scroll + row - rows + 1
  }

  /// The lines of the check; folded, what was said to answers given before takes one line each.
  private func lines(width: Int, glyphs: GlyphSet, isFolded: Bool = false) -> [Line] {
    let question = quiz.sitting.question
    let layout = ProseLayout(width: width, glyphs: glyphs)
    var lines = layout.lines(of: question.prompt).map { Line(text: $0) }
    lines.append(Self.blank)
    switch question.kind {
    case .choice(let options, let several):
      if several { lines += [Line(text: StyledText("select all that apply", .quiet)), Self.blank] }
      for index in options.indices {
        lines += option(index, options[index], width: width, glyphs: glyphs, isFolded: isFolded)
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
      lines += text.wrapped(to: width, in: glyphs, indent: 8)
        .folded(isFolded, to: width, in: glyphs).map { Line(text: $0) }
    }
    while lines.last?.text.runs.isEmpty == true { lines.removeLast() }
    return lines
  }

  static let blank = Line(text: StyledText())

  /// Before what is said to a wrong answer; the sign alone has a colour.
  static let notYet: Prose = [.strong([.text("Not yet. ")])]

  /// `Right. `, or how many tries it took.
  static func praise(_ tries: Int) -> String {
    tries <= 1 ? "Right. " : "Right, at the \(tries.ordinalWord) try. "
  }

  private func labelled(_ label: String, _ words: Prose, width: Int, glyphs: GlyphSet) -> [Line] {
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
  /// something is typed, the verdict on the last try is there.
  private var fieldLine: StyledText? {
    guard quiz.takesNumber, quiz.sitting.isOpen else { return nil }
    if quiz.field.isEmpty, let last = quiz.sitting.tries.last {
      var line = StyledText("✗ ", .wrong)
      line.append(SafeText(last.verdict.feedback.plainText))
      return line
    }
    var line = StyledText("◆ ", .mark)
    line.runs += quiz.field.styled(hasFocus: quiz.isTyping).runs
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
    beside status: StyledText, _ screen: ScreenLayout, row: Int, into frame: inout Frame
  ) {
    let name = SafeText(name)
    let width = frame.glyphs.width(of: name)
    if screen.form == .small {
      let hidden = 17
      guard screen.margin + width + hidden <= screen.right else { return }
      frame.put(name, row: screen.scrollRow, column: screen.margin, .quiet)
    } else if status.width(in: frame.glyphs) + 3 + width <= screen.prose.columns {
      frame.put(name, row: row, endingAt: screen.prose.endColumn, .quiet)
    }
  }
}

// MARK: - A number

extension QuizScreen {
  /// The verdict on the last try, then the field.
  func numberLines(_ key: NumberKey, width: Int, glyphs: GlyphSet) -> [Line] {
    let sitting = quiz.sitting
    var lines: [Line] = []
    if let last = sitting.tries.last, case .number(let given, _) = last.answer {
      lines += judged(last.verdict, given, sitting, width: width, glyphs: glyphs)
    }
    if sitting.state == .shown || sitting.state == .skipped {
      var text = StyledText("The answer: ", .quiet)
      text.append(SafeText(key.right.description), .strong)
      lines += [Line(text: text), Self.blank]
    }
    guard sitting.isOpen else { return lines }
    var field = StyledText("◆  ", .mark)
    field.append("Your answer  ")
    field.runs += quiz.field.styled(hasFocus: quiz.isTyping).runs
    lines.append(Line(text: field))
    // The number as it is read is below it; before there is one, that it need not be one number.
    let reading = NumberField.reading(of: quiz.field.text)
    let below = reading ?? (quiz.field.isEmpty ? "you can type a calculation: 3*3 + 1" : "")
    lines.append(Line(text: StyledText(SafeText("                " + below), .quiet)))
    lines.append(Self.blank)
    return lines
  }

  private func judged(
    _ verdict: Verdict, _ given: Number, _ sitting: QuestionSession, width: Int, glyphs: GlyphSet
  ) -> [Line] {
    var head = StyledText(verdict.isRight ? "✓  " : "✗  ", verdict.isRight ? .right : .wrong)
    head.append(SafeText(given.description), verdict.isRight ? .right : .wrong)
    if !verdict.working.isEmpty {
      head.append(SafeText("   " + verdict.working.replacingAsterisks), .quiet)
    }
    var words: Prose = verdict.feedback
    if verdict.isRight {
      words = [.text(Self.praise(sitting.tries.count))]
    } else if verdict.isDiagnosed {
      words = Self.notYet + words
    }
    let layout = ProseLayout(width: max(1, width - 3), glyphs: glyphs)
    let body = layout.lines(of: words).map { line in
      var text = StyledText("   ")
      text.runs += line.runs
      return Line(text: text)
    }
    return [Line(text: head), Self.blank] + body + [Self.blank]
  }
}

// MARK: - A choice

extension QuizScreen {
  /// An option with its mark, and what was said to it.
  func option(
    _ index: Int, _ option: Question.Option, width: Int, glyphs: GlyphSet, isFolded: Bool
  ) -> [Line] {
    let sitting = quiz.sitting
    let wasTried = sitting.tries.contains { $0.answer == .options([index]) }
    let isChosen = sitting.isOpen && quiz.cursor == index
    let isMarked = quiz.marked.contains(index)
    let (mark, markRole): (SafeText, Role)
    if !sitting.isOpen, option.isRight {
      (mark, markRole) = ("✓", .right)
    } else if wasTried, !quiz.takesSeveral, !option.isRight, !isChosen || lastTry == index {
      (mark, markRole) = ("✗", .wrong)
    } else if quiz.takesSeveral {
      (mark, markRole) = (isMarked ? "■" : "□", isChosen ? .mark : .text)
    } else {
      (mark, markRole) = (isChosen ? "●" : "○", isChosen ? .mark : .text)
    }
    let role: Role =
      isChosen
      ? .strong : sitting.tries.isEmpty || option.isRight && !sitting.isOpen ? .text : .quiet
    var head = StyledText(SafeText("\(index + 1)  "), isChosen ? .mark : .quiet)
    head.append(mark, markRole)
    head.append(SafeText(String(repeating: " ", count: max(1, 3 - glyphs.width(of: mark)))))
    let body = ProseLayout(width: max(1, width - 6), glyphs: glyphs).lines(of: option.text, role)
    var lines: [Line] = []
    for (row, line) in body.enumerated() {
      var text = row == 0 ? head : StyledText("      ")
      text.runs += line.runs
      lines.append(Line(text: text, option: index))
    }
    if let said = feedback(on: index, option) {
      let layout = ProseLayout(width: max(1, width - 6), glyphs: glyphs)
      let isOld = isFolded && said.role == .quiet
      let body = layout.lines(of: said.words, said.role)
      lines += body.folded(isOld, to: layout.width, in: glyphs).map { line in
        var text = StyledText("      ")
        text.runs += line.runs
        return Line(text: text, option: index)
      }
    }
    return lines
  }

  /// The option that was chosen last.
  private var lastTry: Int? {
    guard case .options(let chosen) = quiz.sitting.tries.last?.answer else { return nil }
    return chosen.first
  }

  private func feedback(
    on index: Int, _ option: Question.Option
  ) -> (words: Prose, role: Role)? {
    let sitting = quiz.sitting
    if sitting.isOpen {
      guard let last = sitting.tries.last, !last.verdict.isRight else { return nil }
      if quiz.takesSeveral {
        return index == quiz.optionCount - 1
          ? (Self.notYet + last.verdict.feedback, .text) : nil
      }
      guard lastTry == index else { return nil }
      return (Self.notYet + option.feedback, .text)
    }
    guard option.isRight, sitting.state == .right else { return (option.feedback, .quiet) }
    return ([.text(Self.praise(sitting.tries.count))] + option.feedback, .text)
  }
}
