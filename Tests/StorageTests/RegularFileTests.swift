import Testing

@testable import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct RegularFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "A file is read up to its limit and refused past it", arguments: [0, 1, 4095, 4096, 70_000])
  func limit(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
    let path = try folder.write(bytes, to: "file")
    #expect(try RegularFile(reading: path).contents(limit: size) == bytes)
    #expect(try RegularFile(reading: path).contents(limit: size + 1) == bytes)
    if size > 0 {
      #expect(throws: StorageError.self) {
        try RegularFile(reading: path).contents(limit: size - 1)
      }
    }
  }

  @Test("The start of a file is read and no more")
  func prefix() throws {
    let path = try folder.makeSparseFile("file", size: 1 << 30, startingWith: "head")
    #expect(try RegularFile(reading: path).prefix(4) == Array("head".utf8))
    #expect(try RegularFile(reading: path).prefix(16_384).count == 16_384)
    #expect(try RegularFile(reading: folder.write("ab", to: "short")).prefix(4) == Array("ab".utf8))
  }

  @Test(
    "A file that is too large says how large it may be",
    arguments: [(4 << 20, "4 MB"), (3 << 10, "3 kB"), (1000, "1000 bytes")])
  func tooLarge(limit: Int, words: String) throws {
    let path = try folder.makeSparseFile("file", size: 1 << 30)
    #expect(failure(path, limit: limit) == "\(path) is larger than \(words)")
  }

  @Test("A link to a file is the file")
  func link() throws {
    try folder.write("text", to: "file")
    try #require(symlink("file", folder["link"]) == 0)
    #expect(try folder.text(of: "link") == "text")
  }

  @Test("What is no file is refused at once, in words")
  func refused() throws {
    try folder.makeFolder("folder")
    try folder.write("text", to: "file")
    try #require(mkfifo(folder["fifo"], 0o600) == 0)
    try #require(symlink("nowhere", folder["dangling"]) == 0)
    try #require(symlink("loop", folder["loop"]) == 0)
    let absent = "cannot be opened: there is no such file or folder"
    for (name, reason) in [
      ("folder", "is not a regular file"),
      ("fifo", "is not a regular file"),
      ("dangling", absent),
      ("missing", absent),
      ("", "is not a regular file"),
      ("loop", "cannot be opened: its symbolic links form a loop"),
      ("file/inside", "cannot be opened: a part of the path is not a folder"),
      (String(repeating: "x", count: 5000), "cannot be opened: the name is too long"),
      ("file\0name", "cannot be opened: invalid argument"),
    ] {
      #expect(failure(folder[name]) == "\(folder[name]) \(reason)")
    }
    for device in ["/dev/zero", "/dev/null", "/dev/full"] {
      #expect(failure(device) == "\(device) is not a regular file")
    }
  }

  @Test("A file that nobody may read says so", .enabled(if: getuid() != 0))
  func unreadable() throws {
    let path = try folder.write("text", to: "file")
    try #require(chmod(path, 0) == 0)
    #expect(failure(path) == "\(path) cannot be opened: permission denied")
  }

  #if os(Linux)
    @Test("Files that are made up as they are read say no size, and are read all the same")
    func proc() throws {
      #expect(try !RegularFile(reading: "/proc/self/maps").contents(limit: 4 << 20).isEmpty)
      #expect(failure("/proc/self/maps", limit: 100) == "/proc/self/maps is larger than 100 bytes")
      #expect(failure("/proc/self/mem") == "/proc/self/mem cannot be read: the device failed")
    }
  #endif

  @Test("Every call may fail, and every file that was opened is closed")
  func failingCalls() throws {
    let path = try folder.write("text", to: "file")
    let system = FailingSystem()
    var callCount = 0
    repeat {
      callCount += 1
      system.failures = [callCount]
      let bytes = try? RegularFile(path, flags: O_RDONLY, system: system).contents(limit: 10)
      #expect((bytes == nil) == system.hasFailed)
      #expect(system.openCount == 0)
    } while system.hasFailed
    #expect(callCount > 4)
    _ = try? RegularFile(folder.path, flags: O_RDONLY, system: system)
    #expect(system.openCount == 0)
  }

  private func failure(_ path: String, limit: Int = 4 << 20) -> String? {
    #expect(throws: StorageError.self) {
      try RegularFile(reading: path).contents(limit: limit)
    }?.description
  }
}
