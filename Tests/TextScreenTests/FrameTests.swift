import Testing
import TextScreen

@Suite struct FrameTests {
  private static func frame(_ columns: Int, _ rows: Int, _ lines: String...) -> Frame {
    var frame = Frame(size: Size(columns: columns, rows: rows))
    for (row, line) in lines.enumerated() { frame.put(SafeText(line), row: row, column: 0) }
    return frame
  }

  // MARK: Writing

  @Test func aNewFrameIsBlank() {
    let frame = Frame(size: Size(columns: 3, rows: 2))
    #expect(frame.description == "\n")
    #expect(frame.row(1).elementsEqual([.blank, .blank, .blank]))
    #expect(frame.cursor == nil)
    #expect(frame.marks.isEmpty)
    #expect(Frame(size: Size(columns: 0, rows: 0)).description == "")
  }

  @Test func putWritesWithARoleAndTellsTheColumnAfterIt() {
    var frame = Frame(size: Size(columns: 8, rows: 2))
    #expect(frame.put("3×3", row: 1, column: 2, .strong) == 5)
    #expect(frame.description == "\n  3×3")
    #expect(frame[1, 3] == Cell("×", .strong))
    #expect(frame[1, 1] == .blank)
    #expect(frame[0, 2] == .blank)
  }

  @Test func putEndsBeforeAColumn() {
    var frame = Frame(size: Size(columns: 8, rows: 2))
    frame.put("12", row: 0, endingAt: 8)
    frame.put("界", row: 1, endingAt: 8)
    #expect(frame.description == "      12\n      界")
    var ascii = Frame(size: Size(columns: 8, rows: 1), glyphs: .ascii)
    ascii.put("…", row: 0, endingAt: 8)
    #expect(ascii.description == "      ..")
  }

  @Test func whatLiesOutsideIsLeftOut() {
    var frame = Frame(size: Size(columns: 4, rows: 2))
    #expect(frame.put("abcdef", row: 0, column: -2) == 4)
    #expect(frame.put("abc", row: 1, column: 2) == 5, "the column after it, clipped or not")
    frame.put("x", row: -1, column: 0)
    frame.put("x", row: 2, column: 0)
    frame.put("x", row: 0, column: 4)
    #expect(frame.description == "cdef\n  ab")
    #expect(frame[-1, 0] == .blank)
    #expect(frame[0, 4] == .blank)
    #expect(frame.row(2).isEmpty)
    #expect(frame.row(-1).isEmpty)
  }

  @Test func nothingIsDrawnOutsideTheClip() {
    var frame = Self.frame(6, 3, "......", "......", "......")
    frame.clip = Rect(row: 1, column: 2, columns: 3, rows: 1)
    for row in 0..<3 { frame.put("abcdef", row: row, column: 0) }
    #expect(frame.description == "......\n..cde.\n......")
    frame.clear(Rect(row: 0, column: 3, columns: 9, rows: 9))
    #expect(frame.description == "......\n..c  .\n......")
    frame.paint(Rect(frame.size), .active)
    #expect(frame[1, 2].role == .active)
    #expect(frame[1, 4].role == .active)
    #expect(frame[1, 1].role == .text)
    #expect(frame[2, 3].role == .text)
  }

  @Test func paintKeepsWhatStandsThere() {
    var frame = Self.frame(4, 1, "ab界")
    frame.paint(Rect(row: 0, column: 1, columns: 3, rows: 1), .fill(-3))
    #expect(frame.description == "ab界")
    #expect(frame.row(0).map(\.role) == [.text, .fill(-3), .fill(-3), .fill(-3)])
  }

  @Test func marksOnLettersShareTheirCell() {
    var frame = Frame(size: Size(columns: 4, rows: 1))
    #expect(frame.put("e\u{301}a", row: 0, column: 0) == 2)
    #expect(frame[0, 0].glyph == "é")
    #expect(frame[0, 1].glyph == "a")
  }

  @Test func noLetterOfASyllableIsLost() {
    var frame = Frame(size: Size(columns: 12, rows: 1))
    #expect(frame.put("हिन्दी 🇨🇭", row: 0, column: 0) == 8)
    #expect(frame.description == "हिन्दी 🇨🇭")
  }

  // MARK: Wide characters

  @Test func aWideCharacterTakesTwoCells() {
    let frame = Self.frame(4, 1, "界a")
    #expect(frame.row(0).map(\.glyph) == ["界", nil, "a", " "])
    #expect(frame.description == "界a")
  }

