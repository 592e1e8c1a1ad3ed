import TextScreen

extension TableFigure {
  func size(within limit: Size) -> Size {
    TableGrid(content, in: limit, .unicode)?.size ?? TableRecords(self, in: limit, .unicode).size
  }

  func draw(at moment: Moment, in area: Rect, into frame: inout Frame) {
    let clip = frame.clip
    frame.clip = clip.intersection(area)
    defer { frame.clip = clip }
    guard let grid = TableGrid(content, in: area.size, frame.glyphs) else {
      TableRecords(self, in: area.size, frame.glyphs).draw(at: moment, in: area, into: &frame)
      return
    }
    drawHead(grid, at: moment, in: area, into: &frame)
    // Where not all rows have room, those up to the newest are what is looked at.
    let newest = growth == .rows ? max(1, min(moment.step, stepCount)) : content.rows.count
    let hidden = max(0, grid.rows(of: newest).upperBound - area.rows)
    let body = area.inset(top: grid.tops.count > 1 ? grid.tops[1] : 0)
    frame.clip = frame.clip.intersection(body)
    for row in content.rows.indices {
      for column in content.heads.indices {
        let place = Place(row: row, column: column)
        let (text, role) = shown(place, at: moment)
        let isWhole = role == .strong || role == .text
        grid.put(
          isWhole ? grid.lines[row + 1][column] : [text], column: column,
          content.alignments[column], role, row: area.row + grid.tops[row + 1] - hidden,
          leftEdge: area.column, into: &frame)
      }
    }
  }

  private func drawHead(
    _ grid: TableGrid, at moment: Moment, in area: Rect, into frame: inout Frame
  ) {
    for column in content.heads.indices
    where growth == .rows || column <= max(1, min(moment.step, stepCount)) {
      grid.put(
        grid.lines[0][column], column: column, content.alignments[column], .quiet, row: area.row,
        leftEdge: area.column, into: &frame)
    }
  }

  /// What a cell shows at a moment.
  func shown(_ place: Place, at moment: Moment) -> (text: SafeText, role: Role) {
    switch look(of: place, at: moment) {
    case .hidden: ("", .faint)
    case .pending: ("·", .faint)
    case .asked: ("?", .predicted)
    case .newest: (SafeText(cell(place).text), .strong)
    case .known: (SafeText(cell(place).text), .text)
    }
  }
}
