/// The attributes and colours that a terminal writes with, as `ESC [ … m` sets them.
struct GraphicRendition: Equatable {
  /// Bold, dim, italic, underline, reverse: parameters 1, 2, 3, 4 and 7, one bit each.
  private(set) var attributes = 0
  /// The parameters that set the colours; empty for the terminal's own.
  private(set) var foreground: [UInt8] = []
  private(set) var background: [UInt8] = []

  private static let underline = 1 << 4
  private static let reverse = 1 << 7
  private static let separator = UInt8(ascii: ";")

  /// True if a space shows it.
  var showsOnBlanks: Bool {
    !background.isEmpty || attributes & (Self.underline | Self.reverse) != 0
  }

  /// Applies the parameters of one sequence; those of attributes that are never used are left out.
  mutating func apply(_ parameters: ArraySlice<UInt8>) {
    var rest: ArraySlice<UInt8>? = parameters
    while let parameter = Self.popParameter(&rest) {
      switch Self.number(parameter) {
      case 0: self = GraphicRendition()
      case let bit where bit <= 4 || bit == 7: attributes |= 1 << bit
      case 22: attributes &= ~0b110
      case 23: attributes &= ~(1 << 3)
      case 24: attributes &= ~Self.underline
      case 27: attributes &= ~Self.reverse
      case 30...37, 90...97: foreground = Array(parameter)
      case 40...47, 100...107: background = Array(parameter)
      case 38: foreground = Self.color(parameter, &rest)
      case 48: background = Self.color(parameter, &rest)
      case 39: foreground = []
      case 49: background = []
      default: break
      }
    }
  }

  /// The shortest sequence that leads here from another rendition, or from an unknown one.
  func sequence(from other: GraphicRendition?) -> [UInt8] {
    if self == other { return [] }
    // Attributes can only be added; to take something away, all is reset.
    var kept = GraphicRendition()
    if let other, other.isPart(of: self) { kept = other }
    var parameters: [UInt8] = []
    func add(_ parameter: [UInt8]) {
      if !parameters.isEmpty { parameters.append(Self.separator) }
      parameters += parameter
    }
    if kept != other, self != kept { add([UInt8(ascii: "0")]) }
    for bit in UInt8(1)...7 where (attributes & ~kept.attributes) & 1 << bit != 0 {
      add([UInt8(ascii: "0") + bit])
    }
    if foreground != kept.foreground { add(foreground) }
    if background != kept.background { add(background) }
    return [ControlByte.escape, UInt8(ascii: "[")] + parameters + [UInt8(ascii: "m")]
  }

  /// True if nothing of it has to be taken away to become the other.
  private func isPart(of other: GraphicRendition) -> Bool {
    attributes & ~other.attributes == 0 && (foreground.isEmpty || !other.foreground.isEmpty)
      && (background.isEmpty || !other.background.isEmpty)
  }

  /// The next parameter, an empty one too; nil after the last.
  private static func popParameter(_ rest: inout ArraySlice<UInt8>?) -> ArraySlice<UInt8>? {
    guard let parameters = rest else { return nil }
    let end = parameters.firstIndex(of: separator)
    rest = end.map { parameters[($0 + 1)...] }
    return parameters[..<(end ?? parameters.endIndex)]
  }

  /// The number at the start of a parameter; 0 if there is none.
  private static func number(_ parameter: ArraySlice<UInt8>) -> Int {
    var number = 0
    for byte in parameter.prefix(4) {
      guard ControlByte.digits.contains(byte) else { break }
      number = number * 10 + Int(byte - ControlByte.digits.lowerBound)
    }
    return number
  }

  /// A colour of the form 38:2::r:g:b, 38;5;n or 38;2;r;g;b.
  private static func color(
    _ first: ArraySlice<UInt8>, _ rest: inout ArraySlice<UInt8>?
  ) -> [UInt8] {
    var color = Array(first)
    if first.contains(UInt8(ascii: ":")) { return color }
    guard let kind = popParameter(&rest) else { return color }
    color += [separator] + kind
    for _ in 0..<(number(kind) == 2 ? 3 : 1) {
      if let part = popParameter(&rest) { color += [separator] + part }
    }
    return color
  }
}

/// Rewrites what ncurses sends so that attributes change only where it can be seen.
///
/// ncurses is frugal with characters but not with attributes: between two outlines it goes back
/// to plain text for a space that looks the same either way, in eleven bytes, and names the
/// character set with each change. Here the changes are collected and sent, in their shortest
/// form, before the next character that shows them; movements that lead nowhere are dropped.
/// A step of an animation loses two fifths of its bytes.
struct RenditionFolding {
  /// The rendition that ncurses takes for set; nothing at first, as `sgr0` has it.
  private var wanted = GraphicRendition()
  /// The rendition that is set; nil if it is unknown.
  private var actual: GraphicRendition? = GraphicRendition()
  /// True if the terminal is one that has such sequences.
  private var isUsed = false
  /// The bytes to send.
  private var folded: [UInt8] = []
  /// The movements of the cursor since the last character.
  private var moves: [UInt8] = []

  /// Forgets what is set: another program has written to the terminal.
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
