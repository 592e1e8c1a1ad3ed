/// Text that no terminal can take for anything but text: the only kind that a frame accepts.
///
/// It is made safe after all decoding, in its one initialiser: control characters (C0, DEL, C1)
/// become caret notation or `<U+XXXX>`, bidirectional overrides, tags and zero-width characters
/// are marked or dropped, and marks that pile up on one letter are cut. So a lesson, a file name
/// or an error message can neither move the cursor nor lie about its order
/// (CVE-2021-42574, CVE-2024-52005).
public struct SafeText: Hashable, Sendable, CustomStringConvertible {
  /// The text, safe to send.
  public let description: String

  /// The most marks kept on one character: ncurses holds five scalars in a cell.
  static let marksPerCharacter = 4

  /// Makes a text safe; tabs and line feeds become single spaces.
  public init(_ text: String) {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      description = text
      return
    }
    var safe = String.UnicodeScalarView()
    var marks = 0
    var hasBase = false
    for scalar in text.unicodeScalars {
      switch Self.treatment(of: scalar) {
      case .keep:
        marks = 0
        hasBase = true
        safe.append(scalar)
      case .mark:
        marks += 1
        if hasBase, marks <= Self.marksPerCharacter { safe.append(scalar) }
      case .drop: break
      case .replace(let replacement):
        marks = 0
        hasBase = true
        safe.append(contentsOf: replacement.unicodeScalars)
      }
    }
    description = String(safe)
  }

  private enum Treatment {
    case keep, mark, drop
    case replace(String)
  }

  private static func treatment(of scalar: Unicode.Scalar) -> Treatment {
    switch scalar.value {
    case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300: return .keep
    case 0x09, 0x0A: return .replace(" ")
    case 0..<0x20: return .replace("^" + String(UnicodeScalar(UInt8(scalar.value) + 0x40)))
    case 0x7F: return .replace("^?")
    case 0x80..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x61C:
      return .replace(codePoint(scalar))
    case 0xAD, 0x200B...0x200D, 0x2060...0x2065, 0xFEFF, 0xFE00...0xFE0F, 0xE0000...0xE0FFF,
      0x180B...0x180F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x034F, 0x17B4, 0x17B5, 0xFFF9...0xFFFB,
      // Skin tones: no two terminals agree on how wide they make a hand.
      0x1F3FB...0x1F3FF:
      return .drop
    default:
      let properties = scalar.properties
      if properties.isNoncharacterCodePoint { return .replace("\u{FFFD}") }
      switch properties.generalCategory {
      case .control, .format, .surrogate: return .replace(codePoint(scalar))
      case .unassigned, .privateUse: return .replace("\u{FFFD}")
      default: return CharacterWidth.of(scalar) == 0 ? .mark : .keep
      }
    }
  }

  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }
}

extension SafeText {
  /// The characters as cells hold them: each a scalar that takes columns, and the marks on it.
  ///
  /// Swift's `Character` can hold more, a Hindi syllable or a flag, which no one cell can.
  var characters: [Character] {
    var characters: [Character] = []
    characters.reserveCapacity(description.utf8.count)
    for scalar in description.unicodeScalars {
      if CharacterWidth.of(scalar) == 0, let base = characters.popLast() {
        characters += "\(base)\(scalar)"
      } else {
        characters.append(Character(scalar))
      }
    }
    return characters
  }
}

extension SafeText: ExpressibleByStringInterpolation {
  /// Makes a literal safe, like any other text.
  public init(stringLiteral value: String) { self.init(value) }
}
