import ConvolutionCore
import Expressions
import Learning
import LessonScript
import TextScreen

/// Statements to sort into classes, one a step; each wrong drop says what it breaks.
struct SorterFigure: Figure {
  static let kind = "sorter"
  static let summary = "statements to sort into classes, with a sentence for every drop"
  static let steps = "Step 1 is the first statement in its class; each step sorts the next one."
  static let example = """
    classes: linear | not linear
    statements:
      linear | a convolution | Twice the input gives twice the map.
      not linear | a ReLU | It keeps one sign only.
      linear | average pooling | A mean is a sum with equal weights.
    breaks:
      1: not linear | Which sum would it break? None: it is made of sums.
      2: linear | Minus the input would have to give minus the output, and it gives nothing.
      3: not linear | The mean of a sum is the sum of the means.
    """

  struct Setup: FigureSetup {
    var classes: [String] = []
    var statements: [Statement] = []
  }

  /// A statement, the class that it belongs to, and what is said to a drop into each class.
  struct Statement: Hashable {
    var text: String
    var home: Int
    var answers: [Int: String]
  }

  static let fields: [Field<Setup>] = [
    .custom(
      OptionSpec("classes", .text("names divided by ` | `"), "the classes, 2 to 4 of them"),
      read: readClasses),
    .custom(
      OptionSpec(
        "statements", .text("lines of `CLASS | statement | sentence`"),
        "the statements, each with its class and why it belongs there"), read: readStatements),
    .custom(
      OptionSpec(
        "breaks", .text("lines of `STEP: CLASS | sentence`"),
        "what a wrong drop breaks: a sentence for every other class of every statement"),
      read: readBreaks),
  ]

  static let asks: [Ask<Self>] = [Ask("class", "the statement's class") { $0.classQuestion($1) }]

  static let measures: [Measure<Self>] = [
    Measure("right", "statements that are in their class by now") { Number($0.clamped($1)) },
    Measure("left", "statements that are left to sort") { Number($0.stepCount - $0.clamped($1)) },
  ]

  let setup: Setup

  init(_ setup: Setup) throws(ShapeError) {
    guard setup.classes.count > 1, !setup.statements.isEmpty else {
      throw .wrongCount(
        of: "statements", found: setup.statements.count, expected: "1 or more, of 2 classes")
    }
    self.setup = setup
  }

  var stepCount: Int { setup.statements.count }
  func name(of step: Int) -> String { "statement \(clamped(step))" }

  private func clamped(_ step: Int) -> Int { max(1, min(step, stepCount)) }
  private func statement(_ step: Int) -> Statement { setup.statements[clamped(step) - 1] }

  // MARK: View

  func view(at moment: Moment) -> any View {
    let isAsking = moment.asking != nil
    let sorted = moment.step - (isAsking ? 1 : 0)
    return Stack(.down) {
      OneOf(
        setup.statements.enumerated().map { index, statement in
          Paragraph(StyledText(SafeText("\(index + 1)  \(statement.text)"), .strong), part: "class")
        }, shown: moment.step - 1)
      FirstFit {
        columns(sorted: sorted, newest: isAsking ? nil : moment.step)
          .gaps(6...16).spaced(leaving: Self.usualRows)
        columns(sorted: sorted, newest: isAsking ? nil : moment.step).wrapped().whole()
        list(sorted: sorted, newest: isAsking ? nil : moment.step).wrapped().whole()
        list(sorted: sorted, newest: isAsking ? nil : moment.step).records
      }
      OneOf(
        setup.statements.map { Paragraph(StyledText(SafeText($0.answers[$0.home] ?? ""))) },
        shown: isAsking ? nil : moment.step - 1)
    }
  }

  /// Blank lines are for rooms with more rows than the usual screen has.
  private static let usualRows = 18

  private func cell(_ index: Int, sorted: Int, newest: Int?) -> TextTable.Cell {
    let text = SafeText("\(index + 1) \(setup.statements[index].text)")
    return TextTable.Cell(
      text, index + 1 == newest ? .strong : .text, instead: index < sorted ? nil : StyledText())
  }

  /// A column for each class, its statements below each other.
  private func columns(sorted: Int, newest: Int?) -> TextTable {
    let homes = setup.classes.indices.map { home in
      setup.statements.indices.filter { setup.statements[$0].home == home }
    }
    let rows = (0..<(homes.map(\.count).max() ?? 0)).map { rank in
      TextTable.Row(
        homes.map { indices in
          indices.indices.contains(rank)
            ? cell(indices[rank], sorted: sorted, newest: newest) : TextTable.Cell(StyledText())
        })
    }
    return TextTable(
      setup.classes.map { TextTable.Column(head: StyledText(SafeText($0), .quiet), gap: 3) }, rows
    ).ruled()
  }

