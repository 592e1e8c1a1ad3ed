import Testing
import TextScreen

@Suite struct GlyphSetTests {
  /// The characters that screens are drawn with.
  static let drawing = "━─╸┃│┏┓┗┛┼►◄◆●○◉■□·✓✗←→↑↓×∗√…▏▀▄█▌‖³⁶⁹¹²•"

  @Test func everyDrawingCharacterHasASpelling() {
    for character in Self.drawing {
      let spelled = GlyphSet.ascii.spell(SafeText(String(character))).description
      #expect(!spelled.isEmpty && spelled.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
      #expect(!spelled.contains("?") || character == "◆", "\(character) is \(spelled)")
      #expect(CharacterWidth.of(character) == 1)
    }
  }

  @Test(arguments: [
    ("━─╸ ┃│ ┏┓┗┛┼", "=-- || +++++"), ("►◄◆●○◉■□·", "><?*o@#_."), ("✓ ✗", "ok no"),
    ("← → ↑ ↓", "Left Right Up Down"), ("3×3 a∗b √2", "3x3 a*b sqrt 2"), ("…", ".."),
    ("▏▌▀▄█", "||###"), ("‖w‖²", "||w||^2"), ("10⁶", "10^6"), ("⠀⣿⡇", " **"),
    ("Größe, naïve Čapek", "Grosse, naive Capek"), ("e\u{301}A\u{30A}", "eA"), ("É Ÿ ı", "E Y i"),
    ("−5 ≤ x ≠ y", "-5 <= x != y"), ("=\u{338}", "!="), ("a\u{A0}b", "a b"), ("Я", "?"),
    ("界", "??"), ("🐙!", "??!"), ("क्ष", "??"), ("\u{FFFD}", "?"), ("“a” – b", "\"a\" - b"),
    ("plain", "plain"), ("", ""),
  ])
  func spelledInASCII(_ text: String, _ spelled: String) {
    #expect(GlyphSet.ascii.spell(SafeText(text)).description == spelled)
    #expect(GlyphSet.unicode.spell(SafeText(text)) == SafeText(text))
  }

  @Test func widthIsMeasuredAfterSpelling() {
    #expect(GlyphSet.unicode.width(of: "→ ✓ …") == 5)
    #expect(GlyphSet.ascii.width(of: "→ ✓ …") == 11)
    #expect(GlyphSet.ascii.width(of: "界") == GlyphSet.unicode.width(of: "界"))
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func anyTextIsSpelledInASCII(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let text = SafeText(generator.text(upTo: 100))
    let spelled = GlyphSet.ascii.spell(text)
    #expect(spelled.description.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
    #expect(GlyphSet.ascii.spell(spelled) == spelled)
    #expect(GlyphSet.ascii.width(of: text) == spelled.description.utf8.count)
  }
}
