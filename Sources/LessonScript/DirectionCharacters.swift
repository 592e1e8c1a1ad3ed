// Characters that nobody sees and that change in which order the text around them is shown, so
// that a line can read differently than it is stored: the controls of the Unicode Bidirectional
// Algorithm (UAX #9, table 4).

extension SourceText {
  /// A warning for each of these characters; past `Limits.errors` of them one for all the rest.
  var directionWarnings: [LessonError] {
    var warnings: [LessonError] = []
    for (offset, lead) in bytes.enumerated() where lead == 0xE2 || lead == 0xD8 {
      let character = bytes[offset...].prefix(lead == 0xE2 ? 3 : 2)
      guard let scalar = String(decoding: character, as: UTF8.self).unicodeScalars.first,
        let name = Self.directionName(scalar.value)
      else { continue }
      guard warnings.count < Limits.errors else {
        warnings.append(
          LessonError("more characters that change the direction of text", at: location(of: offset))
        )
        break
      }
      let number = String(scalar.value, radix: 16, uppercase: true)
      let code = String(repeating: "0", count: max(0, 4 - number.count)) + number
      warnings.append(
        LessonError(
          "the invisible character U+\(code), \(name), lets text read differently than it is "
            + "stored; remove it unless the text needs it", at: location(of: offset)))
    }
    return warnings
  }

  /// What Unicode calls a character that changes the direction of text; nil for any other.
  private static func directionName(_ scalar: UInt32) -> String? {
    switch scalar {
    case 0x061C: "Arabic letter mark"
    case 0x200E: "left-to-right mark"
    case 0x200F: "right-to-left mark"
    case 0x202A: "left-to-right embedding"
    case 0x202B: "right-to-left embedding"
    case 0x202C: "pop directional formatting"
    case 0x202D: "left-to-right override"
    case 0x202E: "right-to-left override"
    case 0x2066: "left-to-right isolate"
    case 0x2067: "right-to-left isolate"
    case 0x2068: "first strong isolate"
    case 0x2069: "pop directional isolate"
    default: nil
    }
  }
}
