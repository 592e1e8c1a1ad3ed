import ConvolutionCore
import Expressions
import Learning
import LessonScript

extension KernelSlideFigure {
  /// The window's arithmetic: `(1×-1)+(2×0)+ … +(1×1) = 2`; `?` for a result that is asked for.
  func caption(at moment: Moment) -> String {
    if asking(at: moment) == .size { return sizeWords }
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
}
