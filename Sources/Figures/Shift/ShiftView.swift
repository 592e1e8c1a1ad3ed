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

  /// The three maps and their labels; those that would give the answer away wait while it is asked.
  private var maps: [(label: SafeText, map: Tensor, isDifference: Bool)] {
    [
      ("f(g(x))", both.outputOfMoved, false), ("- g(f(x))", both.movedOutput, false),
      ("= difference", both.residual, true),
    ]
  }

  // MARK: A picture

  var picture: any View {
    FirstFit(over: GridForm.all(width: format.width)) { form in
      Stack(.down) {
        Stack(.across, gap: 2...6) {
          pictures(.down)
          for item in maps { map(item, form) }
        }
        result
      }
      Stack(.down) {
        pictures(.across)
        Flow { for item in maps { map(item, form) } }
        result
      }
    }
  }

  private func pictures(_ direction: Stack.Direction) -> Stack {
    Stack(direction, gap: direction == .across ? 2...3 : 0...0) {
      halfBlocks(figure.input, "x")
      halfBlocks(both.moved, SafeText("g(x), by \(figure.shift(of: moment.step))").filled(to: 11))
    }
  }

  /// A picture with two pixels in a cell: those brighter than half of the brightest.
  private func halfBlocks(_ picture: Tensor, _ label: SafeText) -> Grid {
    let (rows, columns) = (picture.shape.rows, picture.shape.columns)
    let half = (picture.values.max() ?? 0) / 2
    return Grid(
      "", rows: (rows + 1) / 2, columns: columns, .map(pitch: 1), inputFormat, inputScale
    ) { row, column in
      func isBright(_ row: Int) -> Bool { row < rows && picture[0, row, column] > half }
      let glyph: SafeText =
        switch (isBright(2 * row), isBright(2 * row + 1)) {
        case (true, true): "█"
        case (true, false): "▀"
        case (false, true): "▄"
        case (false, false): "·"
        }
      return .text(glyph, glyph == "·" ? .faint : .text)
    }
    .labelled(label)
  }

  private func map(
    _ item: (label: SafeText, map: Tensor, isDifference: Bool), _ form: GridForm
  ) -> Grid {
    let (map, isAsking) = (item.map, isAsking)
    return Grid(
      "", rows: map.shape.rows, columns: map.shape.columns, form, format, scale
    ) { row, column in
      if isAsking { return item.isDifference ? .asked : .empty }
      let value = Double(map[0, row, column])
      return .number(value, value == 0 ? .faint : nil)
    }
    .labelled(item.label, item.isDifference ? .strong : .quiet)
    .following(row: 0, column: 0)
  }

  // MARK: A row of numbers

  var signal: any View {
    let width = max(inputFormat.width, format.width)
    return FirstFit(over: [.tight(width: width)] + GridForm.dense(width: width)) { form in
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
    Stack(.across, [Label(label.filled(to: 7)), view])
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
