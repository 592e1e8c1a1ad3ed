import Figures
import Learning
import LessonScript

/// A lesson in memory, whose pages are made on demand: every expression evaluated, every figure
/// made, every question checked, so that showing a page cannot fail.
///
/// The heading of a page, and if it has a quick check, can be said without making it; so the page shown first waits for no other.
public struct PlayableLesson: Sendable {
  /// The front matter.
  public let header: LessonHeader
  /// Its number in the library, shown in the header; nil for a lesson opened by path.
  public let number: Int?

  /// The number of the only page, from 1, if it is a goal to practise; nil of a lesson as written.
  private(set) var practisedPage: Int?

  private var states: [PageState]

  /// How far a page is: as its file says it, or ready to be played.
  fileprivate enum PageState {
    case parsed(Page)
    case made(PlayablePage)
  }

  /// Starts with no page made.
  public init(unmade lesson: Lesson, number: Int? = nil) {
    header = lesson.header
    self.number = number
    states = lesson.pages.map { .parsed($0) }
  }

  /// Makes every page; throws everything that is wrong with the lesson, located.
  public init(_ lesson: Lesson, number: Int? = nil) throws(LessonErrors) {
    self.init(unmade: lesson, number: number)
    try makeAllPages()
  }
}

// MARK: - All pages

extension PlayableLesson {
  /// How many pages there are; at least one.
  public var pageCount: Int { states.count }

  /// The headings of the pages in words, in order.
  public var headings: [String] { states.map(\.heading) }

  /// How many quick checks there are.
  var checkCount: Int { states.count(where: \.hasCheck) }

  /// The number, from 1, of the quick check on a page, from 0; nil if it holds none.
  func checkNumber(ofPage index: Int) -> Int? {
    guard states.indices.contains(index), states[index].hasCheck else { return nil }
    return states[...index].count(where: \.hasCheck)
  }
}

// MARK: - Pages that are made

extension PlayableLesson {
  /// True if every page is made.
  public var isWhole: Bool { states.allSatisfy { $0.page != nil } }

  /// The pages that are made, in order: all of them if the lesson is whole.
  public var pages: [PlayablePage] { states.compactMap(\.page) }

  /// A page, from 0, if there is one and it is made.
  func page(_ index: Int) -> PlayablePage? {
    states.indices.contains(index) ? states[index].page : nil
  }

  /// The ids of the quick checks on the pages that are made, in order.
  public var questions: [String] { pages.compactMap(\.quiz?.id) }

  /// The ids of the figures that set a goal on the pages that are made, in order.
  public var goals: [String] { pages.compactMap(\.figure?.goal?.id) }

  /// The quick checks on the pages that are made, in order.
  var checks: [LessonCheck] {
    states.enumerated().compactMap { index, state in
      state.page?.quiz.map { template in
        LessonCheck(
          lesson: header.id, number: number, title: header.title, page: index + 1,
          template: template)
      }
    }
  }

  /// Makes a page, from 0, unless it is made; throws all that is wrong with the lesson, located,
  /// not just with this page.
  mutating func makePage(_ index: Int) throws(LessonErrors) {
    guard states.indices.contains(index), case .parsed(let page) = states[index] else { return }
    do throws(LessonErrors) {
      states[index] = .made(try PlayablePage(page, amongChecks: checkCount))
    } catch { try makeAllPages() }
  }

  /// Makes every page that is missing; throws all that is wrong with the lesson, located.
  mutating func makeAllPages() throws(LessonErrors) {
    var errors = LessonErrors()
    let checkCount = checkCount
    for index in states.indices {
      guard case .parsed(let page) = states[index] else { continue }
      do throws(LessonErrors) {
        states[index] = .made(try PlayablePage(page, amongChecks: checkCount))
      } catch { errors.report(error) }
    }
    guard errors.isEmpty else { throw errors }
  }
}

extension PlayableLesson {
  /// A goal alone, without the text around it, to be practised; nil if no page that is made sets it.
  public func practising(goal id: String) -> PlayableLesson? {
    guard let place = states.firstIndex(where: { $0.page?.figure?.goal?.id == id }),
      let page = states[place].page
    else { return nil }
    var lesson = self
    lesson.practisedPage = place + 1
    lesson.states = [.made(page.figureAlone)]
    return lesson
  }

  /// Proves the goals whose figures have long work, in all the pages that are made.
  public func proveGoals() throws(LessonErrors) {
    var errors = LessonErrors()
    for figure in pages.compactMap(\.figure) {
      do throws(LessonErrors) { try figure.proveGoal() } catch { errors.report(error) }
    }
    guard errors.isEmpty else { throw errors }
  }

  /// Makes every figure of the pages that are made with each of its draws; throws, located, what is
  /// wrong with the first draw of each that fails.
  public func checkDraws() throws(LessonErrors) {
    var errors = LessonErrors()
    for figure in pages.compactMap(\.figure) {
      do throws(LessonErrors) { try figure.checkDraws() } catch { errors.report(error) }
    }
    guard errors.isEmpty else { throw errors }
  }
}

extension PlayableLesson.PageState {
  fileprivate var page: PlayablePage? {
    if case .made(let page) = self { page } else { nil }
  }

  fileprivate var hasCheck: Bool {
    switch self {
    case .made(let page): page.quiz != nil
    case .parsed(let page):
      page.blocks.contains { if case .quiz = $0 { true } else { false } }
    }
  }

  /// A heading with a fault stays as it is written: its lesson is refused when the page is made.
  fileprivate var heading: String {
    switch self {
    case .made(let page): page.title.plainText
    case .parsed(let page): ((try? page.title.evaluated()) ?? page.title).plainText
    }
  }
}

/// One page of a lesson, ready to be played.
public struct PlayablePage: Sendable {
  /// The heading.
  public let title: Prose
  /// The location of the heading in the file.
  public let location: SourceLocation
  /// The prose, in order, without figure and quiz.
  public let blocks: [Block]
  /// The figure, if there is one.
  public let figure: ScriptedFigure?
  /// The quick check, if there is one.
  public let quiz: QuestionTemplate?

  /// The figure under its heading, and nothing else.
  var figureAlone: PlayablePage {
    PlayablePage(title: title, location: location, blocks: [], figure: figure, quiz: nil)
  }

  private init(
    title: Prose, location: SourceLocation, blocks: [Block], figure: ScriptedFigure?,
    quiz: QuestionTemplate?
  ) {
    (self.title, self.location, self.blocks) = (title, location, blocks)
    (self.figure, self.quiz) = (figure, quiz)
  }

  /// Makes a page of a lesson with so many quick checks.
  init(_ page: Page, amongChecks checkCount: Int) throws(LessonErrors) {
    var errors = LessonErrors()
    var blocks: [Block] = []
    var figure: ScriptedFigure?
    var quiz: QuestionTemplate?
    var title: Prose = []
    do throws(LessonErrors) {
      title = try page.title.evaluated()
    } catch { errors.report(error) }
    for block in page.blocks {
      do throws(LessonErrors) {
        switch block {
        case .figure(let body): figure = try makeFigure(body)
        case .quiz(let body): quiz = try QuestionTemplate(body, among: checkCount)
        default: blocks += try [block].evaluated()
        }
      } catch { errors.report(error) }
    }
    guard errors.isEmpty else { throw errors }
    self.title = title
    self.location = page.location
    self.blocks = blocks
    self.figure = figure
    self.quiz = quiz
  }
}
