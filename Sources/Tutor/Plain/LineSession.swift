import TextScreen

/// Something played by lines instead of keys: for dumb terminals, pipes and screen readers.
public protocol LineSession {
  /// The words before the first line.
  var opening: PlainText { get }
  /// The prompt for the next line.
  var prompt: PlainText { get }
  /// Answers one line, at a time in seconds since 1970.
  mutating func respond(to line: String, at seconds: Int) -> LineReply
}

/// The answer to a line.
public struct LineReply {
  /// The words.
  public var text: PlainText
  /// The effects for the world to perform, in order.
  public var effects: [Effect]
  /// True if the learner has left.
  public var isDone: Bool

  init(text: String, effects: [Effect] = [], isDone: Bool = false) {
    self.text = PlainText(text).wrapped
    self.effects = effects
    self.isDone = isDone
  }
}

/// Lines of safe text: the only kind that leaves the program outside of a frame.
///
/// Whatever text it is made of, a line feed ends a line, and everything else that is not plain text
/// is made visible or dropped as `SafeText` does.
public struct PlainText: Hashable, Sendable, CustomStringConvertible {
  /// The lines; the last one is empty if the text ends with a line feed.
  public private(set) var lines: [SafeText]

  /// Makes a text safe, line by line.
  public init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { SafeText(String($0)) }
  }

  /// Makes a JSON text safe without changing what it says: what is not plain text is escaped.
  public init(json: String) {
    var escaped = ""
    for scalar in json.unicodeScalars {
      let text = String(scalar)
      if SafeText(text).description == text {
        escaped += text
      } else {
        escaped += text.utf16.map(Self.escape).joined()
      }
    }
    self.init(escaped)
  }

  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The lines with line feeds between them.
  public var description: String { lines.map(\.description).joined(separator: "\n") }

  /// The widest line of what is played or printed as text, in columns.
  static let lineLimit = 80

  /// The text with lines that are too wide broken at spaces; what follows is indented.
  var wrapped: PlainText {
    guard lines.contains(where: { CharacterWidth.of($0) > Self.lineLimit }) else { return self }
    var text = self
    text.lines = lines.flatMap { line -> [SafeText] in
      guard CharacterWidth.of(line) > Self.lineLimit else { return [line] }
      let lead = line.description.prefix { $0 == " " }.count
      return StyledText(line)
        .wrapped(to: Self.lineLimit, in: .unicode, indent: min(lead + 2, Self.lineLimit / 2))
        .map { SafeText($0.text) }
    }
    return text
  }

  /// True if there is no character in it.
  public var isEmpty: Bool { lines.allSatisfy(\.description.isEmpty) && lines.count <= 1 }

  /// One text after another, on the same line where they meet.
  public static func + (first: PlainText, second: PlainText) -> PlainText {
    PlainText(first.description + second.description)
  }
}

extension PlainText: ExpressibleByStringInterpolation {
  /// Makes a literal safe, like any other text.
  public init(stringLiteral value: String) { self.init(value) }
}
