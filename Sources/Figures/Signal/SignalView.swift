import ConvolutionCore
import TextScreen

extension SignalFigure {
  func view(at moment: Moment) -> any View {
    func width(_ texts: [SafeText]) -> Int { texts.map(\.description.count).max() ?? 1 }
    let (read, weighed) = (width(readingTexts), width(weightTexts))
    let widest = max(read, weighed, format.width)
    let aligned = [GridForm.tight(width: widest), .snug(width: widest)].map { ($0, true) }
    let short = GridForm.dense(width: read).dropFirst().map { ($0, false) }
    return FirstFit(over: aligned + short) { form, isAligned in
      let rows = isAligned ? rows(form, at: moment) : shortRows(form, at: moment)
      let weights = weightsRow(isAligned ? form : .snug(width: weighed))
      if let chart = chart(at: moment) {
        if setup.hasGauge {
          let side = Stack(.down, [weights] + gauge(at: moment))
          let top = Stack(.across, gap: 3...6, [chart, side])
          Stack(.down, [isAligned ? top : Stack(.down, [chart, weights]), rows])
        } else {
          Stack(.down, [Stack(.across, gap: 3...6, [chart, weights]), rows])
          Stack(.down, [chart, weights, rows])
        }
      }
      Stack(.down, [rows, Flow { [weights, numbers(at: moment)] }])
    }
  }

  // MARK: Chart

  /// Readings, path and smoothed values over time; none for two lists without a path.
  private func chart(at moment: Moment) -> Chart? {
    if setup.isFull, setup.path == nil { return nil }
    let (seen, first) = (seen(at: moment), time(of: 1))
    let last = max(1, setup.readings.count - 1, time(of: stepCount))
    let newest = setup.isWhole ? setup.readings.count : seen == 0 ? 0 : time(of: seen) + 1
    var series: [Chart.Series] = []
    let truth =
      setup.path.map { path in
        (0...last).map { (x: Double($0), y: path.position(at: Double($0))) }
      } ?? []
    if setup.path != nil { series.append(.init("path", "·", .quiet, truth)) }
    let smoothed = outputs.prefix(seen).enumerated()
      .map { (x: Double(first + $0.offset), y: $0.element) }
    let read = readings.dropFirst(0 - start).prefix(min(setup.readings.count, max(0, newest)))
    series += [
      .init("smoothed", "●", .mark, smoothed, .line),
      .init("readings", "○", .quiet, read.enumerated().map { (Double($0.offset), $0.element) }),
    ]
    return Chart(
      x: .linear(Double(min(0, first))...Double(last), every: 1),
      y: .linear(over: readings + outputs + truth.map(\.y) + [0]), series)
  }

  // MARK: Rows

  /// Everything below each other, a column for each time.
  private func rows(_ form: GridForm, at moment: Moment) -> Stack {
    let (window, isAsking) = (window(of: moment.step), moment.asking != nil)
    func under(_ texts: [SafeText], _ role: Role) -> Grid {
      grid("", readings.count, form, window) {
        window.contains($0) ? .text(texts[$0 - window.lowerBound], role) : .empty
      }
    }
    let products = products[moment.step - 1].map { isAsking ? "·" : $0 }
    var lines: [(SafeText, Grid)] = [
      ("t", grid("", readings.count, form) { [start] in .text(SafeText("\($0 + start)"), .quiet) }),
      ("readings", readingsGrid(form, at: moment)),
    ]
    if setup.hasWorking {
      lines += [
        ("weights", under(laid, .strong)),
        ("products", under(products, isAsking ? .faint : .text)),
      ]
    }
    let first = index(of: 1)
    lines.append(
      (setup.isFull ? "outputs" : "smoothed", results(outputs, form, from: first, at: moment)))
    if setup.isFull { lines.append(("swapped", results(swapped, form, from: first, at: moment))) }
    let labels = lines.map { Label($0.0.filled(to: 8), part: $0.0.description) }
    return Stack(.down, gap: 0...0, zip(labels, lines).map { Stack(.across, [$0, $1.1]) })
  }

