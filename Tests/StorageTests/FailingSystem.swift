@testable import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The operating system, except that chosen calls fail and that nothing waits for the disk, which
/// only a power failure would tell.
final class FailingSystem: SystemCalls {
  /// The numbers of the calls that fail, from 1; setting it starts the count again.
  var failures: Set<Int> = [] {
    didSet {
      callCount = 0
      hasFailed = false
    }
  }
  /// The error of a failing call.
  var error = SystemError(EIO)
  /// How many bytes a failing write gets onto the disk all the same.
  var tornBytes = 0
  /// True if a call has failed.
  private(set) var hasFailed = false
  /// How many files are open.
  private(set) var openCount = 0
  /// True if something was written that the disk need not have yet.
  private(set) var hasLooseBytes = false
  /// True if something was written to a file that was not locked.
  private(set) var hasWrittenUnlocked = false
  private var locked: Set<Int32> = []
  private var callCount = 0
  private let system = OperatingSystem()

  private func fails() -> Bool {
    callCount += 1
    guard failures.contains(callCount) else { return false }
    hasFailed = true
    return true
  }

  private func mayFail() throws(SystemError) {
    if fails() { throw error }
  }

  func open(_ path: String, _ flags: Int32) throws(SystemError) -> Int32 {
    try mayFail()
    let descriptor = try system.open(path, flags)
    openCount += 1
    return descriptor
  }

  func close(_ descriptor: Int32) {
    openCount -= 1
    locked.remove(descriptor)
    system.close(descriptor)
  }

  func status(of descriptor: Int32) throws(SystemError) -> FileStatus {
    try mayFail()
    return try system.status(of: descriptor)
  }

  func read(_ descriptor: Int32, at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    try mayFail()
    return try system.read(descriptor, at: offset, count: count)
  }

  func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(SystemError) -> Int {
    hasLooseBytes = true
    if !locked.contains(descriptor) { hasWrittenUnlocked = true }
    guard fails() else { return try system.write(bytes, to: descriptor) }
    if tornBytes > 0 { _ = try system.write(bytes.prefix(tornBytes), to: descriptor) }
    throw error
  }

  func truncate(_ descriptor: Int32, to size: Int) throws(SystemError) {
    try mayFail()
    try system.truncate(descriptor, to: size)
  }

  func synchronize(_ descriptor: Int32) throws(SystemError) {
    try mayFail()
    hasLooseBytes = false
  }

  func lock(_ descriptor: Int32, waiting milliseconds: Int) throws(SystemError) {
    try mayFail()
    try system.lock(descriptor, waiting: milliseconds)
    locked.insert(descriptor)
  }

  func makeDirectory(_ path: String) throws(SystemError) {
    try mayFail()
    try system.makeDirectory(path)
  }
}
