import Testing
import TextScreen

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct CharacterWidthTests {
  // Golden: EastAsianWidth.txt and DerivedGeneralCategory.txt of Unicode 15.0.
  @Test(arguments: [
    ("a", 1), (" ", 1), ("é", 1), ("e\u{301}", 1), ("\u{301}", 0), ("\u{20DD}", 0), ("界", 2),
    ("ｱ", 1), ("ア", 2), ("Ａ", 2), ("\u{3000}", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("\u{1161}", 0), ("का", 2), ("क्ष", 2), ("🐙", 2), ("🇨🇭", 2), ("⌚", 2), ("✓", 1), ("☂", 1),
    ("\u{303F}", 1), ("\u{4DC0}", 2), ("\u{FFFD}", 1), ("\u{2FFFD}", 2), ("\u{3FFFD}", 2),
  ])
  func width(_ text: String, _ columns: Int) throws {
    #expect(text.count == 1)
    #expect(CharacterWidth.of(try #require(text.first)) == columns)
  }

  /// East Asian Width A: two columns in some East Asian settings, one everywhere else.
  @Test func ambiguousCharactersTakeOneColumn() {
    for character in "━─│┃┏┓┗┛┼●○◆■□·×→←↑↓√∑∞≈…αβГд“”‖▀█°±" {
      #expect(CharacterWidth.of(character) == 1, "\(character)")
    }
  }

  @Test func widthOfATextIsTheSumOfItsScalars() {
    #expect(CharacterWidth.of(SafeText("")) == 0)
    #expect(CharacterWidth.of(SafeText("kernel")) == 6)
    for seed in 0..<200 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let text = SafeText(generator.text(upTo: 40))
      let sum = text.description.reduce(0) { $0 + CharacterWidth.of($1) }
      #expect(CharacterWidth.of(text) == sum, "seed \(seed)")
    }
  }

  #if canImport(Glibc)
    /// Every scalar that may reach a cell is as wide as the system thinks, so that ncurses and the
    /// terminal agree with the page on where a line ends.
    @Test func agreesWithTheSystem() throws {
      typealias Function = @convention(c) (wchar_t) -> CInt
      let symbol = try #require(dlsym(nil, "wcwidth"))
      let wcwidth = unsafeBitCast(symbol, to: Function.self)
      let locale = try #require(newlocale(1 << LC_CTYPE, "C.UTF-8", nil))
      let before = uselocale(locale)
      defer {
        uselocale(before)
        freelocale(locale)
      }
      var differing: [String] = []
      for value in 0x20...0x10FFFF as ClosedRange<UInt32> {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let text = "a\(scalar)"
        let isKept = SafeText(text).description.unicodeScalars.elementsEqual(text.unicodeScalars)
        let columns = wcwidth(wchar_t(bitPattern: value))
        // -1: this system's tables are older than the scalar.
        guard isKept, columns >= 0, !Self.exceptions.contains(where: { $0.contains(value) })
        else { continue }
        if Int(columns) != CharacterWidth.of(scalar) {
          differing.append("U+\(String(value, radix: 16)) is \(columns) there")
        }
      }
      #expect(differing.isEmpty)
    }

    private static let exceptions: [ClosedRange<UInt32>] = [
      // Trigrams and the like: wide since Unicode 16, which few terminals know.
      0x2630...0x2637, 0x268A...0x268F,
      // A mark until Unicode 15, a letter that takes a column since.
      0x1171E...0x1171E,
    ]
  #endif
}
