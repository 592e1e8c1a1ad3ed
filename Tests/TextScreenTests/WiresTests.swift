import Testing
import TextScreen

/// Nodes with wires between them, and the meter.
@Suite struct WiresTests {
  private func wires(_ names: Wires.Names? = nil) -> Wires {
    func nodes(_ letter: String, _ count: Int) -> [Wires.Node] {
      (0..<count).map {
        Wires.Node(StyledText("○"), name: StyledText(SafeText("\(letter)\($0)")))
      }
    }
    return Wires(
      nodes("x", 3), nodes("y", 2),
      [
        .init(from: 0, to: 0, StyledText("a"), .text),
        .init(from: 1, to: 0, StyledText("b"), .text),
        .init(from: 2, to: 1, StyledText("×"), nil), .init(from: 7, to: 9, StyledText("z"), .text),
      ], names: names, pitch: 6)
  }

  private func frame(_ view: any View, _ glyphs: GlyphSet) -> (size: Size, frame: Frame) {
    let room = Size(columns: 40, rows: 12)
    let layout = view.laidOut(in: room, glyphs)
    var frame = Frame(size: room, glyphs: glyphs)
    layout.draw(at: Point(row: 0, column: 0), into: &frame)
    return (layout.size, frame)
  }

  private func lines(_ frame: Frame) -> [String] {
    var lines = frame.description.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last == "" { lines.removeLast() }
    return lines.map(String.init)
  }

  @Test func wiresLeadFromNodeToNode() {
    let picture = frame(wires(), .ascii)
    #expect(
      lines(picture.frame) == [
        "x0    x1    x2",
        "o     o     o",
        "a     b",
        " \\   /     x",
        "  \\ /",
        "  \\ /",
        "   /",
        "   o     o",
        "   y0    y1",
      ])
    #expect(picture.size == Size(columns: 14, rows: 9))
  }

  @Test func linesAreOfDotsWhereThereAreSuch() {
    let drawn = lines(frame(wires(), .unicode).frame)
    #expect(drawn[0] == "x0    x1    x2" && drawn[1] == "○     ○     ○")
    #expect(drawn[2].hasPrefix("a") && drawn[3].hasSuffix("×"))
    let dots = drawn.joined().unicodeScalars.count { (0x2801...0x28FF).contains($0.value) }
    #expect(dots >= 8)
  }

  /// Every wire has a spot that no other one has; wires without nodes have none.
  @Test func everyWireIsFound() {
    let names = Wires.Names(upper: "in", lower: "out", wires: "wires")
    let marks = frame(wires(names), .unicode).frame.marks
    var cells: [CellAddress: Rect] = [:]
    for mark in marks { if case .cell(let cell) = mark.target { cells[cell] = mark.rect } }
    #expect(cells.count == 3 + 2 + 3 && Set(cells.values).count == cells.count)
    #expect(
      cells[CellAddress(grid: "wires", row: 1, column: 2)]
        == Rect(row: 3, column: 11, columns: 1, rows: 1))
  }

  @Test func aMeterFillsInHalves() {
    func bar(_ fraction: Double) -> String {
      lines(frame(Meter(fraction, width: 4...6), .unicode).frame)[0]
    }
    #expect(bar(0) == "──────" && bar(1) == "━━━━━━" && bar(0.25) == "━╸────")
    #expect(bar(-3) == bar(0) && bar(7) == bar(1) && bar(.nan) == bar(0))
  }

  /// Blank columns between groups, also where only a part has room.
  @Test func groupsAreApart() {
    func grid(_ columns: Int) -> Grid {
      Grid(
        "g", rows: 1, columns: columns, .map(pitch: 1), NumberFormat(fitting: []),
        ValueScale(largest: 1)
      ) { .text(SafeText("\($1 % 10)"), .text) }.grouped(by: 3)
    }
    let whole = frame(grid(9), .unicode)
    #expect(lines(whole.frame) == ["012 345 678"] && whole.size.columns == 11)
    for column in 0..<60 {
      let part = frame(grid(60).following(row: 0, column: column), .unicode)
      #expect(part.size.columns <= 40 && part.frame.row(0)[39].role == .text)
      #expect(lines(part.frame)[0].contains("\(column % 10)"))
      #expect(part.size == frame(grid(60).following(row: 0, column: 0), .unicode).size)
    }
  }
}
