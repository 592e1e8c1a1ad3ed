/// A lesson as its file says it: text and structure with locations, nothing evaluated yet.
public struct Lesson: Sendable, Equatable {
  /// The front matter.
  public var header: LessonHeader
  /// The pages in order; at least one.
  public var pages: [Page]
  /// Warnings in the order of the text: an empty page, text after a quiz,
  /// marks that are shown as they are typed, characters that let a line read differently than it is
  /// stored.
  public var warnings: [LessonError]
}

/// The front matter of a lesson: all that the menu needs, readable without the pages.
public struct LessonHeader: Sendable, Equatable {
  /// The stable, unique name that progress hangs on: `watch-the-kernel-slide`.
  public var id: String
  /// The location of the id, or of the start of the file without one.
  public var idLocation: SourceLocation
  /// The title as people read it.
  public var title: String
  /// The length of the lesson in minutes, 1 to 600.
  public var minutes: Int
  /// The ids of lessons that should come before.
  public var needs: [Located<String>]
  /// The knowledge that is assumed, in words; empty if nothing.
  public var assumes: String
  /// One sentence on what the lesson is for; empty if not said.
  public var summary: String
  /// What a learner takes away, a sentence each, shown at the end; at most five.
  public var takeaways: [String] = []
}

/// One page: the blocks under a `## ` heading.
public struct Page: Sendable, Equatable {
  /// The heading.
  public var title: Prose
  /// The location of the heading.
  public var location: SourceLocation
  /// The blocks of the page, in order; at most one figure and one quiz.
  public var blocks: [Block]
}

/// A block of a page.
public enum Block: Sendable, Equatable {
  case paragraph(Prose)
  /// A heading below the page's own, level 3 to 6.
  case heading(level: Int, Prose)
  case list(List)
  case table(Table)
  case quote([Block])
  /// Code shown as it is.
  case code(language: String, lines: [String])
  case rule
  case figure(FigureBlock)
  case quiz(QuizBlock)
}

/// A bulleted or numbered list.
public struct List: Sendable, Equatable {
  /// The number of the first item of a numbered list; nil for bullets.
  public var start: Int?
  /// The items, each a few blocks.
  public var items: [[Block]]
}

/// A table with a head row.
public struct Table: Sendable, Equatable {
  /// The alignment of a column.
  public enum Alignment: Sendable, Equatable { case left, centre, right }
  /// One entry a column.
  public var alignments: [Alignment]
  /// The head row; as many cells as `alignments`.
  public var head: [Prose]
  /// The body rows; each as many cells as `alignments`.
  public var rows: [[Prose]]
}

/// Running text with inline markup.
public typealias Prose = [Inline]

/// A piece of running text.
public enum Inline: Sendable, Equatable {
  case text(String)
  case emphasis(Prose)
  case strong(Prose)
  case code(String)
  /// Shown as its text and its address.
  case link(Prose, address: String)
  /// A code span that starts with `= `: the expression after it, with its location.
  case expression(Located<String>)
  /// A hard line break.
  case lineBreak
}

extension Prose {
  /// The text without its markup; expressions are left as they are written.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .emphasis(let content), .strong(let content), .link(let content, _): content.plainText
      case .expression(let expression): expression.value
      case .lineBreak: " "
      }
    }.joined()
  }
}
