import Testing

@testable import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct LessonLibraryTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("Lessons come by number and then by name; other files are no lessons")
  func order() throws {
    for name in [
      "10-ten.md", "9-nine.md", "02-two.md", "2-also-two.md", "100-hundred.md", "README.md",
      "notes.md", "05.md", "05-.md", "-five.md", "x5-five.md", "05-five.txt", "05-five.md~",
      "+5-five.md", "٥-five.md", "99999999999999999999-many.md",
    ] {
      try folder.write(lesson(name.split(separator: ".")[0].filter { $0.isASCII }), to: name)
    }
    let library = try LessonLibrary(folder: folder.path)
    #expect(
      library.entries.map(\.path.fileName) == [
        "02-two.md", "2-also-two.md", "9-nine.md", "10-ten.md", "100-hundred.md",
      ])
    #expect(library.entries.map(\.number) == [2, 2, 9, 10, 100])
    #expect(library.entries.allSatisfy { $0.path.hasPrefix(folder.path + "/") })
  }

  @Test("Front matter is enough, however long the lesson")
  func header() throws {
    let path = try folder.makeSparseFile("01-a.md", size: 1 << 30, startingWith: lesson("a"))
    let entry = try #require(LessonLibrary(folder: folder.path).entries.first)
    #expect(try entry.header.get().id == "a")
    #expect(try entry.header.get().title == "The title of a")
    #expect(entry.questions == [])
    let refusal = #expect(throws: LessonRefusal.self) { try entry.lesson() }
    #expect(refusal?.description == "\(path):1:1: the file is larger than 4 MB")
  }

  @Test("The quizzes of a lesson are known before it is opened")
  func questions() throws {
    let quizzes = ["first", "second"].map(quiz)
    let code = "## Code\n\n````\n\(quiz("in-code"))````\n\n"
    try folder.write(lesson("a") + quizzes.joined(separator: code), to: "01-a.md")
    try folder.write(lesson("b"), to: "02-b.md")
    try folder.write(lesson("a") + quizzes[0], to: "03-c.md")
    try folder.write("# No front matter\n\n## Page\n\n\(quizzes[0])", to: "04-d.md")
    try folder.write(Array((lesson("e") + quizzes[0]).utf8) + [0xFF], to: "05-e.md")
    try folder.makeFolder("06-f.md")
    let entries = try LessonLibrary(folder: folder.path).entries
    #expect(entries.map(\.questions) == [["first", "second"], [], [], [], [], []])
    #expect(try entries[4].header.get().id == "e")
    let alone = LessonEntry(path: folder["03-c.md"])
    #expect(alone.questions == ["first"])
    #expect(LessonEntry(path: folder["missing.md"]).questions == [])
    try folder.write(lesson("a") + quizzes[1], to: "01-a.md")
    #expect(LessonEntry(path: entries[0].path).questions == ["second"])
  }

  @Test("A lesson is read when it is opened")
  func opening() throws {
    try folder.write(lesson("a"), to: "01-a.md")
    let entry = try #require(LessonLibrary(folder: folder.path).entries.first)
    #expect(try entry.lesson().pages.count == 1)
    try folder.write(lesson("a") + "\n## Another page\n\nText.\n", to: "01-a.md")
    #expect(try entry.lesson().pages.count == 2)
    try #require(unlink(entry.path) == 0)
    let refusal = #expect(throws: LessonRefusal.self) { try entry.lesson() }
    #expect(
      refusal?.description
        == "\(entry.path):1:1: the file cannot be opened: there is no such file or folder")
  }

  @Test("What is no lesson stands in the list with the reason")
  func refused() throws {
    try folder.write(lesson("a"), to: "01-a.md")
    try folder.write("# No front matter\n", to: "02-b.md")
    try #require(mkfifo(folder["03-c.md"], 0o600) == 0)
    try folder.makeFolder("04-d.md")
    try folder.write([0xFF, 0xFE, 0], to: "05-e.md")
    try folder.write("", to: "06-f.md")
    let library = try LessonLibrary(folder: folder.path)
    #expect(library.entries.map(\.id) == ["a", "b", "c", "d", "e", "f"])
    let reasons = library.entries.map { reason($0)?.description }
    #expect(reasons[0] == nil)
    #expect(reasons[1]?.hasPrefix("\(folder["02-b.md"]):1:1: ") == true)
    #expect(reasons[2] == "\(folder["03-c.md"]):1:1: the file is not a regular file")
    #expect(reasons[3] == "\(folder["04-d.md"]):1:1: the file is not a regular file")
    #expect(reasons[4]?.hasPrefix("\(folder["05-e.md"]):1:1: ") == true)
    #expect(reasons[5]?.hasPrefix("\(folder["06-f.md"]):1:1: ") == true)
    for entry in library.entries.dropFirst() {
      #expect(throws: LessonRefusal.self) { try entry.lesson() }
    }
  }

  @Test("An id belongs to the first lesson that has it")
  func duplicates() throws {
    for name in ["01-a.md", "02-b.md", "03-c.md"] { try folder.write(lesson("same"), to: name) }
    let library = try LessonLibrary(folder: folder.path)
    #expect(reason(library.entries[0]) == nil)
    #expect(
      reason(library.entries[1])?.description
        == "\(folder["02-b.md"]):1:1: the id `same` is taken by 01-a.md")
    #expect(
      reason(library.entries[2])?.description
        == "\(folder["03-c.md"]):1:1: the id `same` is taken by 01-a.md")
    #expect(try library.entry(named: "same").number == 1)
  }

  @Test("A folder without lessons, or that is none, is told")
  func noLessons() throws {
    try folder.write("text", to: "README.md")
    let words = [
      folder.path: "holds no lessons, which are files named like 05-name.md",
      folder["missing"]: "cannot be opened: there is no such file or folder",
      folder["README.md"]: "cannot be opened: a part of the path is not a folder",
    ]
    for (path, reason) in words {
      let error = #expect(throws: StorageError.self) { try LessonLibrary(folder: path) }
      #expect(error?.description == "\(path) \(reason)")
    }
  }

  @Test("A lesson is found by id, by number, and by path")
  func finding() throws {
    try folder.write(lesson("smoothing"), to: "04-smoothing.md")
    try folder.write(lesson("watch-the-kernel-slide"), to: "05-watch-the-kernel-slide.md")
    try folder.write("broken", to: "06-edges-by-hand.md")
    try folder.write(lesson("mine"), to: "my-own.md")
    let library = try LessonLibrary(folder: folder.path)
    for (name, file) in [
      ("watch-the-kernel-slide", "05-watch-the-kernel-slide.md"),
      ("5", "05-watch-the-kernel-slide.md"),
      ("005", "05-watch-the-kernel-slide.md"),
      ("edges-by-hand", "06-edges-by-hand.md"),
      ("06", "06-edges-by-hand.md"),
      (folder["04-smoothing.md"], "04-smoothing.md"),
      (folder["my-own.md"], "my-own.md"),
    ] {
      #expect(try library.entry(named: name).path == folder[file])
    }
    #expect(try library.entry(named: folder["my-own.md"]).id == "mine")
    #expect(try library.entry(named: folder["my-own.md"]).number == nil)
    #expect(try library.entry(named: folder["04-smoothing.md"]).number == 4)
    #expect(try reason(library.entry(named: "no-such.md")) != nil)
  }

  @Test(
    "A name that no lesson has brings the nearest to mind",
    arguments: [
      ("watch-the-kernel-slid", ["watch-the-kernel-slide", "kernels-kernel", "the-same-layer"]),
      ("Sparse-conections", ["sparse-connections"]),
      ("kernel", ["watch-the-kernel-slide", "kernels-kernel"]),
      ("watch the kernel", ["watch-the-kernel-slide", "kernels-kernel", "the-same-layer"]),
      ("one", ["one-a", "one-b", "one-c"]),
      ("99", []), ("-5", []), ("٥", []), ("", []), ("quux", []),
      ("99999999999999999999", []), (String(repeating: "x", count: 100_000), []),
    ] as [(String, [String])])
  func unknown(name: String, nearest: [String]) throws {
    let ids = [
      "watch-the-kernel-slide", "kernels-kernel", "sparse-connections", "the-same-layer", "one-a",
      "one-b", "one-c", "one-d",
    ]
    for (number, id) in ids.enumerated() { try folder.write(lesson(id), to: "0\(number)-\(id).md") }
    let library = try LessonLibrary(folder: folder.path)
    let error = #expect(throws: UnknownLesson.self) { try library.entry(named: name) }
    #expect(error?.nearest == nearest)
  }

  @Test("An unknown name is told with what comes near")
  func words() {
    #expect(
      UnknownLesson(name: "b", among: ["b-c", "b-d"]).description
        == "there is no lesson `b`; near it are b-c, b-d")
    #expect(UnknownLesson(name: "b", among: []).description == "there is no lesson `b`")
  }

  private func reason(_ entry: LessonEntry) -> LessonRefusal? {
    if case .failure(let refusal) = entry.header { refusal } else { nil }
  }

  private func quiz(_ id: String) -> String { "```quiz id=\(id)\nHow many?\n= 1\n```\n\n" }

  private func lesson(_ id: String) -> String {
    """
    ---
    id: \(id)
    title: The title of \(id)
    minutes: 10
    ---
    # The title of \(id)

    ## A page

    Text.

    """
  }
}
