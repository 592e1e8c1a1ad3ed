import ConvolutionCore
import TextScreen

extension PictureFigure {
  /// The beats of a step: the map grows from the top down, in as many as it has rows.
  func beats(in step: Int) -> Int {
    index(of: step).map { min(Self.mostBeats, stages[$0].map.shape.rows) + 1 } ?? 1
  }

  private static let mostBeats = 24

  func view(at moment: Moment) -> any View {
    let view = PictureView(figure: self, moment: moment)
    if showsNumbers {
      let width = stages.map(\.format.width).max() ?? 1
      return FirstFit(over: GridForm.all(width: width)) { form in
        view.arrangement { view.grid($0, form) }
      }
    }
    return FirstFit(over: Picture.zooms) { zoom in
      view.arrangement { view.picture($0, zoom: zoom) }
    }
  }
}

/// One moment: the picture, and each map above its kernel.
private struct PictureView {
  let figure: PictureFigure
  let moment: Moment

  private var setup: PictureSetup { figure.setup }
  /// The stage that this step adds.
  private var newest: Int? { figure.index(of: moment.step) }

  // MARK: Parts side by side

  /// The picture and the maps, drawn by a function of the stage, nil for the picture.
  @Parts func arrangement(_ draw: @escaping @Sendable (Int?) -> any View) -> [any View] {
    let picture = Stack(.down, gap: 0...0) {
      Label(SafeText("\(setup.name) \(figure.picture.shape.extent)"), part: "input")
      draw(nil)
    }
    if figure.stages.count == 1 {
      Stack(.across, gap: 1...4, align: .middle) {
        picture
        Label("∗")
        Stack(.down) {
          kernel(0)
          numbers(of: 0)
        }
        Label("=")
        map(0, draw)
      }
    }
    // Numbers stand beside their kernel, or where that is too wide below it.
    for direction in [Stack.Direction.across, .down] {
      row(of: [picture] + columns(direction, draw))
    }
    withComparison(Flow { [picture] + columns(.across, draw) })
  }

  private func columns(
    _ direction: Stack.Direction, _ draw: (Int?) -> any View
  ) -> [any View] {
    figure.stages.indices.map { index in
      Stack(.down, gap: 0...1) {
        map(index, draw)
        Stack(direction, gap: 1...3) {
          kernel(index)
          // A wide kernel leaves them no room.
          if !setup.isChain, figure.stages[index].kernel.shape.columns <= 3 { numbers(of: index) }
        }
      }
    }
  }

  private func row(of parts: [any View]) -> any View {
    // Numbers of two grids would read as one.
    let gap = figure.showsNumbers ? 4 : 2
    return withComparison(Stack(.across, gap: gap...gap + 3, parts))
  }

  /// Parts above what is said of all of them.
  private func withComparison(_ parts: any View) -> any View {
    Stack(.down, gap: 0...1) {
      parts
      if setup.isChain { comparison }
    }
  }

  private func map(_ index: Int, _ draw: (Int?) -> any View) -> Stack {
    Stack(.down, gap: 0...0) {
      Label(
        SafeText(figure.label(of: index)), index == newest ? .strong : .quiet, part: "map \(index)")
      draw(index)
    }
  }

  // MARK: Pictures

  /// The picture, or a stage's map, in half blocks.
  func picture(_ index: Int?, zoom: Int) -> any View {
    guard let index else { return original(zoom: zoom) }
    let (map, scale) = (figure.stages[index].map, figure.scale)
    let (rows, isAsked) = (rowsDone(of: index), isAsked(index))
    return Picture(rows: map.shape.rows, columns: map.shape.columns, zoom: zoom) { row, column in
      if isAsked { return .asked }
      guard row < rows else { return .pending }
      return .pixel(.value(Double(map[0, row, column]), on: scale))
    }
  }

