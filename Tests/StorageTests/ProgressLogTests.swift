import Testing

@testable import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct ProgressLogTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "The log lies where XDG says",
    arguments: [
      (["HOME": "/home/ada"], "/home/ada/.local/share/convtutor/progress.jsonl"),
      (["HOME": "/home/ada", "XDG_DATA_HOME": "/data"], "/data/convtutor/progress.jsonl"),
      (["XDG_DATA_HOME": "/data"], "/data/convtutor/progress.jsonl"),
      (
        ["HOME": "/home/ada", "XDG_DATA_HOME": ""],
        "/home/ada/.local/share/convtutor/progress.jsonl"
      ),
      (
        ["HOME": "/home/ada", "XDG_DATA_HOME": "data"],
        "/home/ada/.local/share/convtutor/progress.jsonl"
      ),
    ])
  func path(environment: [String: String], path: String) throws {
    #expect(try ProgressLog.path(in: { environment[$0] }) == path)
  }

  @Test(
    "Without a home there is no log",
    arguments: [
      ([:], "$HOME is not set"),
      (["HOME": ""], "$HOME is not set"),
      (["HOME": "ada"], "ada ($HOME) is not an absolute path"),
    ])
  func homeless(environment: [String: String], words: String) {
    let error = #expect(throws: StorageError.self) {
      try ProgressLog.path(in: { environment[$0] })
    }
    #expect(error?.description == words)
  }

  @Test("The first line makes the file and its folders, for their owner alone")
  func creation() throws {
    var log = ProgressLog(path: folder["data/convtutor/progress.jsonl"])
    #expect(try lines(log).isEmpty)
    try log.append([])
    #expect(!isFolder(folder["data"]))
    try log.append(["one"])
    #expect(try folder.text(of: "data/convtutor/progress.jsonl") == "{\"format\":1}\none\n")
    #expect(try folder.permissions(of: "data/convtutor/progress.jsonl") == 0o600)
    #expect(try folder.permissions(of: "data/convtutor") == 0o700)
    #expect(try folder.permissions(of: "data") == 0o700)
  }

  @Test("Lines come back in their order, in this session and the next")
  func reading() throws {
    var log = ProgressLog(path: folder["log"])
    try log.append(["one", "two"])
    try log.append(["drei ÷ ३"])
    #expect(try lines(log) == ["one", "two", "drei ÷ ३"])
    #expect(try lines(ProgressLog(path: folder["log"])) == ["one", "two", "drei ÷ ३"])
  }

  @Test("A file deleted in the middle of a session is made again")
  func deletion() throws {
    var log = ProgressLog(path: folder["log"])
    try log.append(["one"])
    try #require(unlink(folder["log"]) == 0)
    try log.append(["two"])
    #expect(try lines(log) == ["two"])
  }

  @Test("Two sessions interleave and both are whole")
  func sessions() throws {
    var first = ProgressLog(path: folder["log"])
    var second = ProgressLog(path: folder["log"])
    var expected: [String] = []
    for number in 1...20 {
      try first.append(["first \(number)", "again"])
      try second.append(["second \(number)"])
      expected += ["first \(number)", "again", "second \(number)"]
    }
    #expect(try lines(first) == expected)
    #expect(try lines(second) == expected)
  }

  @Test("Sessions that write at the very same time lose nothing")
  func simultaneousSessions() async throws {
    let path = folder["deep/log"]
    await withTaskGroup { group in
      for session in 1...4 {
        group.addTask {
          var log = ProgressLog(path: path)
          for number in 1...25 { try? log.append(["\(session) \(number)"]) }
          while !log.unsaved.isEmpty { try? log.append([]) }
        }
      }
    }
    let lines = try lines(ProgressLog(path: path))
    #expect(lines.count == 100)
    for session in 1...4 {
      #expect(lines.filter { $0.hasPrefix("\(session) ") } == (1...25).map { "\(session) \($0)" })
    }
  }

  /// A file as found, and what is made of it.
  ///
  /// That is: the lines that come out, all that start with `?` being damaged; how many are damaged
  /// and which is the first; whether the last is torn; what is put between it and the next line.
  @Test(
    "What is in a file is used or left",
    arguments: [
      ("", [], 0, nil, false, "{\"format\":1}\n"),
      ("{\"format\":1}\n", [], 0, nil, false, ""),
      ("{\"format\":1}\na\nb\n", ["a", "b"], 0, nil, false, ""),
      ("{\"format\":1}\na\nb", ["a"], 0, nil, true, "\n"),
      ("{\"format\":1}\na\n?\nb\n?\n", ["a", "b"], 2, 3, false, ""),
      ("{\"format\":1}\r\na\r\n\r\nb\r\n", ["a", "b"], 0, nil, false, ""),
      ("\u{FEFF}{ \"format\": 1, \"by\": \"x\" }\na\n", ["a"], 0, nil, false, ""),
      ("{\"format\":1}", [], 0, nil, true, "\n"),
      ("{\"form", [], 0, nil, true, "\n"),
      ("{\"format\":\na\n", ["{\"format\":", "a"], 0, nil, false, ""),
      ("a\nb\n", ["a", "b"], 0, nil, false, ""),
      ("\n\n\n", [], 0, nil, false, ""),
      ("{\"format\":1}\na\n\0\0\0\0", ["a"], 0, nil, true, "\n"),
      ("{\"format\":1}\na\n\0\0\0\n", ["a", "\0\0\0"], 0, nil, false, ""),
    ] as [(String, [String], Int, Int?, Bool, String)])
  func found(
    text: String, accepted: [String], damaged: Int, first: Int?, isTorn: Bool, joint: String
  ) throws {
    try folder.write(text, to: "log")
    var log = ProgressLog(path: folder["log"])
    var lines: [String] = []
    let summary = try log.read { line in
      guard line.first != UInt8(ascii: "?") else { return false }
      lines.append(String(decoding: line, as: UTF8.self))
      return true
    }
    #expect(lines == accepted)
    #expect(summary.lineCount == accepted.count)
    #expect(summary.damagedCount == damaged)
    #expect(summary.firstDamagedLine == first)
    #expect(summary.isTorn == isTorn)
    #expect(summary.newerFormat == nil)
    #expect(try folder.text(of: "log") == text)
    try log.append(["next"])
    #expect(try folder.text(of: "log") == text + joint + "next\n")
  }

  @Test(
    "A file of a newer format is read and never written",
    arguments: [
      ("{\"format\":2}\na\n", "2"),
      ("{\"format\":12,\"more\":\"\(String(repeating: "x", count: 200))\"}\na\n", "12"),
      ("{ \"format\" : \"two\" }\na\n", "\"two\""),
      ("{\"format\":99999999999999999999}\na\n", "99999999999999999999"),
      ("{\"format\":-1}\na\n", "-1"),
    ])
  func newer(text: String, format: String) throws {
    try folder.write(text, to: "log")
    var log = ProgressLog(path: folder["log"])
    var lines = 0
    let summary = try log.read { _ in
      lines += 1
      return true
    }
    #expect(lines == 1 && summary.newerFormat == format)
    let error = #expect(throws: StorageError.self) { try log.append(["next"]) }
    #expect(
      error?.description == "\(log.path) is of format \(format), from a newer convtutor; "
        + "it is left as it is")
    #expect(log.unsaved == ["next"])
    #expect(try folder.text(of: "log") == text)
  }

  @Test("A place where no file can be is told, and the lines are kept")
  func unusable() throws {
    try folder.makeFolder("folder")
    try folder.write("text", to: "file")
    try #require(mkfifo(folder["fifo"], 0o600) == 0)
    try #require(symlink("loop", folder["loop"]) == 0)
    let long = String(repeating: "x", count: 300)
    for (path, atReading, atAppending) in [
      (folder["folder"], "is not a regular file", "cannot be opened: it is a folder"),
      (folder["fifo"], "is not a regular file", "is not a regular file"),
      ("/dev/zero", "is not a regular file", "is not a regular file"),
      (
        folder["file/log"], "cannot be opened: a part of the path is not a folder",
        "cannot be opened: a part of the path is not a folder"
      ),
      (
        folder["loop"], "cannot be opened: its symbolic links form a loop",
        "cannot be opened: its symbolic links form a loop"
      ),
      (
        folder[long], "cannot be opened: the name is too long",
        "cannot be opened: the name is too long"
      ),
    ] {
      var log = ProgressLog(path: path)
      let reading = #expect(throws: StorageError.self) { try lines(log) }
      #expect(reading?.description == "\(path) \(atReading)")
      let appending = #expect(throws: StorageError.self) { try log.append(["a"]) }
      #expect(appending?.description == "\(path) \(atAppending)")
      #expect(log.unsaved == ["a"])
    }
    var log = ProgressLog(path: "/dev/null/convtutor/progress.jsonl")
    #expect(throws: StorageError.self) { try log.append(["a"]) }
    #expect(try folder.text(of: "file") == "text")
  }

  @Test("A dangling link is followed to the file it asks for")
  func dangling() throws {
    try folder.makeFolder("synchronized")
    try #require(symlink("synchronized/log", folder["log"]) == 0)
    var log = ProgressLog(path: folder["log"])
    #expect(try lines(log).isEmpty)
    try log.append(["one"])
    #expect(try folder.text(of: "synchronized/log") == "{\"format\":1}\none\n")
  }

  @Test("A file too large to be read is refused, and stays")
  func tooLarge() throws {
    let path = try folder.makeSparseFile("log", size: 65 << 20)
    let error = #expect(throws: StorageError.self) { try lines(ProgressLog(path: path)) }
    #expect(error?.description == "\(path) is larger than 64 MB")
  }

  @Test("A lock that another program holds is waited for, but not for long")
  func locked() throws {
    var log = ProgressLog(path: folder["log"])
    try log.append(["one"])
    let system = OperatingSystem()
    let descriptor = try system.open(folder["log"], O_RDONLY)
    try system.lock(descriptor, waiting: 0)
    let error = #expect(throws: StorageError.self) { try log.append(["two"]) }
    #expect(error?.description == "\(log.path) cannot be locked: another program has locked it")
    #expect(throws: StorageError.self) { try log.append(["three"], waiting: 0) }
    #expect(try lines(log) == ["one"] && log.unsaved == ["two", "three"])
    system.close(descriptor)
    try log.append(["four"], waiting: 0)
    #expect(try lines(log) == ["one", "two", "three", "four"])
  }

  private func lines(_ log: ProgressLog) throws(StorageError) -> [String] {
    var lines: [String] = []
    _ = try log.read { line in
      lines.append(String(decoding: line, as: UTF8.self))
      return true
    }
    return lines
  }
}

extension ProgressLogTests {
  @Test func aCopyIsKeptBesideTheLogUnderTheNextFreeName() throws {
    var log = ProgressLog(path: "\(folder.path)/progress.jsonl")
    #expect(try log.makeCopy() == nil, "there is nothing to copy yet")
    try log.append(["one"])
    #expect(try log.makeCopy() == "\(log.path).1")
    try log.append(["two"])
    #expect(try log.makeCopy() == "\(log.path).2")
    var lines: [String] = []
    let first = ProgressLog(path: "\(log.path).1")
    _ = try first.read { line in
      lines.append(String(decoding: line, as: UTF8.self))
      return true
    }
    #expect(lines == ["one"], "a copy stays as it was")
  }
}
