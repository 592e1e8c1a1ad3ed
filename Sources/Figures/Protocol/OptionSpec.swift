import LessonScript

/// An option that a figure's body may have: the reader checks against it, and the authors'
/// reference prints it.
public struct OptionSpec: Hashable, Sendable {
  /// The key.
  public var name: String
  /// The form of its value.
  public var type: OptionType
  /// The default, as an author would write it; empty if there is none.
  public var fallback: String
  /// Its meaning, in one line.
  public var help: String

  /// Creates a specification.
  public init(_ name: String, _ type: OptionType, default fallback: String = "", _ help: String) {
    self.name = name
    self.type = type
    self.fallback = fallback
    self.help = help
  }
}

/// The shapes that an option's value can have.
public enum OptionType: Hashable, Sendable {
  /// A whole number in a range.
  case integer(ClosedRange<Int>)
  /// A number.
  case number
  /// One of several words.
  case word([String])
  /// Several words, separated by commas.
  case words([String])
  /// `yes` or `no`.
  case flag
  /// Rows of numbers on the lines below.
  case grid
  /// Several grids below each other, separated by a line `---`.
  case grids
  /// Steps, separated by commas.
  case steps
  /// Lines of `STEP: sentence`.
  case sentences
  /// One of several words, or rows of numbers on the lines below.
  case wordOrGrids([String])
  /// Text that the kind itself reads, described in an author's words.
  case text(String)

  /// The type in an author's words.
  public var description: String {
    switch self {
    case .integer(let range): "a whole number, \(range.lowerBound) to \(range.upperBound)"
    case .number: "a number"
    case .word(let words): words.joined(separator: ", ")
    case .words(let words): "several of \(words.joined(separator: ", ")), separated by commas"
    case .flag: "yes or no"
    case .grid: "rows of numbers, one row per line"
    case .grids: "rows of numbers; a line `---` between grids"
    case .steps: "steps separated by commas"
    case .sentences: "lines of `STEP: sentence`"
    case .wordOrGrids(let words):
      "rows of numbers (a line `---` between grids), or one of \(words.joined(separator: ", "))"
    case .text(let description): description
    }
  }
}

extension OptionType {
  /// The words that were probably meant: those that go on where this one ends, `sobel-x` for
  /// `sobel`, or else the nearest one.
  static func meant(by word: String, among words: [String]) -> [String] {
    let longer = words.filter { $0.hasPrefix(word.lowercased() + "-") }
    return longer.isEmpty ? nearest(1, to: word, among: words) : Array(longer.prefix(3))
  }
}
