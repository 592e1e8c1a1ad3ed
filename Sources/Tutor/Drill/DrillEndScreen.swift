import Learning
import TextScreen

/// The page after a drill: what was asked, what is worth practising, what can follow.
struct DrillEndScreen {
  let drill: Drill
  let outlook: ReviewOutlook

  func draw(_ screen: ScreenLayout, into frame: inout Frame) {
    let title = drill.kind == .review ? "Review" : "Practice"
    ScreenHeader(
      number: nil, title: title, place: "the end", shortPlace: "the end",
      bar: .marks(drill.tally.standings.map(\.mark))
    ).draw(screen, into: &frame)
    let columns = screen.content.columns
    var flow = Frame(size: Size(columns: columns, rows: 200), glyphs: frame.glyphs)
    var row = 0
    let tally = drill.tally
    put(tally.words, row: &row, into: &flow)
    if drill.kind == .review { put(outlook.wordsForTheEnd, row: &row, into: &flow) }
    row += 1
    drawWorthPractising(tally, isSmall: screen.form == .small, row: &row, into: &flow)
    let cursorRow = drawChoices(isSmall: screen.form == .small, row: &row, into: &flow)
    // Nothing stands on the learner's line here.
    var area = screen.content
    area.size = Size(columns: columns, rows: screen.scrollRow - area.row)
    screen.drawScrolled(
      flow, height: row, offset: max(0, cursorRow - area.rows + 1), in: area, into: &frame)
    let items = [
      FooterItem("↑↓", "choose"), FooterItem("Enter", "open", .enter),
      FooterItem("←", "back", .left), FooterItem("?", "help", .character("?")),
      FooterItem("q", "menu", .character("q")),
    ]
    let shown = screen.form == .small ? [items[0], items[1], items[4]] : items
    screen.drawFooter(Footer(items: shown), into: &frame)
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

  /// What can follow; returns the row of the one under the cursor.
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

  private func words(for choice: DrillChoice) -> String {
    switch choice {
    case .menu: "menu"
    case .practiseAgain: "practise these again"
    case .goOn: "go on practising"
    }
  }
}