  private func original(zoom: Int) -> Picture {
    let picture = figure.picture
    let low = Double(min(0, picture.values.min() ?? 0))
    let high =
      setup.own == nil ? Double(picture.values.max() ?? 0) : Double(PictureSetup.white)
    @Sendable func part(_ channel: Int, _ row: Int, _ column: Int) -> Double {
      high > low ? (Double(picture[channel, row, column]) - low) / (high - low) : 0
    }
    let isColor = picture.shape.channels == 3
    return Picture(rows: picture.shape.rows, columns: picture.shape.columns, zoom: zoom) {
      row, column in
      .pixel(
        isColor
          ? .shade(
            red: part(0, row, column), green: part(1, row, column), blue: part(2, row, column))
          : .shade(part(0, row, column)))
    }.banded(band)
  }

  /// The same as numbers.
  func grid(_ index: Int?, _ form: GridForm) -> any View {
    guard let index else {
      let input = figure.input
      return ShownMap("", input).grid("", form) { row, column in
        .number(Double(input[0, row, column]), form.isMap ? nil : .text)
      }.bare()
    }
    let stage = figure.stages[index]
    let (rows, isAsked) = (rowsDone(of: index), isAsked(index))
    return Grid(
      "", rows: stage.map.shape.rows, columns: stage.map.shape.columns,
      form.with(width: stage.format.width), stage.format, figure.scale
    ) { row, column in
      if isAsked { return .asked }
      return row < rows ? .number(Double(stage.map[0, row, column])) : .pending
    }.bare()
  }

  private func isAsked(_ index: Int) -> Bool { index == newest && moment.asking != nil }

  /// How many rows of a stage's map are there by now.
  private func rowsDone(of index: Int) -> Int {
    guard let newest, index <= newest else { return 0 }
    let rows = figure.stages[index].map.shape.rows
    guard index == newest else { return rows }
    return rows * moment.beat / max(1, figure.beats(in: moment.step) - 1)
  }

  /// The rows of the picture that the newest row was made from, while the map grows.
  private var band: Range<Int> {
    guard let newest, moment.asking == nil, !(setup.isChain && newest == 1) else { return 0..<0 }
    let done = rowsDone(of: newest)
    let stage = figure.stages[newest]
    guard done > 0, done < stage.map.shape.rows else { return 0..<0 }
    let first = max(0, done - 1 - setup.padding)
    return first..<max(first, done - 1 - setup.padding + stage.kernel.shape.rows)
  }

  // MARK: Kernels and numbers

  private func kernel(_ index: Int) -> any View {
    let stage = figure.stages[index]
    let kernel = stage.kernel
    let largest = Double(kernel.values.map(abs).max() ?? 0)
    let grid = Grid(
      stage.grid, rows: kernel.shape.rows, columns: kernel.shape.columns,
      .snug(width: stage.kernelFormat.width), stage.kernelFormat, ValueScale(largest: largest)
    ) { .number(Double(kernel[0, $0, $1])) }.bare()
    // The kernel that does the work of two is an answer too.
    let isHidden = stage.grid.isEmpty && (newest ?? -1) <= index - (isAsked(index) ? 0 : 1)
    return isHidden ? Instead(of: grid, at: .top, Label("")) : grid
  }

  private func numbers(of index: Int) -> any View {
    let stage = figure.stages[index]
    let isKnown = newest.map { $0 > index || $0 == index && moment == figure.rest(at: moment.step) }
    let values = stage.map.values
    let rows = [
      ("largest", stage.format.text(Double(values.max() ?? 0))),
      ("smallest", stage.format.text(Double(values.min() ?? 0))),
      ("zeros", "\(values.count { $0 == 0 })"),
    ].map { name, number in
      let text = StyledText(SafeText(number), index == newest ? .strong : .text)
      let isShown = isKnown == true
      return TextTable.Row([
        .init(SafeText(name), .quiet),
        .init(text, instead: isShown ? nil : isAsked(index) ? text.asked : text.blanked),
      ])
    }
    return TextTable([.init(), .init("", .right, gap: 1)], rows).needing(rows: rows.count)
  }

  private var comparison: any View {
    let differences = figure.differences ?? 0
    let count = figure.stages.last?.map.values.count ?? 0
    let text = Label(
      SafeText("the last two maps differ in \(differences) of \(count) cells"),
      differences == 0 ? .text : .strong)
    let isKnown = moment == figure.rest(at: figure.stepCount)
    return isKnown ? text : Instead(of: text, Label(""))
  }
}
