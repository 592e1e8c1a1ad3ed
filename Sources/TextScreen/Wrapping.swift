extension StyledText {
  /// The text broken into lines of at most `width` columns; an empty text is one empty line.
  ///
  /// Lines break at spaces, which a break and the end of the text swallow; a word longer than a
  /// line is cut. The text is spelled in `glyphs` first, since `…` is two columns in ASCII. Lines
  /// after the first start with `indent` spaces, fewer where no wide character would fit behind
  /// them. In a single column a wide character stands alone all the same.
  public func wrapped(to width: Int, in glyphs: GlyphSet, indent: Int = 0) -> [StyledText] {
    var wrapper = LineWrapper(width: max(1, width), indent: indent)
    for run in runs {
      for character in glyphs.spell(run.text).characters { wrapper.add(character, run.role) }
    }
    return wrapper.finish()
  }
}

/// Takes characters one by one and breaks them into lines.
private struct LineWrapper {
  private let width: Int
  private let indent: Int
  private var lines: [StyledText] = []
  private var line: [(Character, Role)] = []
  private var lineWidth = 0
  private var word: [(Character, Role)] = []
  private var wordWidth = 0
  /// The spaces before the word, by their roles.
  private var spaces: [Role] = []

  init(width: Int, indent: Int) {
    self.width = width
    self.indent = max(0, min(indent, width - 2))
  }

  mutating func add(_ character: Character, _ role: Role) {
    if character == " " {
      placeWord()
      spaces.append(role)
      return
    }
    let columns = CharacterWidth.of(character)
    let room = lines.isEmpty && line.isEmpty ? width : width - indent
    if !word.isEmpty, wordWidth + columns > room { placeWord() }
    word.append((character, role))
    wordWidth += columns
  }

  mutating func finish() -> [StyledText] {
    placeWord()
    if !line.isEmpty || lines.isEmpty { endLine() }
    return lines
  }

  private mutating func placeWord() {
    guard !word.isEmpty else { return }
    if lineWidth + spaces.count + wordWidth <= width {
      line += spaces.map { (" ", $0) }
      lineWidth += spaces.count
    } else if !line.isEmpty {
      endLine()
    }
    line += word
    lineWidth += wordWidth
    word = []
    wordWidth = 0
    spaces = []
  }

  private mutating func endLine() {
    var styled = StyledText()
    if !lines.isEmpty { styled.append(SafeText(String(repeating: " ", count: indent))) }
    var rest = line[...]
    while let role = rest.first?.1 {
      let run = rest.prefix { $0.1 == role }
      styled.append(SafeText(String(run.map(\.0))), role)
      rest = rest.dropFirst(run.count)
    }
    lines.append(styled)
    line = []
    lineWidth = indent
  }
}
