import ConvolutionCore
import Figures
import Learning
import LessonScript
import TextScreen

/// A page of prose and a figure.
struct ReadingScreen {
  let player: LessonPlayer
  let page: PagePlayer
  let speedIsBright: Bool

  /// The width that prose is set to where a screen is wider than is good to read.
  private static let readingWidth = 76
  /// The width of prose beside a figure, and the column where the figure starts.
  private static let sideWidth = 40
  private static let figureColumn = 48

  func draw(_ whole: ScreenLayout, into frame: inout Frame) {
    var screen = whole
    header.draw(screen, into: &frame)
    if let goal = goalBlock(screen) {
      screen.goalRows = goal.height(width: screen.content.columns, in: frame.glyphs)
      if screen.form != .wide {
        draw(goal, row: screen.lineRow - screen.goalRows, screen, into: &frame)
      }
    }
    var line: (row: Int?, column: Int?) = (nil, nil)
    if let figure = page.figure {
      switch screen.form {
      case .small: drawSmall(figure, screen, into: &frame)
      case .standard: drawStandard(figure, screen, into: &frame)
      case .wide: line = drawWide(figure, screen, into: &frame)
      }
    } else {
      drawProse(screen, into: &frame)
    }
    MessageLine(player: player, page: page).draw(
      screen, column: line.column, row: line.row, into: &frame)
    drawFooter(screen, into: &frame)
  }

  /// The rows of the goal, if the figure sets one.
  private func goalBlock(_ screen: ScreenLayout) -> GoalBlock? {
    guard let figure = page.figure, let goal = figure.goal else { return nil }
    var block = GoalBlock(goal, figure.figure, isAsking: figure.isAsking)
    block.isBrief = screen.form == .small
    return block
  }

  private func draw(
    _ goal: GoalBlock, row: Int, _ screen: ScreenLayout, into frame: inout Frame
  ) {
    let lines = goal.lines(width: screen.content.columns, in: frame.glyphs)
    frame.put(lines, row: row, column: screen.margin)
  }

  private func drawFooter(_ screen: ScreenLayout, into frame: inout Frame) {
    var footer = player.keys.footer(isSmall: screen.form == .small)
    if screen.form != .small, let figure = page.figure {
      switch page.focus {
      case .setting: break
      case .cell(let cursor) where !cursor.predicts: break
      case .figure where !figure.isAsking:
        guard figure.figure.stepCount > 1 else { break }
        footer.state = "\(player.speed.name) \(figure.isPlaying ? "►" : "‖")"
        footer.stateIsBright = speedIsBright
      case .figure, .prediction, .cell: footer.state = "asks ◆"
      }
    }
    screen.drawFooter(footer, into: &frame)
  }

  private var header: ScreenHeader {
    guard let figure = page.figure else {
      let place = "page \(player.index + 1) of \(player.lesson.pageCount)"
      return player.header(place: place, short: "")
    }
    let count = figure.tellsStepCount ? "\(figure.figure.stepCount)" : "?"
    return player.header(
      place: "step \(figure.step) of \(count)", short: "\(figure.step)/\(count)")
  }

  // MARK: Prose alone

  private func drawProse(_ screen: ScreenLayout, into frame: inout Frame) {
    let width = min(Self.readingWidth, screen.content.columns)
    let lines = prose(width: width, in: frame.glyphs, withTitle: true)
    var flow = Frame(size: Size(columns: width, rows: lines.count), glyphs: frame.glyphs)
    flow.put(lines, row: 0, column: 0)
    screen.drawScrolled(
      flow, height: lines.count, offset: page.scroll,
      in: Rect(
        row: screen.content.row, column: screen.content.column, columns: width,
        rows: screen.content.rows), into: &frame)
  }

