import LessonScript
import Testing

@testable import Storage

/// Ids and `needs:` over the lessons of a folder.
@Suite struct LessonNeedsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ name: String, id: String, needs: String = "") throws {
    try folder.write("---\nid: \(id)\ntitle: T\nminutes: 1\nneeds: \(needs)\n---\n", to: name)
  }

  private func findings(_ name: String) -> [String] {
    let entry = LessonEntry(path: folder[name])
    return LessonFolder(around: entry).findings(on: entry).map(\.description)
  }

  @Test func aLessonThatIsNotThere() throws {
    try write("01-a.md", id: "pooling")
    try write("02-b.md", id: "b", needs: "poling, pooling, stride")
    #expect(
      findings("02-b.md") == [
        "5:8: no lesson of this folder is `poling`; did you mean `pooling`?",
        "5:25: no lesson of this folder is `stride`; give its id, or remove it",
      ])
    #expect(findings("01-a.md") == [])
  }

  @Test func anIdUsedTwice() throws {
    try write("01-a.md", id: "a")
    try write("02-b.md", id: "a")
    try write("README.md", id: "a")
    #expect(
      findings("02-b.md") == [
        "2:5: the id `a` is also that of 01-a.md; progress is kept by id, so each lesson needs its own"
      ])
    #expect(findings("01-a.md").count == 1)
  }

  @Test func needsThatCircle() throws {
    try write("01-a.md", id: "a", needs: "c")
    try write("02-b.md", id: "b", needs: "a")
    try write("03-c.md", id: "c", needs: "d, b")
    try write("04-d.md", id: "d", needs: "")
    try write("05-e.md", id: "e", needs: "a")
    #expect(findings("01-a.md") == ["5:8: `needs:` forms a cycle: a needs c needs b needs a"])
    #expect(findings("05-e.md") == [])
  }

  @Test func aFileWithoutAFolder() {
    let entry = LessonEntry(path: folder["nowhere/01-a.md"])
    #expect(LessonFolder(around: entry).findings(on: entry).isEmpty)
  }

  @Test func aNewFileReplacesNone() throws {
    try NewFile.write("one", to: folder["a.md"])
    let stamp = FileStamp(of: folder["a.md"])
    #expect(throws: StorageError.self) { try NewFile.write("two", to: folder["a.md"]) }
    #expect(FileStamp(of: folder["a.md"]) == stamp)
    #expect(throws: StorageError.self) { try NewFile.write("", to: folder["a\0.md"]) }
    #expect(FileStamp(of: folder["b.md"]) == nil)
  }
}
