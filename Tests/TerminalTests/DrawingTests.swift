import Glibc
import TestSupport
import Testing
import TextScreen

@testable import CursesTerminal

extension CursesCanvasTests {
  /// Drawn frame by frame, each from the one before, the screen is the same as drawn at once.
  @Test func changesAddUpToTheWholeScreen() throws {
    for seed in UInt64(0)..<4 {
      var random = TestGenerator(seed: seed)
      var frame = Frame(size: Size(columns: 80, rows: 24))
      let steps = try canvas("screen-256color")
      var bytes: [UInt8] = []
      for _ in 0..<60 {
        Self.change(&frame, &random)
        bytes += steps.bytes(drawing: frame)
      }
      let rows = frame.description.split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
      #expect(try Tmux(showing: bytes).screen { $0 == rows } == rows, "seed \(seed)")
    }
  }

  private static func change(_ frame: inout Frame, _ random: inout TestGenerator) {
    let roles = PaletteTests.roles
    let texts: [SafeText] = [
      "a", "  ", "hello world", "━━━━", "漢字", "      ", "┃ 1   2   0 ┃", "é e\u{301}", "x y",
      SafeText(String(repeating: " ", count: 40)), SafeText(String(repeating: "─", count: 30)),
    ]
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let row = Int.random(in: 0..<24, using: &random)
      let column = Int.random(in: -5..<80, using: &random)
      let role = roles[Int.random(in: 0..<roles.count, using: &random)]
      let text = texts[Int.random(in: 0..<texts.count, using: &random)]
      frame.put(text, row: row, column: column, role)
    }
    if Bool.random(using: &random) {
      let row = Int.random(in: 0..<24, using: &random)
      frame.paint(Rect(row: row, column: 9, columns: 30, rows: 2), .selected)
    }
  }
}
