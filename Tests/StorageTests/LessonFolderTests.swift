import Testing

@testable import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct LessonFolderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("The first folder that there is holds the lessons")
  func precedence() throws {
    let executable = folder["clone/.build/release/convtutor"]
    try folder.makeFolder("clone/.build/release")
    func found(_ named: String? = nil, _ variable: String? = nil) throws -> String {
      try LessonLibrary.folder(
        named: named, environment: { $0 == "CONVTUTOR_LESSONS" ? variable : nil },
        executable: executable)
    }
    let error = #expect(throws: StorageError.self) { try found() }
    #expect(error?.path == executable)
    try folder.makeFolder("Lessons")
    #expect(try found() == folder["Lessons"])
    try folder.makeFolder("clone/Lessons")
    #expect(try found() == folder["clone/Lessons"])
    try folder.write("a file is no folder", to: "clone/.build/Lessons")
    #expect(try found() == folder["clone/Lessons"])
    try folder.makeFolder("clone/.build/release/Lessons")
    #expect(try found() == folder["clone/.build/release/Lessons"])
    try folder.makeFolder("clone/.build/share/convtutor/Lessons")
    #expect(try found() == folder["clone/.build/share/convtutor/Lessons"])
    #expect(try found(nil, "") == folder["clone/.build/share/convtutor/Lessons"])
    #expect(try found(nil, "/asked/for") == "/asked/for")
    #expect(try found("named", "/asked/for") == "named")
  }

  @Test("Without an executable there is only what is asked for")
  func noExecutable() throws {
    #expect(throws: StorageError.self) {
      try LessonLibrary.folder(named: nil, environment: { _ in nil }, executable: nil)
    }
    #expect(
      try LessonLibrary.folder(named: "x", environment: { _ in nil }, executable: nil) == "x")
  }

  @Test("The running program knows where it lies")
  func executable() throws {
    let path = try #require(executablePath(calledAs: "nonsense", environment: { _ in nil }))
    #expect(path.hasPrefix("/"))
    #expect(try RegularFile(reading: path).prefix(1).count == 1)
  }

  @Test(
    "A path is taken apart",
    arguments: [
      ("/a/b/c", "/a/b", "c"), ("/a/b/", "/a", "b"), ("/a", "/", "a"), ("//a", "/", "a"),
      ("/a//b", "/a", "b"), ("/", "/", ""), ("//", "/", ""), ("", "/", ""), ("a", ".", "a"),
      ("a/b", "a", "b"), (".", ".", "."),
    ])
  func paths(path: String, folder: String, name: String) {
    #expect(path.folder == folder)
    #expect(path.fileName == name)
  }
}