  /// The page's prose, under its title if wanted, and the step's sentence after it.
  private func prose(
    width: Int, in glyphs: GlyphSet, withTitle: Bool, sentenceFirst: Bool = false
  ) -> [StyledText] {
    let layout = ProseLayout(width: width, glyphs: glyphs)
    var lines: [StyledText] = []
    func add(_ more: [StyledText]) {
      if !more.isEmpty, !lines.isEmpty { lines.append(StyledText()) }
      lines += more
    }
    if sentenceFirst { add(sentence(width: width, in: glyphs)) }
    if withTitle { add(layout.lines(of: page.page.title, .strong)) }
    add(layout.lines(of: page.page.blocks))
    if !sentenceFirst { add(sentence(width: width, in: glyphs)) }
    return lines
  }

  private func sentence(width: Int, in glyphs: GlyphSet) -> [StyledText] {
    guard let sentence = page.figure?.sentence else { return [] }
    return ProseLayout(width: width, glyphs: glyphs).lines(of: sentence)
  }

  // MARK: Prose above the figure

  private func drawStandard(
    _ figure: FigurePlayer, _ screen: ScreenLayout, into frame: inout Frame
  ) {
    let content = screen.content
    let layout = layout(
      of: figure, in: Size(columns: content.columns, rows: content.rows - 2), frame.glyphs)
    let size = layout.size
    // Two rows are the prose's own; it takes what the figure leaves.
    let most = max(2, content.rows - min(size.rows, content.rows - 2))
    // Under a title there is room for a blank line above the figure, or there is no title.
    let titled = longestProse(figure, width: content.columns, in: frame.glyphs, withTitle: true)
    let withTitle = titled < most
    let needed =
      withTitle
      ? titled
      : longestProse(figure, width: content.columns, in: frame.glyphs, withTitle: false)
    // The figure stands where the longest text of the page lets it, and stays there.
    let room = max(2, min(most, needed + 1))
    var lines = prose(width: content.columns, in: frame.glyphs, withTitle: withTitle)
    let own = sentence(width: content.columns, in: frame.glyphs)
    var offset = 0
    if lines.count > room {
      // Where prose and sentence do not both fit, the sentence of the step is what is new; the
      // prose is one `↓` away.
      let isNew = !own.isEmpty && (figure.step > 1 || figure.prediction != nil)
      if isNew, page.scroll == 0 {
        lines = own
        screen.drawHidden(below: 0, above: 0, into: &frame)
        frame.put("↓ page text", row: screen.scrollRow, endingAt: screen.right, .quiet)
      } else {
        offset = max(
          0, min(page.scroll - (isNew ? 1 : 0), lines.count - room))
        screen.drawHidden(below: lines.count - offset - room, above: offset, into: &frame)
      }
    }
    frame.put(Array(lines.dropFirst(offset).prefix(room)), row: content.row, column: content.column)
    let top = content.row + room
    draw(
      layout, of: figure,
      in: Rect(
        row: top, column: content.column, columns: content.columns, rows: content.endRow - top),
      into: &frame)
  }

  /// The lines of the page's prose with the longest sentence of any step.
  private func longestProse(
    _ figure: FigurePlayer, width: Int, in glyphs: GlyphSet, withTitle: Bool
  ) -> Int {
    let layout = ProseLayout(width: width, glyphs: glyphs)
    var parts = [layout.lines(of: page.page.blocks).count]
    if withTitle { parts.append(layout.lines(of: page.page.title, .strong).count) }
    let sentences = figure.script.sentences.values.map {
      layout.lines(of: $0).count
    }
    if let longest = sentences.max() { parts.append(longest) }
    parts.removeAll { $0 == 0 }
    return parts.reduce(0, +) + max(0, parts.count - 1)
  }

  // MARK: Prose beside the figure

