import ConvolutionCore
import TextScreen

extension RotationFigure {
  func view(at moment: Moment) -> any View {
    let view = RotationView(figure: self, moment: moment)
    return setup.kernels == .one ? view.alone : view.together
  }
}

/// One moment of a rotation: both orders side by side, for one kernel or below each of four.
private struct RotationView {
  let figure: RotationFigure
  let moment: Moment
  private let input: NumberFormat, kernel: NumberFormat, output: NumberFormat
  private let scale: ValueScale

  init(figure: RotationFigure, moment: Moment) {
    (self.figure, self.moment) = (figure, moment)
    let channels = figure.all.flatMap(\.channels)
    let outputs = channels.flatMap { $0.outputOfRotated.values + $0.output.values }
    input = NumberFormat(fitting: figure.input.values)
    kernel = NumberFormat(fitting: figure.setup.kernel.flatMap(\.self))
    output = NumberFormat(fitting: outputs + channels.flatMap(\.residual.values))
    scale = ValueScale(fitting: outputs)
  }

  private var both: RotationComparison { figure.both(moment.step) }
  private var isAsking: Bool { moment.asking != nil }

  /// Numbers in rows of grids where they can be read, else grids below each other.
  private func arranged(
    @Parts _ rows: @escaping @Sendable (GridForm) -> [any View],
    else flow: @escaping @Sendable (GridForm) -> [any View]
  ) -> any View {
    let width = max(input.width, kernel.width, output.width)
    return FirstFit {
      FirstFit(over: GridForm.readable(width: width), rows)
      FirstFit(over: GridForm.all(width: width)) { form in
        Stack(.down, gap: 1...2) {
          Flow { flow(form) }
          result
        }
      }
    }
  }

  // MARK: One kernel

  var alone: any View {
    let channel = both.channels[0]
    @Sendable func inputs(_ form: GridForm) -> [any View] {
      [picture(form), rotated(form), weights(channel.kernel, "kernel", form)]
    }
    @Sendable func maps(_ form: GridForm) -> [any View] {
      [
        map(channel.output, "f(x)", form, isKnown: true),
        map(channel.outputOfRotated, "f(g(x))", form, isAsked: true),
        map(channel.rotatedOutput, "- g(f(x))", form),
        map(channel.residual, "= difference", form),
      ]
    }
    return arranged { form in
      Stack(.down, gap: 1...2) {
        Stack(.across, gap: 3...9, inputs(form))
        Stack(.across, gap: 3...9, maps(form))
        result
      }
    } else: {
      inputs($0) + maps($0)
    }
  }

  // MARK: Four kernels

  var together: any View {
    @Sendable func inputs(_ form: GridForm) -> [any View] { [picture(form), rotated(form)] }
    @Sendable func columns(_ form: GridForm) -> [any View] {
      both.channels.enumerated().map { index, channel in
        Stack(.down, gap: 0...1) {
          weights(
            channel.kernel, SafeText(index == 0 ? "kernel" : "by \(90 * index)"), form,
            name: index == 0 ? "kernel" : "")
          map(channel.outputOfRotated, "f(g(x))", form, isAsked: true)
          map(channel.rotatedOutput, "g(f(x))", form)
        }
      }
    }
    return arranged { form in
      Stack(.down, gap: 1...2) {
        Stack(.across, gap: 2...9) {
          Stack(.down, gap: 0...1, inputs(form))
          columns(form)
        }
        result
      }
      Stack(.down, gap: 1...2) {
        Stack(.across, gap: 3...9, inputs(form))
        Stack(.across, gap: 3...9, columns(form))
        result
      }
    } else: {
      inputs($0) + columns($0)
    }
  }

  // MARK: Grids

  private func picture(_ form: GridForm) -> Grid {
    grid(figure.input, "input", form, input, .picture, ValueScale(fitting: figure.input.values))
      .labelled("x")
  }

  private func rotated(_ form: GridForm) -> Grid {
    let label = SafeText("g(x), by \(figure.degrees(at: moment.step))").filled(to: 13)
    return grid(both.rotated, "", form, input, .picture, ValueScale(fitting: figure.input.values))
      .labelled(label)
  }

  private func weights(
    _ map: Tensor, _ label: SafeText, _ form: GridForm, name: String = "kernel"
  ) -> Grid {
    grid(map, name, form, kernel, .diverging, ValueScale(fitting: map.values)).labelled(label)
  }

  private func grid(
    _ map: Tensor, _ name: String, _ form: GridForm, _ format: NumberFormat,
    _ shading: Grid.Shading, _ scale: ValueScale
  ) -> Grid {
    Grid(
      name, rows: map.shape.rows, columns: map.shape.columns, form.with(width: format.width),
      format, scale
    ) { .number(Double(map[0, $0, $1]), form.isMap ? nil : .text) }
    .shaded(shading)
  }

  /// A map; while its comparison is asked for, only the map before the rotation is known.
  private func map(
    _ map: Tensor, _ label: SafeText, _ form: GridForm, isKnown: Bool = false, isAsked: Bool = false
  ) -> Grid {
    let hides = isAsking && !isKnown
    return Grid(
      "", rows: map.shape.rows, columns: map.shape.columns, form.with(width: output.width), output,
      scale
    ) { row, column in
      if hides { return isAsked ? .asked : .empty }
      return .number(Double(map[0, row, column]))
    }
    .shaded(.diverging)
    .labelled(label, isAsked ? .strong : .quiet)
  }

  /// The count of outputs that differ, in the room of the longest.
  private var result: any View {
    func text(_ step: Int, _ words: String, _ role: Role) -> any View {
      var text = StyledText(SafeText("\(figure.name(of: step)) degrees: "), .quiet)
      text.append(SafeText(words), role)
      return Paragraph(text)
    }
    let steps = 1...figure.stepCount
    return OneOf(
      steps.map { text($0, figure.result(at: $0), .strong) }
        + steps.map { text($0, "? outputs differ", .predicted) },
      shown: moment.step - 1 + (isAsking ? figure.stepCount : 0))
  }
}
