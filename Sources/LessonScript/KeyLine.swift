/// A line `key: value`, as front matter and the bodies of figures and quizzes have them.
struct KeyLine {
  var key: Range<Int>
  /// What follows the colon, white space trimmed.
  var value: Range<Int>

  /// Reads a line; nil if it has no key, which is a word right before a colon.
  init?(_ bytes: [UInt8], in line: Range<Int>) {
    guard let colon = bytes.firstOffset(of: .colon, in: line), colon > line.lowerBound else {
      return nil
    }
    key = line.lowerBound..<colon
    value = bytes.trimmed((colon + 1)..<line.upperBound)
    guard !bytes[key].contains(where: \.isWhiteSpace) else { return nil }
  }
}
