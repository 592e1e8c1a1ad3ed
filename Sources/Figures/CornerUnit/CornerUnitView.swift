import ConvolutionCore
import TextScreen

extension CornerUnitFigure {
  func view(at moment: Moment) -> any View {
    let forms = GridForm.readable(width: format.width)
    return FirstFit {
      // Two rows of maps in any form are better than maps below each other in a larger one.
      FirstFit(over: forms) { form in
        // Where rows are short, the labels are gap enough.
        Stack(.down, gap: 0...(form.rowPitch > 1 ? 1 : 0)) {
          Stack(.across, gap: 2...6, edges(form, at: moment))
          Stack(.across, gap: 2...6, units(form, at: moment) + [panel(at: moment)])
        }
      }
      FirstFit(over: forms) { form in
        Stack(.down, gap: 0...1) {
          Flow { edges(form, at: moment) + units(form, at: moment) }
          panel(at: moment)
        }
      }
    }
  }

  private func edges(_ form: GridForm, at moment: Moment) -> [any View] {
    [
      picture(form, at: moment), map("v: vertical edges", \.vertical, from: 2, form, at: moment),
      map("h: horizontal edges", \.horizontal, from: 3, form, at: moment),
    ]
  }

  private func units(_ form: GridForm, at moment: Moment) -> [any View] {
    [
      map(setup.isRectified ? "inner, ReLU" : "inner, no ReLU", \.inner, from: 4, form, at: moment),
      output(form, at: moment),
    ]
  }

  // MARK: Maps

  private func picture(_ form: GridForm, at moment: Moment) -> Grid {
    let sight = sight(of: moment.step)
    let format = NumberFormat(fitting: bright.picture.values)
    return Grid(
      "", rows: sight.picture.shape.rows, columns: sight.picture.shape.columns,
      form.with(width: format.width), format, ValueScale(fitting: sight.picture.values)
    ) { .number(Double(sight.picture[0, $0, $1]), .text) }
    .shaded(.picture).bare()
  }

  private func map(
    _ name: SafeText, _ path: KeyPath<CornerUnit.Maps, Tensor> & Sendable, from step: Int,
    _ form: GridForm, at moment: Moment
  ) -> Grid {
    let sight = sight(of: moment.step)
    let map = sight.maps[keyPath: path]
    return grid("", map, format(of: path), form, of: sight) { row, column in
      step <= moment.step ? .number(Double(map[0, row, column])) : .pending
    }
    .labelled(name, step == moment.step ? .strong : .quiet, part: String(name.description))
  }

  private func output(_ form: GridForm, at moment: Moment) -> Grid {
    let sight = sight(of: moment.step)
    let map = sight.maps.output
    return grid("output", map, format(of: \.output), form, of: sight) { row, column in
      if moment.asking != nil { return .asked }
      guard moment.step >= stepCount - 1 else { return .pending }
      let value = Double(map[0, row, column])
      return .number(value, value > 0 ? .strong : .quiet)
    }
    .outlined(
      .init(rows: CornerPicture.corner.rows, columns: CornerPicture.corner.columns)
    )
    .labelled("output", moment.step >= stepCount - 1 ? .strong : .quiet)
  }

  /// The format of a map's numbers at both contrasts.
  private func format(of path: KeyPath<CornerUnit.Maps, Tensor>) -> NumberFormat {
    NumberFormat(fitting: plain.maps[keyPath: path].values + bright.maps[keyPath: path].values)
  }

  private func grid(
    _ name: String, _ map: Tensor, _ format: NumberFormat, _ form: GridForm, of sight: Sight,
    look: @escaping @Sendable (_ row: Int, _ column: Int) -> Grid.Look
  ) -> Grid {
    let grid = Grid(
      name, rows: map.shape.rows, columns: map.shape.columns, form.own(width: format.width), format,
      ValueScale(fitting: sight.values), look: look
    ).shaded(.diverging)
    return name.isEmpty ? grid.bare() : grid
  }

  // MARK: Wiring

  /// The weights, which can be edited, and what comes of them at both contrasts.
  private func panel(at moment: Moment) -> any View {
    Stack(.down, gap: 0...0) {
      wire("inner", setup.inner, "inner: v, h, bias")
      wire("outer", setup.outer, "output: v, h, inner, bias")
      table(at: moment)
    }
  }

  private func wire(_ name: String, _ values: [Float], _ label: SafeText) -> any View {
    let weights = weights
    return Stack(.down, gap: 0...0) {
      Label(label)
      Grid(
        name, rows: 1, columns: values.count, .snug(width: weights.width), weights,
        ValueScale(fitting: values)
      ) { .number(Double(values[$1]), .strong) }.bare()
    }
  }

  private func table(at moment: Moment) -> TextTable {
    let rows = [(plain, stepCount - 1), (bright, stepCount)].map { sight, step in
      let isAsked = moment.asking != nil && step == moment.step
      func cell(_ text: String) -> TextTable.Cell {
        let text = StyledText(SafeText(text), step == moment.step ? .strong : .text)
        return .init(text, instead: isAsked ? text.asked : nil)
      }
      return TextTable.Row([
        .init(SafeText("\(sight.contrast)"), .quiet), cell(format.text(Double(sight.corner))),
        cell("\(sight.elsewhere)"),
      ])
    }
    return TextTable(
      [.init("contrast", .right), .init("corner", .right), .init("elsewhere", .right)], rows,
      shown: max(0, moment.step - (stepCount - 2))
    ).needing(rows: rows.count)
  }
}
