import Testing
import TextScreen

@Suite struct SafeTextTests {
  // MARK: Characters that terminals act on

  /// Sequences that move, ask, write the clipboard, name files or run commands in some terminal,
  /// and what is shown instead.
  @Test(arguments: [
    ("\u{1B}[31mred\u{1B}[0m", "^[[31mred^[[0m"),
    ("\u{1B}[2J\u{1B}[H", "^[[2J^[[H"),
    ("\u{1B}[6n", "^[[6n"),
    ("\u{1B}c", "^[c"),
    ("\u{1B}]0;title\u{7}", "^[]0;title^G"),
    ("\u{1B}]2;title\u{1B}\\", "^[]2;title^[\\"),
    ("\u{1B}]4;1;?\u{7}", "^[]4;1;?^G"),
    ("\u{1B}]7;file:///etc\u{7}", "^[]7;file:///etc^G"),
    ("\u{1B}]8;;http://x\u{1B}\\x\u{1B}]8;;\u{1B}\\", "^[]8;;http://x^[\\x^[]8;;^[\\"),
    ("\u{1B}]9;note\u{7}", "^[]9;note^G"),
    ("\u{1B}]52;c;cm0gLXJm\u{7}", "^[]52;c;cm0gLXJm^G"),
    ("\u{1B}]99;;note\u{1B}\\", "^[]99;;note^[\\"),
    ("\u{1B}]133;A\u{7}", "^[]133;A^G"),
    ("\u{1B}]633;E;ls\u{7}", "^[]633;E;ls^G"),
    ("\u{1B}]777;notify;a;b\u{7}", "^[]777;notify;a;b^G"),
    ("\u{1B}]1337;File=:AAAA\u{7}", "^[]1337;File=:AAAA^G"),
    ("\u{1B}P$q m\u{1B}\\", "^[P$q m^[\\"),
    ("\u{1B}_Gi=1;AAAA\u{1B}\\", "^[_Gi=1;AAAA^[\\"),
    ("\u{1B}^private\u{1B}\\", "^[^private^[\\"),
    ("\u{1B}Xstring\u{1B}\\", "^[Xstring^[\\"),
    ("\u{1B}Ptmux;\u{1B}\u{1B}]52;c;eA==\u{7}\u{1B}\\", "^[Ptmux;^[^[]52;c;eA==^G^[\\"),
    ("\u{1B}kname\u{1B}\\", "^[kname^[\\"),
    ("\u{9B}31m", "<U+009B>31m"),
    ("\u{9D}52;c;eA==\u{9C}", "<U+009D>52;c;eA==<U+009C>"),
    ("\u{90}q\u{9C}", "<U+0090>q<U+009C>"),
    ("\u{98}\u{9E}\u{9F}", "<U+0098><U+009E><U+009F>"),
    ("secret\rpublic", "secret^Mpublic"),
    ("ab\u{8}\u{8}cd\u{B}\u{C}", "ab^H^Hcd^K^L"),
    ("\u{5}\u{E}\u{F}\u{11}\u{13}\0\u{7F}", "^E^N^O^Q^S^@^?"),
    ("%s%n%d", "%s%n%d"),
  ])
  func sequencesAreInert(_ text: String, _ shown: String) {
    #expect(SafeText(text).description == shown)
  }

  @Test func controlsAreInCaretOrCodePointNotation() {
    for value in 0...0x9F as ClosedRange<UInt32> where value < 0x20 || value >= 0x7F {
      guard let scalar = Unicode.Scalar(value), value != 9, value != 10 else { continue }
      let shown = SafeText("\(scalar)").description
      if value < 0x80 {
        #expect(shown == "^\(Character(Unicode.Scalar(UInt8(value ^ 0x40))))")
      } else {
        #expect(shown == "<U+00\(String(value, radix: 16, uppercase: true))>")
      }
    }
  }

  @Test func tabsAndLineFeedsAreSpaces() {
    #expect(SafeText("a\tb\nc").description == "a b c")
  }

  @Test(
    arguments: [
      ("\u{202E}evil", "<U+202E>evil"), ("\u{202A}\u{202B}\u{202C}\u{202D}", nil),
      ("\u{2066}\u{2067}\u{2068}\u{2069}", nil), ("\u{200E}\u{200F}\u{61C}", nil),
      ("\u{2028}\u{2029}", nil), ("\u{206A}\u{206F}", nil), ("\u{600}", nil), ("\u{E0001}", ""),
    ] as [(String, String?)])
  func orderCannotBeForged(_ text: String, _ shown: String?) {
    let codePoints = text.unicodeScalars.map {
      let digits = String($0.value, radix: 16, uppercase: true)
      return "<U+" + String(repeating: "0", count: 4 - min(4, digits.count)) + digits + ">"
    }
    #expect(SafeText(text).description == shown ?? codePoints.joined())
  }

