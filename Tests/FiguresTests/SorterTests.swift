import Expressions
import KindExamples
import Learning
import Testing

@testable import Figures

@Suite struct SorterTests {
  private static let body = """
    classes: hot | cold
    statements:
      hot | fire | It burns.
      cold | ice | It melts.
    breaks:
      1: cold | The fire goes out.
      2: hot | The ice is gone.
    """

  /// Each drop is answered by its own sentence.
  @Test func everyDropIsAnswered() throws {
    let script = try KindExample.scripted("sorter", Self.body)
    let texts = try (1...2).map { try #require(script.question(before: $0)?.optionTexts) }
    #expect(
      texts == [
        ["✓ hot: It burns.", "  cold: The fire goes out."],
        ["  hot: The ice is gone.", "✓ cold: It melts."],
      ])
  }

  /// While a statement is asked neither its class nor its sentence is seen; those sorted stay.
  @Test func theClassHides() throws {
    let figure = try KindExample.scripted("sorter", Self.body).figure
    let asking = figure.frame(at: figure.asking("class", at: 2)).description
    #expect(asking.contains("1 fire") && asking.contains("2  ice"))
    #expect(!asking.contains("2 ice") && !asking.contains("melts"))
    #expect(figure.caption(at: figure.asking("class", at: 2)) == "statement 2: ice: ?")
    let shown = figure.frame(at: figure.rest(at: 2)).description
    #expect(shown.contains("2 ice") && shown.contains("It melts."))
  }

  @Test func measuresCountStatements() throws {
    let figure = try KindExample.scripted("sorter", Self.body).figure
    let measures = figure.measures(at: 1)
    #expect(measures.map(\.name) == ["right", "left"])
    #expect(measures.map(\.value) == [Number(1), Number(1)])
  }

  @Test(arguments: [
    ("classes: hot | cold", "a sorter needs `classes:` and `statements:`"),
    (
      "classes: hot\nstatements:\n  hot | fire | It burns.",
      "classes are 1; expected 2 to 4 different names with ` | ` between them"
    ),
    (
      body.replacing("cold | ice", with: "cald | ice"),
      "unknown class `cald`, did you mean `cold`?"
    ),
    (
      body.replacing("hot | fire | It burns.", with: "hot | fire"),
      "expected `CLASS | statement | why it belongs there`, found `hot | fire`"
    ),
    (
      body.replacing("2: hot", with: "3: hot"),
      "expected `STEP: CLASS | sentence` with a step from 1 to 2, found `3: hot | The ice is gone.`"
    ),
    (
      body.replacing("2: hot | The ice is gone.", with: "1: cold | It is out."),
      "statement 2 says nothing to a drop into `hot`; write `2: hot | sentence`"
    ),
    (
      body.replacing("2: hot | The ice is gone.", with: "2: cold | It is ice."),
      "statement 2 has a sentence for `cold` already"
    ),
  ])
  func faultsAreSaid(_ body: String, _ expected: String) {
    #expect(
      KindExample.errors("sorter", body).contains(expected), "\(KindExample.errors("sorter", body))"
    )
  }
}
