import Figures
import TextScreen

/// The keys that work where help was asked for, and the legend of the marks.
struct HelpScreen {
  let topic: Topic
  let scroll: Int

  /// Where help was asked for.
  enum Topic {
    case menu
    case lesson(LessonPlayer)
    case drill(Drill)
  }

  func draw(into frame: inout Frame) {
    let screen = ScreenLayout(frame.size)
    switch topic {
    case .lesson(let player): player.header(place: "help", short: "help").draw(screen, into: &frame)
    case .drill(let drill):
      var header = DrillScreen(drill: drill).header
      header.place = "help"
      header.shortPlace = "help"
      header.draw(screen, into: &frame)
    case .menu:
      frame.put("convtutor", row: 0, column: screen.margin, .strong)
      frame.put("help", row: 0, endingAt: screen.right, .quiet)
    }
    let columns = screen.content.columns
    let area = Rect(
      row: 2, column: screen.margin, columns: columns, rows: screen.footerRow - 1 - 2)
    var flow = Frame(size: Size(columns: columns, rows: 60), glyphs: frame.glyphs)
    let height = drawText(into: &flow)
    screen.drawScrolled(flow, height: height, offset: scroll, in: area, into: &frame)
    screen.drawFooter(
      Footer(items: [
        FooterItem("?", "close", .character("?")), FooterItem("j k", "scroll"),
        FooterItem("Q", "quit convtutor", .character("Q")),
      ]), into: &frame)
  }

  private func drawText(into flow: inout Frame) -> Int {
    let isNarrow = flow.size.columns < 74
    var row = 0
    for (index, section) in HelpSection.sections(on: topic).enumerated() {
      let isBeside = index > 0 && !isNarrow
      let end = draw(
        section, row: isBeside || index == 0 ? 0 : row + 1, column: isBeside ? 42 : 0, into: &flow)
      row = max(row, end)
    }
    row += 1
    if case .lesson = topic { drawScale(row: &row, isNarrow: isNarrow, into: &flow) }
    drawMarks(row: &row, isNarrow: isNarrow, into: &flow)
    row += 1
    for text in closing {
      let lines = text.wrapped(to: flow.size.columns, in: flow.glyphs)
      flow.put(lines, row: row, column: 0)
      row += lines.count
    }
    return row
  }

  private func draw(
    _ section: HelpSection, row: Int, column: Int, into flow: inout Frame
  ) -> Int {
    flow.put(SafeText(section.title), row: row, column: column, .quiet)
    var row = row + 2
    for (shown, help) in section.keys {
      let end = flow.put(SafeText(shown), row: row, column: column, .strong)
      flow.put(SafeText(help), row: row, column: max(column + section.keyWidth, end + 1))
      row += 1
    }
    return row
  }

  private func drawScale(row: inout Int, isNarrow: Bool, into flow: inout Frame) {
    var x = flow.put("colour  ", row: row, column: 0, .quiet)
    for step in -4...4 {
      x = flow.put(SafeText(step > 0 ? " +\(step)" : " \(step)"), row: row, column: x, .value(step))
    }
    if !isNarrow { flow.put("   blue to orange", row: row, column: x, .quiet) }
    row += 1
  }

  private func drawMarks(row: inout Int, isNarrow: Bool, into flow: inout Frame) {
    flow.put("marks", row: row, column: 0, .quiet)
    var x = 8
    func put(_ mark: SafeText, _ role: Role, _ words: SafeText) {
      if x + flow.glyphs.width(of: words) + 2 > flow.size.columns {
        row += 1
        x = 8
      }
      x = flow.put(mark, row: row, column: x, role)
      x = flow.put(words, row: row, column: x) + 3
    }
    switch topic {
    case .drill:
      put("◆", .mark, " your turn")
      put("●", .mark, " right at once")
      put("○", .text, " right later")
      put("·", .quiet, " open")
    case .menu:
      put("✓", .mark, " done")
      put("►", .mark, " where you are")
      put("◆", .mark, " a question is due")
    case .lesson:
      put("◆", .mark, " your turn")
      put("✓", .right, " right")
      put("✗", .wrong, " not yet")
      put("·", .text, " not worked out yet")
    }
    row += 1
  }

  private var closing: [StyledText] {
    guard case .drill(let drill) = topic else {
      return [
        StyledText(
          "q goes back one level; Q or Ctrl-C quits from anywhere. Every answer is kept at once.")
      ]
    }
    let check = drill.question.check
    let seed = drill.question.quiz.sitting.question.seed
    return [
      StyledText("asks exactly this question again:", .quiet),
      StyledText(
        SafeText("convtutor practice \(check.lessonName) --question \(check.id) --seed \(seed)")),
    ]
  }
}
