import ConvolutionCore
import TextScreen

extension CorrelationFigure {
  func view(at moment: Moment) -> any View { isRow ? row(at: moment) : picture(at: moment) }

  // MARK: Picture

  private func picture(at moment: Moment) -> any View {
    let words = Label(pictureWords(at: moment))
    // Where it had to be shortened it would not keep its width from step to step.
    let fewWords = Label(pictureWords(at: moment, compares: false))
    let chart = chart(at: moment)
    return FirstFit {
      for pitch in [2, 1] {
        Stack(.down, [Stack(.across, gap: 3...8, [cornerView(pitch, at: moment), chart]), words])
      }
      Stack(.down, [cornerView(1, at: moment), chart, fewWords])
      Stack(.down, [fewWords, cornerView(1, at: moment)])
    }
  }

  /// The corner, with the distance laid along its top.
  private func cornerView(_ pitch: Int, at moment: Moment) -> Stack {
    let grid = corner.grid("pixels", .map(pitch: pitch)) { [corner] in
      .number(corner[$0, $1])
    }
    let bar = String(repeating: "─", count: moment.step * pitch - 1)
    let ends = StyledText(SafeText("●\(bar)●"), .window)
    let label = Label(SafeText("corner of the \(Self.sideWords) picture"), .quiet)
    return Stack(
      .down, gap: 0...0,
      [
        label, grid.addressed(columns: 0..<stepCount + 1),
        Label(ends.filled(to: Self.cornerSize.columns * pitch - pitch + 1)),
      ])
  }
  private static let sideWords = "64×64"

  private func chart(at moment: Moment) -> Chart {
    let shown = moment.step - (moment.asking == nil ? 0 : 1)
    var series = [
      Chart.Series(
        "measured", "●", .mark,
        [(x: 0, y: 1)]
          + correlations.prefix(shown).enumerated().compactMap { index, value in
            value.map { (x: Double(index + 1), y: $0) }
          })
    ]
    if setup.hasTheory {
      let points = (0...shown).map { distance in
        (x: Double(distance), y: distance == 0 ? 1 : expected(at: distance))
      }
      series.insert(.init("expected", "", .quiet, points, .line), at: 0)
    }
    return Chart(
      x: .linear(0...Double(stepCount), every: 1), y: .linear(-0.5...1, every: 0.5),
      width: 21...41, height: 7...16, series)
  }

  private func pictureWords(at moment: Moment, compares: Bool = true) -> StyledText {
    let isAsking = moment.asking != nil
    let value = StyledText(SafeText(text(correlations[moment.step - 1])), .strong)
    var words = isAsking ? value.asked : value
    words.append(SafeText("  correlation, \(name(of: moment.step))"), .quiet)
    if setup.hasTheory, !isAsking, compares {
      words.append(SafeText(", " + expectation(at: moment.step)), .quiet)
    }
    return words.filled(to: compares ? Self.longestWords : 36)
  }
  private static let longestWords = 66

  // MARK: Row

  private func row(at moment: Moment) -> any View {
    let (pairs, words) = (pairs(at: moment), Label(rowWords(at: moment)))
    return FirstFit(over: [
      GridForm.snug(width: corner.format.width), .map(pitch: 2), .map(pitch: 1),
    ]) { form in
      let pixels = Stack(.down, gap: 0...0, [bars(form), pixels(form)])
      Stack(.down, [Stack(.across, gap: 3...8, [pixels, pairs]), words])
      Stack(.down, [pixels, words])
    }
  }

  private func rowWords(at moment: Moment) -> StyledText {
    let value = StyledText(SafeText(text(correlations[0])), .strong)
    var words = StyledText("correlation of neighbours ", .quiet)
    words.runs += (moment.asking == nil ? value : value.asked).runs
    return words
  }

  private func pixels(_ form: GridForm) -> Grid {
    corner.grid("pixels", form) { [corner, setup] _, column in
      .number(corner[0, column], column == setup.held ? .active : form.isMap ? nil : .text)
    }
  }

  /// A bar over each pixel.
  private func bars(_ form: GridForm) -> Grid {
    let rows = 8
    let values = setup.pixels
    let (low, high) = (min(0, values.min() ?? 0), max(1, values.max() ?? 1))
    func halves(_ value: Float) -> Int {
      let part = Double((value - low) / (high - low)) * Double(2 * rows - 1)
      return 1 + (Int(exactly: part.rounded()) ?? 0)
    }
    let heights = values.map(halves)
    let width = form.isMap ? 1 : form.width
    return Grid("", rows: rows, columns: values.count, form, corner.format, corner.scale) {
      [held = setup.held] row, column in
      let left = heights[column] - 2 * (rows - 1 - row)
      guard left > 0 else { return .empty }
      let glyph = left > 1 ? "█" : "▄"
      return .text(
        SafeText(String(repeating: glyph, count: width)), column == held ? .mark : .quiet)
    }
  }

  /// Each pixel against its right neighbour.
  private func pairs(at moment: Moment) -> Chart {
    let values = setup.pixels.map(Double.init)
    let (low, high) = (min(0, values.min() ?? 0), max(1, values.max() ?? 1))
    let axis = TextScreen.Axis.linear(low...high, every: max(1, ((high - low) / 3).rounded()))
    let points = zip(values, values.dropFirst()).map { (x: $0, y: $1) }
    return Chart(
      x: axis, y: axis, width: 13...19, height: 6...8,
      [.init("next by pixel", "●", .mark, moment.asking == nil ? points : [])])
  }
}
