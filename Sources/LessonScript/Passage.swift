/// Text put together from pieces of the source, with the origin of each byte.
struct Passage {
  private(set) var bytes: [UInt8] = []
  let source: SourceText
  /// The starts of the pieces, here and in the source.
  private var pieces: [(start: Int, origin: Int)] = []

  /// Lines put together with line feeds, without the white space around the whole.
  init(_ lines: [Range<Int>], of source: SourceText) {
    self.source = source
    for (number, line) in lines.enumerated() {
      if number > 0 { bytes.append(.lineFeed) }
      append(line)
    }
    while bytes.last?.isWhiteSpace == true { bytes.removeLast() }
  }

  /// A cell of a table, in which `\|` is `|` even inside code.
  init(cell: Range<Int>, of source: SourceText) {
    self.source = source
    var start = cell.lowerBound
    for offset in cell.dropLast()
    where source.bytes[offset] == .backslash && source.bytes[offset + 1] == .pipe {
      append(start..<offset)
      start = offset + 1
    }
    append(start..<cell.upperBound)
  }

  private mutating func append(_ range: Range<Int>) {
    pieces.append((bytes.count, range.lowerBound))
    bytes += source.bytes[range]
  }

  /// The offset in the source of a byte of this passage.
  func origin(of index: Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].start <= index { low = middle } else { high = middle }
    }
    guard pieces.indices.contains(low) else { return 0 }
    return pieces[low].origin + index - pieces[low].start
  }

  /// The location in the file of a byte of this passage.
  func location(of index: Int) -> SourceLocation { source.location(of: origin(of: index)) }

  /// A part of the passage on one line, without the white space around it, and its location.
  func located(_ range: Range<Int>) -> Located<String> {
    let range = bytes.trimmed(range)
    let line = bytes[range].map { $0 == .lineFeed ? .space : $0 }
    return Located(String(decoding: line, as: UTF8.self), at: location(of: range.lowerBound))
  }
}
