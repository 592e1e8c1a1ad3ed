import ArgumentParser
import LessonScript
import Storage
import TextScreen
import Tutor

/// `convtutor check [FILE or FOLDER …]`: the faults of lesson files.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check lesson files and print every error as FILE:LINE:COLUMN: message.",
    usage: "convtutor check [<options>] [<files> ...]",
    discussion: """
      Prints nothing if all is well. A folder is checked file by file, without its README.md. \
      Warnings are about things that work but are probably not intended: a page larger than \
      80×24, an id or `needs:` that does not fit the folder, text that is not shown as it is \
      typed. The exit status is 1 if there are errors, with --strict also if there are warnings.

      EXAMPLES
        convtutor check                      the course
        convtutor check my-lesson.md
        convtutor check --strict Lessons
      """)

  @OptionGroup var library: LibraryOptions
  @Flag(help: "Exit with status 1 for warnings as well.") var strict = false
  @Flag(help: "Prove also the goals of figures that take long to compute.") var full = false
  @Flag(help: "Print to standard error how many draws each quiz asks.") var verbose = false
  @Argument(help: "Lesson files and folders; the course if none is given.")
  var files: [String] = []

  func run() throws {
    var entries: [LessonEntry] = []
    var lines: [String] = []
    for path in try files.isEmpty ? [library.library().folder] : files {
      do throws(StorageError) {
        entries += try LessonFolder.entries(at: path)
      } catch { lines.append(error.description) }
    }
    if entries.isEmpty, lines.isEmpty {
      throw Failure.usage("there is nothing to check: README.md is not a lesson")
    }
    var folders: [String: LessonFolder] = [:]
    let findings = entries.map { entry in
      let folder = folders[entry.folder] ?? LessonFolder(around: entry)
      folders[entry.folder] = folder
      return Findings(entry, in: folder, isFull: full)
    }
    let hasErrors = !lines.isEmpty || findings.contains(where: \.hasErrors)
    lines += findings.flatMap(\.lines)
    try Output.write(PlainText(lines.map { "\(SafeText($0))\n" }.joined()))
    if verbose { for note in findings.flatMap(\.notes) { Output.say(PlainText(note)) } }
    if hasErrors || strict && !lines.isEmpty { throw Failure.no() }
  }
}

/// Everything that is wrong with one lesson file, and what else its author may want to read.
private struct Findings {
  var lines: [String] = []
  /// Notes on what is not wrong: how many draws each quiz has.
  var notes: [String] = []
  var hasErrors = false

  init(_ entry: LessonEntry, in folder: LessonFolder, isFull: Bool) {
    do throws(LessonRefusal) {
      let (lesson, faults) = try entry.reading()
      var errors = faults
      if let lesson {
        var warnings = folder.findings(on: entry) + lesson.warnings
        do throws(LessonErrors) {
          let playable = try PlayableLesson(lesson, number: entry.number)
          try playable.checkDraws()
          if isFull { try playable.proveGoals() }
          warnings += LessonLint.findings(in: lesson) + LessonLint.findings(in: playable)
          notes = playable.pages.compactMap(\.quiz).filter { $0.triedCount > 1 }.map { quiz in
            "\(entry.path): quiz \(quiz.id) asks \(quiz.goodDrawCount) of \(quiz.triedCount) draws"
          }
        } catch { errors.report(error) }
        lines = warnings.map { warning in
          "\(entry.path):\(warning.location.line):\(warning.location.column): "
            + "warning: \(warning.message)"
        }
      }
      hasErrors = !errors.isEmpty
      lines += errors.all.map { "\(entry.path):\($0)" }
    } catch {
      hasErrors = true
      lines = error.description.split(separator: "\n").map(String.init)
    }
  }
}
