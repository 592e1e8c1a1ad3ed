extension Tensor {
  /// The stack with every map rotated counter-clockwise by quarter turns.
  ///
  /// One turn makes 2 4 / 1 3 of 1 2 / 3 4; negative turns are clockwise.
  public func rotated(quarterTurns: Int) -> Tensor {
    var rotated = self
    let turns = quarterTurns % 4
    for _ in 0..<(turns < 0 ? turns + 4 : turns) { rotated = rotated.rotatedOnce }
    return rotated
  }

  private var rotatedOnce: Tensor {
    var values: [Float] = []
    values.reserveCapacity(self.values.count)
    for channel in 0..<shape.channels {
      for row in 0..<shape.columns {
        for column in 0..<shape.rows {
          values.append(self[channel, column, shape.columns - 1 - row])
        }
      }
    }
    return Tensor(
      checkedShape: Shape(
        checkedChannels: shape.channels, rows: shape.columns, columns: shape.rows), values: values)
  }
}

/// Both orders of a convolution f without padding and a counter-clockwise rotation g by quarter
/// turns: f(g(x)) beside g(f(x)).
///
/// With the kernel in one orientation they seldom agree. With all four, which is a group convolution
/// over the quarter turns (p4), a rotated input gives the rotated maps, each one channel further, for
/// every kernel and every input.
public struct RotationComparison: Hashable, Sendable {
  /// The maps of the kernel in one orientation.
  public struct Channel: Hashable, Sendable {
    /// The kernel in this orientation.
    public let kernel: Tensor
    /// The convolution: f(x).
    public let output: Tensor
    /// First the rotation, then the convolution: f(g(x)).
    public let outputOfRotated: Tensor
    /// First the convolution, then the rotation, which also moves the channels: g(f(x)).
    public let rotatedOutput: Tensor
    /// f(g(x)) - g(f(x)).
    public let residual: Tensor
  }

  /// The input, rotated: g(x).
  public let rotated: Tensor
  /// The orientations of the kernel, each a quarter turn on: one, or four.
  public let channels: [Channel]

  /// Compares both orders.
  ///
  /// - Parameters:
  ///   - input: the input x.
  ///   - quarterTurns: how often g turns by 90 degrees, counter-clockwise.
  ///   - kernel: the kernel, as high as it is wide.
  ///   - isGroup: true for the kernel in all four orientations.
  /// - Throws: `ShapeError` for a kernel that is not square or does not fit.
  public init(
    of input: Tensor, by quarterTurns: Int, _ kernel: Tensor, isGroup: Bool = false
  ) throws(ShapeError) {
    guard kernel.shape.rows == kernel.shape.columns else {
      throw .wrongCount(
        of: "kernel rows", found: kernel.shape.rows,
        expected: "\(kernel.shape.columns), as many as columns")
    }
    rotated = input.rotated(quarterTurns: quarterTurns)
    let kernels = (0..<(isGroup ? 4 : 1)).map { kernel.rotated(quarterTurns: $0) }
    var (outputs, outputsOfRotated): ([Tensor], [Tensor]) = ([], [])
    for kernel in kernels {
      let filters = Filters(kernel)
      outputs.append(try crossCorrelate(input, with: filters))
      outputsOfRotated.append(try crossCorrelate(rotated, with: filters))
    }
    var channels: [Channel] = []
    for (index, kernel) in kernels.enumerated() {
      let source = (index - quarterTurns % kernels.count + kernels.count) % kernels.count
      let rotatedOutput = outputs[source].rotated(quarterTurns: quarterTurns)
      channels.append(
        Channel(
          kernel: kernel, output: outputs[index], outputOfRotated: outputsOfRotated[index],
          rotatedOutput: rotatedOutput, residual: try outputsOfRotated[index] - rotatedOutput))
    }
    self.channels = channels
  }

  /// How many outputs of all channels differ.
  public var differing: Int {
    channels.reduce(0) { $0 + $1.residual.values.count { $0 != 0 } }
  }

  /// The outputs of all channels.
  public var count: Int { channels.reduce(0) { $0 + $1.residual.values.count } }

  /// The largest difference, without its sign.
  public var largest: Float {
    channels.flatMap(\.residual.values).reduce(0) { max($0, abs($1)) }
  }
}
