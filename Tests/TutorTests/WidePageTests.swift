import Testing
import TextScreen

@testable import Tutor

/// Pages on wide screens: one block in the middle, and nothing that jumps.
@Suite struct WidePageTests {
  static let screens = [(100, 24), (120, 40), (160, 50), (200, 60), (319, 97)].map {
    Size(columns: $0.0, rows: $0.1)
  }

  @Test(arguments: screens) func proseAndFigureAreInTheMiddle(_ size: Size) {
    let screen = ScreenLayout(size)
    let room = SideBySide.room(on: screen)
    for figure in [
      Size(columns: 10, rows: 3), Size(columns: 50, rows: 12), room,
      Size(columns: room.columns + 9, rows: room.rows + 9),
    ] {
      for lines in [1, 8, 200] {
        let block = SideBySide(figure, lines: lines, on: screen)
        #expect(block.prose.endColumn + 3 <= block.figure.column)
        #expect(block.prose.column >= screen.margin && block.figure.endColumn <= screen.right)
        let (left, right) = (
          block.prose.column - screen.margin, screen.right - block.figure.endColumn
        )
        #expect(abs(left - right) <= 1, "\(figure): \(left) and \(right)")
        #expect(block.prose.row == block.figure.row && block.figure.row >= screen.content.row)
        #expect(block.line.row > block.figure.endRow && block.line.row <= screen.lineRow)
        #expect(block.line.column == block.figure.column)
      }
    }
    #expect(screen.prose.columns == 76)
    #expect(abs(screen.prose.column - (size.columns - screen.prose.endColumn)) <= 1)
  }

  /// The rows and columns in which a page's title and the first cell of its figure stand.
  private func anchors(_ play: Play, _ title: String) -> [Point?] {
    let frame = play.frame
    let rows = frame.description.split(separator: "\n", omittingEmptySubsequences: false)
    let row = rows.firstIndex { $0.contains(title) }
    return [
      row.map { Point(row: $0, column: rows[$0].prefix { $0 == " " }.count) },
      frame.marks.first { if case .cell = $0.target { true } else { false } }?.rect.origin,
    ]
  }

  @Test(arguments: [Size(columns: 120, rows: 40), Size(columns: 200, rows: 60)])
  func nothingJumpsBetweenSteps(_ size: Size) throws {
    var play = Play(
      [try Shipped.lesson("watch-the-kernel-slide")], columns: size.columns, rows: size.rows,
      options: SessionOptions(asksPredictions: false))
    play.open("watch-the-kernel-slide")
    play.press("n")
    let title = "Nine products, one sum"
    let first = anchors(play, title)
    #expect(!first.contains(nil))
    for _ in 1...8 {
      play.press("→")
      #expect(anchors(play, title) == first)
    }
  }

  /// After several misses what explains the answer is seen at once: old feedback takes a line each.
  @Test func whyIsAboveTheFold() throws {
    let words =
      "This sentence on a wrong answer goes on for long, so long that it takes three lines"
    let script = """
      ---
      id: fold
      title: Fold
      minutes: 1
      ---
      # Fold

      ## A check

      One word.

      ```quiz id=q
      Which of these is right?

      - [ ] north
        > \(words), at least on a screen of eighty columns, where seventy are its own, or fewer.
      - [ ] south
        > \(words), at least on a screen of eighty columns, where seventy are its own, or fewer.
      - [ ] west
        > \(words), at least on a screen of eighty columns, where seventy are its own, or fewer.
      - [x] east
        > \(words), at least on a screen of eighty columns, where seventy are its own, or fewer.
      why: Because the sun rises there.
      ```
      """
    var play = try Play(script: script)
    play.press("→")
    let wrong = play.screen.split(separator: "\n").filter { line in
      ["north", "south", "west"].contains { line.contains($0) }
    }.compactMap { $0.first(where: \.isNumber) }
    play.press("\(wrong[0]) Enter \(wrong[1]) Enter A")
    #expect(play.screen.contains("Because the sun rises there."), "\(play.screen)")
    #expect(!play.screen.contains("more line"))
  }
}
