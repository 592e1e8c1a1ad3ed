import ConvolutionCore
import Expressions
import Learning
import TextScreen

extension ConnectivityFigure {
  private var sizes: String { "\(measured.inputs) inputs, \(measured.outputs) outputs" }

  /// The layer in words, with as much as decides its wires.
  private var layer: String {
    switch measured.kind {
    case .dense: "a dense layer"
    case .local: "a layer whose outputs read \(setup.kernel.count) inputs each"
    case .shared: "a convolution with \(setup.kernel.count) taps"
    }
  }

  func wiresQuestion(_ step: Int) -> Question? {
    guard step == 1 else { return nil }
    let (m, n, k) = (measured.inputs, measured.outputs, setup.kernel.count)
    let read = measured.kind == .dense ? m : k
    return .number(
      "wires", "\(sizes): how many wires does \(layer) have?", is: Number(measured.wires.count),
      mistakes: wrong(
        [
          ("added", m + n, "Inputs and outputs are not added: each output has wires of its own."),
          ("one-output", read, "Those are the wires of one output."),
          ("all-pairs", m * n, "That is a wire for every pair, as in a dense layer."),
          ("by-inputs", read * m, "Count outputs: there are \(n)."),
          ("numbers", k, "Those are the different weights; every wire counts."),
        ], right: measured.wires.count), why: "\(n) outputs, each with \(read) wires.")
  }

  func weightsQuestion(_ step: Int) -> Question? {
    guard step == 1 else { return nil }
    let (n, k) = (measured.outputs, setup.kernel.count)
    return .number(
      "weights", "\(sizes): how many different numbers does the \(measured.kind) layer store?",
      is: Number(measured.weights),
      mistakes: wrong(
        [
          ("wires", measured.wires.count, "Those are the wires; the same weight is on several."),
          ("all-pairs", measured.inputs * n, "That is a weight for every pair of nodes."),
          ("one-output", k, "Those are the weights of one output; here each has its own."),
          ("outputs", n, "That is the number of outputs. Count the numbers that are stored."),
        ], right: measured.weights),
      why: measured.kind == .shared
        ? "One for each tap: every output uses the same \(k)." : "One for each wire.")
  }

  func endsQuestion(_ step: Int) -> Question? {
    // Where nodes show numbers they do not look alike.
    guard setup.carries == .letters, let node = node(of: step) else { return nil }
    let (prompt, grid, ends): (String, String, [Int]) =
      switch node {
      case .output(let index):
        ("Which inputs does \(node.name) read?", "input", measured.inputs(of: index))
      case .input(let index):
        ("Which outputs does \(node.name) feed?", "output", measured.outputs(of: index))
      }
    guard !ends.isEmpty else { return nil }
    return .cells(
      "ends-\(node.name)", prompt, of: grid,
      are: Set(ends.map { Position(row: 0, column: $0) }))
  }

  private func wrong(
    _ answers: [(name: String, value: Int, words: String)], right: Int
  ) -> [NumberKey.WrongAnswer] {
    var taken: Set<Int> = [right]
    return answers.filter { taken.insert($0.value).inserted }.map {
      .init(name: $0.name, value: Number($0.value), feedback: [.text($0.words)])
    }
  }
}
