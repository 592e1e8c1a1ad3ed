extension InlineReader {
  /// Builds the nested text that the tokens describe.
  func prose(errors: inout LessonErrors) -> Prose {
    var builder = ProseBuilder()
    for token in tokens {
      switch token {
      case .text(let range): builder.text += bytes[range]
      case .space: builder.text.append(.space)
      case .lineBreak: builder.append(.lineBreak)
      case .code(let text): builder.append(.code(text))
      case .expression(let expression): builder.append(.expression(expression))
      case .linkStart(let address, let index): builder.open(.link(address), at: index)
      case .linkEnd: builder.close()
      case .run(let number):
        let run = emphasis.runs[number]
        for _ in run.closes { builder.close() }
        builder.text += Array(repeating: run.mark, count: run.left)
        for isStrong in run.opens.reversed() {
          builder.open(isStrong ? .strong : .emphasis, at: run.range.lowerBound)
        }
      }
    }
    if let index = builder.firstTooDeep {
      errors.report(
        "emphasis and links nest deeper than \(Limits.nesting)", at: passage.location(of: index))
    }
    return builder.finish()
  }
}

/// Builds nested text from marks that open and close; past `Limits.nesting` marks have no effect.
private struct ProseBuilder {
  enum Kind {
    case all, emphasis, strong
    case link(String)
  }

  /// Text not yet added.
  var text: [UInt8] = []
  /// Where a mark first had no effect.
  private(set) var firstTooDeep: Int?
  private var open: [(kind: Kind, content: Prose)] = [(.all, [])]
  private var skipped = 0

  mutating func append(_ inline: Inline) {
    flush()
    open[open.count - 1].content.append(inline)
  }

  mutating func open(_ kind: Kind, at index: Int) {
    if open.count > Limits.nesting {
      firstTooDeep = firstTooDeep ?? index
      skipped += 1
      return
    }
    flush()
    open.append((kind, []))
  }

  mutating func close() {
    if skipped > 0 {
      skipped -= 1
      return
    }
    guard open.count > 1 else { return }
    flush()
    let (kind, content) = open.removeLast()
    switch kind {
    case .all: break
    case .emphasis: append(.emphasis(content))
    case .strong: append(.strong(content))
    case .link(let address): append(.link(content, address: address))
    }
  }

  mutating func finish() -> Prose {
    flush()
    return open[0].content
  }

  private mutating func flush() {
    guard !text.isEmpty else { return }
    open[open.count - 1].content.append(.text(String(decoding: text, as: UTF8.self)))
    text = []
  }
}
