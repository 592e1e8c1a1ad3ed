import Learning
import LessonScript
import TestSupport
import KindExamples
import Testing
import TextScreen

@testable import Figures

@Suite struct TableTests {
  private func script(_ body: String) throws -> ScriptedFigure {
    try KindExample.scripted("table", body)
  }

  private func screen(_ figure: any Figure, _ moment: Moment, _ columns: Int = 76) -> [String] {
    figure.frame(at: moment, in: Size(columns: columns, rows: 17)).description
      .split(separator: "\n").map(String.init)
  }

  private static let layers = """
    columns: layer | parameters | share of all
    rows:
      conv 5×5, 6  | `= conv(kernel: 5, from: 1, to: 6)`  | `= round(100*156/61706, digits: 1)` %
      conv 5×5, 16 | `= conv(kernel: 5, from: 6, to: 16)` | `= round(100*2416/61706, digits: 1)` %
      dense 120    | `= dense(400, 120)`                  | `= round(100*48120/61706, digits: 1)` %
    ask: parameters
    """

  @Test func eachStepAddsARowWithItsNumbers() throws {
    let figure = try script(Self.layers).figure
    #expect(figure.stepCount == 3)
    // LeNet-5's layers, CURRICULUM L15: 156, 2,416, 48,120 of 61,706.
    #expect(
      screen(figure, figure.rest(at: 2)) == [
        "layer          parameters   share of all",
        "conv 5×5, 6           156          0.3 %",
        "conv 5×5, 16        2,416          3.9 %",
      ])
    #expect(
      figure.caption(at: figure.rest(at: 3)) == "dense 120. parameters: 48,120; share of all: 78 %")
    #expect(figure.name(of: 2) == "conv 5×5, 16")
  }

  @Test func theNewestRowIsTheBrightOne() throws {
    let figure = try script(Self.layers).figure
    let frame = figure.frame(at: figure.rest(at: 2))
    let roles = (0..<5).map { row in frame[row, 0].role }
    #expect(roles == [.quiet, .text, .text, .text, .strong])
  }

  @Test func whatIsAskedForAndWhatFollowsItStaysHidden() throws {
    let figure = try script(Self.layers).figure
    let asking = figure.asking("value", at: 2)
    #expect(screen(figure, asking).last == "conv 5×5, 16            ?              ·")
    #expect(figure.caption(at: asking) == "conv 5×5, 16. parameters: ?")
    let question = try #require(figure.question(before: 2, of: ["value"])?.question)
    #expect(question.verdict(on: .number(2_416, typed: "2416")).isRight)
    #expect(question.prompt == [.paragraph([.text("conv 5×5, 16: parameters?")])])
  }

  @Test func unlessSaidOtherwiseTheLastNumberIsAskedFor() throws {
    let body = Self.layers.split(separator: "\n").dropLast().joined(separator: "\n")
    let figure = try script(body).figure
    let question = try #require(figure.question(before: 3, of: ["value"])?.question)
    #expect(question.prompt == [.paragraph([.text("dense 120: share of all?")])])
  }

  @Test func knownWrongAnswersAreNamed() throws {
    let figure = try script(
      Self.layers + "\nwrong:\n  2: `= 16*25 + 16` Each filter spans all 6 maps.\n"
    ).figure
    let question = try #require(figure.question(before: 2, of: ["value"])?.question)
    let verdict = question.verdict(on: .number(416, typed: "416"))
    #expect(verdict.feedback.plainText == "Each filter spans all 6 maps.")
    #expect(verdict.working == "16*25 + 16")
  }

  @Test func columnsCanBeAddedInstead() throws {
    let figure = try script(
      """
      columns: | 32×32 RGB | 64×64 RGB
      grow: columns
      ask: numbers
      rows:
        pixels  | `= 32*32`   | `= 64*64`
        numbers | `= 32*32*3` | `= 64*64*3`
      """
    ).figure
    #expect(figure.stepCount == 2)
    #expect(
      screen(figure, figure.rest(at: 1)) == [
        "          32×32 RGB", "pixels        1,024", "numbers       3,072",
      ])
    #expect(
      figure.caption(at: figure.rest(at: 2)) == "64×64 RGB. pixels: 4,096; numbers: 12,288")
    let asking = figure.asking("value", at: 2)
    #expect(figure.caption(at: asking) == "64×64 RGB. pixels: 4,096; numbers: ?")
  }

  @Test func alignmentIsRightForNumbersUnlessSet() throws {
    let body = "columns: a | bbbbb | ccccc\nrows:\n  x | `= 1` | y\n"
    let figure = try script(body).figure
    #expect(screen(figure, figure.rest(at: 1)).last == "x       1   y")
    let set = try script("align: right, left, centre\n" + body).figure
    #expect(screen(set, set.rest(at: 1)).last == "x   1         y")
  }

  @Test func longTextsAreBrokenAndNumbersNever() throws {
    let figure = try script(
      """
      columns: year | who | what
      rows:
        1959 | Hubel and Wiesel | cells in the cat's visual cortex answer to edges at one place
        1980 | Fukushima | the neocognitron
      """
    ).figure
    let lines = screen(figure, figure.rest(at: 2), 38)
    #expect(lines.allSatisfy { $0.count <= 38 })
    #expect(lines.filter { $0.hasPrefix("19") }.count == 2)
    let numbers = try script(
      """
      columns: input | shared | dense
      rows:
        224×224×3 | `= conv(kernel: 3, from: 3, to: 64)` | `= dense(224^2*3, 224^2*64)`
        128×128×3 | `= conv(kernel: 3, from: 3, to: 64)` | `= dense(128^2*3, 128^2*64)`
      """
    ).figure
    // Too narrow for its columns: each row's cells stand below each other.
    #expect(
      screen(numbers, numbers.rest(at: 1), 30) == [
        "224×224×3", "  shared            1,792", "  dense   483,388,358,656",
      ])
  }

  @Test func whereCellsStandBelowEachOtherTheNewestComesFirst() throws {
    let figure = try script(Self.layers).figure
    let narrow = Size(columns: 20, rows: 20)
    let lines = figure.frame(at: figure.rest(at: 2), in: narrow).description
      .split(separator: "\n").map(String.init)
    #expect(lines.first == "conv 5×5, 16")
    #expect(lines.dropFirst(3).first == "conv 5×5, 6")
  }

  @Test func moreRowsThanThereIsRoomForFollowTheNewest() throws {
    let rows = (1...30).map { "  row \($0) | `= \($0)^2`" }.joined(separator: "\n")
    let figure = try script("columns: n | square\nrows:\n\(rows)").figure
    let lines = screen(figure, figure.rest(at: 30))
    #expect(lines.first == "n        square")
    #expect(lines.last == "row 30      900")
    #expect(screen(figure, figure.rest(at: 2)).last == "row 2         4")
  }

  @Test func textThatLooksLikeMarkupIsText() throws {
    let figure = try script("columns: a|b | c\nrows:\n  `x` | ` = 1` and *y*\n").figure
    #expect(figure.caption(at: figure.rest(at: 1)) == "x. c:  = 1 and *y*")
    #expect(figure.question(before: 1, of: ["value"])?.question == nil)
  }

  @Test(arguments: [
    ("columns: a | b\nrows:\n  x | `= 1/0`", "13:11: division by zero: 1 / 0"),
    ("columns: a | b\nrows:\n  x | about `= dens(3, 4)`", "13:16: no function is called dens"),
    ("columns: é | b\nrows:\n  éé | `= 1 +`", "13:14: found the end"),
    ("columns: a | b\nrows:\n  x | `= 1", "13:7: a backtick without its partner"),
    ("columns: a | b\nrows:\n  x | y | z", "13:3: this row has 3 cells; expected 2"),
    ("columns: a | b", "10:11: a table needs `columns:` and `rows:`"),
    ("rows:\ncolumns: a", "11:1: rows has nothing below it"),
    ("columns: a | b\nalign: left\nrows:\n  x | y", "12:1: align takes 2 words, one per column"),
    (
      "columns: a | b\nalign: left, middle\nrows:\n  x | y",
      "12:14: align is `middle`; expected one of left, centre, right"
    ),
    ("columns: a | b\nask: c\nrows:\n  x | y", "12:6: unknown cell to ask for `c`"),
    ("columns: a | b\nrows:\n  x | y\npredict: 1", "14:10: step 1 has nothing to predict"),
    ("columns: a | b\nrows:\n  x | `= 2`\nwrong:\n  1: `= 1 + 1` No.", "15:9: 2 is the right"),
    ("columns: a | b\nrows:\n  x | `= 2`\nwrong:\n  2: `= 3` No.", "15:3: expected ``STEP:"),
    ("columns: a | b\nrows:\n  x | `= 2`\nwrong:\n  1: `= 3`", "15:3: expected ``STEP:"),
    ("columns: a | b\nrows:\n  x | y\nwrong:\n  1: `= 3` No.", "15:3: step 1 has no number"),
    ("columns: a | b\ngrow: row\nrows:\n  x | y", "12:7: grow is `row`; did you mean `rows`?"),
  ]) func faultsAreLocated(body: String, expected: String) {
    let errors = #expect(throws: LessonErrors.self) { try script(body) }
    let found = errors?.all.map(\.description) ?? []
    #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
  }

  @Test func sizesAreBounded() throws {
    let long = String(repeating: "x", count: 301)
    let many = String(repeating: "  1: `= 5` No.\n", count: 3)
    for (body, expected) in [
      ("columns: a\nrows:\n  \(long)", "13:3: the cell has 301 characters; the limit is 300"),
      (
        "columns: a\nrows:\n" + String(repeating: "  x\n", count: 101),
        "12:1: the table has 101 rows of 1 columns; expected at most 100 of 12"
      ),
      ("columns: a\ngrow: columns\nrows:\n  x", "11:1: only one column; expected another"),
      (
        "columns: a | b\nrows:\n  x | `= 9`\nwrong:\n" + many,
        "16:9: 5 is the right answer or a wrong one given before"
      ),
    ] {
      let errors = #expect(throws: LessonErrors.self) { try script(body) }
      let found = errors?.all.map(\.description) ?? []
      #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
    }
  }

  @Test func linesAreCompared() throws {
    let rows = """
      columns: layer | weights
      rows:
        one   | `= 3 * 3`
        two   | `= 3 * 4`
        three | `= 2 * 6`
        four  | none
      compare: yes
      """
    let table = try script(rows).figure
    func question(_ step: Int) -> Question? {
      table.question(before: step, of: ["value"])?.question
    }
    func choice(_ step: Int) -> [String] {
      guard case .choice(let options, false) = question(step)?.kind else { return [] }
      return options.map { ($0.isRight ? "✓ " : "  ") + $0.feedback.plainText }
    }
    #expect(question(1) == nil && question(4) == nil)
    #expect(question(2)?.prompt == [.paragraph([.text("two: weights, against 9:")])])
    #expect(choice(2).first == "✓ 12 against 9.")
    #expect(choice(3).last == "✓ both are 12.")
    let errors = #expect(throws: LessonErrors.self) {
      try script(rows + "\nwrong:\n  2: `= 4` No.")
    }
    #expect(
      errors?.all.map(\.message) == ["`compare: yes` asks for no number that could be wrong"])
  }

  @Test func columnsAreCompared() throws {
    let figure = try script(
      """
      columns: kernel | 3×3 | 5×5 | 7×7
      rows:
        taps    | `= 3^2` | `= 5^2` | `= 7^2`
        outputs | `= output(60, kernel: 3)` | `= output(60, kernel: 5)` | none
      grow: columns
      ask: outputs
      compare: yes
      """
    ).figure
    let words = (1...3).map { step -> String? in
      guard
        case .choice(let options, _) = figure.question(before: step, of: ["value"])?.question.kind
      else { return nil }
      return options.first(where: \.isRight).map { $0.text.plainText + $0.feedback.plainText }
    }
    #expect(words == [nil, "smaller56 against 58.", nil])
    let asking = screen(figure, figure.asking("value", at: 2))
    #expect(asking == ["kernel    3×3   5×5", "taps        9    25", "outputs    58     ?"])
  }

  @Test func allFaultsAreToldAtOnce() throws {
    let errors = #expect(throws: LessonErrors.self) {
      try script("columns: a | b\nrows:\n  x | `= 1/0`\n  y | `= (`\n  z")
    }
    #expect(errors?.all.map(\.location.line) == [13, 14, 15])
  }
}
