/// The runs of `*` and `_` of a text and how they pair, by the rules of CommonMark 0.31.
///
/// A closing run looks back for its opening one; where it found none, no later run of the same sort
/// looks again, so pairing takes time linear in the number of marks.
struct EmphasisStack {
  /// A run of one mark.
  struct Run {
    let mark: UInt8
    /// The offset and length of the run in its text.
    let range: Range<Int>
    let canOpen: Bool
    let canClose: Bool
    /// The marks that are not used yet; what is left in the end is text.
    var left: Int
    /// The marks that the run closes, in order, before its own text: true for strong.
    var closes: [Bool] = []
    /// The marks that the run opens, the innermost first, after its own text: true for strong.
    var opens: [Bool] = []
    /// The neighbours that still look for partners.
    var previous: Int?
    var next: Int?

    /// A number for all that decides which opening runs suit this one as a closing one.
    var sort: Int { range.count % 3 + (canOpen ? 3 : 0) + (mark == .underscore ? 6 : 0) }
    static let sortCount = 12
  }

  private(set) var runs: [Run] = []
  private var last: Int?

  /// Adds a run and returns its number.
  mutating func append(_ range: Range<Int>, in bytes: [UInt8]) -> Int {
    let mark = bytes[range.lowerBound]
    let before = CharacterClass(before: range.lowerBound, in: bytes)
    let after = CharacterClass(at: range.upperBound, in: bytes)
    let isLeft = after.isText || (after == .punctuation && before != .text)
    let isRight = before.isText || (before == .punctuation && after != .text)
    let isStar = mark == UInt8(ascii: "*")
    runs.append(
      Run(
        mark: mark, range: range,
        canOpen: isLeft && (isStar || !isRight || before == .punctuation),
        canClose: isRight && (isStar || !isLeft || after == .punctuation),
        left: range.count, previous: last))
    let number = runs.count - 1
    if let last { runs[last].next = number }
    last = number
    return number
  }

  /// Pairs the runs from `first` on and takes them off the stack.
  mutating func pair(from first: Int) {
    guard let last, last >= first else { return }
    var bottoms = Array(repeating: first, count: Run.sortCount)
    var closer = firstLinked(from: first)
    while let number = closer {
      guard runs[number].canClose else {
        closer = runs[number].next
        continue
      }
      if let opener = opener(for: number, notBefore: bottoms[runs[number].sort]) {
        closer = match(opener, number)
      } else {
        bottoms[runs[number].sort] = number
        closer = runs[number].next
        if !runs[number].canOpen { unlink(number) }
      }
    }
    while let number = self.last, number >= first { unlink(number) }
  }

  private func firstLinked(from first: Int) -> Int? {
    var found: Int?
    var number = last
    while let current = number, current >= first {
      found = current
      number = runs[current].previous
    }
    return found
  }

  private func opener(for closer: Int, notBefore bottom: Int) -> Int? {
    var number = runs[closer].previous
    while let current = number, current >= bottom {
      if runs[current].canOpen, runs[current].mark == runs[closer].mark, suits(current, closer) {
        return current
      }
      number = runs[current].previous
    }
    return nil
  }

  /// The rule of three, which keeps `*foo**bar*` one emphasis.
  private func suits(_ opener: Int, _ closer: Int) -> Bool {
    let (a, b) = (runs[opener], runs[closer])
    guard a.canClose || b.canOpen else { return true }
    return (a.range.count + b.range.count) % 3 != 0
      || (a.range.count % 3 == 0 && b.range.count % 3 == 0)
  }

  /// Pairs marks of two runs; returns the run to go on with.
  private mutating func match(_ opener: Int, _ closer: Int) -> Int? {
    let isStrong = runs[opener].left >= 2 && runs[closer].left >= 2
    runs[opener].left -= isStrong ? 2 : 1
    runs[closer].left -= isStrong ? 2 : 1
    runs[opener].opens.append(isStrong)
    runs[closer].closes.append(isStrong)
    while let between = runs[closer].previous, between > opener { unlink(between) }
    if runs[opener].left == 0 { unlink(opener) }
    guard runs[closer].left == 0 else { return closer }
    let next = runs[closer].next
    unlink(closer)
    return next
  }

  private mutating func unlink(_ number: Int) {
    let (previous, next) = (runs[number].previous, runs[number].next)
    if let previous { runs[previous].next = next }
    if let next { runs[next].previous = previous } else if last == number { last = previous }
  }
}

/// The class of a character beside a run of marks, as far as emphasis depends on it.
enum CharacterClass {
  case whiteSpace, punctuation, text

  var isText: Bool { self == .text }

  /// The class of the character that ends before an offset.
  init(before offset: Int, in bytes: [UInt8]) {
    var start = offset - 1
    while start > 0, bytes[start].continuesCharacter { start -= 1 }
    self.init(at: start, in: bytes)
  }

  /// The class of the character at an offset; the ends of the text count as white space.
  init(at offset: Int, in bytes: [UInt8]) {
    guard bytes.indices.contains(offset), !bytes[offset].isWhiteSpace else {
      self = .whiteSpace
      return
    }
    guard bytes[offset] >= 0x80 else {
      self = bytes[offset].isPunctuation ? .punctuation : .text
      return
    }
    let character = String(decoding: bytes[offset...].prefix(4), as: UTF8.self)
    switch character.unicodeScalars.first?.properties.generalCategory {
    case .spaceSeparator: self = .whiteSpace
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      self = .punctuation
    default: self = .text
    }
  }
}
