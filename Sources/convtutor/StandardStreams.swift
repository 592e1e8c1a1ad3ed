import Glibc
import TextScreen

/// Standard output for data, standard error for words.
enum StandardStreams {
  /// Lets a file that grows past a limit be told instead of ending the program.
  static func ignoreFileSizeSignal() { signal(SIGXFSZ, SIG_IGN) }

  /// Makes sure that descriptors 0 to 2 are open, so that no file can take their place.
  static func open() {
    while true {
      let descriptor = Glibc.open("/dev/null", O_RDWR)
      if descriptor < 0 || descriptor > 2 {
        if descriptor > 2 { close(descriptor) }
        return
      }
    }
  }

  /// Writes data to standard output; false, with words on standard error, if that fails.
  static func write(_ text: String) -> Bool {
    if write(Array(text.utf8), to: 1) { return true }
    say("convtutor: standard output: \(String(cString: strerror(errno)))")
    return false
  }

  /// Writes words to standard error, made safe line by line.
  static func say(_ words: String) {
    let lines = words.split(separator: "\n", omittingEmptySubsequences: false)
    let safe = lines.map { SafeText(String($0)).description }.joined(separator: "\n")
    _ = write(Array((safe + "\n").utf8), to: 2)
  }

  /// Writes a question to standard error, without a line end.
  static func ask(_ question: String) {
    _ = write(Array(SafeText(question).description.utf8), to: 2)
  }

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
