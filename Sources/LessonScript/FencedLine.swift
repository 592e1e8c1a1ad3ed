/// A line inside a fence or of indented code.
struct FencedLine {
  /// The spaces left over of a tab that began in the indentation.
  var padding: Int
  /// The bytes of the line.
  var range: Range<Int>

  init(_ line: LineCursor) {
    padding = line.padding
    range = line.rest
  }

  /// Whether the line starts with white space.
  func isIndented(in bytes: [UInt8]) -> Bool {
    padding > 0 || bytes[range].first?.isBlank == true
  }

  /// Whether there is only white space.
  func isBlank(in bytes: [UInt8]) -> Bool { bytes[range].allSatisfy(\.isBlank) }

  /// The line as code shows it.
  func text(in source: SourceText) -> String {
    String(repeating: " ", count: padding) + source.string(range)
  }
}
