import ArgumentParser
import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Times what a learner waits for, and the core.
@main
struct ConvtutorBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convtutor-bench",
    abstract: "Times what a learner waits for, and the core.",
    discussion: """
      Minimum, median and 99th percentile of one run after a warm-up. Compare minima, and build
      with -c release. The names of cases read GROUP/CASE/SIZE; a size in figure/ is that of the
      figure's room, in key/ that of the screen, both as columns by rows.
      """)

  @Flag(help: "Print one JSON object per line, times in nanoseconds.")
  var json = false

  @Option(help: "Run the case with this name, or else all whose names contain it.")
  var filter = ""

  @Option(help: "How long each case is run.")
  var seconds = 0.5

  @Option(help: "The folder of the lessons.")
  var lessons: String?

  func validate() throws {
    guard seconds >= 0, seconds <= 3_600 else {
      throw ValidationError("--seconds is \(seconds); expected 0 to 3600")
    }
  }

  func run() throws {
    let environment = { (name: String) in getenv(name).map { String(cString: $0) } }
    let executable = executablePath(calledAs: CommandLine.arguments[0], environment: environment)
    let folder = try LessonLibrary.folder(
      named: lessons, environment: environment, executable: executable)
    let cases = benchmarkCases(lessons: try LessonLibrary(folder: folder)).matching(filter)
    guard !cases.isEmpty else { throw ValidationError("no case matches `\(filter)`") }
    let table = ReportTable(names: cases.map(\.name))
    if !json { print(table.head) }
    for benchmark in cases {
      let measurement = try Measurement(of: benchmark, seconds: seconds)
      print(json ? measurement.json(of: benchmark) : table.row(measurement, of: benchmark))
    }
  }
}

/// Every case, group after group; a lesson in the library adds its own.
func benchmarkCases(lessons: LessonLibrary) -> [BenchmarkCase] {
  figureCases() + lessonCases(lessons) + menuCases() + coreCases()
}
