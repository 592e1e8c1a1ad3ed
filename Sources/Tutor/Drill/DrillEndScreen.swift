import Learning
import TextScreen

/// Draws the page after a drill: what was asked, what is worth practising, the ways on.
struct DrillEndScreen {
  let drill: Drill
  let outlook: ReviewOutlook

  func draw(_ screen: ScreenLayout, into frame: inout Frame) {
    let title = drill.kind == .review ? "Review" : "Practice"
    ScreenHeader(
      number: nil, title: title, place: "the end", shortPlace: "the end",
      bar: .marks(drill.tally.standings.map(\.mark))
    ).draw(screen, into: &frame)
    let columns = screen.prose.columns
    var flow = Frame(size: Size(columns: columns, rows: 200), glyphs: frame.glyphs)
    var row = 0
    let tally = drill.tally
    put(tally.words, row: &row, into: &flow)
    if drill.kind == .review { put(outlook.wordsForTheEnd, row: &row, into: &flow) }
    row += 1
    drawWorthPractising(tally, isSmall: screen.form == .small, row: &row, into: &flow)
    let cursorRow = drawChoices(isSmall: screen.form == .small, row: &row, into: &flow)
    // The learner's line is empty here.
    var area = screen.prose
    area.size = Size(columns: columns, rows: screen.scrollRow - area.row)
    screen.drawScrolled(
      flow, height: row, offset: max(0, cursorRow - area.rows + 1), in: area, into: &frame)
    screen.drawFooter(drill.keys.footer(isSmall: screen.form == .small), into: &frame)
  }

  private func put(_ words: String, row: inout Int, into flow: inout Frame) {
    let width = min(76, flow.size.columns)
    let lines = StyledText(SafeText(words)).wrapped(to: width, in: flow.glyphs)
    flow.put(lines, row: row, column: 0)
    row += lines.count
  }

  /// One line a check: its lesson, its id, and how each of its questions went.
  private func drawWorthPractising(
    _ tally: DrillTally, isSmall: Bool, row: inout Int, into flow: inout Frame
  ) {
    guard !tally.worthPractising.isEmpty else { return }
    flow.put("worth practising again", row: row, column: 0, .quiet)
    row += 1
    let idColumn = isSmall ? 4 : 40
    for (check, standings) in tally.worthPractising {
      flow.put(SafeText(check.number.map { "\($0)" } ?? ""), row: row, endingAt: 2, .quiet)
      if !isSmall {
        flow.put(
          SafeText(check.title).cut(to: idColumn - 6, in: flow.glyphs), row: row, column: 4)
      }
      let end = flow.put(SafeText(check.id), row: row, column: idColumn)
      var column = max(end + 2, isSmall ? 0 : 58)
      for standing in standings.suffix(8) {
        column = flow.put(standing.mark.glyph, row: row, column: column, standing.mark.role) + 1
      }
      row += 1
    }
    row += 1
  }

  /// Draws the ways on; returns the row of the one under the cursor.
  private func drawChoices(isSmall: Bool, row: inout Int, into flow: inout Frame) -> Int {
    var cursorRow = row
    for (index, choice) in drill.choices.enumerated() {
      let isHere = index == drill.endCursor
      if isHere { cursorRow = row }
      var line = StyledText(isHere ? "► " : "  ", .mark)
      line.append(SafeText("\(index + 1)  "), .quiet)
      line.append(SafeText(words(for: choice)), isHere ? .strong : .text)
      flow.put(line, row: row, column: 0)
      flow.mark(Rect(row: row, column: 0, columns: flow.size.columns, rows: 1), .item(index))
      row += isSmall ? 1 : 2
    }
    return cursorRow
  }

  private func words(for choice: Drill.Choice) -> String {
    switch choice {
    case .menu: "menu"
    case .practiseAgain: "practise these again"
    case .goOn: "go on practising"
    }
  }
}

/// The questions asked in a drill, and how each went.
struct DrillTally {
  /// How each question went, in order; one that the learner stopped at is not among them.
  let standings: [QuestionProgress.Mastery]
  /// The checks whose latest question was not right at first try, with how each of its questions went.
  let worthPractising: [(check: LessonCheck, standings: [QuestionProgress.Mastery])]

  init(_ questions: [DrillQuestion]) {
    var counted = questions
    // Whoever looks at a question and stops has left nothing undone.
    if let last = counted.last, !last.quiz.isTouched { counted.removeLast() }
    standings = counted.map(\.standing)
    var checks: [(check: LessonCheck, standings: [QuestionProgress.Mastery])] = []
    for question in counted {
      if let place = checks.firstIndex(where: { $0.check.isSame(as: question.check) }) {
        checks[place].standings.append(question.standing)
      } else {
        checks.append((question.check, [question.standing]))
      }
    }
    worthPractising = checks.filter { $0.standings.last != .rightAtOnce }
  }

  /// The checks that are worth practising again.
  var again: [LessonCheck] { worthPractising.map(\.check) }

  /// How many questions were asked.
  var asked: Int { standings.count }

  /// The counts in a sentence: `5 questions, 3 right at first try`.
  var words: String {
    let kinds: [(QuestionProgress.Mastery, String)] = [
      (.rightAtOnce, "right at first try"), (.rightLater, "after a hint or a second try"),
      (.notYet, "open"),
    ]
    let said = kinds.compactMap { standing, words in
      let count = standings.count { $0 == standing }
      return count == 0 ? nil : "\(count) \(words)"
    }
    return "\(asked) question\(asked == 1 ? "" : "s"): \(said.joined(separator: ", "))."
  }
}
