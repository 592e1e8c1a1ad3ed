/// Rewrites what ncurses sends so that attributes change only where it can be seen.
///
/// ncurses is frugal with cursor movements but not with attributes: between two outlines it goes
/// back to plain text for a space that looks the same either way, in eleven bytes, and names the
/// character set with each change. Here the changes are collected and sent, in their shortest
/// form, before the next character that shows them: a step of an animation loses two fifths.
struct RenditionFolding {
  /// What ncurses thinks is set.
  private var wanted = GraphicRendition()
  /// What is set; nil if that is unknown.
  private var actual: GraphicRendition?

  /// Forgets what is set: somebody else has written to the terminal.
  mutating func forget() { actual = nil }

  /// The bytes with the same meaning.
  ///
  /// They must be whole sequences, as ncurses leaves them at the end of an update. What is not
  /// `ESC [ … m` is kept as it is.
  mutating func folded(_ bytes: [UInt8]) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.first {
      switch byte {
      case ControlByte.escape:
        let sequence = rest.prefix(Self.length(of: rest))
        rest = rest.dropFirst(sequence.count)
        take(sequence, into: &folded)
      case UInt8(ascii: " "):
        rest = rest.dropFirst()
        show(onBlank: true, in: &folded)
        folded.append(byte)
      default:
        rest = rest.dropFirst()
        if byte > 0x20 { show(onBlank: false, in: &folded) }
        folded.append(byte)
      }
    }
    return folded
  }

  private mutating func take(_ sequence: ArraySlice<UInt8>, into folded: inout [UInt8]) {
    let body = sequence.dropFirst(2).dropLast()
    let isControl = sequence.dropFirst().first == UInt8(ascii: "[")
    switch sequence.last {
    case UInt8(ascii: "m") where isControl && body.allSatisfy { (0x30...0x3B).contains($0) }:
      wanted.apply(body)
      return
    case UInt8(ascii: "B") where sequence.elementsEqual("\u{1B}(B".utf8): return
    case UInt8(ascii: "J"), UInt8(ascii: "K"), UInt8(ascii: "X"), UInt8(ascii: "@"),
      UInt8(ascii: "P"), UInt8(ascii: "L"), UInt8(ascii: "M"):
      show(onBlank: true, in: &folded)
    default: break
    }
    folded += sequence
  }

  /// Sends what has changed if the next character shows it.
  private mutating func show(onBlank: Bool, in folded: inout [UInt8]) {
    if onBlank, let actual, !actual.showsOnBlanks, !wanted.showsOnBlanks { return }
    folded += wanted.sequence(from: actual)
    actual = wanted
  }

  /// The length of the sequence that starts here.
  private static func length(of bytes: ArraySlice<UInt8>) -> Int {
    let body = bytes.dropFirst(2)
    switch bytes.dropFirst().first {
    case UInt8(ascii: "["):
      let end = body.firstIndex { (0x40..<0x7F).contains($0) } ?? bytes.endIndex
      return min(end - bytes.startIndex + 1, bytes.count)
    case UInt8(ascii: "("), UInt8(ascii: ")"): return min(3, bytes.count)
    case UInt8(ascii: "]"):
      return body.firstIndex(of: ControlByte.bell).map { $0 - bytes.startIndex + 1 } ?? 2
    default: return min(2, bytes.count)
    }
  }
}
