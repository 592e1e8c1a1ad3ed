import Learning
import LessonScript
import TextScreen

/// A lesson being played: its pages with all that was done on them, and which one is shown.
struct LessonPlayer {
  /// The lesson; the page shown is made, others may not be yet.
  private(set) var lesson: PartialLesson
  /// Whether it is a replay: then it takes nothing away and moves no resume point.
  let isReplay: Bool
  /// The seed of its numbers and orders.
  let seed: UInt64
  /// How the session behaves.
  let options: SessionOptions
  /// Whether the learner has never used the program: then one line says how to move.
  var isFirstRun = false
  /// The pages, as far as they have been opened.
  private(set) var pages: [Int: PagePlayer] = [:]
  /// The page shown, from 0; `lesson.pageCount` is the page after the last.
  private(set) var index = 0
  /// How fast figures play, on every page.
  var speed = Speed.normal
  /// Whether the question "start the lesson over?" is open.
  var asksToRestart = false
  /// What can follow on the page after the last, and which is under the cursor.
  var endCursor = 0

  /// Starts at a page, from 0, that is made.
  init(
    _ lesson: PartialLesson, atPage page: Int = 0, isReplay: Bool, seed: UInt64,
    options: SessionOptions
  ) {
    self.lesson = lesson
    self.isReplay = isReplay
    self.seed = seed
    self.options = options
    open(page)
  }

  /// The page shown; nil on the page after the last.
  var page: PagePlayer? {
    get { pages[index] }
    set { pages[index] = newValue }
  }

  /// A page, and which half of it is shown.
  struct Place: Hashable {
    var index: Int
    var stop: PagePlayer.Stop
  }

  /// Where in the lesson we are, to the half page.
  var place: Place { Place(index: index, stop: page?.stop ?? .reading) }

  /// Whether the page after the last is shown.
  var isAtEnd: Bool { index >= lesson.pageCount }

  /// Goes to a page that is made, from 0, brought into range; one past the last is the end.
  mutating func open(_ wanted: Int) {
    page?.figure?.pause()
    index = max(0, min(wanted, lesson.pageCount))
    if pages[index] == nil, let page = lesson.page(index) {
      pages[index] = PagePlayer(page, seed: pageSeed, options: options)
    }
  }

  /// Makes every page that is missing; throws all that is wrong with the lesson.
  mutating func makeAllPages() throws(LessonErrors) { try lesson.makeAllPages() }

  /// Goes to a step of the page shown, as when a lesson is taken up again.
  mutating func go(toStep step: Int) {
    page?.figure?.go(to: step)
    page?.focusOnPrediction()
  }

  /// The seed of the page's own question: 0 asks with the script's first numbers.
  private var pageSeed: UInt64 { seed }

  /// Whether a quick check of the lesson has been answered in this sitting.
  var hasAnswers: Bool {
    pages.values.contains { $0.quiz.map { !$0.sitting.tries.isEmpty } ?? false }
  }

  /// Asks the page's quick check again, with other numbers in another order.
  mutating func askAgain(seed: UInt64) {
    guard let template = page?.page.quiz else { return }
    page?.quiz = QuizPlayer(template.question(seed: seed))
  }
}
