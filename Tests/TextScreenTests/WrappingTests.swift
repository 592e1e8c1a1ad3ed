import Testing
import TextScreen

@Suite struct WrappingTests {
  private static func lines(
    _ text: String, _ width: Int, indent: Int = 0, _ glyphs: GlyphSet = .unicode
  ) -> [String] {
    StyledText(SafeText(text)).wrapped(to: width, in: glyphs, indent: indent).map(\.text)
  }

  @Test(arguments: [
    ("one two three", 13, ["one two three"]),
    ("one two three", 12, ["one two", "three"]),
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 6, ["one", "two", "three"]),
    ("one two three", 4, ["one", "two", "thre", "e"]),
    ("one", 1, ["o", "n", "e"]),
    ("a b", 1, ["a", "b"]),
    ("one  two   three", 8, ["one  two", "three"]),
    ("  one two", 5, ["  one", "two"]),
    ("     one", 4, ["one"]),
    ("one    ", 5, ["one"]),
    ("   ", 5, [""]),
    ("", 5, [""]),
    ("a abcdefgh b", 4, ["a", "abcd", "efgh", "b"]),
    ("界界 界", 5, ["界界", "界"]),
    ("界界界", 5, ["界界", "界"]),
    ("界a", 1, ["界", "a"]),
    ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
    ("one", 0, ["o", "n", "e"]),
    ("one", .min, ["o", "n", "e"]),
    ("one two", .max, ["one two"]),
  ])
  func linesBreakAtSpaces(_ text: String, _ width: Int, _ lines: [String]) {
    #expect(Self.lines(text, width) == lines)
  }

  @Test(arguments: [
    ("one two three", 7, 2, ["one two", "  three"]),
    ("abcdefghijkl", 6, 2, ["abcdef", "  ghij", "  kl"]),
    ("ab cdefghij", 6, 2, ["ab", "  cdef", "  ghij"]),
    ("abc", 2, 9, ["ab", "c"]),
    ("abcde", 3, 9, ["abc", " de"]),
    ("界界界", 3, 9, ["界", " 界", " 界"]),
    ("one two", 3, -4, ["one", "two"]),
    ("one", 3, .max, ["one"]),
  ])
  func laterLinesAreIndented(_ text: String, _ width: Int, _ indent: Int, _ lines: [String]) {
    #expect(Self.lines(text, width, indent: indent) == lines)
  }

  @Test func textIsSpelledBeforeItIsBroken() {
    #expect(Self.lines("→ ends…", 7, .unicode) == ["→ ends…"])
    #expect(Self.lines("→ ends…", 7, .ascii) == ["Right", "ends.."])
    #expect(Self.lines("…", 1, .ascii) == [".", "."])
  }

  @Test func aWordGoesOnAcrossRoles() {
    var text = StyledText("two wo")
    text.append("rds", .strong)
    text.append(" here", .quiet)
    let lines = text.wrapped(to: 6, in: .unicode)
    #expect(lines.map(\.text) == ["two", "words", "here"])
    #expect(lines.map { $0.runs.map(\.role) } == [[.text], [.text, .strong], [.quiet]])
    #expect(lines[1].runs.map(\.text) == ["wo", "rds"])
  }

  /// Words keep their order and roles, lines their width, and only spaces at breaks are lost.
  @Test(arguments: 0..<400 as Range<UInt64>)
  func nothingIsLostButSpaces(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let roles: [Role] = [.text, .strong, .quiet]
    var text = StyledText()
    for index in 0..<Int.random(in: 0...4, using: &generator) {
      text.append(SafeText(generator.words(upTo: 8)), roles[index % roles.count])
    }
    let width = Int.random(in: 2...24, using: &generator)
    let indent = Int.random(in: 0...6, using: &generator)
    let glyphs: GlyphSet = Bool.random(using: &generator) ? .unicode : .ascii
    let lines = text.wrapped(to: width, in: glyphs, indent: indent)
    for line in lines { #expect(line.width(in: .unicode) <= width) }
    #expect(Self.letters(lines, .unicode) == Self.letters([text], glyphs))
    for line in lines.dropFirst() {
      #expect(line.text.prefix { $0 == " " }.count == min(indent, width - 2))
      #expect(line.text.last != " ")
    }
    // What fits on one line stays as it is, but for the spaces at its end.
    let words = glyphs.spell(SafeText(text.text)).description
    let kept = words.reversed().drop { $0 == " " }.reversed()
    if CharacterWidth.of(SafeText(String(kept))) <= width {
      #expect(lines.map(\.text) == [String(kept)])
    }
  }

  /// A line ends only where the next word has no room.
  @Test(arguments: 0..<100 as Range<UInt64>)
  func linesAreFull(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let words = (0..<40).map { _ in
      String(repeating: "w", count: Int.random(in: 1...9, using: &generator))
    }
    let width = Int.random(in: 12...40, using: &generator)
    let indent = Int.random(in: 0...3, using: &generator)
    let lines = Self.lines(words.joined(separator: " "), width, indent: indent)
    #expect(lines.joined(separator: " ").split(separator: " ").map(String.init) == words)
    for (line, next) in zip(lines, lines.dropFirst()) {
      let word = next.drop { $0 == " " }.prefix { $0 != " " }
      #expect(line.count + 1 + word.count > width)
    }
  }

  /// Every scalar that is no space, with its role.
  private static func letters(_ lines: [StyledText], _ glyphs: GlyphSet) -> [String] {
    lines.flatMap(\.runs).flatMap { run in
      glyphs.spell(run.text).description.unicodeScalars.filter { $0 != " " }.map {
        "\($0) \(run.role)"
      }
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: [1, 7, 80])
  func aWordOf64KilobytesFinishes(_ width: Int) {
    for letter in ["x", "界", "e\u{301}", "क्ष"] {
      let word = String(repeating: letter, count: 65_536 / letter.utf8.count)
      let lines = Self.lines(word, width)
      #expect(lines.joined() == word)
      #expect(lines.count >= word.count / width)
    }
    #expect(Self.lines(String(repeating: " ", count: 65_536), width) == [""])
    #expect(Self.lines(String(repeating: "x ", count: 32_768), 1).count == 32_768)
  }
}
