import ArgumentParser
import Expressions
import Figures
import Learning
import LessonScript
import TextScreen
import Tutor

/// `convtutor list`: the lessons, one a line.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the lessons: number, id, minutes, title.")

  @OptionGroup var library: LibraryOptions

  func run() throws {
    var lines: [String] = []
    let items = try library.library().entries.map(\.menuItem)
    let widest = items.map(\.id.count).max() ?? 0
    for item in items {
      let number = item.number.map { "\($0)" } ?? ""
      let padded = item.id + String(repeating: " ", count: widest - item.id.count)
      let minutes = item.refusal == nil ? "\(item.minutes)" : "-"
      lines.append(
        right(number, 3) + "  " + padded + "  " + right(minutes, 3) + "  "
          + (item.refusal ?? item.title))
    }
    try Output.write(PlainText(lines.joined(separator: "\n") + "\n"))
    if items.contains(where: { $0.refusal != nil }) { throw Failure.no() }
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

/// `convtutor show NAME`: a lesson as plain text.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a lesson as plain text, its figures in words and in pictures.")

  @OptionGroup var library: LibraryOptions
  @Flag(help: "Use ASCII only.") var ascii = false
  @Argument(help: "The lesson: its id, its number, or a path.") var name: String

  func run() throws {
    let entry = try library.entry(named: name)
    let lesson = try entry.playableOrFail()
    var output = Output.Pieces()
    try LessonText(glyphs: ascii ? .ascii : .unicode).write(lesson) { try output.write($0) }
    try output.end()
  }
}

/// `convtutor figures`: what figures a lesson can hold.
struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "Print the figure kinds with their options and an example, for authors.")

  func run() throws { try Output.write(PlainText(FigureReference.text)) }
}

/// `convtutor eval EXPR`: the number of an expression.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Evaluate an expression as lessons do.",
    discussion: """
      EXAMPLES
        convtutor eval 'dense(512*512*3, 1000)'            786,433,000
        convtutor eval 'conv(kernel: 3, from: 3, to: 64)'  1,792
        convtutor eval 'output(5, kernel: 3)'              3
      """)

  @Argument(parsing: .allUnrecognized, help: "The expression.") var expression: [String]

  func run() throws {
    let text = expression.joined(separator: " ")
    let value: Number
    do throws(ExpressionError) {
      value = try Expression(parsing: text).value()
    } catch {
      let pointer = String(repeating: " ", count: max(0, error.column)) + "^"
      throw Failure.no("\(error.suggestingNearest.message)\n  \(text)\n  \(pointer)")
    }
    try Output.write("\(value)\n")
  }
}
