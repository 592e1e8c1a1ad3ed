import ConvolutionCore
import Expressions
import Learning
import LessonScript

extension KernelSlideFigure {
  /// The window's arithmetic: `(1×-1)+(2×0)+ … +(1×1) = 2`; `?` for a result that is asked for.
  func caption(at moment: Moment) -> String {
    guard let trace = trace(of: moment.step) else { return "" }
    let products = trace.products.map { product in
      "(\(NumberFormat.exact(product.input))×\(NumberFormat.exact(product.weight)))"
    }
    var sums = products.joined(separator: "+")
    if trace.channelSums.count > 1 {
      let perChannel = products.count / trace.channelSums.count
      sums = (0..<trace.channelSums.count).map { channel in
        let slice = products[channel * perChannel..<(channel + 1) * perChannel]
        return "\(channelName(channel)) " + slice.joined(separator: "+")
      }.joined(separator: " + ")
    }
    if trace.bias != 0 { sums += " + bias \(NumberFormat.exact(trace.bias))" }
    let result = "\(sums) = \(moment.isAsking ? "?" : NumberFormat.exact(trace.total))"
    guard setup.bank.count > 1 else { return result }
    return "\(mapName(setup.chosen)): \(result)" + (moment.isAsking ? "" : others(at: moment.step))
  }

  /// What the other kernels of the bank write at the same place.
  private func others(at step: Int) -> String {
    let cell = cell(of: step)
    let values = setup.bank.indices.filter { $0 != setup.chosen }.map { map in
      "\(mapName(map)) \(NumberFormat.exact(output[map, cell.row, cell.column]))"
    }
    return "; " + values.joined(separator: ", ")
  }

  /// What a map of the bank is called: its kernel's name.
  func mapName(_ map: Int) -> String { setup.name(ofKernel: map) ?? "kernel \(map + 1)" }

  func name(of step: Int) -> String {
    let cell = cell(of: step)
    return "row \(cell.row), column \(cell.column)"
  }

  /// What a channel is called: red, green and blue if there are three.
  func channelName(_ channel: Int) -> String {
    channels == 3 ? ["red", "green", "blue"][channel] : "channel \(channel + 1)"
  }

  func question(before step: Int) -> Question? {
    guard let trace = trace(of: step) else { return nil }
    let cell = cell(of: step)
    return Question(
      id: "step-\(step)",
      prompt: [.paragraph([.text("What will row \(cell.row), column \(cell.column) be?")])],
      kind: .number(NumberKey(right: Self.number(trace.total), mistakes: mistakes(trace, step))),
      why: [.text(caption(at: rest(at: step)))])
  }

  /// What a learner gets who makes one of the usual mistakes.
  private func mistakes(_ trace: WindowTrace, _ step: Int) -> [NumberKey.Mistake] {
    var mistakes: [NumberKey.Mistake] = []
    func add(_ value: Float?, _ feedback: String) {
      guard let value else { return }
      mistakes.append(
        NumberKey.Mistake(value: Self.number(value), feedback: [.text(feedback)]))
    }
    var flipped = setup
    flipped.isFlipped.toggle()
    let turned = (try? flipped.filters())?[setup.chosen].values ?? []
    let products = zip(trace.products, turned)
    add(
      products.reduce(trace.bias) { $0 + $1.0.input * $1.1 },
      setup.isFlipped ? "That is without the flip." : "That is the flipped kernel.")
    add(
      trace.products.reduce(0) { $0 + $1.input },
      "That adds the pixels; each is multiplied by its weight first.")
    if trace.bias != 0 { add(trace.total - trace.bias, "That leaves out the bias.") }
    if step < stepCount, cell(of: step + 1).row == cell(of: step).row {
      add(self.trace(of: step + 1)?.total, "That is the window one place further.")
    }
    add(
      trace.rowSums.first?.first.map { $0 + trace.bias },
      "That is the first row of products only.")
    return mistakes
  }

  private static func number(_ value: Float) -> Number {
    Int(exactly: value).map { Number($0) } ?? Number(Double(value)) ?? Number(0)
  }
}
