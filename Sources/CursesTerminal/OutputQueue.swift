import CTerminalGuard

/// Bytes on their way to a terminal that takes them when it likes.
struct OutputQueue {
  private var bytes: ArraySlice<UInt8> = []

  /// True if everything has been sent.
  var isEmpty: Bool { bytes.isEmpty }

  /// Queues bytes.
  mutating func append(_ more: [UInt8]) {
    if bytes.isEmpty { bytes = more[...] } else { bytes += more }
  }

  /// Forgets what has not been sent.
  mutating func removeAll() { bytes = [] }

  /// Sends what the terminal takes now; returns false if the terminal is gone.
  mutating func send() -> Bool {
    guard !bytes.isEmpty else { return true }
    let sent = bytes.withUnsafeBytes { terminal_guard_send($0.baseAddress, $0.count) }
    guard sent >= 0 else { return false }
    bytes = bytes.dropFirst(sent)
    return true
  }
}
