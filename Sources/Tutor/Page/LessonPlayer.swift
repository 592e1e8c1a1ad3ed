import Figures
import Learning
import LessonScript
import TextScreen

/// A lesson being played: its pages with all that was done on them, and which one is shown.
struct LessonPlayer {
  /// The lesson; the page shown is made, others may not be yet.
  private(set) var lesson: PlayableLesson
  /// True for a replay: then it takes nothing away and moves no resume point.
  let isReplay: Bool
  /// The seed of its numbers and orders; 0 asks with the script's first numbers.
  let seed: UInt64
  /// How the session behaves.
  let options: SessionOptions
  /// True if the learner has never used the program: then one line says how to move.
  var isFirstRun = false
  /// The pages, as far as they have been opened.
  private(set) var pages: [Int: PagePlayer] = [:]
  /// The page shown, from 0; `lesson.pageCount` is the page after the last.
  private(set) var index = 0
  /// The speed of figures, and the next tick.
  var playback = Playback()
  /// True while the question "start the lesson over?" is open.
  var asksToRestart = false
  /// The page after the last.
  var end = LessonEnd()
  /// What was done in the lesson before it was opened.
  let known: LessonProgress
  /// True if it goes on where it was left: then what was answered is not asked again.
  let resumes: Bool
  /// The place that was kept last, and when.
  private var kept: (place: Place, at: Instant)?

  /// Starts at a page, from 0, that is made.
  init(
    _ lesson: PlayableLesson, atPage page: Int = 0, isReplay: Bool, seed: UInt64,
    options: SessionOptions, after known: LessonProgress = LessonProgress(), resumes: Bool = false
  ) {
    self.known = known
    self.resumes = resumes
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

  /// How fast figures play.
  var speed: Speed { playback.speed }

  /// The activity that records name.
  private var occasion: Attempt.Occasion {
    lesson.practisedPage != nil ? .practice : isReplay ? .replay : .lesson
  }

  /// The number of the page shown in its lesson, from 1.
  private var pageNumber: Int { lesson.practisedPage ?? index + 1 }

  /// A page, which half of it is shown, and the step of its figure.
  private struct Place: Hashable {
    var index: Int
    var stop: PagePlayer.Stop
    var step: Int

    func isOnPage(of other: Place) -> Bool { index == other.index && stop == other.stop }
  }

  private var place: Place {
    Place(index: index, stop: page?.stop ?? .reading, step: page?.figure?.step ?? 1)
  }

  /// True on the page after the last.
  var isAtEnd: Bool { index >= lesson.pageCount }

  /// Goes to a page that is made, from 0, brought into range; one past the last is the end.
  private mutating func open(_ wanted: Int) {
    page?.figure?.pause()
    index = max(0, min(wanted, lesson.pageCount))
    page?.resetScroll()
    if pages[index] == nil, let page = lesson.page(index) {
      pages[index] = PagePlayer(
        page, seed: seed, options: options, settled: predictionsAnswered(onPage: page),
        goals: occasion == .lesson ? known.goals : [:])
    }
  }

  /// The predictions of a page, by their question's id, that were answered before.
  private func predictionsAnswered(onPage page: PlayablePage) -> Set<String> {
    guard resumes else { return [] }
    let prefix = predictionPrefix(page.figure)
    return Set(
      known.questions.keys.filter { $0.hasPrefix(prefix) }.map {
        String($0.dropFirst(prefix.count))
      })
  }

  /// The start of the names under which predictions of a figure on the page shown are kept: its id,
  /// or its page.
  private func predictionPrefix(_ figure: ScriptedFigure?) -> String {
    "\(figure?.id ?? "page-\(index + 1)")/"
  }

  /// Makes every page that is missing; throws all that is wrong with the lesson.
  mutating func makeAllPages() throws(LessonErrors) { try lesson.makeAllPages() }

  /// Goes to a step of the page shown, as when a lesson is taken up again.
  mutating func go(toStep step: Int) {
    page?.figure?.go(to: step)
    page?.focusOnPrediction()
  }

  /// The same position in a changed lesson, every page of which is made: at the page of the same
  /// heading, or else of the same number, and at the same step.
  func reloaded(_ lesson: PlayableLesson) -> LessonPlayer {
    let heading = self.lesson.headings.indices.contains(index) ? self.lesson.headings[index] : nil
    let isSame = lesson.headings.indices.contains(index) && lesson.headings[index] == heading
    let found = isSame ? index : lesson.headings.firstIndex { $0 == heading }
    let last = isAtEnd ? lesson.pageCount : lesson.pageCount - 1
    var player = LessonPlayer(
      lesson, atPage: found ?? min(index, last), isReplay: isReplay, seed: seed, options: options,
      after: known, resumes: resumes)
    player.isFirstRun = isFirstRun
    player.playback = playback
    player.kept = kept
    player.go(toStep: page?.figure?.step ?? 1)
    if page?.stop == .quiz, player.page?.quiz != nil { player.page?.stop = .quiz }
    return player
  }

  /// True if a quick check of the lesson has been answered since it was opened.
  var hasAnswers: Bool {
    pages.values.contains { $0.quiz.map { !$0.sitting.tries.isEmpty } ?? false }
  }

  /// Asks the page's quick check again, with other numbers in another order.
  mutating func askAgain() {
    guard let template = page?.page.quiz else { return }
    var generator = SeededGenerator(
      seed: page?.quiz?.sitting.question.seed ?? 0, purpose: "again")
    page?.quiz = QuizPlayer(template.question(seed: generator.next()))
  }
}

// MARK: - Moving through the lesson

extension LessonPlayer {
  /// One step on: figure, then quick check, then next page, then the end.
  mutating func goForward() -> Outcome {
    guard var page else { return .nothing }
    if page.stop == .reading {
      if var figure = page.figure {
        let wasAsking = figure.isAsking
        let moved = figure.goForward()
        page.figure = figure
        if moved {
          page.focusOnPrediction()
          self.page = page
          if wasAsking, let skipped = figure.prediction { return .answered(skipped) }
          return .moved
        }
      }
      if page.quiz != nil {
        page.stop = .quiz
        self.page = page
        return .moved
      }
    }
    if lesson.practisedPage != nil { return .toMenu }
    open(index + 1)
    return .moved
  }

