import LessonScript

/// A lesson file, known by its front matter.
public struct LessonEntry: Equatable, Sendable {
  /// The path of the file.
  public let path: String
  /// The number that its name starts with, or nil if a file was named that has none.
  public let number: Int?
  /// The front matter, or why the lesson is refused.
  public let header: Result<LessonHeader, LessonRefusal>

  /// Reads the front matter of a file, as far as it goes and no further.
  public init(path: String) {
    self.init(path: path, header: Self.header(of: path))
  }

  init(path: String, header: Result<LessonHeader, LessonRefusal>) {
    self.path = path
    self.header = header
    number = LessonFileName(path.fileName)?.number
  }

  /// The name of the lesson: its id, or by custom the name of the file if that says no id.
  public var id: String {
    if case .success(let header) = header { return header.id }
    return LessonFileName(path.fileName)?.slug ?? path.fileName
  }

  /// The ids of its quizzes in order, read now.
  public var questions: [String] { outline.quizIDs }

  /// The ids of its quizzes and goals, read now; none of a lesson that cannot be opened.
  ///
  /// Errors in its text are found when it is opened.
  /// Its quizzes, its goals and its words, read now; empty for a lesson that cannot be opened.
  public var outline: LessonOutline {
    guard case .success = header, let bytes = try? contents() else {
      return LessonOutline(bytes: [])
    }
    return LessonOutline(bytes: bytes)
  }

  /// The whole lesson, read now.
  public func lesson() throws(LessonRefusal) -> Lesson {
    let bytes = try contents()
    do throws(LessonErrors) {
      return try Lesson(bytes: bytes)
    } catch { throw .faulty(path: path, error) }
  }

  /// The readable part of the lesson, and all errors in its text.
  public func reading() throws(LessonRefusal) -> (lesson: Lesson?, errors: LessonErrors) {
    Lesson.reading(try contents())
  }

  private func contents() throws(LessonRefusal) -> [UInt8] {
    do throws(StorageError) {
      return try RegularFile(reading: path).contents(limit: Limits.fileBytes)
    } catch { throw .unreadable(error) }
  }

  private static func header(of path: String) -> Result<LessonHeader, LessonRefusal> {
    let bytes: [UInt8]
    do {
      bytes = try RegularFile(reading: path).prefix(Limits.headerBytes)
    } catch {
      return .failure(.unreadable(error))
    }
    do {
      return .success(try LessonHeader(bytes: bytes))
    } catch {
      return .failure(.faulty(path: path, error))
    }
  }
}

/// The reason for which a lesson is not shown.
public enum LessonRefusal: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file could not be read.
  case unreadable(StorageError)
  /// The file is no lesson.
  case faulty(path: String, LessonErrors)

  /// One `PATH:LINE:COLUMN: message` for each error; a file that cannot be read has one at its start.
  public var description: String {
    switch self {
    case .unreadable(let error): "\(error.path):1:1: the file \(error.reason)"
    case .faulty(let path, let errors):
      errors.all.map { "\(path):\($0)" }.joined(separator: "\n")
    }
  }
}

/// The name of a lesson file: `05-watch-the-kernel-slide.md`.
struct LessonFileName {
  let number: Int
  let slug: String

  init?(_ name: String) {
    let suffix = ".md"
    guard name.hasSuffix(suffix), let dash = name.firstIndex(of: "-"),
      let number = lessonNumber(name[..<dash])
    else { return nil }
    slug = String(name[dash...].dropFirst().dropLast(suffix.count))
    self.number = number
    if slug.isEmpty { return nil }
  }
}

/// The number that digits are, `05` and `5` alike, or nil if they are anything but digits.
func lessonNumber(_ digits: some StringProtocol) -> Int? {
  digits.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ? Int(digits) : nil
}
