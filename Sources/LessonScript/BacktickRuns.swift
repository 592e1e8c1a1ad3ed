/// The runs of backticks in a text, so that each finds its partner without a search.
struct BacktickRuns {
  /// The offsets of the runs of each length, the last one first.
  private var offsets: [Int: [Int]] = [:]

  init(_ bytes: [UInt8]) {
    var end = bytes.count
    while let last = bytes[..<end].lastIndex(of: .backtick) {
      var start = last
      while start > 0, bytes[start - 1] == .backtick { start -= 1 }
      offsets[last + 1 - start, default: []].append(start)
      end = start
    }
  }

  /// The start of the next run of exactly `length`, from an offset that never goes back.
  mutating func next(of length: Int, from offset: Int) -> Int? {
    while let last = offsets[length]?.last, last < offset { offsets[length]?.removeLast() }
    return offsets[length]?.last
  }
}
