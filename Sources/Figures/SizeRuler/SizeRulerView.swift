import ConvolutionCore
import TextScreen

extension SizeRulerFigure {
  func view(at moment: Moment) -> any View {
    let wide = [4, 2].map { GridForm.tight(width: $0) }
    let forms = wide + [.snug(width: 2), .map(pitch: 2), .map(pitch: 1)]
    return FirstFit(over: forms) { form in
      for lanes in Set([stepCount, lanes]).sorted(by: >) {
        let all = [windows(form, lanes: lanes, at: moment)] + counts(form, at: moment)
        Stack(.down) {
          ruler(form, at: moment)
          if asksNumber(at: moment) {
            Instead(of: Stack(.down, all), at: .top, unknown(at: moment))
          } else {
            Stack(.down, all)
          }
        }
      }
    }
  }

  /// The fewest lines on which no two windows meet.
  private var lanes: Int { min(stepCount, (span + setup.stride - 1) / setup.stride) }

  /// Of the numbers on the ruler one may be the answer.
  private func asksNumber(at moment: Moment) -> Bool {
    moment.asking == "size" || moment.asking == "unread"
  }

  /// What is asked, and all that is known: `7 pixels, kernel 3: outputs ?`.
  private func unknown(at moment: Moment) -> Paragraph {
    let word = moment.asking == "size" ? "outputs" : "unread"
    var text = StyledText(SafeText("\(layerWords): \(word) "), .quiet)
    text.append("?", .predicted)
    return Paragraph(text, part: moment.asking)
  }

  /// Rows with a label each; all labels are equally wide.
  private func rows(_ rows: [(SafeText, Grid)]) -> Stack {
    Stack(.down, gap: 0...0, rows.map { Stack(.across, [Label($0.0.filled(to: 7)), $0.1]) })
  }

  /// A line of cells from the first padded one to the last.
  private func grid(
    _ name: String, _ form: GridForm, lines: Int = 1, isPadded: Bool = true,
    look: @escaping @Sendable (_ line: Int, _ position: Int) -> Grid.Look
  ) -> Grid {
    let (first, format) = (coverage.positions.lowerBound, NumberFormat(fitting: []))
    return Grid(
      name, rows: lines, columns: coverage.positions.count, form, format, ValueScale(largest: 0)
    ) { look($0, first + $1) }
    .following(row: 0, column: 0)
  }

  private func ruler(_ form: GridForm, at moment: Moment) -> Stack {
    let (setup, coverage, window) = (setup, coverage, window(of: moment.step))
    let (isHidden, hidesNumbers) = (moment.asking != nil, asksNumber(at: moment))
    @Sendable func text(_ number: Int) -> SafeText {
      SafeText(form.isMap ? "\(number % 10)" : "\(number)")
    }
    let pixels = grid("pixel", form) { _, position in
      guard (0..<setup.size).contains(position) else { return .empty }
      if hidesNumbers { return .text("■", .text) }
      return .text(text(position), !isHidden && window.contains(position) ? .strong : .quiet)
    }
    let values = grid("", form) { _, position in
      let isPixel = (0..<setup.size).contains(position)
      if hidesNumbers { return .text(isPixel ? "■" : "□", isPixel ? .text : .quiet) }
      let source = coverage.source(of: position)
      let value = source.map { text($0) } ?? "0"
      return .text(value, isPixel ? .text : .quiet)
    }
    let first = window.first.map { $0 + setup.padding } ?? 0
    let outline = Grid.Outline(rows: 0..<1, columns: first..<first + (isHidden ? 0 : span))
    if setup.padding == 0 { return rows([("pixel", pixels.outlined(outline))]) }
    return rows([
      ("pixel", pixels.bordered(columns: setup.padding)), ("holds", values.outlined(outline)),
    ])
  }

  /// The windows so far as brackets: a dot for each tap.
  private func windows(_ form: GridForm, lanes: Int, at moment: Moment) -> Stack {
    let (windows, step) = (coverage.windows, moment.asking == nil ? moment.step : 0)
    let brackets = grid("", form, lines: lanes) { line, position in
      for index in stride(from: line, to: step, by: lanes) {
        let window = windows[index]
        guard let first = window.first, let last = window.last,
          (first...max(first, last)).contains(position)
        else { continue }
        let role: Role = index == step - 1 ? .window : .quiet
        let dashes = String(repeating: "─", count: position == first ? 0 : form.pitch - 1)
        return .text(SafeText(dashes + (window.contains(position) ? "●" : "─")), role)
      }
      return .empty
    }
    return rows([("windows", brackets)])
  }

  /// How often each pixel is read, as bars and as numbers; then the sizes.
  private func counts(_ form: GridForm, at moment: Moment) -> [any View] {
    let (setup, coverage, total) = (setup, coverage, reads)
    let soFar = coverage.reads(ofFirst: moment.asking == nil ? moment.step : 0)
    let (most, isAsked) = (total.max() ?? 0, moment.asking != nil)
    let hatch: SafeText = form.isMap ? "/" : "//"
    let unread = Set(coverage.unread + coverage.unreadPadding)
    // A block is one reading, or two where the bars would be high; past that the numbers must do.
    let unit = most <= 4 ? 1 : 2
    let height = most <= 8 ? (most + unit - 1) / unit : 0
    let bars = grid("", form, lines: height) { line, position in
      let below = (height - line - 1) * unit
      guard total.indices.contains(position), !isAsked, total[position] > below else {
        return .empty
      }
      let blocks = soFar[position] - below
      return blocks <= 0 ? .text("·", .faint) : .text(blocks >= unit ? "█" : "▄", .mark)
    }
    let numbers = grid("read", form) { _, position in
      let isPixel = total.indices.contains(position)
      if isAsked { return isPixel ? .asked : .empty }
      if unread.contains(position) { return .text(hatch, isPixel ? .strong : .quiet) }
      return isPixel ? .text(SafeText("\(total[position])"), .text) : .empty
    }
    .bordered(columns: setup.padding)
    let lines: [(SafeText, Grid)] = [("", bars), ("read", numbers)]
    return [rows(Array(lines.suffix(height == 0 ? 1 : 2))), sizes(at: moment)]
  }

  private func sizes(at moment: Moment) -> any View {
    func line(_ name: SafeText, _ result: String, _ working: String, part: String? = nil)
      -> TextTable.Row
    {
      var text = StyledText(SafeText(result), .strong)
      text.append(SafeText(working), .quiet)
      return TextTable.Row([.init(name, .quiet), .init(text)], part: part)
    }
    let (d, k) = (setup.dilation, setup.kernel)
    let lines = [
      line("outputs", "\(stepCount)", " = \(outputWorking)", part: "size"),
      line("unread", unreadWords, "", part: "unread"),
      line("span", "\(span)", " = \(d)*(\(k) - 1) + 1"),
    ]
    let table = TextTable(
      [.init(), .init()], Array(lines.prefix(setup.dilation == 1 ? 2 : 3))
    ).wrapped().whole()
    return moment.asking == nil ? table : Instead(of: table, Label(""))
  }
}