  /// One step back: the same way.
  mutating func goBack() -> Outcome {
    if isAtEnd {
      open(index - 1)
      return .moved
    }
    guard var page else { return .nothing }
    if page.stop == .quiz, page.hasReading {
      page.stop = .reading
      page.resetScroll()
      page.focusOnPrediction()
      self.page = page
      return .moved
    }
    if var figure = page.figure, page.stop == .reading, figure.goBack() {
      page.figure = figure
      page.focusOnPrediction()
      self.page = page
      return .moved
    }
    guard index > 0 else {
      self.page?.message = "this is the first page"
      return .nothing
    }
    open(index - 1)
    return .moved
  }

  /// Goes to a page, from 0; past the last one is the end.
  mutating func goToPage(_ wanted: Int) -> Outcome {
    guard wanted >= 0 else {
      page?.message = "this is the first page"
      return .nothing
    }
    open(wanted)
    return .moved
  }
}

// MARK: - Records

extension LessonPlayer {
  /// The time between two records of the step, in milliseconds.
  private static let recordTime = 1_000

  /// The records worth keeping of an outcome; places are kept by `recordOfPlace(at:)`.
  func records(of outcome: Outcome, at seconds: Int) -> [ProgressRecord] {
    if case .moved = outcome { return [] }
    return allRecords(of: outcome, at: seconds)
  }

  /// The record of the place, if there is another one to keep.
  ///
  /// A page or the end is kept as soon as it is reached, a step at most once a second; a step that
  /// came sooner is kept with the next one, or when the lesson is left.
  mutating func recordOfPlace(at now: Now) -> [ProgressRecord] {
    let place = place
    if let kept {
      guard kept.place != place else { return [] }
      if kept.place.isOnPage(of: place),
        now.instant < kept.at.advanced(milliseconds: Self.recordTime)
      {
        return []
      }
    }
    // Where a lesson was opened is known; the first step away from it is kept at once.
    let isFirst = kept == nil
    kept = (place, isFirst ? Instant(nanoseconds: .min) : now.instant)
    return isFirst ? [] : allRecords(of: .moved, at: now.seconds)
  }

  /// The records of an outcome, with every step that was moved to.
  func allRecords(of outcome: Outcome, at seconds: Int) -> [ProgressRecord] {
    switch outcome {
    // Practice moves no resume point.
    case .moved where lesson.practisedPage != nil: []
    case .moved:
      isAtEnd
        ? [.finished(lesson: lesson.header.id, seconds: seconds)] : leavingRecords(at: seconds)
    case .answered(let sitting): [.answered(attempt(sitting, at: seconds))]
    case .goal(let outcome):
      [
        .goal(
          outcome.attempt(
            lesson: lesson.header.id, page: pageNumber, occasion: occasion, seconds: seconds))
      ]
    default: []
    }
  }

  /// The record of where the lesson is left; none on the page after the last.
  func leavingRecords(at seconds: Int) -> [ProgressRecord] {
    guard !isAtEnd, lesson.practisedPage == nil else { return [] }
    let visit = PageVisit(
      lesson: lesson.header.id, page: index + 1, heading: page?.page.title.plainText ?? "",
      step: page?.figure?.step ?? 1, pageCount: lesson.pageCount,
      questionCount: lesson.checkCount, replay: isReplay, seconds: seconds)
    return [.visited(visit)]
  }

  private func attempt(_ sitting: QuestionSession, at seconds: Int) -> Attempt {
    Attempt(
      sitting, lesson: lesson.header.id, question: questionName(sitting), page: pageNumber,
      occasion: occasion, seconds: seconds)
  }

  /// A quick check is known by its own id, a prediction by its figure's (or page's) and step's.
  private func questionName(_ sitting: QuestionSession) -> String {
    guard page?.stop == .reading else { return sitting.question.id }
    return predictionPrefix(page?.figure?.script) + sitting.question.id
  }
}
