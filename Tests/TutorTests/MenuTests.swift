import Learning
import LessonScript
import Testing
import TextScreen

@testable import Tutor

/// The list of lessons: what a search finds, and where it says to go on.
@Suite struct MenuTests {
  private static let scripts = [
    ("one", "Sliding windows", "", "What a kernel does.", "A kernel meets *every* pixel."),
    ("two", "Sharing", "one", "Counting weights.", "Equivariance follows."),
    ("three", "Far away", "two, not-there", "Fields.", "A unit sees\nits field."),
  ].map { id, title, needs, summary, text in
    """
    ---
    id: \(id)
    title: \(title)
    minutes: 1
    needs: \(needs)
    summary: \(summary)
    ---
    # \(title)

    ## Page

    \(text)

    ```figure kernel-slide
    input:
      1 2
      3 4
    kernel:
      1
    ```
    """
  }

  private func play(_ finished: String...) throws -> Play {
    let lessons = try Self.scripts.enumerated().map {
      try PlayableLesson(Lesson(parsing: $1), number: $0 + 1)
    }
    var play = Play(
      lessons, progress: finished.map { .finished(lesson: $0, seconds: 1_800_000_000) })
    let outlines = zip(lessons, Self.scripts).map {
      ($0.header.id, LessonOutline(bytes: Array($1.utf8)))
    }
    play.reply(.outlined(Dictionary(uniqueKeysWithValues: outlines)))
    return play
  }

  @Test(arguments: [
    ("slid", [1]), ("three", [3]), ("COUNTING", [2]), ("equivariance", [2]), ("a", [1, 2, 3]),
    ("sees its", [3]), ("pixel window", [1]), ("input", []),
  ])
  func aSearchLooksAtIdsTitlesSummariesAndText(_ text: String, _ numbers: [Int]) throws {
    var play = try play()
    play.press("/")
    play.type(text)
    let found = numbers.map { play.session.menu.items[$0 - 1].title }
    #expect(play.session.menu.shown.map { play.session.menu.items[$0].title } == found)
  }

  @Test func whatIsNextFollowsFromWhatWasDone() throws {
    #expect(try play().screen.contains("start with 1, Sliding windows"))
    #expect(try play("one").screen.contains("next: 2, Sharing"))
    #expect(try play("one", "two").screen.contains("next: 3, Far away"))
    // What comes before is not done yet: first things first.
    #expect(try play("two").screen.contains("next: 1, Sliding windows"))
    #expect(try play("one", "two", "three").screen.contains("every lesson is done"))
  }

  @Test func onlyLessonsThatAreThereAreNeeded() throws {
    var play = try play()
    play.press("G")
    #expect(play.screen.contains("needs two") && !play.screen.contains("not-there"))
  }
}
