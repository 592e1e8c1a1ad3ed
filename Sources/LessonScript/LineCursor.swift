/// A line read from the left, a tab standing for the spaces up to the next multiple of four columns.
struct LineCursor {
  let bytes: [UInt8]
  /// The offset of the next byte.
  private(set) var offset: Int
  /// The offset at which the line ends.
  let end: Int
  /// The spaces still to be taken of a tab of which some were.
  private(set) var padding = 0
  private var column = 0

  init(_ line: Range<Int>, of bytes: [UInt8]) {
    self.bytes = bytes
    (offset, end) = (line.lowerBound, line.upperBound)
  }

  /// The next byte, white space included.
  var next: UInt8? { offset < end ? bytes[offset] : nil }

  /// What is left of the line.
  var rest: Range<Int> { offset..<end }

  /// Whether only white space is left.
  var isBlank: Bool { bytes[rest].allSatisfy(\.isBlank) }

  /// The width of the white space ahead, in columns.
  var indent: Int {
    var reached = column + padding
    for byte in bytes[rest] {
      guard byte.isBlank else { break }
      reached = byte == .tab ? Self.tabStop(after: reached) : reached + 1
    }
    return reached - column
  }

  /// Takes at most `columns` columns of white space.
  mutating func skipIndent(_ columns: Int = .max) {
    let fromTab = min(columns, padding)
    padding -= fromTab
    column += fromTab
    var left = columns - fromTab
    while left > 0, let byte = next, byte.isBlank {
      let width = byte == .tab ? Self.tabStop(after: column) - column : 1
      let taken = min(width, left)
      offset += 1
      column += taken
      padding = width - taken
      left -= taken
    }
  }

  /// Takes `count` bytes, none of them white space.
  mutating func skip(_ count: Int) {
    offset = min(offset + count, end)
    column += count
  }

  /// The number of times `byte` stands here in a row.
  func run(of byte: UInt8) -> Int { bytes[rest].prefix { $0 == byte }.count }

  private static func tabStop(after column: Int) -> Int { (column / 4 + 1) * 4 }
}
