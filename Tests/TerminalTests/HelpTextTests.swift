import ArgumentParser
import TextScreen
import Testing

@testable import convtutor

/// The help of every command.
@Suite struct HelpTextTests {
  struct Command: CustomTestStringConvertible {
    let type: any ParsableCommand.Type
    var testDescription: String { type._commandName }
  }

  private static func commands(in type: any ParsableCommand.Type) -> [Command] {
    [Command(type: type)] + type.configuration.subcommands.flatMap(commands)
  }

  @Test(arguments: commands(in: Convtutor.self)) func fitsEightyColumns(
    _ command: Command
  ) {
    let lines = Convtutor.helpMessage(for: command.type, columns: 80).split(separator: "\n")
    let wide = lines.filter { CharacterWidth.of(SafeText(String($0))) > 80 }
    #expect(wide.isEmpty)
    #expect(lines.first?.hasPrefix("OVERVIEW: ") == true)
  }

  /// A paragraph is wrapped once, by the parser: no line of it ends early.
  @Test(arguments: commands(in: Convtutor.self)) func paragraphsWrapNaturally(
    _ command: Command
  ) {
    let paragraphs = command.type.configuration.discussion.split(separator: "\n\n")
    for paragraph in paragraphs where paragraph.first != " " {
      let isList = paragraph.contains("\n  ")
      #expect(isList || !paragraph.contains("\n"), "\(paragraph)")
    }
  }
}
