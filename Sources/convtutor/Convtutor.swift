import ArgumentParser
import TextScreen

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
        convtutor check my-lesson.md              what is wrong with a lesson file
        convtutor progress reset 5                forget a lesson, keeping a copy
        convtutor eval 'dense(512*512*3, 1000)'   786,433,000

      EXIT STATUS
        0 done; 1 the answer is no; 2 usage or unknown lesson;
        3 no usable terminal; 4 progress could not be kept;
        128 + n ended by signal n.

      ENVIRONMENT
        NO_COLOR, COLORFGBG, CONVTUTOR_LESSONS, CONVTUTOR_REDUCE_MOTION,
        CONVTUTOR_ASCII, XDG_DATA_HOME. Options win over the environment.
      """,
    version: version,
    subcommands: [
      MenuCommand.self, PlayCommand.self, ReplayCommand.self, PracticeCommand.self,
      ReviewCommand.self, ListCommand.self, ShowCommand.self, CheckCommand.self,
      FiguresCommand.self, EvalCommand.self, ProgressCommand.self,
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
