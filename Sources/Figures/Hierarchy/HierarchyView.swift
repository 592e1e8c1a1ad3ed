import ConvolutionCore
import TextScreen

extension HierarchyFigure {
  func view(at moment: Moment) -> any View {
    FirstFit {
      for scale in [2, 1] {
        Stack(.down, gap: 0...(scale > 1 ? 1 : 0)) {
          box(scale: scale, columns: 66, rows: 12, patterns(at: moment, scale), at: moment)
          words(at: moment)
        }
      }
      Stack(.down, gap: 0...1) {
        box(scale: 1, columns: 34, rows: 11, chosenPattern(at: moment), at: moment)
        narrowWords(at: moment)
      }
    }
  }

  /// Patterns in a room that is the same for every layer; nothing of them while something is asked.
  private func box(
    scale: Int, columns: Int, rows: Int, _ patterns: any View, at moment: Moment
  ) -> any View {
    let room = Picture(rows: 2 * rows * scale, columns: columns * scale) { _, _ in .pixel(.none) }
    let shown = moment.asking == nil ? patterns : Label("?", .predicted)
    return Instead(of: room, at: .top, shown)
  }

  // MARK: Patterns

  /// All patterns of a layer, in one row or two.
  private func patterns(at moment: Moment, _ scale: Int) -> any View {
    let count = layer(of: moment.step).units.count
    let inRow = count > 6 ? (count + 1) / 2 : count
    return Stack(.down, gap: 0...0) {
      for first in stride(from: 0, to: count, by: inRow) {
        Stack(.across, gap: 1...3) {
          for unit in first..<min(first + inRow, count) { pattern(unit, at: moment, scale) }
        }
      }
    }
  }

  private func pattern(_ unit: Int, at moment: Moment, _ scale: Int) -> any View {
    let isChosen = unit == chosen(in: moment.step)
    let response = NumberFormat.exact(responses(of: moment.step)[unit])
    var label = StyledText(
      SafeText(layer(of: moment.step).units[unit].name), isChosen ? .strong : .quiet)
    label.append(SafeText(" \(response)").padded(to: 3), isChosen ? .active : .text)
    return Stack(.down, gap: 0...0) {
      Label(label)
      picture(of: unit, in: moment.step, scale)
    }
  }

  /// The patterns of lower layers are enlarged, so that all can be seen.
  private func picture(of unit: Int, in step: Int, _ scale: Int) -> Picture {
    let pattern = layer(of: step).units[unit].exemplar
    let zoom = scale * ([3: 3, 5: 2][pattern.shape.rows] ?? 1)
    return Picture(rows: pattern.shape.rows, columns: pattern.shape.columns, zoom: zoom) {
      // A dark ground is seen against the terminal's own.
      .pixel(.shade(0.15 + 0.8 * Double(pattern[0, $0, $1])))
    }
  }

  private func chosenPattern(at moment: Moment) -> any View {
    let (unit, layer) = (chosen(in: moment.step), layer(of: moment.step))
    let response = NumberFormat.exact(responses(of: moment.step)[unit])
    return Stack(.down, gap: 0...0) {
      Label(SafeText("\(layer.units[unit].name): response \(response) of 12"), .strong)
      picture(of: unit, in: moment.step, 1)
    }
  }

  // MARK: Words

  private func words(at moment: Moment) -> any View {
    Stack(.down, gap: 0...0) {
      line(made(at: moment), 66)
      line(fields(at: moment).joined(separator: "   "), 66)
    }
  }

  private func narrowWords(at moment: Moment) -> any View {
    Stack(.down, gap: 0...0) {
      line("made of", 34)
      line(parts(of: chosen(in: moment.step), in: moment.step), 34)
      for text in fields(at: moment) { line(text, 34) }
    }
  }

  private func line(_ text: String, _ columns: Int) -> Label {
    Label(SafeText(text).filled(to: columns), .text)
  }

  private func made(at moment: Moment) -> String {
    let chosen = chosen(in: moment.step)
    let name = moment.asking == "made" ? "?" : layer(of: moment.step).units[chosen].name
    return "\(name): made of \(parts(of: chosen, in: moment.step))"
  }

  private func fields(at moment: Moment) -> [String] {
    Self.fields(of: layer(of: moment.step)).map { text in
      // What is seen here says too much where the plain stack is asked about.
      moment.asking == "fits"
        ? text.split(separator: " ").dropLast().joined(separator: " ") + " ?"
        : text
    }
  }
}
