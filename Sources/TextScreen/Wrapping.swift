extension StyledText {
  /// The text broken into lines of at most `width` columns.
  ///
  /// Lines break at spaces, which a break swallows; a word longer than a line is cut. The text is spelled in `glyphs`
  /// first, since `…` is two columns in ASCII. Continuation lines start with `indent` spaces.
  public func wrapped(to width: Int, in glyphs: GlyphSet, indent: Int = 0) -> [StyledText] {
    var wrapper = LineWrapper(width: max(1, width), indent: indent)
    for run in runs {
      for character in glyphs.spell(run.text).description { wrapper.add(character, run.role) }
    }
    return wrapper.finish()
  }
}

/// Takes characters one by one and breaks them into lines.
private struct LineWrapper {
  let width: Int
  let indent: Int
  private var lines: [StyledText] = []
  private var line: [(Character, Role)] = []
  private var lineWidth = 0
  private var word: [(Character, Role)] = []
  private var wordWidth = 0
  /// The spaces before the word, each with its role; a line end swallows them.
  private var spaces: [Role] = []

  init(width: Int, indent: Int) {
    self.width = width
    self.indent = min(max(0, indent), width - 1)
  }

  mutating func add(_ character: Character, _ role: Role) {
    if character == " " {
      placeWord()
      spaces.append(role)
      return
    }
    let columns = CharacterWidth.of(character)
    if wordWidth + columns > width - indent, wordWidth > 0 { placeWord() }
    word.append((character, role))
    wordWidth += columns
  }

  mutating func finish() -> [StyledText] {
    placeWord()
    endLine()
    return lines
  }

  private mutating func placeWord() {
    guard !word.isEmpty else { return }
    if lineWidth > startWidth, lineWidth + spaces.count + wordWidth > width {
      endLine()
    } else if lines.isEmpty || lineWidth > startWidth {
      line += spaces.map { (" ", $0) }
      lineWidth += spaces.count
    }
    line += word
    lineWidth += wordWidth
    word = []
    wordWidth = 0
    spaces = []
  }

  private var startWidth: Int { lines.isEmpty ? 0 : indent }

  private mutating func endLine() {
    guard !line.isEmpty || lines.isEmpty else { return }
    var styled = StyledText()
    if !lines.isEmpty, indent > 0 { styled.append(SafeText(String(repeating: " ", count: indent))) }
    var start = 0
    for index in line.indices where line[index].1 != line[start].1 {
      styled.append(SafeText(String(line[start..<index].map(\.0))), line[start].1)
      start = index
    }
    if start < line.count {
      styled.append(SafeText(String(line[start...].map(\.0))), line[start].1)
    }
    lines.append(styled)
    line = []
    lineWidth = startWidth
  }
}
