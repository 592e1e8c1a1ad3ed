import Foundation
import Glibc

/// A program in a real terminal emulator: tmux draws, the test reads the screen.
final class Tmux {
  private let socket = "convtutor-\(UUID().uuidString)"
  private let folder: TemporaryFolder

  /// Starts the program in a window; when it has ended its exit status stands on the screen.
  init(
    _ arguments: [String] = [], columns: Int, rows: Int, environment: [String: String?] = [:]
  ) throws {
    folder = try TemporaryFolder()
    // The inner TERM is tmux's to choose.
    let environment = environment.merging(["TERM": nil]) { $1 ?? $0 }
    let variables = Executable.environment(environment, home: folder.path)
    let words = (["env"] + variables + [Executable.path] + arguments).map(Self.quoted)
    try start("\(words.joined(separator: " ")); echo status $?; exec cat", columns, rows)
  }

  /// Shows bytes in a window of 80×24.
  init(showing bytes: [UInt8]) throws {
    folder = try TemporaryFolder()
    try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/bytes"))
    try start("stty raw -echo; cat '\(folder.path)/bytes'; exec sleep 100", 80, 24)
  }

  private func start(_ command: String, _ columns: Int, _ rows: Int) throws {
    try call(
      "-f", "/dev/null", "start-server", ";", "set", "-g", "default-terminal", "screen-256color",
      ";", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", command)
  }

  deinit { _ = try? call("kill-server") }

  /// Runs a command of tmux and returns what it prints.
  @discardableResult
  func call(_ arguments: String...) throws -> String {
    // Not Foundation.Process, which waits for a file that the server, a daemon, never closes.
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw HarnessError("no pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
    // Tests run on threads where most signals are blocked; a child would inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var every = sigset_t()
    sigemptyset(&none)
    sigfillset(&every)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var process: pid_t = 0
    let error = withArguments(["tmux", "-u", "-L", socket] + arguments) { words in
      withArguments(["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TERM=xterm-256color"]) { variables in
        posix_spawnp(&process, "tmux", &actions, &attributes, words, variables)
      }
    }
    close(ends[1])
    defer { close(ends[0]) }
    guard error == 0 else { throw HarnessError("tmux: \(String(cString: strerror(error)))") }
    var text: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(ends[0], &bytes, bytes.count), count > 0 { text += bytes[..<count] }
    var status: Int32 = 0
    waitpid(process, &status, 0)
    let printed = String(decoding: text, as: UTF8.self)
    guard status == 0 else { throw HarnessError("tmux \(arguments): \(printed)") }
    return printed
  }

  /// Presses keys, by tmux's names.
  func press(_ keys: String...) throws { for key in keys { try call("send-keys", key) } }

  /// Gives the window another size.
  func resize(columns: Int, rows: Int) throws {
    try call("resize-window", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// The rows of the screen.
  func screen() throws -> [String] {
    try call("capture-pane", "-p").split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast().map(String.init)
  }

  /// Looks at the screen until it fulfils a condition and stays; the last look in any case.
  func screen(until isFulfilled: ([String]) -> Bool) throws -> [String] {
    let deadline = Deadline()
    var before: [String] = []
    while true {
      let rows = try screen()
      if rows == before && isFulfilled(rows) || deadline.milliseconds == 0 { return rows }
      before = rows
      poll(nil, 0, 20)
    }
  }

  /// Waits for a text on the screen; the last look in any case.
  func screen(showing text: String) throws -> String {
    try screen { $0.contains { $0.contains(text) } }.joined(separator: "\n")
  }

  private static func quoted(_ word: String) -> String {
    "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }
}
