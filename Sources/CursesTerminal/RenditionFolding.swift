/// Rewrites what ncurses sends so that attributes change only where it can be seen.
///
/// ncurses is frugal with characters but not with attributes: between two outlines it goes back
/// to plain text for a space that looks the same either way, in eleven bytes, and names the
/// character set with each change. Here the changes are collected and sent, in their shortest
/// form, before the next character that shows them; movements that lead nowhere are dropped.
/// A step of an animation loses two fifths of its bytes.
struct RenditionFolding {
  /// What ncurses thinks is set; nothing at first, as `sgr0` has it.
  private var wanted = GraphicRendition()
  /// What is set; nil if that is unknown.
  private var actual: GraphicRendition? = GraphicRendition()
  /// Whether the terminal is one that has such sequences.
  private var isUsed = false
  /// The bytes to send.
  private var folded: [UInt8] = []
  /// The movements of the cursor since the last character.
  private var moves: [UInt8] = []

  /// Forgets what is set: somebody else has written to the terminal.
  mutating func forget() {
    if isUsed { actual = nil }
  }

  /// The bytes with the same meaning.
  ///
  /// They must be whole sequences, as ncurses leaves them at the end of an update. What is
  /// neither `ESC [ … m` nor a movement is kept as it is.
  mutating func folded(_ bytes: [UInt8]) -> [UInt8] {
    folded.removeAll(keepingCapacity: true)
    var rest = bytes[...]
    while let byte = rest.first {
      let piece = rest.prefix(byte == ControlByte.escape ? Self.length(of: rest) : 1)
      rest = rest.dropFirst(piece.count)
      switch byte {
      case ControlByte.escape: take(piece)
      case ControlByte.carriageReturn, ControlByte.backspace: moves += piece
      default:
        if byte >= 0x20 { show(onBlank: byte == 0x20) }
        send(piece)
      }
    }
    send([])
    return folded
  }

  private mutating func take(_ sequence: ArraySlice<UInt8>) {
    let body = sequence.dropFirst(2).dropLast()
    if sequence.elementsEqual("\u{1B}(B".utf8) { return }
    guard sequence.dropFirst().first == UInt8(ascii: "["), let final = sequence.last else {
      return send(sequence)
    }
    switch final {
    case UInt8(ascii: "m") where body.allSatisfy { (0x30...0x3B).contains($0) }:
      isUsed = true
      wanted.apply(body)
    case UInt8(ascii: "H"): moves = Array(sequence)
    case UInt8(ascii: "A")...UInt8(ascii: "D"), UInt8(ascii: "G"), UInt8(ascii: "d"):
      moves += sequence
    case UInt8(ascii: "J"), UInt8(ascii: "K"), UInt8(ascii: "X"), UInt8(ascii: "@"),
      UInt8(ascii: "P"), UInt8(ascii: "L"), UInt8(ascii: "M"):
      show(onBlank: true)
      send(sequence)
    default: send(sequence)
    }
  }

  /// Sends the movements, then a piece.
  private mutating func send(_ piece: ArraySlice<UInt8>) {
    folded += moves
    folded += piece
    moves.removeAll(keepingCapacity: true)
  }

  /// Sends what has changed if the next character shows it.
  private mutating func show(onBlank: Bool) {
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
