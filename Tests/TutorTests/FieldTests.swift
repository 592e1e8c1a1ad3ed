import Learning
import Testing
import TextScreen

@testable import Tutor

/// A line being typed: its caret, its keys, and what becomes of it when it is left.
@Suite struct FieldTests {
  private static let script = """
    ---
    id: fields
    title: Fields
    minutes: 1
    ---
    # Fields

    ## A number

    ```figure kernel-slide id=sums
    input:
      1 2 3 4
      5 6 7 8
      9 1 2 3
      4 5 6 7
    kernel:
      1 0
      0 1
    predict: 1, 2
    ```

    ```quiz id=product
    What is 1,000 times as much as 512·512·3 weights and a bias?

    = 1000 * (512 * 512 * 3 + 1)
    ? Type it as a sum.
    ```

    ## A map

    ```figure kernel-slide id=map
    input:
      1 2 3
      4 5 6
      7 8 9
    kernel:
      1 0
      0 1
    predict: 1
    ask: map
    ```
    """

  private func play(_ keys: String = "", columns: Int = 80, rows: Int = 24) throws -> Play {
    var play = try Play(script: Self.script, columns: columns, rows: rows)
    play.press(keys)
    return play
  }

  private func answered(_ play: Play) -> [String] {
    play.kept.compactMap {
      if case .answered(let attempt) = $0 {
        "\(attempt.question) \(attempt.answer) \(attempt.outcome)"
      } else {
        nil
      }
    }
  }

  @Test(arguments: [
    ("left left x", "abx c"), ("start x", "xab c"), ("start right x", "axb c"),
    ("left back", "abc"), ("start forward", "b c"), ("left word", "c"), ("word", "ab "),
    ("word word", ""), ("left toStart", "c"), ("start toStart x end y", "xab cy"),
  ]) func editsAsAShellDoes(_ keys: String, _ text: String) {
    let edits: [String: TextField.Edit] = [
      "left": .left, "right": .right, "start": .start, "end": .end, "back": .deleteBack,
      "forward": .deleteForward, "toStart": .deleteToStart, "word": .deleteWord,
    ]
    var field = TextField()
    for character in "ab c" { field.type(character) }
    for key in keys.split(separator: " ") {
      if let edit = edits[String(key)] {
        field.apply(edit)
      } else {
        field.type(Character("\(key)"))
      }
    }
    #expect(field.text == text)
  }

  @Test func theArrowsMoveTheCaretAndOnlyEnterSubmits() throws {
    var play = try play("1 2 ← → ← 3 → →")
    #expect(play.screen.contains("◆ What will row 0, column 0 be?  132▏"))
    #expect(play.screen.contains("step 1 of") && answered(play) == [])
    play.press("^A 9 ^E 8")
    #expect(play.screen.contains("be?  91328▏"))
    play.press("^W 7 ^A")
    #expect(play.screen.contains("be?  ▏7"))
    play.press("Enter")
    #expect(answered(play) == ["sums/step-1 7 right"])
  }

  /// What is typed is neither given nor lost when the field is left, and this is said.
  @Test(arguments: ["Tab", "PgDn"]) func whatIsTypedIsKept(_ key: String) throws {
    var play = try play("1 2 \(key)")
    #expect(play.screen.contains("kept, not given") && answered(play) == [])
    play.press(key == "Tab" ? "Enter" : "PgUp")
    #expect(play.screen.contains("be?  12▏"))
  }

  @Test func whatIsTypedInAQuickCheckIsKept() throws {
    var play = try play("Tab → Tab G → 1 2 Tab")
    #expect(play.screen.contains("kept, not given") && play.screen.contains("Your answer  12"))
    play.press("Tab 3")
    #expect(play.screen.contains("Your answer  123▏"))
    play.press("PgDn")
    #expect(play.screen.contains("your answer on page 1 is kept, not given"))
  }

  @Test(arguments: ["Tab", "→"]) func anEmptyFieldLeftIsSkippedNotWrong(_ key: String) throws {
    let play = try play(key)
    #expect(answered(play) == ["sums/step-1  skipped"])
    #expect(!play.screen.contains("◆") && !play.screen.contains("✗"))
  }

  @Test(arguments: [(80, 24), (120, 40), (40, 12)])
  func aMessageStandsBesideTheQuestion(_ columns: Int, _ rows: Int) throws {
    var play = try play("( 2 Enter", columns: columns, rows: rows)
    #expect(play.screen.contains("◆ What will row 0, column 0 be?"), "\(play.screen)")
    #expect(play.screen.contains("(2▏") && play.screen.contains("expected"), "\(play.screen)")
    // A letter is not typed, and this is said.
    play.press("q")
    #expect(play.screen.contains("(2▏") && play.screen.contains("type a number"))
  }

  @Test(arguments: ["1,000*(512*512*3+1)", "786,433,000", "1,000 x 786,433", "1000×786433"])
  func aSumIsTypedAsTheQuestionWritesIt(_ sum: String) throws {
    var play = try play("Tab → Tab G →")
    play.type(sum)
    #expect(play.screen.contains("Your answer  \(sum)▏"), "\(play.screen)")
    play.press("Enter")
    #expect(play.screen.contains("Right."), "\(play.screen)")
  }

  @Test func aNumberInACellIsSeenWhole() throws {
    var play = try play("PgDn - 3 . 5")
    // On the map and on the learner's line.
    #expect(play.screen.components(separatedBy: "-3.5").count == 3, "\(play.screen)")
    play.press("Enter")
    #expect(play.screen.contains("-3.5"), "\(play.screen)")
    play.press("^U 7 7 7 7 7 7 7 7 Enter")
    #expect(!play.screen.contains(" 7777\n"), "a number that is cut says so\n\(play.screen)")
  }

  @Test func cellsFilledAreKept() throws {
    var play = try play("PgDn 6 Enter 8 Tab")
    #expect(play.screen.contains("kept, not given") && answered(play) == [])
    play.press("Enter")
    #expect(play.screen.contains("6") && play.screen.contains("row 0, column 0"))
    play.press("↓ 1 2 Enter 1 4 Enter")
    #expect(answered(play).last?.hasSuffix("right") == true, "\(play.screen)")
  }
}
