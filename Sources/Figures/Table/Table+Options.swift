import Expressions
import Learning
import LessonScript

extension TableFigure {
  static let options = [
    OptionSpec("columns", .text("cells divided by ` | `"), "the head of the table"),
    OptionSpec(
      "rows", .text("lines of cells divided by ` | `; `` `= 3*3` `` in a cell is computed"),
      "the rows below the head"),
    OptionSpec(
      "align", .text("left, centre or right for each column, divided by commas"),
      "how the columns are set; those with computed numbers right, others left, unless given"),
    OptionSpec("grow", .word(growthWords), default: "rows", "what each step adds"),
    OptionSpec(
      "ask", .text("a column's head; where columns are added, a row's first cell"),
      "whose number `predict:` asks for; the last that is computed, unless given"),
    OptionSpec(
      "compare", .flag, default: "no",
      "whether `predict:` asks how the number compares with the one before, larger or smaller"),
    OptionSpec(
      "wrong", .text("lines of ``STEP: `= 3*3` sentence``"),
      "known wrong answers to a prediction, and what is said to them"),
  ]

  static let example = """
    columns: layer | outputs | weights | biases
    rows:
      conv 5×5, 6  | `= 6 * output(32, kernel: 5)^2`  | `= 6 * 25`      | `= 6`
      conv 5×5, 16 | `= 16 * output(14, kernel: 5)^2` | `= 16 * 6 * 25` | `= 16`
      dense 120    | `= 120`                          | `= 400 * 120`   | 1 a unit
    ask: weights
    predict: 2
    wrong:
      2: `= 16 * 25` Each filter spans all 6 maps.
    say:
      1: Six filters on one channel.
    """

  static let askingExamples = [
    """
    columns: kernel | 3×3 | 5×5 | 7×7
    rows:
      taps   | `= 3^2` | `= 5^2` | `= 7^2`
      places | `= output(60, kernel: 3)` | `= output(60, kernel: 5)` | `= output(60, kernel: 7)`
    grow: columns
    ask: places
    compare: yes
    predict: 2, 3
    """
  ]

  /// The most known wrong answers to one prediction.
  private static let mistakeLimit = 20

  private static let growthWords = Growth.allCases.map(\.rawValue)

  init(_ options: inout OptionReader) throws(LessonErrors) {
    let content = TableContent(&options)
    let word = options.word("grow", of: Self.growthWords, default: Growth.rows.rawValue)
    guard let content else {
      try options.finish()
      throw LessonErrors([LessonError("a table needs rows", at: options.location)])
    }
    self.content = content
    growth = Growth(rawValue: word) ?? .rows
    if growth == .columns, content.heads.count < 2 {
      options.report("only one column; expected another one to add", for: "columns")
    }
    asked = Self.asked(
      &options, among: growth == .rows ? content.heads : content.rows.map(\.[0].text))
    comparesNumbers = options.flag("compare")
    if comparesNumbers, options.has("wrong") {
      options.report("`compare: yes` asks for no number that could be wrong", for: "wrong")
    }
    mistakes = [:]
    mistakes = readMistakes(&options)
  }

  private static func asked(_ options: inout OptionReader, among names: [String]) -> Int? {
    guard options.has("ask"), let name = options.line("ask") else { return nil }
    if let place = names.firstIndex(of: name.value) { return place }
    options.report(
      "\(unknown("cell to ask for", name.value, among: names))", at: name.location)
    return nil
  }

  /// The lines of `wrong:`, each for a step that has a number to ask for and none twice.
  private func readMistakes(_ options: inout OptionReader) -> [Int: [NumberKey.Mistake]] {
    guard options.has("wrong") else { return [:] }
    var mistakes: [Int: [NumberKey.Mistake]] = [:]
    for line in options.lines("wrong") {
      guard let (step, sum, sentence) = Self.parts(of: line), (1...stepCount).contains(step) else {
        options.report(
          "expected ``STEP: `= expression` sentence`` with a step from 1 to \(stepCount), found "
            + quoted(line.value), at: line.location)
        continue
      }
      guard let value = sum.number(reportingTo: &options) else { continue }
      guard let right = asked(at: step).flatMap({ cell($0).number }) else {
        options.report("step \(step) has no number to ask for", at: line.location)
        continue
      }
      var known = mistakes[step] ?? []
      guard known.count < Self.mistakeLimit else {
        options.report(
          "step \(step) has \(Self.mistakeLimit) wrong answers, the limit", at: line.location)
        continue
      }
      known.append(
        NumberKey.Mistake(value: value, working: sum.value, feedback: [.text(sentence)]))
      if NumberKey(right: right, mistakes: known).mistakes.count < known.count {
        options.report(
          "\(value) is the right answer or a wrong one given before; expected another number",
          at: sum.location)
      }
      mistakes[step] = known
    }
    return mistakes
  }

  /// Takes ``2: `= 16*25` Each filter spans all maps.`` apart.
  private static func parts(
    of line: Located<String>
  ) -> (step: Int, sum: Located<String>, sentence: String)? {
    let parts = line.value.split(separator: "`", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].hasPrefix("= "), let colon = parts[0].lastIndex(of: ":"),
      let step = Int(parts[0][..<colon]), parts[2].contains(where: { $0 != " " })
    else { return nil }
    let sum = parts[1].dropFirst(2)
    let offset = line.value.distance(from: line.value.startIndex, to: sum.startIndex)
    return (
      step, Located(String(sum), at: line.location.moved(by: offset)),
      String(parts[2].drop { $0 == " " })
    )
  }
}
