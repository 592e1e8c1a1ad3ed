import Expressions
import Learning
import LessonScript
import Testing

@Suite struct EvaluationTests {
  private static func lesson(_ text: String) throws -> [Block] {
    let head = "---\nid: a\ntitle: T\nminutes: 1\n---\n# T\n\n## P\n\n"
    return try Lesson(parsing: head + text).pages[0].blocks
  }

  @Test(arguments: [
    ("`= 512*512*3`", "786,432"), ("`= 1/3`", "0.333333"), ("`= 2^64`", "1.84467×10^19"),
    ("`= 0 - 5`", "-5"), ("a `= 1` b", "a 1 b"), ("` = 5`", "= 5"), ("`==5`", "==5"),
  ])
  func numbersStandInTheText(_ text: String, _ shown: String) throws {
    let blocks = try Self.lesson(text).evaluated()
    guard case .paragraph(let prose) = try #require(blocks.first) else { return }
    #expect(prose.plainText == shown)
  }

  /// The names are searched as those of the lesson script are.
  @Test(arguments: [
    ("dens(3, 4)", "no function is called dens, did you mean dense?"),
    ("Dense(3, 4)", "no function is called Dense, did you mean dense?"),
    ("vgg19 + 1", "nothing is called vgg19 here, did you mean vgg16?"),
    ("2 * kernle", "nothing is called kernle here, did you mean kernel?"),
    ("conv(3, strde: 2)", "conv has no strde:, did you mean stride:?"),
    ("frobnicate(3)", "no function is called frobnicate"),
  ])
  func unknownNamesAreSuggested(_ text: String, _ message: String) throws {
    let expression = Located(text, at: SourceLocation(line: 3, column: 5))
    let errors = #expect(throws: LessonErrors.self) {
      try expression.number(with: ["kernel": 3])
    }
    let said = errors.map { "\($0)" } ?? ""
    #expect(said.hasSuffix(message))
  }

  @Test func everyBlockIsEvaluated() throws {
    let blocks = """
      ### `= 1 + 0`

      `= 1 + 1`

      1. *`= 1 + 2`*

         > **`= 1 + 3`**

      | [`= 1 + 4`](x) |
      |---|
      | `= 1 + 5` |

      ```
      `= 1 + 6`
      ```
      """
    let evaluated = try Self.lesson(blocks).evaluated()
    let written = try Self.lesson(
      """
      ### 1

      2

      1. *3*

         > **4**

      | [5](x) |
      |---|
      | 6 |

      ```
      `= 1 + 6`
      ```
      """)
    #expect(evaluated == written)
    #expect(try written.evaluated() == written)
  }

  @Test func variablesAreUsed() throws {
    let prose = try Self.lesson("`= n * k`").evaluated(with: ["n": 6, "k": 7])
    #expect(prose == [.paragraph([.text("42")])])
  }

  @Test func allErrorsOfAllBlocksAreTold() throws {
    let blocks = try Self.lesson(
      """
      `= 1/0` *and `= 2/0`*

      - a
      - `= 3/0`

      | `= 4/0` | `= 5/0` |
      |---|---|
      | 1 | `= 6/0` |
      """)
    let errors = #expect(throws: LessonErrors.self) { try blocks.evaluated() }
    #expect(
      errors?.all.map(\.description) == [
        "10:5: division by zero: 1 / 0", "10:18: division by zero: 2 / 0",
        "13:7: division by zero: 3 / 0", "15:7: division by zero: 4 / 0",
        "15:17: division by zero: 5 / 0", "17:11: division by zero: 6 / 0",
      ])
  }

  @Test func anErrorOfNumbersSaysThem() throws {
    let blocks = try Self.lesson("`= n / (k - 1)`")
    let errors = #expect(throws: LessonErrors.self) {
      try blocks.evaluated(with: ["n": 4, "k": 1, "m": 9])
    }
    #expect(errors?.description == "10:6: division by zero: 4 / 0 (k = 1, n = 4)")
  }
}
