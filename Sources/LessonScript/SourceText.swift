/// The bytes of a lesson file, known to be text, cut into lines, with a location for every byte.
struct SourceText {
  /// The whole file; well-formed UTF-8 without NUL and without lone carriage returns.
  let bytes: [UInt8]
  /// The offset at which each line starts.
  private let lineStarts: [Int]
  /// The number of bytes before each multiple of `stride` that only continue a character; empty if none do.
  private let continuations: [Int]
  private static let stride = 128

  /// Takes the bytes of a file, or reports why they are not a text and returns nil.
  ///
  /// A byte order mark is skipped; lines end with LF or CR LF. Lines that are too long are reported
  /// but read all the same, so that the errors after them are found in the same run.
  init?(_ bytes: [UInt8], errors: inout LessonErrors) {
    guard bytes.count <= Limits.fileBytes else {
      errors.report(
        "the file is \(bytes.count) bytes; the limit is \(Limits.fileBytes)",
        at: SourceLocation(line: 1, column: 1))
      return nil
    }
    self.bytes = bytes
    lineStarts = Self.lineStarts(in: bytes)
    continuations = Self.continuations(in: bytes)
    if let fault = firstFault() {
      errors.report(fault.message, at: location(of: fault.offset))
      return nil
    }
    for line in lines where line.count > Limits.lineBytes {
      errors.report(
        "the line is \(line.count) bytes; the limit is \(Limits.lineBytes)",
        at: location(of: line.lowerBound))
    }
  }

  /// The text between two offsets.
  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The text between two offsets with its location.
  func located(_ range: Range<Int>) -> Located<String> {
    Located(string(range), at: location(of: range.lowerBound))
  }
}

// MARK: - Lines and locations

extension SourceText {
  var lineCount: Int { lineStarts.count }

  /// All lines, without their ends.
  var lines: some Sequence<Range<Int>> { (0..<lineCount).lazy.map(line) }

  /// The bytes of one line, counted from 0, without its end.
  func line(_ index: Int) -> Range<Int> {
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    if end > start, bytes[end - 1] == .lineFeed { end -= 1 }
    if end > start, bytes[end - 1] == .carriageReturn { end -= 1 }
    return start..<end
  }

  /// The location of a byte, in about the time of one look-up.
  func location(of offset: Int) -> SourceLocation {
    guard let first = lineStarts.first, offset >= first else {
      return SourceLocation(line: 1, column: 1)
    }
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let start = lineStarts[low]
    let characters =
      (offset - start) - (continuations(before: offset) - continuations(before: start))
    return SourceLocation(line: low + 1, column: characters + 1)
  }

  private func continuations(before offset: Int) -> Int {
    let block = offset / Self.stride
    guard block < continuations.count else { return continuations.last ?? 0 }
    let rest = bytes[(block * Self.stride)..<offset]
    return continuations[block] + rest.count(where: \.continuesCharacter)
  }

  private static func lineStarts(in bytes: [UInt8]) -> [Int] {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    var starts: [Int] = []
    for (offset, byte) in bytes.enumerated() where byte == .lineFeed {
      starts.append(start)
      start = offset + 1
    }
    if start < bytes.count { starts.append(start) }
    return starts
  }

  private static func continuations(in bytes: [UInt8]) -> [Int] {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return [] }
    var counts: [Int] = []
    counts.reserveCapacity(bytes.count / stride + 1)
    var count = 0
    for (offset, byte) in bytes.enumerated() {
      if offset % stride == 0 { counts.append(count) }
      if byte.continuesCharacter { count += 1 }
    }
    if bytes.count % stride == 0 { counts.append(count) }
    return counts
  }
}

// MARK: - Bytes that are not text

extension SourceText {
  private func firstFault() -> (offset: Int, message: String)? {
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == 0 {
        return (offset, "a NUL byte; a lesson is a text file")
      }
      if byte == .carriageReturn, offset + 1 == bytes.count || bytes[offset + 1] != .lineFeed {
        return (offset, "a carriage return without a line feed; lines end with LF or CR LF")
      }
      guard let length = characterLength(at: offset) else {
        let digits = String(byte, radix: 16, uppercase: true)
        return (offset, "not UTF-8: byte 0x\(digits); save the file as UTF-8")
      }
      offset += length
    }
    return nil
  }

  /// The number of bytes of the character at an offset, or nil if it is ill-formed
  /// (The Unicode Standard, table 3-7).
  private func characterLength(at offset: Int) -> Int? {
    let length: Int
    let second: ClosedRange<UInt8>
    switch bytes[offset] {
    case ...0x7F: return 1
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    let end = offset + length
    guard end <= bytes.count, second.contains(bytes[offset + 1]),
      bytes[(offset + 2)..<end].allSatisfy(\.continuesCharacter)
    else { return nil }
    return length
  }
}

/// A location in a lesson file, as people and editors count it.
public struct SourceLocation: Hashable, Sendable {
  /// The line, from 1.
  public var line: Int
  /// The column in characters (Unicode scalars, not bytes), from 1.
  public var column: Int

  /// Creates a location; `line` and `column` count from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A value together with the location where its text starts.
public struct Located<Value: Sendable & Equatable>: Sendable, Equatable {
  /// The value.
  public var value: Value
  /// The location of its first character.
  public var location: SourceLocation

  /// Creates a value with its location.
  public init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
  }
}

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

  /// Unicode's name of a character that changes the direction of text; nil for any other.
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
