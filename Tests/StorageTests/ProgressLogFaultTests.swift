import Testing

@testable import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Every system call of a session fails in turn, alone and with those that follow.
///
/// Whatever was acknowledged is read back, in order (the I/O error loops of SQLite's tests).
@Suite struct ProgressLogFaultTests {
  /// The entries appended in a session, each entry by one call.
  private let batches = [["one"], ["two", "three"], ["four"], [], ["five"]]

  @Test("One call fails", arguments: [0, 1, 5, 1000])
  func oneFailure(tornBytes: Int) throws {
    try forEachCall { number, path, system in
      system.tornBytes = tornBytes
      system.failures = [number]
      var log = ProgressLog(path: path, system: system)
      appendAll(to: &log, system)
      try log.append([])
      #expect(try lines(path) == batches.flatMap { $0 })
    }
  }

  /// An entry that was torn and could not be cut off may be there twice, once as it was torn.
  @Test("A call and the one after it fail, the mending of the first too", arguments: [0, 1, 5])
  func twoFailures(tornBytes: Int) throws {
    try forEachCall { number, path, system in
      system.tornBytes = tornBytes
      system.failures = [number, number + 1]
      var log = ProgressLog(path: path, system: system)
      appendAll(to: &log, system)
      try? log.append([])
      try log.append([])
      var kept: [String] = []
      for line in try lines(path) where batches.joined().contains(line) && !kept.contains(line) {
        kept.append(line)
      }
      #expect(kept == batches.flatMap { $0 })
    }
  }

  @Test(
    "The program dies in a call, having written nothing, a part or all", arguments: [0, 1, 7, 1000])
  func death(tornBytes: Int) throws {
    try forEachCall { number, path, system in
      system.tornBytes = tornBytes
      system.failures = Set(number..<10_000)
      var log = ProgressLog(path: path, system: system)
      let acknowledged = appendAll(to: &log, system)
      #expect(log.unsaved == Array(batches.joined().dropFirst(acknowledged.count)))
      #expect(try lines(path).starts(with: acknowledged))
      var next = ProgressLog(path: path, system: FailingSystem())
      try next.append(["six"])
      #expect(try lines(path).starts(with: acknowledged))
      #expect(try lines(path).last == "six")
    }
  }

  @Test("A file that is there is never damaged by a failing session", arguments: [0, 3, 1000])
  func existing(tornBytes: Int) throws {
    try forEachCall { number, path, system in
      var before = ProgressLog(path: path, system: FailingSystem())
      try before.append(["zero"])
      system.tornBytes = tornBytes
      system.failures = Set(number..<10_000)
      var log = ProgressLog(path: path, system: system)
      appendAll(to: &log, system)
      #expect(try lines(path).first == "zero")
    }
  }

  @Test(
    "The reason is told",
    arguments: [
      (ENOSPC, "cannot be written: the disk is full"),
      (EDQUOT, "cannot be written: the disk quota is used up"),
      (EFBIG, "cannot be written: it would exceed the file size limit"),
      (12345, "cannot be written: system error 12345"),
    ])
  func reasons(number: Int32, words: String) throws {
    let folder = try TemporaryFolder()
    let system = FailingSystem()
    system.error = SystemError(number)
    var log = ProgressLog(path: folder["log"], system: system)
    try log.append(["one"])
    var reasons: Set<String> = []
    for call in 1...20 {
      system.failures = [call]
      do { try log.append(["more"]) } catch { reasons.insert(error.reason) }
    }
    #expect(reasons.contains(words))
  }

  /// Runs a session in a new folder for the first call, the second and so on, until none fails.
  private func forEachCall(
    _ session: (_ number: Int, _ path: String, _ system: FailingSystem) throws -> Void
  ) throws {
    var number = 0
    var hasFailed = true
    while hasFailed {
      number += 1
      let folder = try TemporaryFolder()
      let system = FailingSystem()
      try session(number, folder["data/convtutor/progress.jsonl"], system)
      #expect(system.openCount == 0)
      #expect(!system.hasWrittenUnlocked)
      hasFailed = system.hasFailed
    }
    #expect(number > 30)
  }

  /// Appends every batch and returns the lines that were acknowledged.
  @discardableResult
  private func appendAll(to log: inout ProgressLog, _ system: FailingSystem) -> [String] {
    var given: [String] = []
    var acknowledged: [String] = []
    for batch in batches {
      given += batch
      do {
        try log.append(batch)
        acknowledged = given
        #expect(!system.hasLooseBytes)
      } catch {
        #expect(!log.unsaved.isEmpty)
      }
    }
    return acknowledged
  }

  private func lines(_ path: String) throws -> [String] {
    var lines: [String] = []
    _ = try ProgressLog(path: path).read { line in
      lines.append(String(decoding: line, as: UTF8.self))
      return true
    }
    return lines
  }
}
