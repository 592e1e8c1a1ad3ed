import LessonScript

/// A lesson of which not every page need be made, so that the page shown first waits for no other.
///
/// What can be told of a page without making it, its heading and whether it has a quick check, is
/// known of all pages from the start.
public struct PartialLesson: Sendable {
  /// The front matter.
  public let header: LessonHeader
  /// Its number in the library, shown in the header; nil for a lesson opened by path.
  public let number: Int?
  private var pages: [PageState]

  /// How far a page is: as its file says it, or ready to be played.
  fileprivate enum PageState {
    case parsed(Page)
    case made(PlayablePage)
  }

  /// Starts with no page made.
  public init(_ lesson: Lesson, number: Int? = nil) {
    header = lesson.header
    self.number = number
    pages = lesson.pages.map { .parsed($0) }
  }

  /// A lesson of which every page is made.
  init(_ lesson: PlayableLesson) {
    header = lesson.header
    number = lesson.number
    pages = lesson.pages.map { .made($0) }
  }

  // MARK: What is known of all pages

  /// How many pages there are; at least one.
  var pageCount: Int { pages.count }

  /// The headings of the pages in words, in order.
  var headings: [String] { pages.map(\.heading) }

  /// How many quick checks there are.
  var checkCount: Int { pages.count(where: \.hasCheck) }

  /// Which quick check a page, from 0, holds, from 1, if it holds one.
  func checkNumber(ofPage index: Int) -> Int? {
    guard pages.indices.contains(index), pages[index].hasCheck else { return nil }
    return pages[...index].count(where: \.hasCheck)
  }

  // MARK: Making pages

  /// Whether every page is made.
  var isWhole: Bool { pages.allSatisfy { $0.page != nil } }

  /// The pages that are made, in order.
  var madePages: [PlayablePage] { pages.compactMap(\.page) }

  /// A page, from 0, if there is one and it is made.
  func page(_ index: Int) -> PlayablePage? {
    pages.indices.contains(index) ? pages[index].page : nil
  }

  /// Makes a page, from 0, unless it is made; throws all that is wrong with the lesson, located,
  /// not just with this page.
  mutating func makePage(_ index: Int) throws(LessonErrors) {
    guard pages.indices.contains(index), case .parsed(let page) = pages[index] else { return }
    do throws(LessonErrors) {
      pages[index] = .made(try PlayablePage(page))
    } catch { try makeAllPages() }
  }

  /// Makes every page that is missing; throws all that is wrong with the lesson, located.
  mutating func makeAllPages() throws(LessonErrors) {
    var errors = LessonErrors()
    for index in pages.indices {
      guard case .parsed(let page) = pages[index] else { continue }
      do throws(LessonErrors) {
        pages[index] = .made(try PlayablePage(page))
      } catch { errors.report(error) }
    }
    guard errors.isEmpty else { throw errors }
  }
}

extension PartialLesson.PageState {
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

  /// A heading with a fault stands as it is written: its lesson is refused when the page is made.
  fileprivate var heading: String {
    switch self {
    case .made(let page): page.title.plainText
    case .parsed(let page): ((try? page.title.evaluated()) ?? page.title).plainText
    }
  }
}
