import ConvolutionCore
import TextScreen

extension KernelSlideFigure {
  /// The beats of a step: travel, the products one by one, the sums, the output cell, rest.
  func beats(in step: Int) -> Int { shownProducts + 5 }

  /// The products that the working writes out: those of one channel.
  var shownProducts: Int { filters.kernel.rows * filters.kernel.columns }

  func view(at moment: Moment) -> any View {
    guard let trace = trace(of: moment.step) else { return Label("") }
    let view = KernelSlideView(figure: self, moment: moment, trace: trace)
    if setup.channels > 1 { return view.channels }
    return setup.bank.count > 1 ? view.bank : view.single
  }
}

/// One moment of a slide: its parts, and the three pictures that they are put together to.
struct KernelSlideView {
  let figure: KernelSlideFigure
  let moment: Moment
  let trace: WindowTrace

  var setup: KernelSlideSetup { figure.setup }
  var formats: KernelSlideFigure.Formats { figure.formats }
  var kernelSize: Extent { figure.filters.kernel }
  private var here: Position { figure.walk.cell(of: moment.step) }
  private var isAsking: Bool { moment.asking != nil }
  private var asksSize: Bool { moment.asking == "size" }

  // MARK: How far the step has come

  private var isArriving: Bool { moment.beat == 0 && !isAsking && here.column > 0 }
  /// The products that are worked out by now: one a beat, after the window has come.
  var productCount: Int {
    isAsking ? figure.shownProducts : max(0, min(figure.shownProducts, moment.beat - 1))
  }
  var productRows: Int { (productCount + kernelSize.columns - 1) / kernelSize.columns }
  var hasSums: Bool { moment.beat >= figure.shownProducts + 2 && !isAsking }
  private var isWritten: Bool { moment.beat >= figure.shownProducts + 3 && !isAsking }

  // MARK: Pictures

  /// One channel, one kernel: the three grids in a row, or kernel and output below each other.
  var single: any View {
    Stack(.down, gap: 0...2) {
      FirstFit(over: GridForm.all(width: formats.width)) { form in
        Stack(.across, gap: 1...5, align: .middle) {
          input(form).labelled(inputLabel)
          Label("∗")
          namedKernel(form)
          Label("=")
          output(form)
        }
        Stack(.across, gap: 1...3) {
          input(form).labelled(inputLabel)
          Stack(.down) {
            beside("∗", namedKernel(form))
            // A sign beside the middle row would tell the output's height.
            beside("=", output(form, at: .top), align: asksSize ? .top : .middle)
          }
        }
      }
      working
    }
  }

  private func beside(
    _ sign: SafeText, _ grid: any View, align: Stack.Alignment = .middle
  ) -> Stack {
    Stack(.across, gap: 1...3, align: align, [Label(sign), grid])
  }

  /// Several kernels: the chosen one's window above, every kernel's map below.
  var bank: any View {
    Stack(.down) {
      FirstFit(over: GridForm.all(width: formats.width)) { form in
        Stack(.down) {
          Stack(.across, gap: 2...3, align: .middle) {
            input(form).labelled(inputLabel)
            Label("∗")
            kernel(form).labelled(
              SafeText(figure.mapName(setup.chosen) + flipMark), .strong, part: "kernel")
          }
          let maps = Flow {
            for map in setup.bank.indices {
              self.map(map, form).labelled(
                SafeText(figure.mapName(map)), map == setup.chosen ? .strong : .quiet,
                part: "map \(map)")
            }
          }
          asksSize
            ? Instead(of: maps, at: .top, Label(unknown("\(setup.bank.count) maps of"))) : maps
        }
      }
      working
    }
  }

  /// Several channels: a band for each, their sums in one column, one output.
  var channels: any View {
    // More channels are named, not drawn.
    let shown = min(setup.channels, 3)
    let width = max(formats.input.width, formats.kernel.width)
    return FirstFit(over: GridForm.all(width: width)) { form in
      for direction in [Stack.Direction.across, .down] {
        Stack(direction, gap: 1...5) {
          Stack(.down) {
            for channel in 0..<shown { band(channel, form) }
            if setup.channels > shown { Label("… and \(setup.channels - shown) more") }
          }
          let sums = Stack(.down) {
            map(setup.chosen, form.with(width: formats.maps[setup.chosen].width))
              .labelled(SafeText("one map \(figure.walk.extent)"), part: "output")
            terms(shown)
          }
          // The row on which the terms begin would tell the output's height.
          asksSize
            ? Instead(of: sums, at: .top, Label(unknown("one map"), part: "output")) : sums
        }
      }
    }
  }

  private func band(_ channel: Int, _ form: GridForm) -> Stack {
    let widest = (0..<min(setup.channels, 3)).map { figure.channelName($0).count }.max() ?? 0
    let name = figure.channelName(channel)
    return Stack(.across, gap: 1...2, align: .middle) {
      Label(
        SafeText(name + String(repeating: " ", count: widest - name.count)), part: "input")
      input(form, channel)
      Label("∗")
      kernel(form, channel)
      Label("=")
      Label(sum(trace.channelSums[channel]))
    }
  }

