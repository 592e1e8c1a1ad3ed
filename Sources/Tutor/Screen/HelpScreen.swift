import TextScreen

/// A line of the help page: a key's name, and what it does.
struct HelpLine: Hashable {
  var shown: String
  var words: String

  init(_ shown: String, _ words: String) {
    self.shown = shown
    self.words = words
  }
}

/// Keys under a title, as the help page shows them.
struct HelpSection {
  var title: String
  var lines: [HelpLine]
  /// The columns that the names take.
  var keyWidth: Int

  init(_ title: String, _ lines: [HelpLine], keyWidth: Int = 11) {
    self.title = title
    self.lines = lines
    self.keyWidth = keyWidth
  }

  init(_ title: String, _ entries: [KeyEntry], keyWidth: Int = 11) {
    self.init(title, entries.compactMap(\.help), keyWidth: keyWidth)
  }
}

/// The help page while it covers a scene.
struct HelpOverlay {
  /// How many lines are scrolled away.
  private(set) var scroll = 0

  /// The keys that work on it; any other closes it.
  static let keys = KeyTable(
    [
      KeyEntry("? F1 Esc q", .leave).footer("close"),
      KeyEntry("j k", .scrollDown, .scrollUp).also("↓", .scrollDown).also("↑", .scrollUp)
        .footer("scroll", as: "j k"),
      .quit.footer("quit convtutor"), .redraw,
    ], otherwise: .leave)

  /// Scrolls; the drawing side brings the offset into range at the lower end.
  mutating func scroll(by rows: Int) { scroll = scroll.scrolled(by: rows) }
}

/// Draws the keys that work where help was asked for, and the legend of the marks.
struct HelpScreen {
  let scene: Scene
  let sections: [HelpSection]
  let overlay: HelpOverlay

  func draw(into frame: inout Frame) {
    let screen = ScreenLayout(frame.size)
    switch scene {
    case .lesson(let player): player.header(place: "help", short: "help").draw(screen, into: &frame)
    case .drill(let drill):
      var header = DrillScreen(drill: drill).header
      header.place = "help"
      header.shortPlace = "help"
      header.draw(screen, into: &frame)
    case .menu, .progress, .faulty:
      frame.put("convtutor", row: 0, column: screen.margin, .strong)
      frame.put("help", row: 0, endingAt: screen.right, .quiet)
    }
    let columns = screen.content.columns
    let area = Rect(
      row: 2, column: screen.margin, columns: columns, rows: screen.footerRow - 1 - 2)
    var flow = Frame(size: Size(columns: columns, rows: 60), glyphs: frame.glyphs)
    let height = drawText(into: &flow)
    screen.drawScrolled(flow, height: height, offset: overlay.scroll, in: area, into: &frame)
    screen.drawFooter(HelpOverlay.keys.footer(isSmall: false), into: &frame)
  }

  private func drawText(into flow: inout Frame) -> Int {
    let isNarrow = flow.size.columns < 74
    var row = 0
    for (index, section) in sections.enumerated() {
      let isBeside = index > 0 && !isNarrow
      let end = draw(
        section, row: isBeside || index == 0 ? 0 : row + 1, column: isBeside ? 42 : 0, into: &flow)
      row = max(row, end)
    }
    row += 1
    if case .lesson = scene { drawScale(row: &row, isNarrow: isNarrow, into: &flow) }
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
    for line in section.lines {
      let end = flow.put(SafeText(line.shown), row: row, column: column, .strong)
      flow.put(SafeText(line.words), row: row, column: max(column + section.keyWidth, end + 1))
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
    switch scene {
    case .drill:
      put("◆", .mark, " your turn")
      put("●", .mark, " right at first try")
      put("○", .text, " right later")
      put("·", .quiet, " open")
    case .menu, .progress, .faulty:
      put("✓", .mark, " done")
      put("○", .text, " read, questions open")
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
    // Whose questions come back has no use for their seeds.
    guard case .drill(let drill) = scene, drill.kind == .practice else {
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
