import TestSupport
import Testing
import TextScreen

@testable import CursesTerminal

struct InputDecoderTests {
  private let start = Instant(nanoseconds: 0)

  /// The events of bytes that arrive together, then a long silence.
  private func events(_ text: String, keys: KeySequences = KeySequences()) -> [Event] {
    events(Array(text.utf8), keys: keys)
  }

  private func events(_ bytes: [UInt8], keys: KeySequences = KeySequences()) -> [Event] {
    var decoder = InputDecoder(keys: keys)
    decoder.take(bytes, at: start)
    decoder.settle(at: start.advanced(milliseconds: 10_000))
    #expect(decoder.deadline == nil)
    var events: [Event] = []
    while let event = decoder.next() { events.append(event) }
    return events
  }

  // MARK: - Keys

  @Test(arguments: [
    ("a", Key.character("a")), ("é", .character("é")), ("漢", .character("漢")),
    ("🙂", .character("🙂")), (" ", .character(" ")), ("\r", .enter), ("\n", .enter),
    ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{C}", .control("l")),
    ("\u{4}", .control("d")), ("\u{1}", .control("a")), ("\u{1A}", .control("z")),
    ("\u{1B}", .escape), ("\u{1B}[A", .up), ("\u{1B}OA", .up), ("\u{1B}[B", .down),
    ("\u{1B}[C", .right), ("\u{1B}OD", .left), ("\u{1B}[1;5C", .right), ("\u{1B}[H", .home),
    ("\u{1B}[1~", .home), ("\u{1B}[7~", .home), ("\u{1B}[F", .end), ("\u{1B}OF", .end),
    ("\u{1B}[4~", .end), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown),
    ("\u{1B}[3~", .delete), ("\u{1B}[Z", .backTab), ("\u{1B}OM", .enter),
    ("\u{1B}Oq", .character("1")), ("\u{1B}Ok", .character("+")), ("\u{1B}OX", .character("=")),
    ("\u{1B}OP", .function(1)), ("\u{1B}OQ", .function(2)), ("\u{1B}[11~", .function(1)),
    ("\u{1B}[[B", .function(2)), ("\u{1B}[15~", .function(5)), ("\u{1B}[24~", .function(12)),
    ("\u{1B}[34~", .function(20)),
  ])
  func keysAreRead(bytes: String, key: Key) {
    #expect(events(bytes) == [.key(key)])
    #expect(events("x\(bytes)").first == .key(.character("x")))
  }

  @Test func escapeWaitsAndThenCounts() {
    var decoder = InputDecoder()
    decoder.take([0x1B], at: start)
    #expect(decoder.next() == nil)
    #expect(decoder.deadline == start.advanced(milliseconds: 25))
    decoder.settle(at: start.advanced(milliseconds: 24))
    #expect(decoder.next() == nil)
    decoder.settle(at: start.advanced(milliseconds: 25))
    #expect(decoder.next() == .key(.escape))
    #expect(decoder.deadline == nil)
  }

  @Test func escapeAndALetterAreTwoKeys() {
    #expect(events("\u{1B}q") == [.key(.escape), .key(.character("q"))])
    #expect(events("\u{1B}]") == [.key(.escape), .key(.character("]"))])
    #expect(events("\u{1B}\u{1B}\u{1B}") == [.key(.escape), .key(.escape), .key(.escape)])
    #expect(events("\u{1B}\u{1B}[A") == [.key(.escape), .key(.up)])
  }

  @Test func aTerminalsOwnSequencesAreRead() {
    let entry = ["kcuu1": "\u{1B}A", "kcud1": "\u{A}", "kf1": "\u{1B}?a\r"]
    let keys = KeySequences { entry[$0].map { Array($0.utf8) } }
    #expect(events("\u{1B}A", keys: keys) == [.key(.up)])
    #expect(events("\u{1B}?a\r", keys: keys) == [.key(.function(1))])
    #expect(events("\n", keys: keys) == [.key(.enter)])
    #expect(events("\u{1B}B", keys: keys) == [.key(.escape), .key(.character("B"))])
  }

  // MARK: - Noise

  @Test(arguments: [
    "\u{1B}[?62;c", "\u{1B}[>0;276;0c", "\u{1B}]11;rgb:1212/1212/1616\u{1B}\\",
    "\u{1B}]11;rgb:ffff/ffff/ffff\u{7}", "\u{1B}P>|xterm(390)\u{1B}\\", "\u{1B}[24;80R",
    "\u{1B}[?2026;2$y", "\u{1B}[?1A", "\u{1B}[2$~", "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}[I",
    "\u{1B}[O", "\u{1B}[201~",
    "\u{1B}[99999999999999999999999~", "\u{1B}[;;;;;;x", "\u{1B}[1;2;3;4;5m", "\u{1B}[<35;1;1M",
    "\u{1B}[<0;1;1m", "\u{1B}[<0;0;0M", "\u{1B}[<0;99999999999;1M", "\u{1B}[<;;M", "\u{1B}[M",
    "\u{1B}[M !", "\u{1B}[<0;1", "\u{1B}[1;", "\u{1B}]0;title", "\u{1B}[2~", "\u{1B}[[Z",
    "\u{1B}^private\u{1B}\\", "\u{1B}]lname\u{1B}\\", "\0", "\u{1C}", "\u{85}", "\u{1B}Oz",
    "\u{1B}[123456789012345678901234567890123456789012345678901234567890123456789012345678;5z",
  ])
  func noiseIsSwallowedWhole(bytes: String) {
    #expect(events(bytes) == [])
    #expect(events(bytes + "\u{1B}\\").allSatisfy { !$0.isText })
  }

  @Test(
    arguments: [
      [0xFF], [0xC3], [0x80, 0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xF0, 0x9F], [0xE0, 0x80, 0x9B], [0xC2, 0x9B],
    ] as [[UInt8]])
  func invalidUTF8IsIgnored(bytes: [UInt8]) {
    #expect(events(bytes) == [])
    #expect(events(bytes + Array("q".utf8)) == [.key(.character("q"))])
  }

  @Test func aNewSequenceEndsABrokenOne() {
    #expect(events("\u{1B}[12\u{1B}[A") == [.key(.up)])
    #expect(events("\u{1B}]0;title\u{1B}[A") == [.key(.up)])
    #expect(events("\u{1B}[1\rq") == [.key(.enter), .key(.character("q"))])
  }

  // MARK: - Mouse

  @Test func pressesAndTheWheelAreRead() {
    let place = Point(row: 4, column: 9)
    #expect(events("\u{1B}[<0;10;5M\u{1B}[<0;10;5m") == [.click(place)])
    #expect(events("\u{1B}[<16;10;5M") == [.click(place)])
    #expect(events("\u{1B}[<64;10;5M") == [.wheel(rows: -3, place)])
    #expect(events("\u{1B}[<65;10;5M") == [.wheel(rows: 3, place)])
    #expect(events("\u{1B}[<2;10;5M\u{1B}[<1;10;5M") == [])
    #expect(events([0x1B, 0x5B, 0x4D, 0x20, 0x2A, 0x25]) == [.click(place)])
    #expect(events([0x1B, 0x5B, 0x4D, 0x23, 0x2A, 0x25]) == [])
  }

  // MARK: - Pastes

  @Test func aPasteIsOneEvent() {
    #expect(
      events("\u{1B}[200~q\rw\r\n\u{1B}[A\u{1B}[201~x") == [
        .paste("q\nw\n\u{1B}[A"), .key(.character("x")),
      ])
    #expect(events("\u{1B}[200~\u{1B}[201~") == [])
    #expect(events("\u{1B}[200~a\u{1B}\u{1B}[201~") == [.paste("a\u{1B}")])
  }

  @Test func aLongPasteIsCutAndNothingOfItLeaks() {
    let long = String(repeating: "é", count: 50 * Event.pasteLimit)
    let cut = String(repeating: "é", count: Event.pasteLimit)
    #expect(events("\u{1B}[200~\(long)\u{1B}[201~q") == [.paste(cut), .key(.character("q"))])
  }

  /// Nobody types so much at once: terminals without brackets paste like this.
  @Test func aLotOfTextAtOnceIsAPaste() {
    let text = String(repeating: "q", count: InputDecoder.flood)
    #expect(events(text) == [.paste(text)])
    #expect(events(text + "\r") == [.paste(text + "\n")])
    #expect(events(String(text.dropLast())).count == InputDecoder.flood - 1)
    let keys = events(text + "\u{1B}[A")
    #expect(keys.count == InputDecoder.flood + 1 && keys.last == .key(.up))
  }

  @Test func aPasteWithoutAnEndEndsWithSilence() {
    var decoder = InputDecoder()
    decoder.take("\u{1B}[200~q".utf8, at: start)
    decoder.settle(at: start.advanced(milliseconds: InputDecoder.patience - 1))
    #expect(decoder.next() == nil)
    decoder.settle(at: start.advanced(milliseconds: InputDecoder.patience))
    #expect(decoder.next() == .paste("q"))
    decoder.take("q".utf8, at: start)
    #expect(decoder.next() == .key(.character("q")))
  }

  // MARK: - Properties

  /// How the bytes are cut into reads makes no difference.
  @Test func cutsMakeNoDifference() {
    for seed in UInt64(0)..<500 {
      var random = TestGenerator(seed: seed)
      let bytes = Self.stream(&random)
      var decoder = InputDecoder()
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...9, using: &random)
        decoder.take(rest.prefix(count), at: start)
        rest = rest.dropFirst(count)
      }
      decoder.settle(at: start.advanced(milliseconds: 10_000))
      var cut: [Event] = []
      while let event = decoder.next() { cut.append(event) }
      #expect(cut == events(bytes), "seed \(seed)")
    }
  }

  /// Whatever came before, a key after a silence is that key.
  @Test func silenceHeals() {
    for seed in UInt64(0)..<500 {
      var random = TestGenerator(seed: seed)
      var decoder = InputDecoder()
      decoder.take(Self.stream(&random), at: start)
      decoder.settle(at: start.advanced(milliseconds: 10_000))
      while decoder.next() != nil {}
      decoder.take("q".utf8, at: start)
      #expect(decoder.next() == .key(.character("q")), "seed \(seed)")
    }
  }

  /// Noise made of the pieces that sequences are made of.
  private static func stream(_ random: inout TestGenerator) -> [UInt8] {
    let pieces = [
      "\u{1B}", "[", "]", "O", "P", "<", "0;1;1", "M", "m", "200~", "201~", "\u{1B}[200~",
      "\u{1B}[201~", "\u{1B}\\", "\u{7}", "A", "~", "11;", "é", "漢", "🙂", "\r", "\u{18}", "q",
    ].map { Array($0.utf8) }
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...60, using: &random) {
      if Int.random(in: 0..<8, using: &random) == 0 {
        bytes.append(.random(in: 0...255, using: &random))
      } else {
        bytes += pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
    }
    return bytes
  }
}

extension Event {
  /// True if the event would be typed into a field.
  fileprivate var isText: Bool {
    switch self {
    case .key(.character(let character)): character != "\\"
    case .paste: true
    default: false
    }
  }
}
