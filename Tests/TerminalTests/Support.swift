import Foundation
import Glibc

/// The program that was built with these tests.
enum Executable {
  /// Its path: it stands beside the test bundle.
  static let path: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (tests as NSString).deletingLastPathComponent + "/convtutor"
  }()

  /// An environment in which nothing of this machine's is read or written.
  static func environment(_ changes: [String: String?], home: String) -> [String] {
    var variables: [String: String?] = [
      "PATH": "/usr/bin:/bin", "HOME": home, "XDG_DATA_HOME": home, "TERM": "xterm-256color",
      "LANG": "C.UTF-8",
    ]
    variables.merge(changes) { $1 }
    return variables.compactMap { name, value in value.map { "\(name)=\($0)" } }
  }
}

/// A folder that goes when the test is over.
final class TemporaryFolder {
  /// Its path.
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "convtutor-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A point in time that ends waiting.
struct Deadline {
  private let end: Double

  /// Some seconds from now.
  ///
  /// The machine may be slow and busy: only tests that fail wait so long.
  init(seconds: Double = 15) { end = Self.now + seconds }

  /// The milliseconds that are left; 0 when it has come.
  var milliseconds: Int32 { Int32(max(0, (end - Self.now) * 1_000)) }

  /// Seconds on a clock that never goes back.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Strings as C passes them to a program, for as long as `body` runs.
func withArguments<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Result
) rethrows -> Result {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return try body(copies + [nil])
}

/// A test could not be set up.
struct HarnessError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