  private func drawWide(
    _ figure: FigurePlayer, _ screen: ScreenLayout, into frame: inout Frame
  ) -> (row: Int?, column: Int?) {
    let top = 4
    let bottom = screen.lineRow - screen.goalRows - 1
    let lines = prose(width: Self.sideWidth, in: frame.glyphs, withTitle: true)
    let room = screen.lineRow - screen.goalRows - top
    let offset = max(0, min(page.scroll, lines.count - room))
    frame.put(
      Array(lines.dropFirst(offset).prefix(room)), row: top, column: screen.margin)
    screen.drawHidden(below: lines.count - offset - room, above: offset, into: &frame)
    let area = Rect(
      row: top, column: Self.figureColumn, columns: screen.right - Self.figureColumn,
      rows: bottom - top)
    let layout = layout(of: figure, in: area.size, frame.glyphs)
    draw(layout, of: figure, in: area, into: &frame)
    let end = top + min(area.rows, layout.size.rows)
    if let goal = goalBlock(screen) {
      let below = max(end, top + min(lines.count, room)) + 1
      draw(goal, row: min(screen.lineRow - screen.goalRows, below), screen, into: &frame)
      return (nil, nil)
    }
    return (min(screen.lineRow, end + 2), Self.figureColumn)
  }

  // MARK: Figure first, everything scrolled together

  private func drawSmall(_ figure: FigurePlayer, _ screen: ScreenLayout, into frame: inout Frame) {
    let content = screen.content
    let layout = layout(of: figure, in: content.size, frame.glyphs)
    let size = layout.size
    var lines = prose(
      width: content.columns, in: frame.glyphs, withTitle: true, sentenceFirst: true)
    if let goal = goalBlock(screen) {
      lines = goal.words(width: content.columns, in: frame.glyphs) + [StyledText()] + lines
    }
    let height = size.rows + 1 + lines.count
    var flow = Frame(size: Size(columns: content.columns, rows: height), glyphs: frame.glyphs)
    draw(
      layout, of: figure,
      in: Rect(row: 0, column: 0, columns: content.columns, rows: size.rows), into: &flow)
    flow.put(lines, row: size.rows + 1, column: 0)
    var offset = page.scroll
    if case .cell(let cursor) = page.focus,
      let row = flow.marks.last(where: { $0.target == .cell(cursor.cell) })?.rect.row
    {
      // The cell under the cursor is always seen.
      offset = max(min(offset, row), row - content.rows + 1)
    }
    screen.drawScrolled(flow, height: height, offset: offset, in: content, into: &frame)
  }

  /// The figure laid out once for a frame.
  private func layout(of figure: FigurePlayer, in room: Size, _ glyphs: GlyphSet) -> Layout {
    figure.figure.view(at: figure.moment).laidOut(in: room, glyphs)
  }

  /// The most columns that a figure is indented by where it leaves room.
  private static let figureIndent = 4

  /// Draws the figure, and over it the cursor of whoever edits or picks.
  private func draw(
    _ layout: Layout, of figure: FigurePlayer, in area: Rect, into frame: inout Frame
  ) {
    let before = frame.clip
    let free = max(0, area.columns - layout.size.columns)
    let indented = area.inset(left: min(Self.figureIndent, free / 2))
    layout.draw(in: indented, into: &frame)
    frame.clip = area
    markMistakes(of: figure, into: &frame)
    CellOverlay(page: page).draw(into: &frame)
    frame.clip = before
  }

  /// Marks the places in the figure where the mistakes behind a wrong prediction were made.
  private func markMistakes(of figure: FigurePlayer, into frame: inout Frame) {
    guard let last = figure.prediction?.tries.last, !last.verdict.isRight,
      let asked = figure.asked
    else { return }
    let places = Set(
      last.verdict.mistakes.flatMap { mistake in
        guard case .known(let misconception, let evidence) = mistake else { return [Target]() }
        return figure.figure.places(of: misconception, evidence: evidence, at: asked)
      })
    for mark in frame.marks where places.contains(mark.target) {
      frame.paint(mark.rect, .wrong)
      guard case .part = mark.target else { continue }
      // Colour alone would not tell; where there is room the sign of the verdict stands beside it.
      let (row, end) = (mark.rect.row, mark.rect.endColumn)
      if (0..<3).allSatisfy({ frame[row, end + $0].glyph == " " }) {
        frame.put("✗", row: row, column: end + 1, .wrong)
      }
    }
  }
}
