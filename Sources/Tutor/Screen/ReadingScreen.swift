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

  func draw(_ whole: ScreenLayout, into frame: inout Frame) {
    var screen = whole
    let goal = goalBlock(screen)
    if let goal { screen.goalRows = goal.height(width: screen.goalWidth, in: frame.glyphs) }
    var line: Point?
    var showsTitle = true
    if let figure = page.figure {
      switch screen.form {
      case .small:
        drawSmall(figure, screen, into: &frame)
        showsTitle = false
      case .standard: (line, showsTitle) = drawStandard(figure, screen, into: &frame)
      case .wide: line = drawWide(figure, screen, into: &frame)
      }
    } else {
      line = drawProse(screen, into: &frame)
    }
    var header = header
    if !showsTitle { header.pageTitle = SafeText(page.page.title.plainText) }
    header.draw(screen, into: &frame)
    if let goal { draw(goal, above: line, screen, into: &frame) }
    MessageLine(player: player, page: page).draw(
      screen, column: line?.column, row: line?.row, into: &frame)
    drawFooter(screen, into: &frame)
  }

  /// The rows of the goal, if the figure sets one.
  private func goalBlock(_ screen: ScreenLayout) -> GoalBlock? {
    guard let figure = page.figure, let goal = figure.goal else { return nil }
    var block = GoalBlock(goal, figure.figure, isAsking: figure.isAsking)
    block.isBrief = screen.form == .small
    return block
  }

  /// Draws the goal above the learner's line.
  private func draw(
    _ goal: GoalBlock, above line: Point?, _ screen: ScreenLayout, into frame: inout Frame
  ) {
    let line = line ?? Point(row: screen.lineRow, column: screen.margin)
    frame.put(
      goal.lines(width: screen.goalWidth, in: frame.glyphs), row: line.row - screen.goalRows,
      column: line.column)
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
    let count = figure.showsStepCount ? "\(figure.figure.stepCount)" : "?"
    return player.header(
      place: "step \(figure.step) of \(count)", short: "\(figure.step)/\(count)")
  }

  // MARK: Prose alone

  private func drawProse(_ screen: ScreenLayout, into frame: inout Frame) -> Point {
    let area = screen.prose
    let lines = prose(width: area.columns, in: frame.glyphs, withTitle: true)
    var flow = Frame(size: Size(columns: area.columns, rows: lines.count), glyphs: frame.glyphs)
    flow.put(lines, row: 0, column: 0)
    screen.drawScrolled(
      flow, height: lines.count, offset: page.scroll, in: area, into: &frame)
    return screen.line(below: area.row + lines.count, column: area.column)
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

  /// Returns whether the page's title had room above the prose.
  private func drawStandard(
    _ figure: FigurePlayer, _ screen: ScreenLayout, into frame: inout Frame
  ) -> (line: Point, showsTitle: Bool) {
    let content = screen.content
    let (untitled, titled) = (
      longestProse(figure, width: content.columns, in: frame.glyphs, withTitle: false),
      longestProse(figure, width: content.columns, in: frame.glyphs, withTitle: true)
    )
    let layout = standardLayout(of: figure, below: untitled, content.size, frame.glyphs)
    let size = layout.size
    // Two rows are the prose's own; it takes what the figure leaves.
    let most = max(2, content.rows - min(size.rows, content.rows - 2))
    // Under a title there is room for a blank line above the figure, or there is no title.
    let withTitle = titled < most
    // The figure stands where the longest text of the page lets it, and stays there.
    let room = max(2, min(most, (withTitle ? titled : untitled) + 1))
    var lines = prose(width: content.columns, in: frame.glyphs, withTitle: withTitle)
    let own = sentence(width: content.columns, in: frame.glyphs)
    var offset = 0
    if lines.count > room {
      // Where prose and sentence do not both fit, the sentence of the step is what is new; the
      // prose is one `↓` away.
      let isNew = !own.isEmpty && (figure.step > 1 || figure.prediction != nil)
      if isNew, page.scrollOfStep == 0 {
        lines = own
        screen.drawHidden(below: 0, above: 0, into: &frame)
        frame.put("↓ page text", row: screen.scrollRow, endingAt: screen.right, .quiet)
      } else {
        offset = max(
          0, min(page.scrollOfStep - (isNew ? 1 : 0), lines.count - room))
        screen.drawHidden(below: lines.count - offset - room, above: offset, into: &frame)
      }
    }
    frame.put(Array(lines.dropFirst(offset).prefix(room)), row: content.row, column: content.column)
    // What is left is above and below the figure.
    let top = content.row + room + max(0, min(6, content.rows - room - size.rows) / 2)
    let area = Rect(
      row: top, column: content.column, columns: content.columns, rows: content.endRow - top)
    draw(layout, of: figure, in: area, into: &frame)
    return (screen.line(below: top + size.rows, column: content.column), withTitle)
  }

  /// The figure below so many lines of prose: a row more for these is worth a narrower gap inside.
  private func standardLayout(
    of figure: FigurePlayer, below lines: Int, _ room: Size, _ glyphs: GlyphSet
  ) -> Layout {
    let layout = layout(of: figure, in: Size(columns: room.columns, rows: room.rows - 2), glyphs)
    guard layout.size.rows + max(2, lines) >= room.rows else { return layout }
    let wanted = Size(columns: layout.size.columns, rows: layout.size.rows - 1)
    let lower = self.layout(
      of: figure, in: Size(columns: room.columns, rows: wanted.rows), glyphs)
    return lower.size == wanted ? lower : layout
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
  ) -> Point {
    let width = SideBySide.proseWidth(on: screen)
    let layout = layout(of: figure, in: SideBySide.room(on: screen), frame.glyphs)
    let longest = longestProse(figure, width: width, in: frame.glyphs, withTitle: true)
    let block = SideBySide(layout.size, lines: longest, on: screen)
    let lines = prose(width: width, in: frame.glyphs, withTitle: true)
    let offset = max(0, min(page.scroll, lines.count - block.prose.rows))
    frame.put(
      Array(lines.dropFirst(offset).prefix(block.prose.rows)), row: block.prose.row,
      column: block.prose.column)
    screen.drawHidden(
      below: lines.count - offset - block.prose.rows, above: offset, into: &frame)
    draw(layout, of: figure, in: block.figure, into: &frame)
    guard screen.goalRows > 0 else { return block.line }
    // The goal stands below both.
    let end = max(block.prose.row + min(lines.count, block.prose.rows), block.figure.endRow)
    return screen.line(
      below: end, column: min(block.prose.column, screen.right - screen.goalWidth))
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
    let view = figure.figure.view(at: page.moment ?? figure.moment)
    guard let comparison = MapComparison(figure) else { return view.laidOut(in: room, glyphs) }
    return FirstFit {
      Stack(.across, gap: 2...6) {
        view
        comparison.view
      }
      Stack(.down) {
        view
        comparison.view
      }
      view
    }.laidOut(in: room, glyphs)
  }

  /// Draws the figure, and over it the cursor of whoever edits or picks.
  private func draw(
    _ layout: Layout, of figure: FigurePlayer, in area: Rect, into frame: inout Frame
  ) {
    let before = frame.clip
    layout.draw(in: area.inset(left: max(0, area.columns - layout.size.columns) / 2), into: &frame)
    frame.clip = area
    markMistakes(of: figure, into: &frame)
    CellOverlay(page: page).draw(into: &frame)
    frame.clip = before
  }

  /// Marks the parts of the figure where the mistakes behind a wrong prediction were made.
  private func markMistakes(of figure: FigurePlayer, into frame: inout Frame) {
    guard let last = figure.prediction?.tries.last, !last.verdict.isRight,
      let asked = figure.asked
    else { return }
    let places = Set(
      last.verdict.mistakes.flatMap { mistake in
        guard case .known(let misconception, let evidence) = mistake else { return [Target]() }
        return figure.figure.places(of: misconception, evidence: evidence, at: asked)
      })
    for mark in frame.marks where places.contains(mark.target) { frame.underline(mark.rect) }
  }
}

extension Frame {
  /// Shows where a mistake was made: underlines what is written there.
  fileprivate mutating func underline(_ rect: Rect) {
    for row in rect.row..<rect.endRow {
      for column in rect.column..<rect.endColumn {
        let cell = self[row, column]
        if cell.glyph == " " { continue }
        let role: Role =
          if case .tile(let shade, _) = cell.role { .tile(shade, .mistaken) } else { .mistake }
        paint(Rect(row: row, column: column, columns: 1, rows: 1), role)
      }
    }
  }
}
