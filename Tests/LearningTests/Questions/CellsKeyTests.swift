import ConvolutionCore
import Learning
import TestSupport
import Testing

/// Cells that are marked: how they are written and read, and what is said to them.
@Suite struct CellsKeyTests {
  private static func cells(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) -> Set<Position>
  {
    Set(rows.flatMap { row in columns.map { Position(row: row, column: $0) } })
  }

  // MARK: Writing and reading

  @Test(
    arguments: [
      (cells(0...4, 0...4), "0-4 0-4"), (cells(2...2, 3...3), "2 3"),
      (cells(0...1, 0...1).union(cells(5...5, 2...4)), "0-1 0-1/5 2-4"),
      // Rows that are alike are one block, whatever lies between them.
      (
        Set([0, 2, 4].flatMap { row in [0, 2, 4].map { Position(row: row, column: $0) } }),
        "0,2,4 0,2,4"
      ),
      (cells(0...2, 0...2).subtracting(cells(1...1, 1...1)), "0,2 0-2/1 0,2"),
      ([], ""),
    ] as [(Set<Position>, String)])
  func cellsAreWrittenAsRowsAndColumns(_ cells: Set<Position>, _ text: String) {
    #expect(cells.ranges == text)
    #expect(Answer.cells(cells).record == text)
  }

  @Test(
    arguments: [
      ("0-4 0-4", cells(0...4, 0...4)), ("  3   2 ", cells(3...3, 2...2)),
      ("0 - 1  0, 1 / 2 2", cells(0...1, 0...1).union(cells(2...2, 2...2))),
      ("1 1/1 1", cells(1...1, 1...1)), ("0,0-1 1", cells(0...1, 1...1)),
    ] as [(String, Set<Position>)])
  func cellsAreReadAsTheyAreTyped(_ text: String, _ cells: Set<Position>) {
    #expect(Set(ranges: text, rows: 7, columns: 7) == cells)
  }

  @Test(
    arguments: [
      "", " ", "1", "1 2 3", "a b", "1 b", "-1 2", "7 0", "0 7", "3-1 0", "1- 0", "1,,2 0", "/",
      "1 1/", "0-4", "0-99999999999999999999 0", "0-9223372036854775807 0-9223372036854775807",
      "1.5 0", "٣ 0", "1–2 0",
    ])
  func whatNamesNoCellsIsNone(_ text: String) {
    #expect(Set<Position>(ranges: text, rows: 7, columns: 7) == nil)
  }

  @Test(arguments: 0..<200) func writingAndReadingAgree(seed: Int) {
    var generator = TestGenerator(seed: seed)
    let rows = Int.random(in: 1...12, using: &generator)
    let columns = Int.random(in: 1...12, using: &generator)
    let all = Self.cells(0...rows - 1, 0...columns - 1)
    let cells = all.filter { _ in Int.random(in: 0..<3, using: &generator) > 0 }
    guard !cells.isEmpty else { return }
    #expect(Set(ranges: cells.ranges, rows: rows, columns: columns) == cells)
  }

  @Test func aRecordStaysUnderFourKilobytes() {
    // Every row another pattern: the worst that can be marked.
    var generator = TestGenerator(seed: 4)
    let cells = Self.cells(0...63, 0...63).filter { _ in Bool.random(using: &generator) }
    #expect(cells.ranges.utf8.count > 4_096)
    #expect(Answer.cells(cells).record == "\(cells.count) cells")
    #expect(Answer.cells(Self.cells(0...1_023, 0...1_023)).record == "0-1023 0-1023")
  }

  // MARK: Verdicts

  private static let question = Question(
    id: "cells", prompt: [],
    kind: .cells(
      CellsKey(
        grid: "input", right: cells(1...5, 1...5),
        models: [
          WrongResult(.lastLayerForgotten, cells(2...4, 2...4)),
          WrongResult(.lastLayerOnly, cells(2...4, 2...4)),
          WrongResult(.windowOneOff, cells(0...4, 1...5)),
          WrongResult(.strideForgotten, cells(1...5, 1...5)),
        ])),
    why: [.text("Because.")])

  private func words(_ cells: Set<Position>) -> String {
    Self.question.verdict(on: .cells(cells)).feedback.plainText
  }

  @Test func theRightCellsAreRight() {
    let verdict = Self.question.verdict(on: .cells(Self.cells(1...5, 1...5)))
    #expect(verdict == Verdict(isRight: true, feedback: [.text("Because.")]))
  }

  @Test func aKnownMistakeIsNamed() {
    let verdict = Self.question.verdict(on: .cells(Self.cells(0...4, 1...5)))
    #expect(!verdict.isRight && verdict.isDiagnosed)
    #expect(verdict.feedback.plainText == "That shifts the window by one pixel.")
    #expect(verdict.mistakes == [.known(.windowOneOff)])
    #expect(
      words(Self.cells(2...4, 2...4))
        == "That stops one layer early, or looks at the last layer only.")
  }

  @Test func otherCellsAreCounted() {
    #expect(words(Self.cells(1...5, 1...4)) == "5 are missing.")
    #expect(words(Self.cells(0...6, 0...6)) == "24 are too many.")
    #expect(words(Self.cells(1...5, 2...6)) == "5 are missing, 5 too many.")
    #expect(
      words(Self.cells(1...5, 1...5).subtracting([Position(row: 1, column: 1)])) == "1 is missing.")
    #expect(
      words(Self.cells(1...5, 1...5).union([Position(row: 0, column: 1)])) == "1 is too many.")
    #expect(words([]) == "25 are missing.")
  }

  @Test func aMistakeThatIsRightIsNone() {
    guard case .cells(let key) = Self.question.kind else { return }
    #expect(!key.models.contains { $0.misconception == .strideForgotten })
  }
}
