import Figures
import LessonScript

/// Lessons made for timing: the same text in every run.
enum SampleLesson {
  /// A lesson of one page with the example of a figure kind.
  static func text(of kind: any Figure.Type) -> String {
    front + page(1, of: kind)
  }

  /// A lesson with prose, a figure and a quick check on each page, the figure kinds in turn.
  static func text(pages: Int) -> String {
    var text = front
    for number in 1...max(1, pages) {
      text += page(number, of: figureKinds[number % figureKinds.count]) + quiz(number)
    }
    return text
  }

  private static let front = """
    ---
    id: sample
    title: A sample
    minutes: 5
    ---
    # A sample

    """

  private static func page(_ number: Int, of kind: any Figure.Type) -> String {
    """

    ## Page \(number)

    A 3×3 kernel has `= 3 * 3` weights, **wherever** it is laid down. On a 5×5 input it fits
    `= output(5, kernel: 3)^2` times, and each time it gives *one* number.

    ```figure \(kind.kind)
    \(kind.example)
    ```

    """
  }

  private static func quiz(_ number: Int) -> String {
    """

    ```quiz id=check-\(number)
    How many outputs does a `= k`×`= k` kernel give on a 9×9 input?

    where: k in 3, 5, 7

    = output(9, kernel: k)^2
    - = output(9, kernel: k)
      > That is one row of them.
    ? In how many rows does the kernel fit?
    why: It fits as often down as across.
    ```

    """
  }
}
