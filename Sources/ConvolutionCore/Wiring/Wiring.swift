/// The wires of a layer over a row of inputs: which input feeds which output, and by which of the
/// stored weights.
///
/// A kernel of k taps over m inputs makes n = m - k + 1 outputs. Six inputs and three taps: dense 24
/// wires and 24 weights, local 12 and 12, shared 12 and 3.
public struct Wiring: Hashable, Sendable {
  /// The rule for wires and weights.
  public let kind: Kind
  /// The number of inputs.
  public let inputs: Int
  /// The number of outputs.
  public let outputs: Int
  /// The weights of the kernel, whatever the wiring: a dense layer has them too, and zeros.
  public let kernel: [Float]
  /// The wires that are there, output by output, each from its first input on.
  public let wires: [Wire]

  /// The three ways to wire inputs to outputs.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A wire from every input to every output, each with a weight of its own.
    case dense
    /// A wire from each input under an output's window, each with a weight of its own.
    case local
    /// The same wires, with the same weights for every output: a convolution.
    case shared
  }

  /// One wire.
  public struct Wire: Hashable, Sendable {
    /// The input that it comes from.
    public let input: Int
    /// The output that it goes to.
    public let output: Int
    /// The number of the stored weight that it multiplies by, from 0.
    public let weight: Int
    /// The value of that weight.
    public let value: Float
  }

  /// Wires up a layer.
  ///
  /// - Parameters:
  ///   - kind: the rule.
  ///   - inputs: the number of inputs, at least as many as the kernel has taps.
  ///   - kernel: the weights of a window, at least one.
  ///   - isCut: true for a wire that is left out, by its output and input.
  /// - Throws: `ShapeError` for no taps, or more taps than inputs.
  public init(
    _ kind: Kind, inputs: Int, kernel: [Float],
    isCut: (_ output: Int, _ input: Int) -> Bool = { _, _ in false }
  ) throws(ShapeError) {
    let outputs = try Sliding.outputCount(inputs, kernel: kernel.count)
    try Limits.check(inputs, in: 1...Self.mostInputs, "inputs")
    (self.kind, self.inputs, self.outputs, self.kernel) = (kind, inputs, outputs, kernel)
    let taps = kernel.count
    wires = (0..<outputs).flatMap { output in
      let window = output..<output + taps
      return (kind == .dense ? 0..<inputs : window).compactMap { input -> Wire? in
        if isCut(output, input) { return nil }
        let weight =
          switch kind {
          case .dense: output * inputs + input
          case .local: output * taps + input - output
          case .shared: input - output
          }
        let value = window.contains(input) ? kernel[input - output] : 0
        return Wire(input: input, output: output, weight: weight, value: value)
      }
    }
  }

  /// The most inputs that are wired: each output may have a wire to each.
  public static let mostInputs = 1_024

  /// How many numbers are stored: the weights that at least one wire multiplies by.
  public var weights: Int { Set(wires.map(\.weight)).count }

  /// The inputs that an output reads, ascending.
  public func inputs(of output: Int) -> [Int] {
    wires.filter { $0.output == output }.map(\.input)
  }

  /// The outputs that an input feeds, ascending.
  public func outputs(of input: Int) -> [Int] {
    wires.filter { $0.input == input }.map(\.output)
  }

  /// The outputs for some inputs, of which missing ones count as 0.
  public func outputs(for values: [Float]) -> [Float] {
    var sums = [Float](repeating: 0, count: outputs)
    for wire in wires where values.indices.contains(wire.input) {
      sums[wire.output] += values[wire.input] * wire.value
    }
    return sums
  }

  /// True if it computes the same as another wiring of as many inputs and outputs, whatever the
  /// inputs are: they differ in wires of weight 0 only.
  public func computesTheSame(as other: Wiring) -> Bool {
    func weights(_ wiring: Wiring) -> Set<Wire> {
      Set(
        wiring.wires.filter { $0.value != 0 }.map {
          Wire(input: $0.input, output: $0.output, weight: 0, value: $0.value)
        })
    }
    return inputs == other.inputs && outputs == other.outputs && weights(self) == weights(other)
  }
}