  /// The sums of the channels and the bias, added up below the output.
  private func terms(_ shown: Int) -> TextTable {
    func row(_ name: String, _ value: Float, _ role: Role = .text) -> TextTable.Row {
      TextTable.Row([.init(SafeText(name), .quiet), .init(sum(value, role))], part: name)
    }
    var rows = (0..<shown).map { row(figure.channelName($0), trace.channelSums[$0]) }
    if setup.channels > shown {
      let rest = trace.channelSums.dropFirst(shown).reduce(0, +)
      rows.append(row("\(setup.channels - shown) more", rest))
    }
    if trace.bias != 0 { rows.append(row("bias", trace.bias)) }
    rows.append(TextTable.Row([.init(""), .init("────", .faint)]))
    rows.append(row("sum", trace.total, .strong))
    return TextTable([.init(), .init("", .right)], rows).needing(rows: rows.count)
  }

  // MARK: Grids

  private func input(_ form: GridForm, _ channel: Int = 0) -> Grid {
    let (input, padding, mode) = (figure.input, setup.padding, setup.paddingMode)
    let size = input.shape.extent
    let taps = Set(trace.products.lazy.filter { $0.channel == channel }.map(\.position))
    let reach = Extent(
      rows: setup.dilation * (kernelSize.rows - 1) + 1,
      columns: setup.dilation * (kernelSize.columns - 1) + 1)
    let (top, left) = (here.row * setup.stride, here.column * setup.stride)
    return Grid(
      KernelSlideSetup.gridName("input", channel), rows: size.rows + 2 * padding,
      columns: size.columns + 2 * padding, form.with(width: formats.input.width), formats.input,
      figure.scales.input
    ) { row, column in
      let position = Position(row: row - padding, column: column - padding)
      let (source, isTaken) = (mode.source(of: position, in: size), taps.contains(position))
      // A zero that the padding adds is no pixel.
      guard let source else {
        return .text("·", !isTaken ? .quiet : form.isMap ? .active : .text)
      }
      let value = Double(input[channel, source.row, source.column])
      guard isTaken else { return .number(value, form.isMap ? nil : .quiet) }
      let isInside = input.shape.contains(channel: 0, row: position.row, column: position.column)
      return .number(value, form.isMap ? .active : isInside ? .strong : .text)
    }
    .bordered(padding)
    .shaded(Grid.Shading(of: input.values))
    .outlined(
      .init(
        rows: top..<top + reach.rows, columns: left..<left + reach.columns, isArriving: isArriving)
    )
    .following(row: top + (reach.rows - 1) / 2, column: left + (reach.columns - 1) / 2)
  }

  private func kernel(_ form: GridForm, _ channel: Int = 0) -> Grid {
    let weights = figure.filters[setup.chosen]
    return Grid(
      KernelSlideSetup.gridName("kernel", channel), rows: kernelSize.rows,
      columns: kernelSize.columns,
      form.readable(width: formats.kernel.width).own(width: formats.kernel.width), formats.kernel,
      figure.scales.kernels
    ) { .number(Double(weights[channel, $0, $1])) }
    .shaded(.diverging)
  }

  private func output(_ form: GridForm, at alignment: Stack.Alignment = .middle) -> any View {
    let grid = map(setup.chosen, form)
      .labelled(SafeText("output \(figure.walk.extent)"), part: "output")
    return asksSize
      ? Instead(of: grid, at: alignment, Label(unknown("output"), part: "output")) : grid
  }

  private func map(_ map: Int, _ form: GridForm) -> Grid {
    let (output, walk, moment, here) = (figure.output, figure.walk, moment, here)
    let (isChosen, isWritten) = (map == setup.chosen, isWritten)
    // A question about the whole map is about no cell of it.
    let asksOneCell = ["value", "change", "sign"].contains(moment.asking)
    return Grid(
      isChosen ? "output" : "", rows: walk.extent.rows, columns: walk.extent.columns,
      form.own(width: formats.maps[map].width), formats.maps[map], figure.scales.maps
    ) { row, column in
      let step = walk.step(of: Position(row: row, column: column))
      if isChosen, moment.asking == "map" || asksOneCell && step == moment.step { return .asked }
      guard step < moment.step || step == moment.step && isWritten else { return .pending }
      return .number(Double(output[map, row, column]), step == moment.step ? .active : nil)
    }
    .shaded(.diverging)
    .outlined(moment.asking == nil || asksOneCell ? .init(row: here.row, column: here.column) : nil)
    .following(row: here.row, column: here.column)
  }

  // MARK: Words

  /// The kernel under its name, with room for all that `K` leads to: nothing beside it moves.
  private func namedKernel(_ form: GridForm) -> any View {
    let grid = kernel(form)
    return Instead(
      of: grid.labelled(SafeText("").filled(to: setup.widestKernelLabel)), at: .top,
      grid.labelled(SafeText(setup.kernelLabel)))
  }

  private var flipMark: String { setup.isFlipped ? ", flipped" : "" }

  private var inputLabel: SafeText {
    let padding = setup.padding == 0 ? "" : ", \(setup.paddingMode.rawValue) padding"
    return SafeText("input \(figure.input.shape.extent)\(padding)")
  }

  private func unknown(_ name: String) -> StyledText {
    var text = StyledText(SafeText("\(name) "), .quiet)
    text.append("?×?", .predicted)
    return text
  }
}
