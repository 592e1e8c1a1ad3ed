import LessonScript
import TextScreen

/// Lays prose out as lines of a given width.
struct ProseLayout {
  /// The width in columns.
  let width: Int
  /// The characters that may be used.
  let glyphs: GlyphSet

  /// Blocks below each other, a blank line between.
  func lines(of blocks: [Block]) -> [StyledText] {
    var lines: [StyledText] = []
    for block in blocks {
      let more = self.lines(of: block)
      if more.isEmpty { continue }
      if !lines.isEmpty { lines.append(StyledText()) }
      lines += more
    }
    return lines
  }

  /// Running text, broken at spaces and at hard breaks.
  func lines(of prose: Prose, _ role: Role = .text, indent: Int = 0) -> [StyledText] {
    var lines = [StyledText()]
    for inline in prose { append(inline, role, to: &lines) }
    return lines.flatMap { $0.wrapped(to: width, in: glyphs, indent: indent) }
  }

  /// Adds to the last line; a hard break, also one inside of markup, begins another.
  private func append(_ inline: Inline, _ role: Role, to lines: inout [StyledText]) {
    let last = lines.count - 1
    switch inline {
    case .text(let words): lines[last].append(SafeText(words), role)
    case .code(let words): lines[last].append(SafeText(words), role == .text ? .strong : role)
    case .emphasis(let inner):
      for part in inner { append(part, role == .text ? .emphasis : role, to: &lines) }
    case .strong(let inner):
      for part in inner { append(part, role == .quiet ? role : .strong, to: &lines) }
    case .link(let inner, let address):
      for part in inner { append(part, role, to: &lines) }
      guard inner.plainText != address else { break }
      lines[lines.count - 1].append(SafeText(" (\(address))"), .quiet)
    case .expression(let expression): lines[last].append(SafeText(expression.value), role)
    case .lineBreak: lines.append(StyledText())
    }
  }

  private func lines(of block: Block) -> [StyledText] {
    switch block {
    case .paragraph(let prose): return lines(of: prose)
    case .heading(_, let prose): return lines(of: prose, .strong)
    case .list(let list): return lines(of: list)
    case .table(let table): return TableLayout(table, width: width, glyphs: glyphs).lines
    case .quote(let blocks): return prefixed("│ ", narrower(by: 2).lines(of: blocks), .quiet)
    case .code(_, let code):
      return code.map { line in
        var text = StyledText("  ")
        text.append(SafeText(Self.expandingTabs(line)), .text)
        return text
      }
    case .rule: return [StyledText(SafeText(String(repeating: "─", count: width)), .faint)]
    case .figure, .quiz: return []
    }
  }

  /// Code with its tabs as the spaces up to the next multiple of four characters.
  private static func expandingTabs(_ line: String) -> String {
    guard line.utf8.contains(UInt8(ascii: "\t")) else { return line }
    var text = ""
    var column = 0
    for character in line {
      let width = character == "\t" ? 4 - column % 4 : 1
      text += character == "\t" ? String(repeating: " ", count: width) : String(character)
      column += width
    }
    return text
  }

  private func narrower(by columns: Int) -> ProseLayout {
    ProseLayout(width: max(1, width - columns), glyphs: glyphs)
  }

  private func lines(of list: List) -> [StyledText] {
    var lines: [StyledText] = []
    let last = (list.start ?? 0) &+ list.items.count
    let markWidth = list.start == nil ? 2 : "\(last)".count + 2
    for (index, item) in list.items.enumerated() {
      let mark = list.start.map { "\($0 &+ index)." } ?? "•"
      let body = narrower(by: markWidth).lines(of: item)
      // An item without text keeps its mark.
      for (row, line) in (body.isEmpty ? [StyledText()] : body).enumerated() {
        let lead = row == 0 ? mark : ""
        let padding = String(repeating: " ", count: max(1, markWidth - lead.count))
        var text = StyledText(SafeText(lead), .quiet)
        text.append(SafeText(lead.isEmpty ? String(repeating: " ", count: markWidth) : padding))
        text.runs += line.runs
        lines.append(text)
      }
    }
    return lines
  }

  private func prefixed(_ prefix: SafeText, _ lines: [StyledText], _ role: Role) -> [StyledText] {
    lines.map { line in
      var text = StyledText(prefix, role)
      text.runs += line.runs
      return text
    }
  }
}

extension [StyledText] {
  /// The lines, or if they are folded the first with `…` at its end.
  func folded(_ isFolded: Bool, to width: Int, in glyphs: GlyphSet) -> [StyledText] {
    guard isFolded, count > 1, let first else { return self }
    let mark: SafeText = " …"
    var line = first.wrapped(to: Swift.max(1, width - glyphs.width(of: mark)), in: glyphs)[0]
    line.append(mark, .quiet)
    return [line]
  }
}
