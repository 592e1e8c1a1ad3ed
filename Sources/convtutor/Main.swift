import ArgumentParser
import Glibc
import TextScreen

@main
enum Main {
  /// Runs a command and ends with its status.
  static func main() {
    StandardStreams.open()
    StandardStreams.ignoreFileSizeSignal()
    exit(status())
  }

  private static func status() -> Int32 {
    do {
      if try runWithoutParser(Array(CommandLine.arguments.dropFirst())) { return 0 }
      var command = try Convtutor.parseAsRoot()
      try command.run()
      return 0
    } catch let failure as Failure {
      if !failure.words.isEmpty { StandardStreams.say("convtutor: \(failure.words)") }
      return failure.status
    } catch {
      let status = Convtutor.exitCode(for: error)
      let words = Convtutor.fullMessage(for: error)
      if status == .success {
        guard StandardStreams.write(words.hasSuffix("\n") ? words : words + "\n") else { return 1 }
        return 0
      }
      StandardStreams.say(words)
      // The parser ends with EX_USAGE (64); here a wrong call is 2, as in most tools.
      return status == .validationFailure ? 2 : status.rawValue
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
