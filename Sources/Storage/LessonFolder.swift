import LessonScript

/// The lesson files of a folder, and what their ids and `needs:` say of one another.
public struct LessonFolder: Sendable {
  /// The lessons, by number and then by name; files without one come last.
  public let entries: [LessonEntry]

  /// Reads the front matter of every `.md` file in a folder but `README.md`.
  public init(_ path: String) throws(StorageError) {
    let names = try folderNames(path).filter(Self.isLesson)
      .map { (number: LessonFileName($0)?.number ?? Int.max, name: $0) }
      .sorted { ($0.number, $0.name) < ($1.number, $1.name) }
    let start = path.hasSuffix("/") ? path : path + "/"
    entries = names.map { LessonEntry(path: start + $0.name) }
  }

  /// The lessons beside a file; none if its folder cannot be read.
  public init(around entry: LessonEntry) {
    entries = (try? LessonFolder(entry.folder).entries) ?? []
  }

  /// The lessons that a path leads to: a file, or all of a folder; none for a `README.md`.
  ///
  /// - Throws: `StorageError` for a folder that cannot be read or holds no lesson.
  public static func entries(at path: String) throws(StorageError) -> [LessonEntry] {
    guard isFolder(path) else {
      return path.fileName == readme ? [] : [LessonEntry(path: path)]
    }
    let entries = try LessonFolder(path).entries
    guard !entries.isEmpty else {
      throw StorageError(path, "holds no lessons, which are files named like 05-name.md")
    }
    return entries
  }

  private static let readme = "README.md"

  private static func isLesson(_ name: String) -> Bool {
    name.hasSuffix(".md") && name != readme && !name.hasPrefix(".")
  }
}

extension LessonEntry {
  /// The folder of the file.
  public var folder: String { path.folder }
}

// MARK: - Ids and needs

extension LessonFolder {
  /// The faults of a lesson among these: an id that another has, and `needs:` that lead to no
  /// lesson or back to itself.
  public func findings(on entry: LessonEntry) -> [LessonError] {
    guard case .success(let header) = entry.header else { return [] }
    var findings: [LessonError] = []
    var needs: [String: [String]] = [:]
    for other in entries where other.path.fileName != entry.path.fileName {
      guard case .success(let found) = other.header else { continue }
      if found.id == header.id, !header.id.isEmpty {
        findings.append(
          LessonError(
            "the id `\(header.id)` is also that of \(other.path.fileName); progress is kept by id, "
              + "so each lesson needs its own", at: header.idLocation))
      }
      if needs[found.id] == nil { needs[found.id] = found.needs.map(\.value) }
    }
    needs[header.id] = []
    for need in header.needs {
      if needs[need.value] == nil {
        let near = nearest(to: need.value, among: needs.keys.filter { $0 != header.id }.sorted())
        let advice = near.map { "did you mean `\($0)`?" } ?? "give its id, or remove it"
        findings.append(
          LessonError("no lesson of this folder is `\(need.value)`; \(advice)", at: need.location))
      } else if let path = Self.path(from: need.value, to: header.id, along: needs) {
        let circle = ([header.id] + path).joined(separator: " needs ")
        findings.append(LessonError("`needs:` forms a cycle: \(circle)", at: need.location))
      }
    }
    return findings
  }

  /// The shortest way from one lesson to another by what each needs, both included; nil if none.
  private static func path(
    from start: String, to end: String, along needs: [String: [String]]
  ) -> [String]? {
    var before: [String: String] = [:]
    var (queue, next, seen) = ([start], 0, Set([start]))
    while next < queue.count {
      let id = queue[next]
      next += 1
      if id == end {
        return Array(sequence(first: end) { before[$0] }).reversed()
      }
      for need in needs[id] ?? [] where seen.insert(need).inserted {
        before[need] = id
        queue.append(need)
      }
    }
    return nil
  }
}