  @Test(arguments: [
    "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{2061}", "\u{2064}", "\u{FEFF}",
    "\u{FE0E}", "\u{FE0F}", "\u{E0100}", "\u{E0041}\u{E007F}", "\u{180B}", "\u{180E}", "\u{34F}",
    "\u{115F}", "\u{1160}", "\u{3164}", "\u{FFA0}", "\u{17B4}", "\u{FFF9}", "\u{1F3FD}",
  ])
  func whatHasNoWidthOfItsOwnIsDropped(_ text: String) {
    #expect(SafeText("a\(text)b").description == "ab")
    #expect(SafeText(text).description == "")
  }

  @Test func whatIsNoCharacterIsReplaced() throws {
    for value in [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF] as [UInt32] {
      let scalar = try #require(Unicode.Scalar(value))
      #expect(SafeText("\(scalar)").description == "\u{FFFD}")
    }
    #expect(SafeText("\u{E000}\u{F8FF}\u{378}").description == "\u{FFFD}\u{FFFD}\u{FFFD}")
  }

  @Test(
    arguments: [
      ([0x1B], "^["), ([0x9B, 0x33], "\u{FFFD}3"), ([0xC0, 0x9B], "\u{FFFD}\u{FFFD}"),
      ([0xE0, 0x80, 0x9B], "\u{FFFD}\u{FFFD}\u{FFFD}"), ([0xC2, 0x9B], "<U+009B>"),
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b"), ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0x61, 0xE2, 0x82], "a\u{FFFD}"),
    ] as [([UInt8], String)])
  func bytesThatAreNoUTF8AreReplaced(_ bytes: [UInt8], _ shown: String) {
    #expect(SafeText(String(decoding: bytes, as: UTF8.self)).description == shown)
  }

  // MARK: Marks

  @Test(.timeLimit(.minutes(1)), arguments: [5, 3_000, 20_000, 1_000_000])
  func marksAreCapped(_ count: Int) {
    let marks = String(repeating: "\u{301}", count: count)
    let text = SafeText("e\(marks)x\(marks)")
    #expect(text.description.unicodeScalars.count == 2 + 2 * 4)
    #expect(CharacterWidth.of(text) == 2)
  }

  @Test func fewMarksStay() {
    #expect(SafeText("e\u{301}\u{323} कि").description.unicodeScalars.count == 6)
    #expect(SafeText("\u{301}\u{20DD}a").description == "a", "nothing to stand on")
    #expect(SafeText("\u{1}\u{301}").description == "^A\u{301}")
  }

  /// Whatever Swift takes for one character: none may put a flood into one cell.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "\u{1100}", "\u{1161}", "\u{11A8}", "\u{D4E}", "\u{93E}", "\u{94D}\u{915}", "\u{1F3FD}",
      "\u{200D}🐙", "\u{1F1E8}", "\u{301}\u{1161}",
    ])
  func noCellTakesAFlood(_ unit: String) {
    let text = SafeText("\u{1100}" + String(repeating: unit, count: 20_000))
    var frame = Frame(size: Size(columns: 60, rows: 1))
    frame.put(text, row: 0, column: 0)
    let longest = frame.row(0).compactMap { $0.glyph?.unicodeScalars.count }.max() ?? 0
    #expect(longest <= 5)
  }

  // MARK: All text

  @Test(arguments: [
    "", "plain ASCII ~ text", "Größe 3×3 → ✓ ‖w‖² ≤ 1", "Ελληνικά кириллица 日本語 한국어 ไทย हिन्दी עברית",
    "━─╸┃│┏┓┗┛┼►◄◆●○◉■·✓✗←→↑↓×∗√…▏▀▄█▌‖³⁶⁹¹²⣿",
  ])
  func ordinaryTextStays(_ text: String) {
    #expect(Array(SafeText(text).description.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test func literalsAndInterpolationsAreMadeSafe() {
    let bell = "\u{7}"
    let literal: SafeText = "a\u{1B}b"
    let interpolated: SafeText = "a\(bell)b"
    #expect(literal.description == "a^[b")
    #expect(interpolated.description == "a^Gb")
  }

  @Test func everyScalarAloneIsSafe() {
    var unsafe: [String] = []
    for value in 0...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = SafeText("a\(scalar)")
      if !Self.isSafe(text) { unsafe.append("U+\(String(value, radix: 16))") }
    }
    #expect(unsafe.isEmpty)
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func anyTextIsSafeAndStaysAsItIs(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let text = generator.text(upTo: 200)
    let safe = SafeText(text)
    #expect(Self.isSafe(safe))
    #expect(SafeText(safe.description) == safe)
    #expect(Self.isSafe(GlyphSet.ascii.spell(safe)))
  }

  /// True if no scalar controls, reorders, hides or joins, and marks do not pile up.
  private static func isSafe(_ text: SafeText) -> Bool {
    var marks = 0
    return text.description.unicodeScalars.allSatisfy { scalar in
      let properties = scalar.properties
      marks = CharacterWidth.of(scalar) == 0 ? marks + 1 : 0
      if marks > 4 || properties.isBidiControl || properties.isDefaultIgnorableCodePoint
        || properties.isNoncharacterCodePoint || properties.isJoinControl
      {
        return false
      }
      switch properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator:
        return false
      default: return true
      }
    }
  }
}
