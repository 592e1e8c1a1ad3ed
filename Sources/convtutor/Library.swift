import ArgumentParser
import Glibc
import LessonScript
import Storage
import TextScreen
import Tutor

/// Where lessons are looked for.
struct LibraryOptions: ParsableArguments {
  @Option(help: "The folder of the lessons.")
  var lessons: String?

  /// The lessons, or why there are none.
  func library() throws -> LessonLibrary { try findLibrary(named: lessons) }

  /// A lesson by id, number or path, or a failure that names what comes near.
  func entry(named name: String) throws -> LessonEntry {
    try findLesson(named: name, in: lessons)
  }
}

/// A lesson by id, number or path, or a failure that names what comes near; a path needs no library.
func findLesson(named name: String, in folder: String?) throws -> LessonEntry {
  if name.contains("/") || name.hasSuffix(".md") { return LessonEntry(path: name) }
  let library = try findLibrary(named: folder)
  do throws(UnknownLesson) {
    return try library.entry(named: name)
  } catch {
    let all = error.nearest.isEmpty ? "; `convtutor list` names them all" : ""
    throw Failure.usage(error.description + all)
  }
}

/// The lessons of a folder, or of the one that is found where none is named.
func findLibrary(named folder: String? = nil) throws -> LessonLibrary {
  do throws(StorageError) {
    let executable = executablePath(
      calledAs: CommandLine.arguments.first ?? "convtutor", environment: environment)
    let folder = try LessonLibrary.folder(
      named: folder, environment: environment, executable: executable)
    return try LessonLibrary(folder: folder)
  } catch { throw Failure.usage(error.description) }
}

/// The lessons of the library with one that may have been opened by its path, if it is not among
/// them.
func entries(around entry: LessonEntry, in folder: String?) -> [LessonEntry] {
  let entries = (try? findLibrary(named: folder).entries) ?? []
  return entries.contains { $0.id == entry.id } ? entries : entries + [entry]
}

/// A variable of the environment, or nil.
func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

extension LessonEntry {
  /// The lesson, read, checked and computed; a refusal is a located list of what is wrong.
  func playable() throws(LessonRefusal) -> PlayableLesson {
    let lesson = try lesson()
    do {
      return try PlayableLesson(lesson, number: number)
    } catch { throw .faulty(path: path, error) }
  }

  /// The same for a command that has nothing else to do then.
  func playableOrFail() throws -> PlayableLesson {
    do throws(LessonRefusal) {
      return try playable()
    } catch { throw Failure.no(error.description) }
  }

  /// The lesson as its text says it, nothing computed yet, or a failure.
  func lessonOrFail() throws -> Lesson {
    do throws(LessonRefusal) {
      return try lesson()
    } catch { throw Failure.no(error.description) }
  }

  /// How the menu shows it with the ids of its quick checks and goals, for which the file is read.
  var itemWithQuestions: MenuItem {
    var item = menuItem
    let outline = outline
    (item.questions, item.goals) = (outline.quizIDs, outline.goalIDs)
    return item
  }

  /// How the menu shows it, known by its front matter alone.
  var menuItem: MenuItem {
    switch header {
    case .success(let header): MenuItem(header, number: number)
    case .failure(let refusal):
      MenuItem(refused: id, number: number, because: refusal.firstLine)
    }
  }
}

extension LessonRefusal {
  /// The first thing that is wrong, for where there is one line.
  var firstLine: String { description.split(separator: "\n").first.map(String.init) ?? "" }
}
