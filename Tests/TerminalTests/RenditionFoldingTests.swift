import TestSupport
import Testing

@testable import CursesTerminal

struct RenditionFoldingTests {
  private func folded(_ text: String) -> String {
    var folding = RenditionFolding()
    return String(decoding: folding.folded(Array(text.utf8)), as: UTF8.self)
  }

  @Test func attributesChangeOnlyWhereItShows() {
    let bold = "\u{1B}(B\u{1B}[0;1m"
    let plain = "\u{1B}(B\u{1B}[m"
    #expect(folded("\(bold)a\(plain)  \(bold)b") == "\u{1B}[1ma  b")
    #expect(
      folded("\(bold)a\(plain)\u{1B}[5;5H\u{1B}[K\(bold)b") == "\u{1B}[1ma\u{1B}[5;5H\u{1B}[Kb")
    #expect(folded("\u{1B}[4ma\(plain) b") == "\u{1B}[4ma\u{1B}[m b")
  }

  @Test func changesTakeTheirShortestForm() {
    #expect(folded("a\u{1B}[1m\u{1B}[38;5;79mb") == "a\u{1B}[1;38;5;79mb")
    #expect(folded("\u{1B}[31ma\u{1B}[39m\u{1B}[mb") == "\u{1B}[31ma\u{1B}[mb")
    #expect(folded("\u{1B}[31ma\u{1B}[39m\u{1B}[1;32mb") == "\u{1B}[31ma\u{1B}[1;32mb")
    #expect(
      folded("a\u{1B}[38:2::1:2:3mb\u{1B}[48;2;1;2;3mc")
        == "a\u{1B}[38:2::1:2:3mb\u{1B}[48;2;1;2;3mc")
  }

  @Test func everythingElseIsKept() {
    let text =
      "\u{1B}[?1049h\u{1B}[22;0;0t\u{1B}[1;24r\u{1B}[4l\r\n\u{8}\u{1B}7\u{1B}[>4;2m\u{1B}]104\u{7}"
    #expect(folded(text) == text)
    #expect(folded("\u{1B}") == "\u{1B}")
    #expect(folded("\u{1B}[12") == "\u{1B}[12")
  }

  @Test func movementsThatLeadNowhereAreDropped() {
    #expect(folded("\r\u{1B}[6d\u{1B}[6;11H\r\n") == "\u{1B}[6;11H\r\n")
    #expect(folded("\u{8}\u{1B}[2Ca") == "\u{8}\u{1B}[2Ca")
  }

  @Test func aForgottenRenditionIsSetAnew() {
    var folding = RenditionFolding()
    _ = folding.folded(Array("\u{1B}[1ma".utf8))
    #expect(folding.folded(Array("b".utf8)) == Array("b".utf8))
    folding.forget()
    #expect(folding.folded(Array("c".utf8)) == Array("\u{1B}[0;1mc".utf8))
  }

  /// Before and after, every character looks the same, and there are never more bytes.
  @Test func whatIsSeenStaysTheSame() {
    let pieces = [
      "\u{1B}[m", "\u{1B}(B\u{1B}[m", "\u{1B}[1m", "\u{1B}(B\u{1B}[0;1m", "\u{1B}[0;1;4m",
      "\u{1B}[7m", "\u{1B}[27m", "\u{1B}[24m", "\u{1B}[31m", "\u{1B}[38;5;79m", "\u{1B}[39m",
      "\u{1B}[48;5;24m", "\u{1B}[49m", "\u{1B}[39;49m", "\u{1B}[97m", "\u{1B}[103m", " ", "  ",
      "a", "b", "\u{1B}[3;4H", "\r", "\u{1B}[K",
    ]
    for seed in UInt64(0)..<1_000 {
      var random = TestGenerator(seed: seed)
      var folding = RenditionFolding()
      var before = ""
      var after = ""
      for _ in 0..<3 {
        var update = ""
        for _ in 0..<20 { update += pieces[Int.random(in: 0..<pieces.count, using: &random)] }
        before += update
        after += String(decoding: folding.folded(Array(update.utf8)), as: UTF8.self)
      }
      #expect(Self.seen(after) == Self.seen(before), "seed \(seed)")
      #expect(after.utf8.count <= before.utf8.count, "seed \(seed)")
    }
  }

  /// The screen of a terminal: each character or other sequence with what is seen on it.
  ///
  /// Written for the pieces above, and simpler than what it tests.
  private static func seen(_ text: String) -> [String] {
    var seen: [String] = []
    var set: [String: String] = [:]
    var rest = text[...]
    while let character = rest.first {
      let end =
        character == "\u{1B}"
        ? rest.dropFirst(2).firstIndex { $0.isLetter } ?? rest.startIndex : rest.startIndex
      let piece = rest[...end]
      rest = rest[rest.index(after: end)...]
      if piece == "\u{1B}(B" { continue }
      if piece.hasPrefix("\u{1B}["), piece.last == "m" {
        var parameters = piece.dropFirst(2).dropLast().split(separator: ";").map { Int($0) ?? 0 }[
          ...]
        if parameters.isEmpty { parameters = [0] }
        while let parameter = parameters.popFirst() {
          switch parameter {
          case 0: set = [:]
          case 24, 27: set["\(parameter - 20)"] = nil
          case 39: set["ink"] = nil
          case 49: set["ground"] = nil
          case 38, 48:
            set[parameter == 38 ? "ink" : "ground"] = "\(parameters.prefix(2))"
            parameters = parameters.dropFirst(2)
          case 30...37, 90...97: set["ink"] = "\(parameter)"
          case 40...47, 100...107: set["ground"] = "\(parameter)"
          default: set["\(parameter)"] = ""
          }
        }
        continue
      }
      if piece.hasSuffix("H") {
        while let last = seen.last, last == "\r" || last.hasSuffix("H") { seen.removeLast() }
      }
      let isBlank = piece == " " || piece.hasSuffix("K")
      let isSeen = !isBlank || ["4", "7", "ground"].contains { set[$0] != nil }
      let look = set.sorted { $0.key < $1.key }.map { "\($0.key)\($0.value)" }.joined()
      seen.append("\(piece)\(isSeen && !piece.hasSuffix("H") && piece != "\r" ? look : "")")
    }
    return seen
  }
}
