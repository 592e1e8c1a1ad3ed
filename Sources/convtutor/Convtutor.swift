import ArgumentParser
import CursesTerminal
import Glibc
import TextScreen
import Tutor

/// The command line: bare, it opens the menu.
struct Convtutor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convtutor",
    abstract: "vimtutor for convolution: why convolutional networks work, step by step.",
    discussion: """
      EXAMPLES
        convtutor                                 the menu of lessons
        convtutor play watch-the-kernel-slide     a lesson, where it was left
        convtutor replay 5                        from page 1, with fresh numbers
        convtutor practice 8                      its questions, fresh numbers each
        convtutor review --limit 5                what is due for review
        convtutor show 5 | less                   the lesson as plain text
        convtutor new my-lesson.md                a lesson file to start from
        convtutor check my-lesson.md              the errors of a lesson file
        convtutor progress reset 5                forget a lesson, keeping a copy
        convtutor try pooling kind=average        a figure alone, to play with
        convtutor eval 'dense(512*512*3, 1000)'   786,433,000

      EXIT STATUS
        0 done; 1 the answer is no; 2 usage or unknown lesson;
        3 no usable terminal; 4 progress could not be kept;
        128 + n ended by signal n.

      ENVIRONMENT
        NO_COLOR, COLORFGBG, CONVTUTOR_LESSONS, CONVTUTOR_REDUCE_MOTION,
        CONVTUTOR_ASCII, XDG_DATA_HOME. Options override the environment.
      """,
    version: version,
    subcommands: [
      MenuCommand.self, PlayCommand.self, ReplayCommand.self, PracticeCommand.self,
      ReviewCommand.self, ListCommand.self, ShowCommand.self, CheckCommand.self, NewCommand.self,
      FiguresCommand.self, TryCommand.self, EvalCommand.self, ProgressCommand.self,
    ],
    defaultSubcommand: MenuCommand.self)

  static let version = "0.1.0"
}

/// Why a command ends, with the exit status and the words for it.
struct Failure: Error {
  /// The exit status: 1 the answer is no, 2 usage, 3 no usable terminal, 4 progress not kept.
  var status: Int32
  /// The words, for standard error; empty if all is said.
  var words: String

  static func no(_ words: String = "") -> Failure { Failure(status: 1, words: words) }
  static func usage(_ words: String) -> Failure { Failure(status: 2, words: words) }
  static func terminal(_ words: String) -> Failure { Failure(status: 3, words: words) }
  static func progress(_ words: String) -> Failure { Failure(status: 4, words: words) }
}

@main
enum Main {
  /// Runs a command and ends with its status.
  static func main() {
    Output.open()
    Output.ignoreFileSizeSignal()
    let status = status()
    // Who asked for the end by a signal is answered by it.
    NcursesTerminal.endAsAsked()
    exit(status)
  }

  private static func status() -> Int32 {
    do {
      if try runWithoutParser(Array(CommandLine.arguments.dropFirst())) { return 0 }
      var command = try Convtutor.parseAsRoot()
      try command.run()
      return 0
    } catch let failure as Failure {
      if !failure.words.isEmpty { Output.say("convtutor: \(failure.words)") }
      return failure.status
    } catch {
      let status = Convtutor.exitCode(for: error)
      let words = Convtutor.fullMessage(for: error)
      if status == .success {
        return write(words.hasSuffix("\n") ? words : words + "\n")
      }
      Output.say(PlainText(words))
      // The parser ends with EX_USAGE (64); here a wrong call is 2, as in most tools.
      return status == .validationFailure ? 2 : status.rawValue
    }
  }

  private static func write(_ words: String) -> Int32 {
    do {
      try Output.write(PlainText(words))
      return 0
    } catch {
      if let failure = error as? Failure { Output.say("convtutor: \(failure.words)") }
      return 1
    }
  }

  /// Runs the two calls that people wait for, the menu and a lesson by name, without the parser:
  /// building its tree of commands takes longer than all else until the first frame.
  private static func runWithoutParser(_ arguments: [String]) throws -> Bool {
    if arguments.isEmpty {
      try openMenu(findLibrary(), ScreenSettings())
      return true
    }
    guard arguments.count == 2, arguments[0] == "play", !arguments[1].hasPrefix("-") else {
      return false
    }
    try play(arguments[1], in: nil, ScreenSettings(), isReplay: false)
    return true
  }
}
