import CPseudoTerminal
import Testing

/// Where no screen can be drawn the program says so, in one line, and how to do without.
@Suite(.serialized)
struct StartUpTests {
  private func expectRefusal(_ terminal: PseudoTerminal, naming words: [String]) {
    #expect(terminal.end() == .status(Contract.noTerminal))
    #expect(terminal.output == [])
    let error = terminal.errorText
    #expect(error.hasSuffix("\n") && !error.dropLast().contains("\n"), "\(error)")
    #expect(error.unicodeScalars.dropLast().allSatisfy { $0.value >= 0x20 }, "\(error)")
    for word in words + Contract.otherWays { #expect(error.contains(word), "\(error)") }
  }

  @Test func standardInputIsNoTerminal() throws {
    let terminal = try PseudoTerminal(Contract.play, files: PSEUDO_TERMINAL_OUTPUT)
    expectRefusal(terminal, naming: ["input"])
  }

  @Test func standardOutputIsNoTerminal() throws {
    let terminal = try PseudoTerminal(Contract.play, files: PSEUDO_TERMINAL_INPUT)
    expectRefusal(terminal, naming: ["output"])
  }

  @Test(arguments: [
    nil, "", "no-such-terminal", "\u{1B}]0;title\u{7}", "../xterm",
    String(repeating: "x", count: 5_000),
  ])
  func theTypeIsUnknown(type: String?) throws {
    let terminal = try PseudoTerminal(Contract.play, environment: ["TERM": type])
    expectRefusal(terminal, naming: ["TERM", "xterm-256color"])
  }

  @Test(arguments: ["vt100", "vt52", "linux", "screen", "xterm", "ansi"])
  func everyUsualTypeWorks(type: String) throws {
    let terminal = try PseudoTerminal(Contract.play, environment: ["TERM": type])
    #expect(terminal.waits(for: String(Contract.title.prefix(10))))
    terminal.type(Contract.quit)
    #expect(terminal.end() == .status(0))
  }

  @Test(arguments: [(1, 1), (2, 2), (80, 1), (1, 24), (20, 5), (0, 0), (500, 200), (9_999, 9_999)])
  func everySizeWorks(columns: Int32, rows: Int32) throws {
    let terminal = try PseudoTerminal(
      Contract.play, columns: columns, rows: rows,
      environment: ["LINES": "1000000", "COLUMNS": "1000000"])
    #expect(terminal.waits { !$0.isEmpty })
    terminal.settle(milliseconds: 10)
    terminal.type(Contract.quit)
    #expect(terminal.end() == .status(0))
  }

  @Test func aStormOfSizesEndsInOneScreen() throws {
    let terminal = try PseudoTerminal(Contract.play)
    #expect(terminal.waits(for: Contract.title))
    terminal.settle()
    let before = terminal.output.count
    for columns in Int32(41)...240 { terminal.resize(columns: columns, rows: 30) }
    terminal.resize(columns: 100, rows: 30)
    terminal.settle()
    let clears = String(decoding: terminal.output.dropFirst(before), as: UTF8.self)
      .ranges(of: "\u{1B}[2J").count
    #expect((1...20).contains(clears))
    terminal.type(Contract.quit)
    #expect(terminal.end() == .status(0))
  }

  @Test func colorsAreLeftOutOnRequest() throws {
    let terminal = try PseudoTerminal(Contract.play, environment: ["NO_COLOR": "1"])
    #expect(terminal.waits(for: Contract.title))
    terminal.settle()
    #expect(!terminal.text.contains("38;5;") && !terminal.text.contains("48;5;"))
  }

  /// At rest nothing is sent, and the program does not even wake up.
  @Test func aScreenAtRestIsSilent() throws {
    let terminal = try PseudoTerminal(Contract.play)
    #expect(terminal.waits(for: Contract.title))
    terminal.settle()
    let before = (terminal.output.count, terminal.sleeps)
    #expect(!terminal.waits(Deadline(seconds: 1)) { _ in terminal.output.count > before.0 })
    #expect(before.1 != nil && terminal.sleeps == before.1)
  }

  /// None of it is taken for the key that quits.
  @Test func noiseAndPastesAreNoKeys() throws {
    let terminal = try PseudoTerminal(Contract.play)
    #expect(terminal.waits(for: Contract.title))
    let quit = Contract.quit
    terminal.type(
      "\u{1B}]11;rgb:\(quit)\u{1B}\\\u{1B}P>|\(quit)\u{1B}\\\u{1B}[?62;22c\u{1B}[<35;9;9M")
    terminal.type("\u{1B}[200~\(quit)\(quit)\r\(quit)\u{1B}[201~")
    terminal.settle()
    #expect(terminal.end(within: 0.3) == nil)
    terminal.type(quit)
    #expect(terminal.end() == .status(0))
  }
}