  @Test(arguments: [(0, "x 界"), (1, " x界"), (2, "界x"), (3, "界 x")])
  func halfAWideCharacterIsNone(_ column: Int, _ shown: String) {
    var frame = Self.frame(4, 1, "界界")
    frame.put("x", row: 0, column: column)
    #expect(frame.description == shown)
  }

  @Test func aWideCharacterReplacesTwoHalves() {
    var frame = Self.frame(6, 1, "界界界")
    frame.put("世", row: 0, column: 1)
    #expect(frame.row(0).map(\.glyph) == [" ", "世", nil, " ", "界", nil])
  }

  @Test func aWideCharacterIsNotCutAtAnEdge() {
    #expect(Self.frame(3, 1, "a界b").description == "a界")
    #expect(Self.frame(3, 1, "ab界c").description == "ab")
    var frame = Self.frame(6, 1, "abcdef")
    frame.put("界", row: 0, column: -1)
    frame.put("界", row: 0, column: 5)
    frame.clip = Rect(row: 0, column: 2, columns: 3, rows: 1)
    frame.put("界", row: 0, column: 1)
    frame.put("界", row: 0, column: 4)
    #expect(frame.description == "abcdef")
  }

  @Test func clearingHalfAWideCharacterClearsIt() {
    var frame = Self.frame(6, 1, "界界界")
    frame.clear(Rect(row: 0, column: 1, columns: 4, rows: 1))
    #expect(frame.row(0).allSatisfy { $0.glyph == " " })
    frame = Self.frame(6, 1, "界界界")
    frame.clear(Rect(row: 0, column: 2, columns: 2, rows: 1))
    #expect(frame.description == "界  界")
  }

  // MARK: The mouse

  @Test func theTopmostTargetWins() {
    var frame = Frame(size: Size(columns: 10, rows: 5))
    frame.mark(Rect(row: 0, column: 0, columns: 10, rows: 5), .part("all"))
    frame.mark(Rect(row: 1, column: 1, columns: 3, rows: 1), .item(1))
    frame.mark(Rect(row: 1, column: 2, columns: 1, rows: 1), .key(.enter))
    #expect(frame.target(at: Point(row: 1, column: 2)) == .key(.enter))
    #expect(frame.target(at: Point(row: 1, column: 3)) == .item(1))
    #expect(frame.target(at: Point(row: 1, column: 4)) == .part("all"))
    #expect(frame.target(at: Point(row: 5, column: 0)) == nil)
    #expect(frame.target(at: Point(row: .max, column: .min)) == nil)
  }

  @Test func marksAreClipped() {
    var frame = Frame(size: Size(columns: 10, rows: 5))
    frame.mark(Rect(row: -1, column: 8, columns: 9, rows: 3), .option(0))
    #expect(frame.marks.map(\.rect) == [Rect(row: 0, column: 8, columns: 2, rows: 2)])
    frame.mark(Rect(row: 5, column: 0, columns: 1, rows: 1), .option(1))
    frame.mark(Rect(row: 0, column: 0, columns: 0, rows: 1), .option(2))
    frame.clip = Rect(row: 2, column: 2, columns: 2, rows: 2)
    frame.mark(Rect(row: 0, column: 0, columns: 2, rows: 2), .option(3))
    #expect(frame.marks.count == 1)
    frame.mark(Rect(frame.size), .option(4))
    #expect(frame.marks.last?.rect == frame.clip)
  }

  // MARK: Copying

  @Test func copyCarriesCellsMarksAndCursor() {
    var source = Self.frame(4, 3, "abcd", "efgh", "ijkl")
    source.paint(Rect(row: 1, column: 2, columns: 1, rows: 1), .active)
    source.mark(Rect(row: 1, column: 0, columns: 4, rows: 2), .item(7))
    source.cursor = Point(row: 2, column: 1)
    var frame = Self.frame(6, 3, "......", "......", "......")
    frame.copy(
      Rect(row: 1, column: 1, columns: 2, rows: 2), of: source, toRow: 0, column: 3)
    #expect(frame.description == "...fg.\n...jk.\n......")
    #expect(frame[0, 4].role == .active)
    #expect(frame.marks.map(\.rect) == [Rect(row: 0, column: 3, columns: 2, rows: 2)])
    #expect(frame.target(at: Point(row: 1, column: 4)) == .item(7))
    #expect(frame.cursor == Point(row: 1, column: 3))
  }

  @Test func copyIsClippedAndBlankWhereThereIsNoSource() {
    let source = Self.frame(2, 1, "ab")
    var frame = Self.frame(6, 2, "......", "......")
    frame.clip = Rect(row: 0, column: 1, columns: 4, rows: 2)
    frame.copy(Rect(row: -1, column: -1, columns: 9, rows: 2), of: source, toRow: 0, column: 0)
    #expect(frame.description == ".    .\n.ab  .")
  }

