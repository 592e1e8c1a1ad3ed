import CPseudoTerminal
import Foundation
import Glibc

/// A program in a terminal of its own, seen as the bytes that it sends.
final class PseudoTerminal {
  /// Everything it has sent so far.
  private(set) var output: [UInt8] = []
  private var terminal = pseudo_terminal()
  private let folder: TemporaryFolder
  private let errorFile: Int32

  /// How a program ended.
  enum End: Equatable {
    case status(Int32)
    case signal(Int32)
    case stopped
  }

  /// Starts the program; a variable that is nil is not set.
  init(
    _ arguments: [String] = [], columns: Int32 = 80, rows: Int32 = 24,
    environment: [String: String?] = [:],
    files: pseudo_terminal_files = pseudo_terminal_files(
      PSEUDO_TERMINAL_INPUT.rawValue | PSEUDO_TERMINAL_OUTPUT.rawValue)
  ) throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    errorFile = open(folder.path + "/stderr", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    let error = withArguments([Executable.path] + arguments) { arguments in
      withArguments(Executable.environment(environment, home: folder.path)) { environment in
        pseudo_terminal_start(
          &terminal, columns, rows, Int32(files.rawValue), errorFile, arguments, environment)
      }
    }
    if error != 0 { throw HarnessError("\(Executable.path): \(String(cString: strerror(error)))") }
  }

  deinit {
    pseudo_terminal_end(&terminal)
    close(errorFile)
  }

  /// The lines of its progress log so far.
  var log: [String] {
    let path = folder.path + "/convtutor/progress.jsonl"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  /// The output so far, as text.
  var text: String { String(decoding: output, as: UTF8.self) }

  /// The text on standard error.
  var errorText: String {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = pread(errorFile, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// The modes of the terminal: input, output and local flags, and the special characters.
  var modes: [UInt8] {
    var modes = termios()
    tcgetattr(terminal.slave, &modes)
    return withUnsafeBytes(of: &modes) { Array($0) }
  }

  /// The modes that it had before the program started.
  var firstModes: [UInt8] { withUnsafeBytes(of: terminal.modes) { Array($0) } }

  /// Changes the modes of the terminal, as `stty` does.
  func changeModes(_ change: (inout termios) -> Void) {
    var modes = termios()
    tcgetattr(terminal.slave, &modes)
    change(&modes)
    tcsetattr(terminal.slave, TCSANOW, &modes)
  }

  /// Types bytes.
  func type(_ text: String) { _ = text.withCString { write(terminal.master, $0, strlen($0)) } }

  /// Sends the program a signal.
  func send(_ signal: Int32) { kill(terminal.program, signal) }

  /// Gives the window another size.
  func resize(columns: Int32, rows: Int32) { pseudo_terminal_resize(&terminal, columns, rows) }

  /// Closes the window.
  func hangUp() {
    close(terminal.master)
    terminal.master = -1
  }

  /// Reads until the text so far fulfils a condition; whether it does in time.
  func waits(_ deadline: Deadline = Deadline(), until isFulfilled: (String) -> Bool) -> Bool {
    while !isFulfilled(text) {
      if !read(deadline.milliseconds) { return isFulfilled(text) }
    }
    return true
  }

  /// How often the program has gone to sleep by itself.
  var sleeps: Substring? {
    let status = try? String(contentsOfFile: "/proc/\(terminal.program)/status", encoding: .utf8)
    return status?.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
  }

  /// Reads until a text has come; whether it comes in time.
  func waits(for wanted: String) -> Bool { waits { $0.contains(wanted) } }

  /// Reads until nothing comes for so many milliseconds.
  ///
  /// After the usual time the screen is as it will be. Tests that need no more than most of it
  /// wait for less.
  func settle(milliseconds: Int32 = 150) { while read(milliseconds) {} }

  /// Waits for the program to end or stop, and reads what it still sends; nil if it goes on.
  func end(within seconds: Double = 15, reading: Bool = true) -> End? {
    let deadline = Deadline(seconds: seconds)
    var status: Int32 = 0
    while deadline.milliseconds > 0 {
      if pseudo_terminal_wait(&terminal, 10, &status) {
        while reading, read(0) {}
        if status & 0xFF == 0x7F { return .stopped }
        return status & 0x7F == 0 ? .status(status >> 8 & 0xFF) : .signal(status & 0x7F)
      }
      while reading, read(0) {}
    }
    return nil
  }

  /// Reads what there is after at most so many milliseconds; false if there is nothing.
  private func read(_ milliseconds: Int32) -> Bool {
    guard terminal.master >= 0 else { return false }
    var file = pollfd(fd: terminal.master, events: Int16(POLLIN), revents: 0)
    guard poll(&file, 1, milliseconds) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(terminal.master, &bytes, bytes.count)
    guard count > 0 else { return false }
    output += bytes[..<count]
    return true
  }
}
