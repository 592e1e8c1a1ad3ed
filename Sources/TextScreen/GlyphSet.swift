/// The characters that a terminal can show.
public enum GlyphSet: Hashable, Sendable {
  /// Single-width Unicode: box drawing, blocks, braille, arrows.
  case unicode
  /// ASCII only: each mark has a spelling of one or more characters.
  case ascii

  /// A text in this set's characters; in ASCII it may be longer: `✓` is `ok`, `→` is `Right`.
  public func spell(_ text: SafeText) -> SafeText {
    guard self == .ascii, !text.description.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    var spelled = ""
    for character in text.characters { spelled += Self.spelling(of: character) }
    return SafeText(spelled)
  }

  /// The columns that a text takes when drawn with this set.
  public func width(of text: SafeText) -> Int { CharacterWidth.of(spell(text)) }

  private static func spelling(of character: Character) -> String {
    if character.isASCII { return String(character) }
    if let spelling = spellings[character] { return spelling }
    guard let base = character.unicodeScalars.first else { return "" }
    // é reads as e; what has no ASCII letter at its base shows that something stood there.
    if base.isASCII { return String(base) }
    if (0x2801...0x28FF).contains(base.value) { return "*" }
    return latinBases[base] ?? String(repeating: "?", count: CharacterWidth.of(character))
  }

  private static let spellings: [Character: String] = [
    "━": "=", "─": "-", "╸": "-", "┃": "|", "│": "|", "┏": "+", "┓": "+", "┗": "+", "┛": "+",
    "┼": "+", "►": ">", "◄": "<", "◆": "?", "●": "*", "○": "o", "◉": "@", "■": "#", "□": "_",
    "·": ".", "✓": "ok", "✗": "no", "←": "Left", "→": "Right", "↑": "Up", "↓": "Down",
    "×": "x", "∗": "*", "√": "sqrt ", "…": "..", "▏": "|", "▌": "|", "▀": "#", "▄": "#", "█": "#",
    "░": ":", "▒": "+", "▓": "%",
    "‖": "||", "⁰": "^0", "¹": "^1", "²": "^2", "³": "^3", "⁴": "^4", "⁵": "^5", "⁶": "^6",
    "⁷": "^7", "⁸": "^8", "⁹": "^9", "\u{2800}": " ", "–": "-", "—": "-",
    "−": "-", "‘": "'", "’": "'", "“": "\"", "”": "\"", "±": "+-", "≤": "<=", "≥": ">=",
    "≠": "!=", "≈": "~", "∑": "sum", "Σ": "sum", "∞": "inf", "°": " deg", "\u{A0}": " ",
    "•": "*", "÷": "/", "µ": "u", "ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "œ": "oe",
  ]

  /// Latin letters with marks, by the letter below the marks.
  private static let latinBases: [Unicode.Scalar: String] = {
    let groups: [(String, String)] = [
      ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđ"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
      ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľł"), ("n", "ñńņň"),
      ("o", "òóôõöōŏő"), ("r", "ŕŗř"), ("s", "śŝşš"), ("t", "ţťŧ"), ("u", "ùúûüũūŭůűų"),
      ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
    ]
    var bases: [Unicode.Scalar: String] = [:]
    for (base, letters) in groups {
      for scalar in letters.unicodeScalars { bases[scalar] = base }
      for scalar in letters.uppercased().unicodeScalars where !scalar.isASCII {
        bases[scalar] = base.uppercased()
      }
    }
    return bases
  }()
}
