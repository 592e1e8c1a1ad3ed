#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open file that is nothing but a file (no folder, pipe or device), closed at the end of its scope.
public struct RegularFile: ~Copyable {
  let path: String
  let descriptor: Int32
  let system: any SystemCalls

  /// Opens a file for reading; links are followed, and nothing is ever waited for.
  public init(reading path: String) throws(StorageError) {
    try self.init(path, flags: O_RDONLY, system: OperatingSystem())
  }

  init(_ path: String, flags: Int32, system: any SystemCalls) throws(StorageError) {
    self = try Self.opened(path, flags, system)
  }

  private init(path: String, descriptor: Int32, system: any SystemCalls) {
    self.path = path
    self.descriptor = descriptor
    self.system = system
  }

  private static func opened(
    _ path: String, _ flags: Int32, _ system: any SystemCalls
  ) throws(StorageError) -> Self {
    let descriptor: Int32
    do {
      descriptor = try system.open(path, flags)
    } catch {
      throw StorageError(path, "cannot be opened", cause: error)
    }
    let file = Self(path: path, descriptor: descriptor, system: system)
    guard try file.status().isRegular else { throw StorageError(path, "is not a regular file") }
    return file
  }

  deinit { system.close(descriptor) }

  /// The whole file, read once, if it is at most `limit` bytes long.
  ///
  /// A file that grows meanwhile, or says a size that is not its own, is refused past the limit too.
  public func contents(limit: Int) throws(StorageError) -> [UInt8] {
    let size = try status().size
    let bytes = size <= limit ? try prefix(limit + 1, expecting: size + 1) : []
    guard size <= limit, bytes.count <= limit else {
      throw StorageError(path, "is larger than \(Self.words(forSize: limit))")
    }
    return bytes
  }

  /// The first `count` bytes of the file, or all if it has fewer.
  public func prefix(_ count: Int) throws(StorageError) -> [UInt8] {
    try prefix(count, expecting: count)
  }

  private func prefix(_ count: Int, expecting size: Int) throws(StorageError) -> [UInt8] {
    let leastChunk = 65_536
    var bytes: [UInt8] = []
    while bytes.count < count {
      let wanted = max(size - bytes.count, leastChunk)
      let chunk = try read(at: bytes.count, count: min(wanted, count - bytes.count))
      if chunk.isEmpty { break }
      bytes = bytes.isEmpty ? chunk : bytes + chunk
    }
    return bytes
  }

  func read(at offset: Int, count: Int) throws(StorageError) -> [UInt8] {
    do {
      return try system.read(descriptor, at: offset, count: count)
    } catch {
      throw StorageError(path, "cannot be read", cause: error)
    }
  }

  func status() throws(StorageError) -> FileStatus {
    do {
      return try system.status(of: descriptor)
    } catch {
      throw StorageError(path, "cannot be examined", cause: error)
    }
  }

  private static func words(forSize bytes: Int) -> String {
    for (unit, name) in [(1 << 20, "MB"), (1 << 10, "kB")] where bytes % unit == 0 {
      return "\(bytes / unit) \(name)"
    }
    return "\(bytes) bytes"
  }
}
