import ConvolutionCore
import TextScreen

extension ScatterFigure {
  func view(at moment: Moment) -> any View {
    let (chart, words) = (chart(at: moment), words(at: moment))
    let grids = setup.isEditable
    return FirstFit(over: coordinateForms) { form in
      let numbers = grids ? coordinates(form, at: moment) : []
      Stack(.down, [Stack(.across, gap: 3...8, [chart, words])] + numbers)
      Stack(.down, [chart] + numbers + [words])
      Stack(.down, numbers + [words])
    }
  }

  // MARK: Chart

  private func chart(at moment: Moment) -> Chart {
    let plot = plot(of: moment.step)
    let across = TextScreen.Axis.linear(over: xs)
    var series: [Chart.Series] = []
    if rounds.isEmpty {
      func values(_ fit: (any Fit)?, _ samples: [Double]) -> [(x: Double, y: Double)] {
        fit.map { fit in samples.map { (x: $0, y: fit.value(at: $0)) } } ?? []
      }
      series = [
        .init("⠔⠒ curve", "", .value(4), values(plot.curve, samples(192)), .line),
        .init("line", "·", .value(-4), values(plot.line, samples(24))),
        .init("points", "●", .strong, plot.points.map { ($0.x, $0.y) }),
      ]
      if !setup.new.isEmpty {
        let new = showsNew(at: moment) ? plot.new : []
        series.append(.init("new", "○", .mark, new.map { ($0.x, $0.y) }))
      }
    } else {
      series = groups(of: rounds[moment.step - 1])
    }
    return Chart(x: across, y: .linear(over: ys), width: 25...49, height: 7...16, series)
  }

  private func groups(of round: Round) -> [Chart.Series] {
    let points = zip(plots[0].points, round.joined)
    return round.centroids.indices.map { group in
      let own = points.filter { $0.1 == group }.map { ($0.0.x, $0.0.y) }
      return .init("", Self.glyphs[group], .text, own)
    }
      + round.centroids.enumerated().map { index, centroid in
        .init("", SafeText(Self.letter(index)), .active, [(centroid[0], centroid[1])])
      }
  }

  private var everyPoint: [PlanePoint] {
    plots.flatMap { $0.points + $0.new }
      + rounds.flatMap(\.centroids).map { PlanePoint(x: $0[0], y: $0[1]) }
  }
  private var xs: [Double] { everyPoint.map(\.x) }
  private var ys: [Double] { everyPoint.map(\.y) }

  /// Values of x at equal distances from the first point to the last one.
  private func samples(_ count: Int) -> [Double] {
    let (low, high) = (xs.min() ?? 0, xs.max() ?? 1)
    return (0...count).map { low + (high - low) * Double($0) / Double(count) }
  }

  // MARK: Numbers

  private func words(at moment: Moment) -> TextTable {
    func row(_ name: String, _ value: String, _ role: Role, isShown: Bool) -> TextTable.Row {
      let text = StyledText(SafeText(value), .strong)
      return .init([
        .init(SafeText(name), role), .init(isShown ? text : text.blanked),
      ])
    }
    guard rounds.isEmpty else {
      let round = rounds[moment.step - 1]
      let groups = round.centroids.indices.map { group in
        let size = round.joined.count { $0 == group }
        return row(
          "\(Self.letter(group)) \(Self.glyphs[group])", "\(size)".filled(to: 9), .text,
          isShown: true)
      }
      let distance = SafeText(error(round.distance)).filled(to: 9).description
      return TextTable(
        [.init("group"), .init("points")],
        groups + [row("distance", distance, .quiet, isShown: true)]
          + (least.map { [row("k-means", error($0).filled(to: 9), .quiet, isShown: true)] } ?? []))
    }
    let (plot, isShown) = (plot(of: moment.step), showsNew(at: moment))
    return TextTable(
      [.init(), .init(setup.new.isEmpty ? "" : "misses by")],
      setup.new.isEmpty
        ? []
        : [
          row("line", error(plot.lineError).filled(to: 9), .value(-4), isShown: isShown),
          row("curve", error(plot.curveError).filled(to: 9), .value(4), isShown: isShown),
        ])
  }

  private var coordinateForms: [GridForm] {
    GridForm.dense(
      width: (setup.points.first ?? []).joined().map { text(Double($0)).count }.max() ?? 1)
  }

  /// The coordinates of points and centroids, which can be typed.
  private func coordinates(_ form: GridForm, at moment: Moment) -> [any View] {
    func grid(_ name: String, _ points: [[Float]]) -> Grid {
      let values = points.flatMap(\.self)
      let format = NumberFormat(fitting: values)
      let scale = ValueScale(largest: Double(values.map(abs).max() ?? 0))
      let width = values.map { text(Double($0)).count }.max() ?? 1
      return Grid(
        name, rows: 2, columns: points.count, form.with(width: width), format, scale
      ) { row, column in
        form.isMap
          ? .number(Double(points[column][row]))
          : .text(SafeText(text(Double(points[column][row]))), row == 0 ? .quiet : .text)
      }
      .labelled(SafeText("\(name), x above y"))
    }
    var grids = [grid("points", setup.points.first ?? [])]
    if !setup.centroids.isEmpty { grids.append(grid("centroids", setup.centroids)) }
    return [Flow { grids }]
  }
}

extension String {
  fileprivate func filled(to columns: Int) -> String {
    SafeText(self).filled(to: columns).description
  }
}