  /// A line for each statement, for rooms that are too narrow for columns.
  private func list(sorted: Int, newest: Int?) -> TextTable {
    let rows = setup.statements.indices.map { index in
      let home = SafeText(setup.classes[setup.statements[index].home])
      return TextTable.Row([
        cell(index, sorted: sorted, newest: newest),
        TextTable.Cell(home, .quiet, instead: index < sorted ? nil : StyledText()),
      ])
    }
    return TextTable([.init(), .init()], rows, shown: sorted, newest: max(0, sorted - 1))
  }

  func caption(at moment: Moment) -> String {
    let statement = statement(moment.step)
    if moment.asking != nil { return "\(name(of: moment.step)): \(statement.text): ?" }
    return "\(name(of: moment.step)): \(statement.text): \(setup.classes[statement.home]). "
      + (statement.answers[statement.home] ?? "")
  }

  private func classQuestion(_ step: Int) -> Question {
    let statement = statement(step)
    let options = setup.classes.enumerated().map { index, name in
      Question.Option(
        text: [.text(name)], isRight: index == statement.home,
        feedback: [.text(statement.answers[index] ?? "")])
    }
    return Question(
      id: "statement-\(clamped(step))",
      prompt: [.paragraph([.text("Where does statement \(clamped(step)) belong?")])],
      kind: .choice(options, several: false))
  }
}

// MARK: - Reading

extension SorterFigure {
  private static let (classLimit, statementLimit) = (4, 20)

  private static func readClasses(_ options: inout OptionReader, _ setup: inout Setup) {
    guard options.has("classes"), options.has("statements") else {
      options.report("a sorter needs `classes:` and `statements:`", at: options.location)
      return
    }
    let names = options.line("classes")?.parts(dividedBy: "|", standingAlone: true) ?? []
    setup.classes = names.map(\.value)
    if !(2...classLimit).contains(names.count) || Set(setup.classes).count < names.count
      || setup.classes.contains("")
    {
      options.report(
        "classes are \(names.count); expected 2 to \(classLimit) different names with ` | ` "
          + "between them", for: "classes")
      setup.classes = []
    }
  }

  private static func readStatements(_ options: inout OptionReader, _ setup: inout Setup) {
    guard !setup.classes.isEmpty else { return }
    let lines = options.lines("statements")
    if lines.count > statementLimit {
      options.report(
        "there are \(lines.count) statements; expected at most \(statementLimit)",
        for: "statements")
    }
    for line in lines.prefix(statementLimit) {
      let parts = line.parts(dividedBy: "|", standingAlone: true)
      guard parts.count == 3, parts.allSatisfy({ !$0.value.isEmpty }) else {
        options.report(
          "expected `CLASS | statement | why it belongs there`, found " + quoted(line.value),
          at: line.location)
        continue
      }
      guard let home = home(parts[0], in: setup, &options) else { continue }
      setup.statements.append(
        Statement(text: parts[1].value, home: home, answers: [home: parts[2].value]))
    }
  }

  private static func readBreaks(_ options: inout OptionReader, _ setup: inout Setup) {
    guard !setup.statements.isEmpty else { return }
    for line in options.lines("breaks") {
      let parts = line.parts(dividedBy: "|", standingAlone: true)
      let head = parts[0].parts(dividedBy: ":")
      guard parts.count == 2, head.count == 2, !parts[1].value.isEmpty,
        let step = Int(head[0].value), setup.statements.indices.contains(step &- 1)
      else {
        options.report(
          "expected `STEP: CLASS | sentence` with a step from 1 to \(setup.statements.count), "
            + "found " + quoted(line.value), at: line.location)
        continue
      }
      guard let home = home(head[1], in: setup, &options) else { continue }
      if setup.statements[step - 1].answers[home] != nil {
        options.report(
          "statement \(step) has a sentence for `\(head[1].value)` already", at: line.location)
      }
      setup.statements[step - 1].answers[home] = parts[1].value
    }
    for (index, statement) in setup.statements.enumerated() {
      for (home, name) in setup.classes.enumerated() where statement.answers[home] == nil {
        options.report(
          "statement \(index + 1) says nothing to a drop into `\(name)`; write "
            + "`\(index + 1): \(name) | sentence`", for: "breaks")
      }
    }
  }

  /// The class of a name; nil, and an error, if there is none.
  private static func home(
    _ name: Located<String>, in setup: Setup, _ options: inout OptionReader
  ) -> Int? {
    if let home = setup.classes.firstIndex(of: name.value) { return home }
    options.report(
      unknown("class", name.value, among: setup.classes), at: name.location)
    return nil
  }
}
