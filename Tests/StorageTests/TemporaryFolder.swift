import Testing

@testable import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of its own for each test, gone with all that is in it when the test is over.
final class TemporaryFolder {
  let path: String

  init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/convtutor-tests-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    let resolved = try #require(realpath(template, nil))
    path = String(cString: resolved)
    free(resolved)
  }

  deinit { Self.remove(path) }

  /// The path of something in this folder, whether it is there or not.
  subscript(_ name: String) -> String { "\(path)/\(name)" }

  /// Makes a folder in this one, and those above it.
  @discardableResult
  func makeFolder(_ name: String) throws -> String {
    var path = self.path
    for part in name.split(separator: "/") {
      path += "/\(part)"
      try #require(mkdir(path, 0o755) == 0 || errno == EEXIST)
    }
    return path
  }

  /// Writes a file in this folder, anew.
  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    let file = try #require(fopen(self[name], "w"))
    let bytes = Array(bytes)
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    #expect(fclose(file) == 0)
    return self[name]
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try write(text.utf8, to: name) }

  /// Makes a file of a size that takes up no room.
  @discardableResult
  func makeSparseFile(_ name: String, size: Int, startingWith text: String = "") throws -> String {
    try write(text, to: name)
    try #require(truncate(self[name], off_t(size)) == 0)
    return self[name]
  }

  /// The bytes of a file in this folder.
  func bytes(of name: String) throws -> [UInt8] {
    try RegularFile(reading: self[name]).contents(limit: 1 << 30)
  }

  /// The text of a file in this folder.
  func text(of name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self)
  }

  /// The permissions of something in this folder.
  func permissions(of name: String) throws -> mode_t {
    var status = stat()
    try #require(stat(self[name], &status) == 0)
    return status.st_mode & 0o777
  }

  private static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    for name in (try? folderNames(path)) ?? [] where name != "." && name != ".." {
      remove("\(path)/\(name)")
    }
    rmdir(path)
  }
}