  /// The same where a column for each time is too wide: the products below each other.
  private func shortRows(_ form: GridForm, at moment: Moment) -> Stack {
    let lines = zip(terms(of: moment.step), products[moment.step - 1]).map { term, product in
      Label(SafeText(moment.asking == nil ? "\(term) = \(product)" : term), .text)
    }
    let wide = form.isMap ? form : .snug(width: format.width)
    return Stack(.down) {
      readingsGrid(form, at: moment).labelled("readings")
      Stack(.down, gap: 0...0, lines + [Label(SafeText("sum \(value(at: moment))"), .text)])
      results(outputs, wide, from: 0, at: moment).labelled(setup.isFull ? "outputs" : "smoothed")
      if setup.isFull { results(swapped, wide, from: 0, at: moment).labelled("swapped") }
    }
  }

  private func readingsGrid(_ form: GridForm, at moment: Moment) -> Grid {
    let window = window(of: moment.step)
    let own = 0 - start..<readings.count + start
    return grid("readings", readings.count, form, window) {
      if form.isMap { return .number(readings[$0]) }
      let role: Role = window.contains($0) ? .strong : .quiet
      return .text(readingTexts[$0], own.contains($0) ? role : .faint)
    }
    .addressed(columns: own)
  }

  private func weightsRow(_ form: GridForm) -> Grid {
    let weights = grid("weights", taps, form) { .text(weightTexts[$0], .text) }
    var words = ["weights"]
    if setup.isFlipped, setup.hasGauge {
      words.append("ages \(0 - setup.ahead) to \(taps - 1 - setup.ahead)")
    }
    if !setup.isFull || setup.hasGauge { words.append("sum \(text(average.sum))") }
    return weights.labelled(SafeText(words.joined(separator: ", ")), part: "weights")
  }

  private func results(
    _ values: [Double], _ form: GridForm, from first: Int, at moment: Moment
  ) -> Grid {
    let seen = seen(at: moment)
    return grid("", first + values.count, form) { column in
      let index = column - first
      if index < 0 { return .empty }
      if index == moment.step - 1, moment.asking == "value" || moment.asking == "change" {
        return .asked
      }
      guard index < min(seen, values.count) else { return .pending }
      return .number(values[index], index == moment.step - 1 ? .active : .text)
    }
  }

  private func grid(
    _ name: String, _ count: Int, _ form: GridForm, _ window: Range<Int> = 0..<0,
    look: @escaping @Sendable (Int) -> Grid.Look
  ) -> Grid {
    let scale = ValueScale(largest: (readings + outputs).map(abs).max() ?? 0)
    return Grid(name, rows: 1, columns: count, form, format, scale) { look($1) }
      .outlined(.init(rows: 0..<1, columns: window)).following(row: 0, column: window.lowerBound)
  }

  // MARK: Gauge

  /// Lag and noise as two needles over one scale, and the error along the path.
  private func gauge(at moment: Moment) -> [any View] {
    let isAsking = moment.asking == "lag"
    let needles = [isAsking ? nil : average.lag, average.noiseGain].map { value in
      value.map { Bars.Bar(to: $0, "●", .mark) }
    }
    let scale = TextScreen.Axis.linear(0...2, every: 1)
    let bars = Stack(
      .across, gap: 2...2, [numbers(at: moment), Bars(scale, needles, interval: 5...8)])
    guard let errors else { return [bars] }
    func shown(_ error: Double) -> StyledText {
      let text = StyledText(SafeText(text(error)), .text)
      return moment.asking == "error" ? text.asked : text
    }
    var words = StyledText("error ", .quiet)
    words.runs += shown(errors.outputs).runs
    words.append(", readings ", .quiet)
    words.runs += shown(errors.readings).runs
    return [bars, Label(words)]
  }

  /// The numbers of the gauge.
  private func numbers(at moment: Moment) -> TextTable {
    let rows = [("lag", average.lag), ("noise", average.noiseGain)]
    return TextTable(
      [.init(), .init("", .right)],
      setup.hasGauge
        ? rows.map { name, value in
          let value = StyledText(SafeText(text(value)), .strong)
          let shown = TextTable.Cell(moment.asking == name ? value.asked : value)
          return .init([.init(SafeText(name), .quiet), shown])
        } : [])
  }
}
