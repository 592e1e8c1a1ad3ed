// The effect of one line on the open blocks.

extension BlockReader {
  /// Reads one line; returns the number of the line to go on with if that is not the next one.
  mutating func readLine(_ start: LineCursor, number: Int) -> Int? {
    var line = start
    var depth = matchContainers(&line)
    if fence != nil {
      if depth == containers.count { return readFenced(line, number: number) }
      close(to: depth)
    }
    if openBlocks(&line, depth: &depth) { return nil }
    if !paragraph.isEmpty, !line.isBlank {
      // Also if a quote or an item was not continued: its paragraph goes on all the same.
      line.skipIndent()
      paragraph.append(line.rest)
      return nil
    }
    if depth < containers.count { close(to: depth) }
    readText(line)
    return nil
  }

  /// Goes into the open containers that the line continues; returns how many those are.
  private func matchContainers(_ line: inout LineCursor) -> Int {
    for depth in containers.indices.dropFirst() {
      switch containers[depth].kind {
      case .page: break
      case .quote:
        var inner = line
        inner.skipIndent()
        guard line.indent < 4, inner.next == .greater else { return depth }
        inner.skip(1)
        inner.skipIndent(1)
        line = inner
      case .item(let indent):
        guard line.isBlank ? !isEmptyItem(depth) : line.indent >= indent else { return depth }
        line.skipIndent(indent)
      }
    }
    return containers.count
  }

  /// True if an item began with a blank line and has nothing yet, so that a second one ends it.
  private func isEmptyItem(_ depth: Int) -> Bool {
    depth == containers.count - 1 && containers[depth].blocks.isEmpty
      && containers[depth].list == nil && paragraph.isEmpty && code.isEmpty && fence == nil
      && table == nil
  }

  /// Opens the blocks that start here; returns whether they use the line up.
  private mutating func openBlocks(_ line: inout LineCursor, depth: inout Int) -> Bool {
    while !line.isBlank {
      let indent = line.indent
      if indent >= 4 { return readIndentedCode(line, depth: depth) }
      var content = line
      content.skipIndent()
      let isInParagraph = depth == containers.count && !paragraph.isEmpty
      if content.next == .greater {
        guard open(.quote, at: content.offset, depth: &depth) else { return false }
        content.skip(1)
        content.skipIndent(1)
        line = content
      } else if let heading = content.heading {
        close(to: depth)
        appendHeading(heading.level, heading.text, start: content.offset)
        return true
      } else if let fence = content.fence(indent: indent) {
        close(to: depth)
        open(fence)
        return true
      } else if isInParagraph, let mark = content.underline {
        refuseUnderline(mark, at: content.offset)
        return true
      } else if content.isThematicBreak {
        close(to: depth)
        append(.rule, start: content.offset)
        return true
      } else if let marker = content.listMarker, marker.mayInterrupt || !isInParagraph,
        let item = openItem(marker, content, indent: indent, depth: &depth)
      {
        line = item
      } else {
        return isInParagraph && openTable(content)
      }
    }
    return false
  }

  /// Opens a fence; a figure or a quiz in a list leaves the list, whose indentation its lines rarely
  /// keep, so that the one error about it is all.
  private mutating func open(_ fence: Fence) {
    var fence = fence
    let isInList = containers.dropFirst().contains {
      if case .item = $0.kind { true } else { false }
    }
    if isInList, !containers.contains(where: { $0.kind == .quote }),
      fence.kind != .code
    {
      refusePlace(of: fence)
      fence.isMisplaced = true
      close(to: 1)
    }
    self.fence = fence
  }

  /// Opens a list item; returns what is left of its line, or nil past the limit of nesting.
  private mutating func openItem(
    _ marker: ListMarker, _ content: LineCursor, indent: Int, depth: inout Int
  ) -> LineCursor? {
    var item = content
    item.skip(marker.width)
    let spaces = marker.isEmpty || item.indent > 4 ? 1 : item.indent
    let kind = Container.Kind.item(indent: indent + marker.width + spaces)
    guard open(kind, at: content.offset, depth: &depth, list: marker) else { return nil }
    item.skipIndent(spaces)
    if item.taskMark != nil {
      report(
        "a task list is the answer of a quiz; it goes at the left edge of a `quiz` fence",
        at: item.offset)
    }
    return item
  }

  private mutating func readText(_ line: LineCursor) {
    var line = line
    if line.isBlank {
      if code.isEmpty {
        close(to: containers.count)
      } else {
        line.skipIndent(4)
        code.append(FencedLine(line))
      }
      return
    }
    if table != nil {
      table?.appendRow(line.rest, source: source, errors: &errors)
      return
    }
    close(to: containers.count)
    line.skipIndent()
    paragraph.append(line.rest)
  }

  /// Reads a line as indented code unless it goes on with a paragraph.
  private mutating func readIndentedCode(_ line: LineCursor, depth: Int) -> Bool {
    guard paragraph.isEmpty else { return false }
    if code.isEmpty || depth < containers.count { close(to: depth) }
    var line = line
    line.skipIndent(4)
    code.append(FencedLine(line))
    return true
  }

  private mutating func readFenced(_ line: LineCursor, number: Int) -> Int? {
    guard let open = fence else { return nil }
    if line.closes(open) {
      var closed = open
      closed.lines = fenceLines
      fence = nil
      fenceLines = []
      append(closed)
      return nil
    }
    if containers.count == 1 {
      if line.cutsShort(open) { return close(to: 1) ?? number }
      if fence?.firstHeading == nil, source.bytes[line.rest].starts(with: "## ".utf8) {
        fence?.firstHeading = number
      }
    }
    if open.kind != .code, !line.isBlank, line.indent < open.indent {
      // The body of a figure or a quiz that is less indented than its fence keeps what it has.
      fence?.indent = 0
      fenceLines = fenceLines.map { $0.whole(in: source.bytes) }
    }
    var line = line
    line.skipIndent(fence?.indent ?? 0)
    fenceLines.append(FencedLine(line))
    return nil
  }

  /// A line of `=` or `-` under text is a heading elsewhere, and rarely meant; here it is refused.
  private mutating func refuseUnderline(_ mark: UInt8, at offset: Int) {
    let rule = mark == .hyphen ? ", or leave a line blank above it for a rule" : ""
    report("a heading is written `## Title`, not underlined\(rule)", at: offset)
  }
}