  @Test func copyLeavesACursorOutsideBehind() {
    var source = Frame(size: Size(columns: 4, rows: 4))
    source.cursor = Point(row: 3, column: 3)
    var frame = Frame(size: Size(columns: 4, rows: 4))
    frame.copy(Rect(row: 0, column: 0, columns: 3, rows: 3), of: source, toRow: 0, column: 0)
    #expect(frame.cursor == nil)
    frame.copy(Rect(source.size), of: source, toRow: 1, column: 0)
    #expect(frame.cursor == nil)
    frame.copy(Rect(source.size), of: source, toRow: -1, column: -1)
    #expect(frame.cursor == Point(row: 2, column: 2))
  }

  @Test func copyDrawsNoHalfCharacter() {
    let source = Self.frame(6, 1, "界界界")
    var frame = Self.frame(6, 1, "abcdef")
    frame.copy(Rect(row: 0, column: 1, columns: 4, rows: 1), of: source, toRow: 0, column: 1)
    #expect(frame.description == "a 界 f")
    frame = Self.frame(6, 1, "界界界")
    frame.copy(Rect(row: 0, column: 0, columns: 2, rows: 1), of: source, toRow: 0, column: 1)
    #expect(frame.description == " 界 界")
  }

  // MARK: Everything at once

  /// Any writes at any places, over clips and frames of any kind: nothing traps, nothing changes
  /// outside the clip, and no half of a wide character is left standing.
  @Test(arguments: 0..<300 as Range<UInt64>)
  func anyDrawingKeepsTheFrameWhole(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var other = Frame(size: Size(columns: 15, rows: 5))
    var frame = Frame(size: Size(columns: 20, rows: 6))
    for _ in 0..<60 {
      frame.clip = Bool.random(using: &generator) ? Rect(frame.size) : generator.rect()
      let before = frame
      generator.draw(into: &frame, from: other)
      #expect(Self.isWhole(frame))
      #expect(Self.isUnchanged(frame, from: before, outside: frame.clip))
      if Bool.random(using: &generator) { swap(&frame, &other) }
    }
  }

  private static func isWhole(_ frame: Frame) -> Bool {
    for row in 0..<frame.size.rows {
      var column = 0
      while column < frame.size.columns {
        let width = frame[row, column].glyph.map(CharacterWidth.of) ?? 0
        let isFollowed = width == 2 && frame[row, column + 1].glyph == nil
        guard width == 1 || isFollowed else { return false }
        column += width
      }
    }
    return frame.marks.allSatisfy {
      !$0.rect.isEmpty && $0.rect.intersection(Rect(frame.size)) == $0.rect
    }
  }

  /// Outside the clip only the other half of a wide character on its edge may go.
  private static func isUnchanged(
    _ after: Frame, from before: Frame, outside clip: Rect
  ) -> Bool {
    for row in 0..<before.size.rows {
      for column in 0..<before.size.columns
      where !clip.contains(Point(row: row, column: column)) {
        let (old, new) = (before[row, column], after[row, column])
        let isHalf = old.glyph == nil || before[row, column + 1].glyph == nil
        guard old == new || isHalf && new == Cell(" ", old.role) else { return false }
      }
    }
    return after.marks.starts(with: before.marks)
  }
}

extension SeededGenerator {
  /// Draws any one thing at any place.
  fileprivate mutating func draw(into frame: inout Frame, from other: Frame) {
    switch Int.random(in: 0..<8, using: &self) {
    case 0: frame.clear(rect())
    case 1: frame.paint(rect(), .value(Int.random(in: -4...4, using: &self)))
    case 2: frame.mark(rect(), .option(1))
    case 3: frame.copy(rect(), of: other, toRow: place(), column: place())
    case 4:
      frame.copy(
        Rect(other.size), of: other, toRow: Int.random(in: -5...5, using: &self),
        column: Int.random(in: -9...9, using: &self))
    case 5: frame.put(SafeText(words(upTo: 3)), row: place(), endingAt: place())
    case 6:
      frame.put(
        SafeText(text(upTo: 9)), row: Int.random(in: 0..<6, using: &self), column: place())
    default:
      frame.put(
        SafeText(words(upTo: 5)), row: Int.random(in: 0..<6, using: &self), column: place(), .mark)
    }
    frame.cursor = Point(row: place(), column: place())
    _ = frame.target(at: Point(row: place(), column: place()))
  }
}
