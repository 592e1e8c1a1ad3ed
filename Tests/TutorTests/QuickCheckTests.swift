import Learning
import LessonScript
import TestSupport
import Testing
import TextScreen

@testable import Tutor

/// Quick checks played from key presses.
@Suite struct QuickCheckTests {
  static let script = """
    ---
    id: counts
    title: Counting weights
    minutes: 3
    ---
    # Counting weights

    ## A number

    Every unit has one weight per input value.

    ```quiz id=dense
    A `= n`×`= n` RGB image feeds a dense layer of `= units` units. How many parameters, biases included?

    where: n in 128, 256; units in 500, 1000
    = dense(n * n * 3, units)
    - = n * n * units
      > You left out the three colour channels.
    ? One weight per input value, and one bias.
    ? An RGB pixel is three numbers.
    why: `= n * n * 3` inputs times `= units` units, plus `= units` biases.
    ```

    ## A choice

    ```quiz id=sharing
    Sharing exploits which property of images?

    - [x] The same pattern can occur anywhere
      > A detector useful here is useful there.
    - [ ] Nearby pixels are related
      > Locality justifies small kernels.
    - [ ] Objects are made of parts
      > Compositionality justifies depth.
    ? What does sharing run over?
    why: Sharing runs over positions.
    ```

    ## Several

    ```quiz id=several
    Which of these have weights to learn?

    - [x] dense
      > One for every pair.
    - [x] convolution
      > One kernel for all places.
    - [ ] max pooling
      > It only picks the largest.
    ```
    """

  /// The digit of the option that starts with some words.
  private static func number(of words: String, in play: Play) -> String? {
    let line = play.screen.split(separator: "\n").first { $0.contains("  " + words) }
    return line?.split(separator: " ").first.map(String.init)
  }

  @Test func aNumberIsReadBackJudgedAndExplained() throws {
    var play = try Play(script: Self.script)
    play.press("→")
    play.type("8192000")
    #expect(play.screen.contains("= 8,192,000"))
    play.press("Enter")
    expectSnapshot(play.screen, "number-wrong")
    #expect(play.screen.contains("You left out the three colour channels."))
    play.press("F2")
    #expect(play.screen.contains("hint 1  One weight per input value"))
    play.type("128*128*3*500+500")
    #expect(play.screen.contains("= 24,576,500"))
    play.press("Enter")
    expectSnapshot(play.screen, "number-right")
    let outcomes = play.kept.compactMap { record -> String? in
      guard case .answered(let attempt) = record else { return nil }
      return
        "\(attempt.tryNumber) \(attempt.outcome) \(attempt.hints) \(attempt.said ?? "-")"
    }
    #expect(
      outcomes == [
        "1 wrong 0 You left out the three colour channels.", "2 right 1 -",
      ])
  }

  /// However small the screen, what is typed and what is said to it are seen.
  @Test func theFieldIsSeenOnASmallScreen() throws {
    var play = try Play(script: Self.script, columns: 40, rows: 12)
    play.press("→")
    play.type("8192000")
    #expect(play.screen.contains("◆ 8192000▏"))
    play.press("Enter")
    #expect(play.screen.contains("✗ You left out the three colour"))
  }

  @Test func whatIsNoNumberIsNotCounted() throws {
    var play = try Play(script: Self.script)
    play.press("→ Enter")
    #expect(play.screen.contains("type a number first"))
    play.type("12,34")
    play.press("Enter")
    #expect(!play.kept.contains { if case .answered = $0 { true } else { false } })
  }

  @Test func aDistanceNeverGivesTheAnswerAway() throws {
    var play = try Play(script: Self.script)
    play.press("→")
    play.type("1")
    play.press("Enter")
    #expect(play.screen.contains("Not yet. Too small"))
    #expect(!play.screen.contains("24,576,500"))
  }

  @Test func theAnswerIsShownOnlyAfterTwoMisses() throws {
    var play = try Play(script: Self.script)
    play.press("→ 1 Enter Esc A")
    #expect(play.screen.contains("after two tries"))
    play.press("Tab 2 Enter Esc A")
    #expect(play.screen.contains("The answer: 24,576,500"))
    guard case .answered(let attempt) = play.kept.last else { return }
    #expect(attempt.outcome == .shown)
  }

  @Test func aChoiceNamesTheMisconceptionThenAllOptions() throws {
    var play = try Play(script: Self.script)
    play.press("n")
    expectSnapshot(play.screen, "choice-open")
    let wrong = try #require(Self.number(of: "Nearby pixels", in: play))
    let right = try #require(Self.number(of: "The same pattern", in: play))
    // A digit moves the cursor; only Enter answers.
    play.press(wrong)
    #expect(!play.screen.contains("Locality"))
    play.press("Enter")
    expectSnapshot(play.frame.withRoles, "choice-wrong")
    // Enter once more is no second try at the same option.
    let kept = play.kept.count
    play.press("Enter")
    #expect(play.screen.contains("that has been tried") && play.kept.count == kept)
    play.press("\(right) Enter")
    expectSnapshot(play.screen, "choice-right")
    #expect(play.screen.contains("Right, at the second try."))
    #expect(play.screen.contains("Compositionality justifies depth."), "every option explains")
  }

  @Test func severalAreMarkedWithSpace() throws {
    var play = try Play(script: Self.script)
    play.press("n n")
    #expect(play.screen.contains("select all that apply"))
    play.press("Enter")
    #expect(play.screen.contains("mark the options"))
    play.press(try #require(Self.number(of: "dense", in: play)))
    play.press("Enter")
    #expect(play.screen.contains("2 of 3 options are right."))
    play.press(try #require(Self.number(of: "convolution", in: play)))
    play.press("Enter")
    #expect(play.screen.contains("Right, at the second try."))
  }

  @Test func optionsAreShuffledByTheSeedAlone() throws {
    let first = try Play(script: Self.script)
    let second = try Play(script: Self.script)
    #expect(first.screen == second.screen)
    let lesson = try PlayableLesson(Lesson(parsing: Self.script))
    let template = try #require(lesson.pages[1].quiz)
    var orders: Set<String> = []
    for seed in 1...60 {
      guard case .choice(let options, _) = template.question(seed: UInt64(seed)).kind else {
        return
      }
      orders.insert(options.map { $0.text.plainText }.joined(separator: "|"))
    }
    #expect(orders.count == 6, "every order of three options comes up")
  }

  @Test func anOpenQuestionIsLeftWithoutHarm() throws {
    var play = try Play(script: Self.script)
    play.press("→ Tab")
    #expect(play.screen.contains("Sharing exploits"))
    play.press("→")
    #expect(play.screen.contains("answer first, or PgDn for the next page"))
    play.press("← PgUp →")
    #expect(play.screen.contains("A 128×128 RGB image"))
  }

  @Test func pastedTextIsOneInputAndNoCommand() throws {
    var play = try Play(script: Self.script)
    play.press("→")
    play.handle(.paste("245\nq"))
    #expect(play.screen.contains("245▏") && !play.hasQuit)
    play.press("Esc")
    play.handle(.paste("qQqQ"))
    #expect(!play.hasQuit)
  }
}
