import Figures
import Learning
import LessonScript

/// A lesson ready to be played: every expression evaluated, every figure made, every question
/// checked, so that showing it cannot fail.
public struct PlayableLesson: Sendable {
  /// The front matter.
  public let header: LessonHeader
  /// Its number in the library, shown in the header; nil for a lesson opened by path.
  public let number: Int?
  /// The pages in order; at least one.
  public let pages: [PlayablePage]

  /// Makes a lesson ready; throws everything that is wrong with it, located.
  public init(_ lesson: Lesson, number: Int? = nil) throws(LessonErrors) {
    var partial = PartialLesson(lesson, number: number)
    try partial.makeAllPages()
    header = partial.header
    self.number = number
    pages = partial.madePages
  }

  /// The ids of the quick checks, in order.
  public var questions: [String] { pages.compactMap(\.quiz?.id) }
}

/// One page of a lesson, ready to be played.
public struct PlayablePage: Sendable {
  /// The heading.
  public let title: Prose
  /// Where the heading stands in the file.
  public let location: SourceLocation
  /// The prose, in order, without figure and quiz.
  public let blocks: [Block]
  /// The figure, if there is one.
  public let figure: ScriptedFigure?
  /// The quick check, if there is one.
  public let quiz: QuestionTemplate?

  init(_ page: Page) throws(LessonErrors) {
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
        case .quiz(let body): quiz = try QuestionTemplate(body)
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
