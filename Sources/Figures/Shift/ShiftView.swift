import ConvolutionCore
import TextScreen

extension ShiftFigure {
  func view(at moment: Moment) -> any View {
    let view = ShiftView(figure: self, moment: moment)
    return input.shape.rows == 1 ? view.signal : view.picture
  }
}

/// One moment of a shift: maps side by side, or rows of a signal below each other.
private struct ShiftView {
  let figure: ShiftFigure
  let moment: Moment
  private let inputFormat: NumberFormat, format: NumberFormat
  private let inputScale: ValueScale, scale: ValueScale

  init(figure: ShiftFigure, moment: Moment) {
    (self.figure, self.moment) = (figure, moment)
    let values = figure.all.flatMap { $0.outputOfMoved.values + $0.residual.values }
    inputFormat = NumberFormat(fitting: figure.input.values)
    format = NumberFormat(fitting: values)
    inputScale = ValueScale(largest: Double(figure.input.values.map(abs).max() ?? 0))
    // That of the outputs: a difference beyond it is as strong as can be.
    scale = ValueScale(largest: figure.all[0].output.values.reduce(0) { max($0, Double(abs($1))) })
  }

  private var both: ShiftComparison { figure.both(moment.step) }
  private var isAsking: Bool { moment.asking != nil }

  // MARK: A picture

  /// Both orders from left to right, or the maps below the pictures where that is too wide.
  var picture: any View {
    FirstFit(over: Picture.zooms) { zoom in
      let (maps, pictures) = (maps(zoom), pictures(zoom))
      Stack(.down) {
        Stack(.across, gap: 2...4, pictures + maps)
        result
      }
      Stack(.down) {
        Stack(.across, gap: 2...4, pictures)
        Stack(.across, gap: 2...4, maps)
        result
      }
      Stack(.down) {
        Flow { pictures + maps }
        result
      }
    }
  }

  private func pictures(_ zoom: Int) -> [any View] {
    let moved = SafeText("g(x), by \(figure.shift(of: moment.step))").filled(to: 11)
    return [shades(figure.input, "x", zoom), shades(both.moved, moved, zoom)]
  }

  /// The two maps and their difference; all wait while it is asked how many outputs differ.
  private func maps(_ zoom: Int) -> [any View] {
    [
      steps(both.outputOfMoved, "f(g(x))", zoom), steps(both.movedOutput, "- g(f(x))", zoom),
      steps(both.residual, "= difference", zoom, .strong),
    ]
  }

  /// A picture in greys.
  private func shades(_ picture: Tensor, _ label: SafeText, _ zoom: Int) -> any View {
    let low = Double(min(0, picture.values.min() ?? 0))
    let height = Double(picture.values.max() ?? 0) - low
    return labelled(label, .quiet, picture, zoom) {
      .pixel(.shade(height > 0 ? ($0 - low) / height : 0))
    }
  }

  /// A map on the scale of the outputs.
  private func steps(
    _ map: Tensor, _ label: SafeText, _ zoom: Int, _ role: Role = .quiet
  ) -> any View {
    let (scale, isAsking) = (scale, isAsking)
    return labelled(label, role, map, zoom) {
      isAsking ? .asked : .pixel(.value($0, on: scale))
    }
  }

  private func labelled(
    _ label: SafeText, _ role: Role, _ map: Tensor, _ zoom: Int,
    look: @escaping @Sendable (Double) -> Picture.Look
  ) -> any View {
    Stack(.down, gap: 0...0) {
      Label(label, role)
      Picture(rows: map.shape.rows, columns: map.shape.columns, zoom: zoom) {
        look(Double(map[0, $0, $1]))
      }
    }
  }

  // MARK: A row of numbers

  var signal: any View {
    let width = max(inputFormat.width, format.width)
    return FirstFit(over: GridForm.all(width: width)) { form in
      let weights = figure.setup.kernel.joined().map { NumberFormat.exact($0) }
      Stack(.down) {
        line("weights", Label(SafeText(weights.joined(separator: " ")), .text))
        Stack(.down, gap: 0...0) {
          line("x", row(figure.input, "input", form))
          line("g(x)", row(both.moved, "", form))
        }
        Stack(.down, gap: 0...0) {
          line("f(x)", outputs(both.output, form))
          line("f(g(x))", outputs(both.outputOfMoved, form, hides: true))
        }
        Stack(.down, gap: 0...0) {
          line("g(f(x))", outputs(both.movedOutput, form, hides: true))
          line("differ", outputs(both.residual, form, hides: true, isDifference: true))
        }
        result
      }
    }
  }

  private func line(_ label: SafeText, _ view: any View) -> Stack {
    Stack(.across, align: .middle, [Label(label.filled(to: 7)), view])
  }

  private func row(_ values: Tensor, _ name: String, _ form: GridForm) -> Grid {
    Grid(
      name, rows: 1, columns: values.shape.columns, form, inputFormat, inputScale
    ) { .number(Double(values[0, 0, $1]), form.isMap ? nil : .text) }
  }

  /// Outputs below the input cell that each starts at.
  private func outputs(
    _ map: Tensor, _ form: GridForm, hides: Bool = false, isDifference: Bool = false
  ) -> Grid {
    let (jump, isAsking, columns) = (figure.layer.jump, isAsking && hides, map.shape.columns)
    return Grid(
      "", rows: 1, columns: figure.input.shape.columns, form, format, scale
    ) { _, column in
      guard column.isMultiple(of: jump), column / jump < columns else { return .empty }
      if isAsking { return isDifference ? .asked : .empty }
      let value = Double(map[0, 0, column / jump])
      return .number(value, isDifference ? value == 0 ? .faint : .strong : nil)
    }
  }

  // MARK: Words

  /// The layer, and the count of outputs that differ.
  private var result: any View {
    func text(_ words: String, _ role: Role) -> any View {
      var text = StyledText(SafeText("\(figure.layerWords): "), .quiet)
      text.append(SafeText(words), role)
      return Paragraph(text)
    }
    let results = (1...figure.stepCount).map { text(figure.result(at: $0), .strong) }
    return OneOf(
      results + [text("? outputs differ", .predicted)],
      shown: isAsking ? figure.stepCount : moment.step - 1)
  }
}
