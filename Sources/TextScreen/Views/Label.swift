/// One line of words; where there is no room for all, the first of them, none cut.
public struct Label: View {
  private let text: StyledText
  private let part: String?

  /// Creates a label; a `part` is found by that name when a mistake is marked in the picture.
  public init(_ text: StyledText, part: String? = nil) {
    (self.text, self.part) = (text, part)
  }

  /// Creates a label of one role.
  public init(_ text: SafeText, _ role: Role = .quiet, part: String? = nil) {
    self.init(StyledText(text, role), part: part)
  }

  /// As many words as have room, but at least one.
  public func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
    let text = text.words(within: limit.columns, in: glyphs)
    let width = text.width(in: glyphs)
    return Layout(Size(columns: width, rows: 1)) { [part] origin, frame in
      // What is around it may have less room than it asked for.
      let room = frame.clip.endColumn.minus(origin.column)
      let shown = width <= room ? text : text.words(within: room, in: glyphs)
      if shown.width(in: glyphs) <= room {
        frame.put(shown, row: origin.row, column: origin.column)
      }
      if let part { frame.mark(origin.row(of: width), .part(part)) }
    }
  }
}

/// Words that run on over as many lines as they take.
public struct Paragraph: View {
  private let text: StyledText
  private let part: String?

  /// Creates a paragraph.
  public init(_ text: StyledText, part: String? = nil) {
    (self.text, self.part) = (text, part)
  }

  /// Breaks the lines.
  public func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
    let lines = text.wrapped(to: limit.columns, in: glyphs)
    let width = lines.map { $0.width(in: glyphs) }.max() ?? 0
    let size = Size(columns: width, rows: lines.count)
    return Layout(
      size,
      least: { Size(columns: min(width, text.longestWord(in: glyphs)), rows: lines.count) }
    ) { [part] origin, frame in
      frame.put(lines, row: origin.row, column: origin.column)
      guard let part else { return }
      frame.mark(
        Rect(row: origin.row, column: origin.column, columns: width, rows: lines.count),
        .part(part))
    }
  }
}

extension Point {
  /// So many columns of one row, from here.
  func row(of columns: Int) -> Rect { Rect(row: row, column: column, columns: columns, rows: 1) }
}

extension SafeText {
  /// The text with blanks before it, so that it takes at least so many columns.
  public func padded(to columns: Int, in glyphs: GlyphSet = .unicode) -> SafeText {
    let blanks = columns.minus(glyphs.width(of: self))
    return blanks <= 0 ? self : SafeText(String(repeating: " ", count: blanks) + description)
  }
}

extension StyledText {
  /// The text, or so many of its first words as have room, without a comma at their end; the first
  /// one at any rate.
  func words(within columns: Int, in glyphs: GlyphSet) -> StyledText {
    if width(in: glyphs) <= columns { return self }
    let first = text.split(separator: " ").first.map { glyphs.width(of: SafeText(String($0))) } ?? 0
    var words = wrapped(to: max(columns, first), in: glyphs).first ?? StyledText()
    if let last = words.runs.popLast() {
      let bare = last.text.description.hasSuffix(",") ? 1 : 0
      words.append(SafeText(String(last.text.description.dropLast(bare))), last.role)
    }
    return words
  }

  /// The columns of its longest word: in fewer a word is cut.
  func longestWord(in glyphs: GlyphSet) -> Int {
    text.split(separator: " ").map { glyphs.width(of: SafeText(String($0))) }.max() ?? 0
  }
}
