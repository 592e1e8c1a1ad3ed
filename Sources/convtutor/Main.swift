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
      if CommandLine.arguments.count == 1 {
        try openMenu(findLibrary(), ScreenSettings())
        return 0
      }
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
}
