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
  /// A code span that starts with `= `: the expression after it, with its place.
  case expression(Located<String>)
  /// A hard line break.
  case lineBreak
}

extension Prose {
  /// The text without its markup; expressions stand as they are written.
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
