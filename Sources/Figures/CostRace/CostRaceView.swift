import ConvolutionCore
import Expressions
import TextScreen

extension CostRaceFigure {
  func view(at moment: Moment) -> any View {
    let race = Stack(.down) {
      lane("dense product", multiplied, of: costs[0].multiplyAdds, multiplyTime, at: moment)
      lane("convolution", slid, of: sliding.multiplyAdds, slideTime, at: moment)
      Label(results)
    }
    let ledger = FirstFit {
      Stack(.across, gap: 2...4, [table(at: moment), bars(at: moment)])
      table(at: moment)
    }
    return Stack(.down) {
      if setup.parts != .ledger { race }
      if setup.parts != .race { ledger }
    }
  }

  private var sliding: ConvolutionCost { costs[costs.count - 1] }
  private var multiplied: Int { race.multiplied.count * costs[0].terms }
  private var slid: Int { race.slid == nil ? 0 : sliding.multiplyAdds }

  /// One side of the race: its name and time, and how far it is.
  private func lane(
    _ name: SafeText, _ done: Int, of total: Int, _ time: Int, at moment: Moment
  ) -> Stack {
    var head = StyledText(name.filled(to: 15), .strong)
    head.append(SafeText(done == 0 ? "" : words(for: time)).padded(to: 10), .text)
    head.append(SafeText("   \(Number(done))").padded(to: 18), .text)
    let count = StyledText(SafeText("\(Number(total)) multiply-adds"), .quiet)
    head.append(" of ", .quiet)
    // The counts would settle the bet.
    head.runs += (moment.asking == "bet" ? count.blanked : count).runs
    return Stack(.down, gap: 0...0) {
      Label(head)
      Meter(Double(done) / Double(max(1, total)), width: 20...110)
    }
  }

  /// A time in words: `20 µs`, `3.1 ms`, `1.25 s`; nothing where none was measured.
  private func words(for nanoseconds: Int) -> String {
    let time = Double(nanoseconds)
    if nanoseconds == 0 { return "" }
    if time < 1e6 { return "\(NumberFormat.fixed(time / 1e3, decimals: 0)) µs" }
    if time < 1e9 { return "\(NumberFormat.fixed(time / 1e6, decimals: 1)) ms" }
    return "\(NumberFormat.fixed(time / 1e9, decimals: 2)) s"
  }

  private var hasAnswers: Bool { race.slid != nil && !race.multiplied.isEmpty }

  /// The measured ratio, and whether both give the same.
  private var results: StyledText {
    guard hasAnswers else { return StyledText("answers compared: none yet", .quiet) }
    let same = race.multiplied.count - race.differences
    var text = StyledText(same == race.multiplied.count ? "✓ " : "✗ ", .mark)
    text.append(SafeText("\(Number(same)) outputs the same"), .text)
    if let ratio = measuredRatio {
      text.append("   time here ", .quiet)
      text.append(SafeText("\(Number(ratio)) to 1"), .strong)
      text.append(race.isOver ? " measured" : " so far", .quiet)
    }
    return text
  }

  /// The time of the dense product for one of the convolution, to two digits; nil before both took
  /// any.
  var measuredRatio: Int? {
    guard slideTime > 0, multiplyTime > 0 else { return nil }
    let ratio = Double(multiplyTime) / Double(slideTime)
    var unit = 1.0
    while ratio / unit >= 100 { unit *= 10 }
    return Int(exactly: (ratio / unit).rounded() * unit)
  }

  // MARK: The ledger

  private func shown(at moment: Moment) -> Int {
    row(of: moment.step).map { $0 + (moment.asking == nil ? 1 : 0) } ?? 0
  }

  private func table(at moment: Moment) -> TextTable {
    let newest = row(of: moment.step) ?? 0
    let rows = costs.enumerated().map { index, cost in
      let role: Role = index == newest ? .strong : .text
      return TextTable.Row([
        .init(SafeText(cost.way.words), index == newest ? .strong : .quiet),
        .init(SafeText("\(Number(setup.count.value(of: cost)))"), role),
      ])
    }
    return TextTable(
      [.init("way"), .init(SafeText(setup.count.rawValue), .right, least: 14)], rows,
      shown: shown(at: moment), newest: newest)
  }

  private func bars(at moment: Moment) -> Stack {
    let most = costs.map { setup.count.value(of: $0) }.max() ?? 1
    let decades = max(3, ("\(most)".count + 2) / 3 * 3)
    let shown = shown(at: moment)
    let bars = costs.enumerated().map { index, cost -> Bars.Bar? in
      index < shown
        ? Bars.Bar(
          to: Double(max(1, setup.count.value(of: cost))), "●",
          index == row(of: moment.step) ? .strong : .text) : nil
    }
    return Stack(.down, gap: 0...0) {
      Label("")
      Bars(.powersOfTen(decades), bars, interval: 2...4)
    }
  }

  // MARK: Words

  func caption(at moment: Moment) -> String {
    let sizes = "\(setup.columns) by \(setup.rows) pixels, \(Number(costs[0].outputs)) outputs"
    guard let row = row(of: moment.step) else {
      guard moment.asking == nil else { return sizes }
      let counted =
        "dense product \(Number(costs[0].multiplyAdds)) multiply-adds, convolution "
        + "\(Number(sliding.multiplyAdds))"
      guard hasAnswers else { return "\(sizes): \(counted)" }
      let ratio = measuredRatio.map { "; time here \(Number($0)) to 1" } ?? ""
      return "\(sizes): \(counted); \(Number(race.multiplied.count)) made by both, "
        + "\(Number(race.differences)) of them different\(ratio)"
    }
    let cost = costs[row]
    let value = moment.asking == nil ? "\(Number(setup.count.value(of: cost)))" : "?"
    return "\(cost.way.words): \(value) \(setup.count.rawValue)"
  }
}
