import Expressions
import Learning
import LessonScript
import TextScreen

/// A quick check: what is asked, what can be answered, and what was said to it.
struct QuizScreen {
  let player: LessonPlayer
  let page: PagePlayer

  /// A line of the check, and the option that a click on it chooses.
  struct Line {
    var text: StyledText
    var option: Int?
  }

  func draw(_ screen: ScreenLayout, into frame: inout Frame) {
    guard let quiz = page.quiz else { return }
    let number = player.lesson.checkNumber(ofPage: player.index) ?? 1
    let place =
      screen.form == .small
      ? "\(number)/\(player.lesson.checkCount)" : "check \(number) of \(player.lesson.checkCount)"
    screen.drawHeader(player, place: place, into: &frame)
    let width = min(76, screen.content.columns)
    let lines = self.lines(of: quiz, width: width, glyphs: frame.glyphs)
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
      flow, height: lines.count,
      offset: offset(lines, quiz, rows: area.rows), in: area, into: &frame)
    let small = screen.form == .small ? fieldLine(of: quiz) : nil
    screen.drawLine(small ?? status(of: quiz), into: &frame)
    screen.drawFooter(footer(of: quiz, small: screen.form == .small), into: &frame)
  }

  /// The most lines that a page's check takes: with every hint shown, or answered.
  static func height(of lesson: PlayableLesson, page index: Int, width: Int) -> Int {
    var player = LessonPlayer(lesson, isReplay: false, seed: 0, options: SessionOptions())
    player.open(index)
    guard let page = player.page, var quiz = page.quiz else { return 0 }
    for _ in quiz.sitting.question.hints { quiz.showHint() }
    let screen = QuizScreen(player: player, page: page)
    let open = screen.lines(of: quiz, width: width, glyphs: .unicode).count
    quiz.answerRightly()
    return max(open, screen.lines(of: quiz, width: width, glyphs: .unicode).count)
  }

  /// Keeps the option under the cursor in view; the learner's own scrolling comes on top.
  private func offset(_ lines: [Line], _ quiz: QuizPlayer, rows: Int) -> Int {
    guard quiz.sitting.isOpen, !quiz.takesNumber,
      let row = lines.lastIndex(where: { $0.option == quiz.cursor }), row >= rows
    else { return page.scroll }
    return page.scroll + row - rows + 1
  }

  private func lines(of quiz: QuizPlayer, width: Int, glyphs: GlyphSet) -> [Line] {
    let layout = ProseLayout(width: width, glyphs: glyphs)
    var lines = layout.lines(of: quiz.sitting.question.prompt).map { Line(text: $0) }
    lines.append(Line(text: StyledText()))
    switch quiz.sitting.question.kind {
    case .choice(let options, let several):
      if several { lines += [Line(text: StyledText("select all that apply", .quiet)), Self.blank] }
      for index in options.indices {
        lines += option(index, options[index], quiz, width: width, glyphs: glyphs)
        lines.append(Self.blank)
      }
    case .number(let key): lines += numberLines(key, quiz, width: width, glyphs: glyphs)
    // These are asked on a figure's own cells, never on a page of text.
    case .cell, .grid, .cells: break
    }
    if quiz.sitting.isOpen {
      lines += hints(of: quiz.sitting, width: width, glyphs: glyphs)
    } else if !quiz.sitting.question.why.isEmpty {
      lines += labelled("why", quiz.sitting.question.why, width: width, glyphs: glyphs)
    }
    while lines.last?.text.runs.isEmpty == true { lines.removeLast() }
    return lines
  }

  static let blank = Line(text: StyledText())

  // MARK: Options

  private func option(
    _ index: Int, _ option: Question.Option, _ quiz: QuizPlayer, width: Int, glyphs: GlyphSet
  ) -> [Line] {
    let sitting = quiz.sitting
    let wasTried = sitting.tries.contains { $0.answer == .options([index]) }
    let isChosen = sitting.isOpen && quiz.cursor == index
    let isMarked = quiz.marked.contains(index)
    let (mark, markRole): (SafeText, Role)
    if !sitting.isOpen, option.isRight {
      (mark, markRole) = ("✓", .right)
    } else if wasTried, !quiz.takesSeveral, !option.isRight, !isChosen || lastTry(quiz) == index {
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
    if let said = feedback(on: index, option, quiz) {
      let layout = ProseLayout(width: max(1, width - 6), glyphs: glyphs)
      lines += layout.lines(of: said.words, said.role).map { line in
        var text = StyledText("      ")
        text.runs += line.runs
        return Line(text: text, option: index)
      }
    }
    return lines
  }

  private func lastTry(_ quiz: QuizPlayer) -> Int? {
    guard case .options(let chosen) = quiz.sitting.tries.last?.answer else { return nil }
    return chosen.first
  }

  private func feedback(
    on index: Int, _ option: Question.Option, _ quiz: QuizPlayer
  ) -> (words: Prose, role: Role)? {
    let sitting = quiz.sitting
    if sitting.isOpen {
      guard let last = sitting.tries.last, !last.verdict.isRight else { return nil }
      if quiz.takesSeveral {
        return index == quiz.optionCount - 1
          ? ([.strong([.text("Not yet. ")])] + last.verdict.feedback, .wrong) : nil
      }
      guard lastTry(quiz) == index else { return nil }
      return ([.text("Not yet. ")] + option.feedback, .wrong)
    }
    guard option.isRight, sitting.state == .right else { return (option.feedback, .quiet) }
    return ([.text(Self.praise(sitting.tries.count))] + option.feedback, .text)
  }

  /// `Right. `, or how many tries it took.
  static func praise(_ tries: Int) -> String {
    tries <= 1 ? "Right. " : "Right, at the \(ordinal(tries)) try. "
  }

  private static func ordinal(_ number: Int) -> String {
    let words = ["first", "second", "third", "fourth", "fifth", "sixth"]
    return words.indices.contains(number - 1) ? words[number - 1] : "\(number)th"
  }

  // MARK: Hints and keys

  private func hints(of sitting: Sitting, width: Int, glyphs: GlyphSet) -> [Line] {
    sitting.question.hints.prefix(sitting.hintsShown).enumerated().flatMap { index, hint in
      labelled("hint \(index + 1)", hint, width: width, glyphs: glyphs)
    }
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

  /// On a small screen the field may be scrolled away, so it has the learner's line; until
  /// something is typed, what was said to the last try stands there.
  private func fieldLine(of quiz: QuizPlayer) -> StyledText? {
    guard page.message == nil, quiz.takesNumber, quiz.sitting.isOpen else { return nil }
    if quiz.field.text.isEmpty, let last = quiz.sitting.tries.last {
      return StyledText(SafeText("✗ \(last.verdict.feedback.plainText)"), .wrong)
    }
    var line = StyledText("◆ ", .mark)
    line.append(SafeText(quiz.field.text), .predicted)
    if quiz.isTyping { line.append("▏", .mark) }
    return line
  }

  private func status(of quiz: QuizPlayer) -> StyledText {
    if let message = page.message { return StyledText(SafeText(message), .text) }
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

  private func footer(of quiz: QuizPlayer, small: Bool) -> Footer {
    let help = FooterItem("?", "help", .character("?"))
    let menu = FooterItem("q", "menu", .character("q"))
    let sitting = quiz.sitting
    var items: [FooterItem]
    if !sitting.isOpen {
      items = [
        FooterItem("→", "next", .right), FooterItem("r", "again, new order", .character("r")),
        FooterItem("←", "back", .left), help, menu,
      ]
      if quiz.takesNumber { items[1].label = "again, other numbers" }
    } else if quiz.isTyping {
      items = [FooterItem("Enter", "answer", .enter)]
      if sitting.hasMoreHints { items.append(FooterItem("F2", "hint", .function(2))) }
      items += [
        FooterItem("Tab", "go on", .tab), FooterItem("Esc", "leave the field", .escape), help,
      ]
    } else {
      let chooses = !quiz.takesNumber
      items = [FooterItem("Tab", "type", .tab)]
      if chooses {
        items = [
          FooterItem("1-\(quiz.optionCount)", sitting.tries.isEmpty ? "choose" : "choose again")
        ]
        if sitting.tries.isEmpty { items.append(FooterItem("↑↓", "move")) }
      }
      if quiz.takesSeveral { items.append(FooterItem("Space", "mark", .character(" "))) }
      if chooses { items.append(FooterItem("Enter", "answer", .enter)) }
      if sitting.hasMoreHints { items.append(FooterItem("H", "hint", .character("H"))) }
      if sitting.mayShowAnswer { items.append(FooterItem("A", "show answer", .character("A"))) }
      items += [help, menu]
    }
    if small {
      items = [
        items[items.count > 3 && items[0].key == nil ? 2 : 0], FooterItem("↓", "text", .down), help,
      ]
    }
    let state =
      sitting.isOpen && !sitting.tries.isEmpty
      ? "\(Self.ordinal(sitting.tries.count + 1)) try" : ""
    return Footer(items: items, state: small ? "" : state)
  }
}
