import Figures
import KindExamples
import LessonScript
import Testing

/// Slips in the bodies of figures, each told at its position with what to write; bodies start on
/// line 11.
@Suite struct FigureMistakeTests {
  private static let grid = "input:\n  1 2 0 1\n  0 1 2 0\n  2 0 1 2\n"

  @Test(arguments: [
    (grid + "predict: 2 3", ["15:10: commas go between the steps of predict: `2, 3`"]),
    (grid + "predict: 1, two", ["15:13: predict names step `two`; expected steps from 1 to 2"]),
    (grid + "predict: 1, 9", ["15:13: predict names step `9`; expected steps from 1 to 2"]),
    ("input:\n  1, 2, 0\n  0 1 2", ["12:3: spaces go between numbers, not commas: `1 2 0`"]),
    ("input:\n  1,2,0\n  0 1 2", ["12:3: spaces go between numbers, not commas: `1 2 0`"]),
    (
      grid + "kernel: sobel",
      ["15:9: kernel is `sobel`; did you mean `sobel-x` or `sobel-y`?"]
    ),
    (grid + "bank: box, gausian", ["15:12: bank is `gausian`; did you mean `gaussian`?"]),
    (
      grid + "ask: size\npredict: 2",
      ["16:10: step 2 has nothing to predict; `size` is asked before step 1 only"]
    ),
    (
      grid + "ask: change\npredict: 1",
      ["16:10: step 1 has nothing to predict; `change` is asked before step 2 only"]
    ),
    (grid + "say:\n  1:", ["16:3: the sentence of step 1 is empty"]),
    // A fault of the figure hides none of what is said to its steps.
    (
      "input:\n  1 x\nsay:\n  one: A.\npredict: 0",
      [
        "12:5: `x` is not a number between -1,000,000 and 1,000,000",
        "14:3: expected `STEP: sentence` with a step from 1, found `one: A.`",
        "15:10: predict names step `0`; expected steps from 1",
      ]
    ),
    (
      "input:\n  1 2\nkernel:\n  1 2 3\nsay: 1: A.",
      [
        "10:11: kernel 1×3 does not fit input 1×2: 2 + 0 + 0 - (1·(3-1) + 1) = -1 columns to "
          + "move in, expected 0 or more",
        "15:6: say takes lines; expected them below the key",
      ]
    ),
    (
      grid + "say:\n  9: A.",
      [
        "16:3: expected `STEP: sentence` with a step from 1 to 2, found `9: A.`"
      ]
    ),
  ])
  func isToldWhereItIs(body: String, expected: [String]) {
    let errors = #expect(throws: LessonErrors.self) {
      try KindExample.scripted("kernel-slide", body)
    }
    #expect(errors?.all.map(\.description) == expected, "\(body)")
  }
}
