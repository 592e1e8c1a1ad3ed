import Glibc
import Testing

/// The terminal is as it was, however the program ends.
@Suite(.serialized)
struct RestoreTests {
  /// Starts a lesson and waits until it is on the screen.
  private func started(_ environment: [String: String?] = [:]) throws -> (PseudoTerminal, [UInt8]) {
    let terminal = try PseudoTerminal(Contract.play, environment: environment)
    let modes = terminal.firstModes
    try #require(terminal.waits(for: Contract.title))
    // Whether a rest of the first frame is still to come makes no difference to how it ends.
    terminal.settle(milliseconds: 10)
    #expect(terminal.modes != modes)
    return (terminal, modes)
  }

  /// The last sequences that a terminal must get.
  private func expectRestored(_ terminal: PseudoTerminal, modes: [UInt8]) {
    #expect(terminal.modes == modes)
    for (on, off) in [
      ("\u{1B}[?1049h", "\u{1B}[?1049l"), ("\u{1B}[?25l", "\u{1B}[?25h"),
      ("\u{1B}[?1000h", "\u{1B}[?1000l"), ("\u{1B}[?1006h", "\u{1B}[?1006l"),
      ("\u{1B}[?2004h", "\u{1B}[?2004l"), ("\u{1B}=", "\u{1B}>"),
    ] {
      let text = terminal.text
      #expect(text.lastPlace(of: on) < text.lastPlace(of: off), "\(off.debugDescription)")
    }
  }

  @Test func afterQuitting() throws {
    let (terminal, modes) = try started()
    terminal.type(Contract.quit)
    #expect(terminal.end() == .status(0))
    expectRestored(terminal, modes: modes)
    #expect(terminal.errorText == "")
  }

  @Test func afterControlC() throws {
    let (terminal, modes) = try started()
    terminal.type("\u{3}")
    #expect(terminal.end() == .signal(SIGINT))
    expectRestored(terminal, modes: modes)
  }

  @Test(arguments: [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGSEGV,
    SIGABRT, SIGTRAP, SIGILL, SIGBUS, SIGFPE, SIGSYS,
  ])
  func afterASignal(signal: Int32) throws {
    let (terminal, modes) = try started()
    terminal.send(signal)
    #expect(terminal.end() == .signal(signal))
    expectRestored(terminal, modes: modes)
  }

  @Test func afterASignalWhileStopped() throws {
    let (terminal, modes) = try started()
    terminal.type("\u{1A}")
    #expect(terminal.end() == .stopped)
    expectRestored(terminal, modes: modes)
    terminal.send(SIGTERM)
    terminal.send(SIGCONT)
    #expect(terminal.end() == .signal(SIGTERM))
    expectRestored(terminal, modes: modes)
  }

  /// Stopped by ^Z and gone on in a window of another size and with other modes.
  @Test func whileStopped() throws {
    let (terminal, modes) = try started()
    terminal.type("\u{1A}")
    #expect(terminal.end() == .stopped)
    expectRestored(terminal, modes: modes)

    terminal.changeModes { $0.c_iflag |= tcflag_t(IXANY) }
    let changed = terminal.modes
    terminal.resize(columns: 60, rows: 20)
    let before = terminal.output.count
    terminal.send(SIGCONT)
    #expect(
      terminal.waits { _ in
        let since = String(decoding: terminal.output.dropFirst(before), as: UTF8.self)
        return since.contains("\u{1B}[?1049h") && since.contains(Contract.title.prefix(10))
      })
    terminal.settle()
    terminal.type(Contract.quit)
    #expect(terminal.end() == .status(0))
    expectRestored(terminal, modes: changed)
  }

  @Test func afterAStopThatCannotBeCaught() throws {
    let (terminal, modes) = try started()
    terminal.settle()
    terminal.send(SIGSTOP)
    #expect(terminal.end() == .stopped)
    let before = terminal.output.count
    terminal.send(SIGCONT)
    #expect(terminal.waits { _ in terminal.output.count > before + 200 })
    terminal.type(Contract.quit)
    #expect(terminal.end() == .status(0))
    expectRestored(terminal, modes: modes)
  }

  /// ^S stops the output: then the program still ends at once, and its last bytes get through.
  @Test(arguments: [SIGTERM, SIGINT])
  func whileTheOutputIsStopped(signal: Int32) throws {
    let (terminal, modes) = try started()
    terminal.type("\u{13}")
    for _ in 0..<20 { terminal.type("\u{1B}[C\u{1B}[D") }
    terminal.settle()
    terminal.send(signal)
    #expect(terminal.end(within: 3) == .signal(signal))
    expectRestored(terminal, modes: modes)
  }

  /// Keys are answered while the output is stopped, and the newest screen comes after it.
  @Test func theNewestFrameComesWhenOutputGoesOn() throws {
    let (terminal, _) = try started()
    terminal.settle()
    let before = terminal.output.count
    terminal.type("\u{13}")
    terminal.type("\u{1B}[C")
    terminal.settle()
    #expect(terminal.output.count == before)
    terminal.type("\u{11}")
    #expect(terminal.waits { _ in terminal.output.count > before })
    terminal.type(Contract.quit)
    #expect(terminal.end() == .status(0))
  }

  /// Nobody reads: the terminal is full, and the program ends all the same.
  @Test func whenNobodyReads() throws {
    let (terminal, modes) = try started()
    for _ in 0..<400 { terminal.type("\u{C}") }
    terminal.send(SIGTERM)
    #expect(terminal.end(within: 5, reading: false) == .signal(SIGTERM))
    #expect(terminal.modes == modes)
  }

  @Test func theWindowIsClosed() throws {
    let (terminal, _) = try started()
    terminal.hangUp()
    #expect(terminal.end(within: 3) != nil)
  }

  @Test func standardErrorComesAfterTheScreen() throws {
    let (terminal, _) = try started()
    terminal.send(SIGSEGV)
    #expect(terminal.end() == .signal(SIGSEGV))
    #expect(!terminal.errorText.isEmpty)
  }
}

extension String {
  /// How far into the string a piece stands for the last time; -1 if it does not.
  func lastPlace(of piece: String) -> Int {
    ranges(of: piece).last.map { utf8.distance(from: startIndex, to: $0.lowerBound) } ?? -1
  }
}
