/// Parts side by side or below each other.
///
/// Where room is short gaps shrink first, then the last parts that can do with less, so that the
/// first ones keep the form that they want.
public struct Stack: View {
  /// Where the next part stands.
  public enum Direction: Sendable {
    /// To the right.
    case across
    /// Below.
    case down
  }

  /// How parts side by side line up.
  public enum Alignment: Sendable {
    /// By their first rows.
    case top
    /// By their middle rows.
    case middle
  }

  private let direction: Direction
  private let gap: ClosedRange<Int>
  private let alignment: Alignment
  private let parts: [any View]

  /// Creates a stack.
  ///
  /// - Parameters:
  ///   - direction: where the next part stands.
  ///   - gap: the blank columns or rows between two parts: as many of these as there is room for.
  ///   - alignment: how parts side by side line up.
  ///   - parts: the parts.
  public init(
    _ direction: Direction, gap: ClosedRange<Int> = 1...1, align alignment: Alignment = .top,
    @Parts _ parts: () -> [any View]
  ) {
    self.init(direction, gap: gap, align: alignment, parts())
  }

  /// Creates a stack of parts that are at hand.
  public init(
    _ direction: Direction, gap: ClosedRange<Int> = 1...1, align alignment: Alignment = .top,
    _ parts: [any View]
  ) {
    (self.direction, self.alignment, self.parts) = (direction, alignment, parts)
    self.gap = max(0, gap.lowerBound)...max(0, gap.upperBound)
  }

  /// Gives each part its room.
  public func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
    let gaps = max(0, parts.count - 1)
    let room = length(limit) - gaps * gap.lowerBound
    var laid = parts.map { $0.laidOut(in: limit, glyphs) }
    if laid.reduce(0, { $0 + length($1.size) }) > room {
      shrink(&laid, to: room, limit, glyphs)
    }
    let used = laid.reduce(0) { $0 + length($1.size) }
    let free = length(limit).minus(used)
    let gap = gaps == 0 ? 0 : max(self.gap.lowerBound, min(self.gap.upperBound, free / gaps))
    return direction == .across
      ? across(laid, columns: used + gaps * gap, gap: gap)
      : down(laid, rows: used + gaps * gap, gap: gap)
  }

  private func across(_ laid: [Layout], columns: Int, gap: Int) -> Layout {
    let middle = laid.map(\.middle).max() ?? 0
    let tops = laid.map { alignment == .middle ? middle - $0.middle : 0 }
    let rows = zip(laid, tops).map { $0.size.rows + $1 }.max() ?? 0
    return Layout(
      Size(columns: columns, rows: rows), least: { least(of: laid) },
      middle: alignment == .middle ? middle : nil
    ) { origin, frame in
      var corner = origin
      for (layout, top) in zip(laid, tops) {
        layout.draw(at: corner.offset(rows: top), into: &frame)
        corner.column = corner.column.plus(layout.size.columns + gap)
      }
    }
  }

  private func down(_ laid: [Layout], rows: Int, gap: Int) -> Layout {
    let columns = laid.map(\.size.columns).max() ?? 0
    return Layout(
      Size(columns: columns, rows: rows), least: { least(of: laid) }
    ) { origin, frame in
      var corner = origin
      for layout in laid {
        layout.draw(at: corner, into: &frame)
        corner.row = corner.row.plus(layout.size.rows + gap)
      }
    }
  }

  /// Lays out anew what must do with less: each part has what it wants as long as those after it
  /// have their least.
  private func shrink(
    _ laid: inout [Layout], to room: Int, _ limit: Size, _ glyphs: GlyphSet
  ) {
    let least = laid.map { min(length($0.least), length($0.size)) }
    var spare = max(0, room - least.reduce(0, +))
    for index in laid.indices where length(laid[index].size) > least[index] {
      let wanted = length(laid[index].size) - least[index]
      if wanted > spare {
        let granted = least[index] + spare
        laid[index] = parts[index].laidOut(
          in: direction == .across
            ? Size(columns: granted, rows: limit.rows)
            : Size(columns: limit.columns, rows: granted), glyphs)
      }
      spare = max(0, spare - max(0, length(laid[index].size) - least[index]))
    }
  }

  private func least(of laid: [Layout]) -> Size {
    let all = laid.map(\.least)
    let sum = all.reduce(max(0, parts.count - 1) * gap.lowerBound) { $0 + length($1) }
    return direction == .across
      ? Size(columns: sum, rows: all.map(\.rows).max() ?? 0)
      : Size(columns: all.map(\.columns).max() ?? 0, rows: sum)
  }

  private func length(_ size: Size) -> Int { direction == .across ? size.columns : size.rows }
}

/// Parts side by side, in as many lines as they take, with a blank row between lines: the same
/// number of parts in each line where that has room.
public struct Flow: View {
  private let gap: Int
  private let parts: [any View]

  /// Creates a flow with so many columns between parts.
  public init(gap: Int = 3, @Parts _ parts: () -> [any View]) {
    self.gap = max(0, gap)
    self.parts = parts()
  }

  /// Fills line after line.
  public func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
    let laid = parts.map { $0.laidOut(in: limit, glyphs) }
    let filled = corners(of: laid, in: limit.columns)
    guard filled.lines > 1 else { return layout(laid, filled) }
    let even = corners(
      of: laid, in: limit.columns, atMost: (laid.count + filled.lines - 1) / filled.lines)
    return layout(laid, even.lines == filled.lines ? even : filled)
  }

  /// The corners of parts, at most so many in a line, and the size and the number of lines.
  private func corners(
    of laid: [Layout], in columns: Int, atMost count: Int = .max
  ) -> (corners: [Point], size: Size, lines: Int) {
    var corners: [Point] = []
    var next = Point(row: 0, column: 0)
    var (height, width, lines, inLine) = (0, 0, 1, 0)
    for layout in laid {
      if inLine == count || next.column > 0 && next.column + layout.size.columns > columns {
        next = Point(row: next.row + height + 1, column: 0)
        (height, inLine) = (0, 0)
        lines += 1
      }
      corners.append(next)
      width = max(width, next.column + layout.size.columns)
      height = max(height, layout.size.rows)
      next.column += layout.size.columns + gap
      inLine += 1
    }
    return (corners, Size(columns: width, rows: next.row + height), lines)
  }

  private func layout(
    _ laid: [Layout], _ flow: (corners: [Point], size: Size, lines: Int)
  ) -> Layout {
    Layout(flow.size) { origin, frame in
      for (layout, corner) in zip(laid, flow.corners) {
        layout.draw(at: origin.offset(rows: corner.row, columns: corner.column), into: &frame)
      }
    }
  }
}
