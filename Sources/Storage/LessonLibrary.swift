import LessonScript

/// The lessons of a folder, in the order in which they are to be taken.
public struct LessonLibrary: Equatable, Sendable {
  /// The folder.
  public let folder: String
  /// Its lessons, by number and then by name; those that are refused are among them.
  public let entries: [LessonEntry]

  /// Reads the front matter and the quizzes' ids of all files in a folder that are named like
  /// `05-name.md`.
  ///
  /// An id belongs to the first lesson that has it; a second one is refused.
  public init(folder: String) throws(StorageError) {
    let names = try folderNames(folder)
      .compactMap { name in LessonFileName(name).map { (number: $0.number, name: name) } }
      .sorted { ($0.number, $0.name) < ($1.number, $1.name) }
    guard !names.isEmpty else {
      throw StorageError(folder, "holds no lessons, which are files named like 05-name.md")
    }
    var owners: [String: String] = [:]
    self.folder = folder
    entries = names.map { _, name in
      let entry = LessonEntry(path: "\(folder)/\(name)")
      guard case .success(let header) = entry.header else { return entry }
      guard let owner = owners[header.id] else {
        owners[header.id] = name
        return entry
      }
      let error = LessonError(
        "the id \(quoted(header.id)) is taken by \(owner)", at: SourceLocation(line: 1, column: 1))
      return LessonEntry(
        path: entry.path, header: .failure(.faulty(path: entry.path, LessonErrors([error]))))
    }
  }

  /// The lesson with an id or a number (`5`, `05`), or the one that a path leads to.
  ///
  /// A path is a name with a slash in it, or that ends in `.md`.
  public func entry(named name: String) throws(UnknownLesson) -> LessonEntry {
    if let entry = entries.first(where: { $0.id == name }) { return entry }
    if let number = lessonNumber(name), let entry = entries.first(where: { $0.number == number }) {
      return entry
    }
    if name.utf8.contains(UInt8(ascii: "/")) || name.hasSuffix(".md") {
      return LessonEntry(path: name)
    }
    throw UnknownLesson(name: name, among: entries.map(\.id))
  }
}

/// A name that no lesson has.
public struct UnknownLesson: Error, Equatable, Sendable, CustomStringConvertible {
  /// The name.
  public let name: String
  /// The ids that look most like it, at most three.
  public let nearest: [String]

  init(name: String, among ids: [String]) {
    self.name = name
    let words = Self.words(of: name)
    let related = ids.map { (id: $0, shared: Self.words(of: $0).intersection(words).count) }
      .filter { $0.shared > 0 }
      .sorted { $0.shared > $1.shared }
      .map(\.id)
    let near = LessonScript.nearest(3, to: name, among: ids)
    nearest = Array((near + related.filter { !near.contains($0) }).prefix(3))
  }

  /// The name that was asked for, and the nearest ones.
  public var description: String {
    let found = "there is no lesson \(quoted(name))"
    return nearest.isEmpty ? found : "\(found); near it are \(nearest.joined(separator: ", "))"
  }

  private static func words(of id: String) -> Set<Substring> {
    Set(id.lowercased().split { $0 == "-" || $0 == " " })
  }
}

extension LessonLibrary {
  /// Finds the folder of the lessons.
  ///
  /// It is the one that is named, else the value of `$CONVTUTOR_LESSONS`, else the first that there is
  /// of `../share/convtutor/Lessons` seen from the executable's folder, and `Lessons` in that folder
  /// and those above it.
  /// A folder that was asked for is never silently replaced by another: whether it is there shows
  /// when it is read.
  public static func folder(
    named folder: String?, environment: Environment, executable: String?
  ) throws(StorageError) -> String {
    if let folder { return folder }
    if let folder = environment("CONVTUTOR_LESSONS"), !folder.isEmpty { return folder }
    let candidates = executable.map(candidates) ?? []
    guard let found = candidates.first(where: isFolder) else {
      throw StorageError(
        executable ?? "convtutor",
        "has no lessons beside or above it; name their folder with --lessons or CONVTUTOR_LESSONS")
    }
    return found
  }

  /// The folders in which the lessons of an executable may be, the likeliest first.
  private static func candidates(executable: String) -> [String] {
    var folder = executable.folder
    var candidates = ["\(folder.folder)/share/convtutor/Lessons"]
    while true {
      candidates.append(folder == "/" ? "/Lessons" : "\(folder)/Lessons")
      if folder == folder.folder { return candidates }
      folder = folder.folder
    }
  }
}
