import Glibc
import TextScreen
import Tutor

/// Standard output for data, standard error for words: the only way out besides the screen.
///
/// It takes `PlainText` and nothing else, so no byte of a lesson, a file name or a log can reach a
/// terminal that has not been made safe.
enum Output {
  /// Lets a file that grows past a limit be an error instead of ending the program.
  static func ignoreFileSizeSignal() { signal(SIGXFSZ, SIG_IGN) }

  /// Makes sure that descriptors 0 to 2 are open, so that no other file gets their numbers.
  static func open() {
    while true {
      let descriptor = Glibc.open("/dev/null", O_RDWR)
      if descriptor < 0 || descriptor > 2 {
        if descriptor > 2 { close(descriptor) }
        return
      }
    }
  }

  /// Writes data to standard output; fails with status 1, and words on standard error, if that fails.
  static func write(_ text: PlainText) throws {
    if write(Array(text.description.utf8), to: 1) { return }
    let reason = String(cString: strerror(errno))
    throw Failure.no("standard output: \(reason)")
  }

  /// Writes words to standard error, on lines of their own.
  static func say(_ words: PlainText) { _ = write(Array((words + "\n").description.utf8), to: 2) }

  /// Writes a question to standard error, without a line end.
  static func ask(_ question: PlainText) { _ = write(Array(question.description.utf8), to: 2) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

extension Output {
  /// Data that is written while it is made, whole lines at a time.
  struct Pieces {
    /// True if nothing was written.
    private(set) var isEmpty = true
    private var waiting = ""

    /// The bytes that are worth a system call.
    private static let size = 65_536

    /// Writes a piece, which ends with a line, now or with the next.
    mutating func write(_ piece: String) throws {
      isEmpty = isEmpty && piece.isEmpty
      waiting += piece
      if waiting.utf8.count >= Self.size { try end() }
    }

    /// Writes what waits.
    mutating func end() throws {
      try Output.write(PlainText(waiting))
      waiting = ""
    }
  }
}
