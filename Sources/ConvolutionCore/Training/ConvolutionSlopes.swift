/// The slopes of a loss through one convolution, term by term: one channel, stride 1, no padding.
///
/// The loss is half the sum of squared errors, an error being output minus target; so its slope by an
/// output is that output's error.
public struct ConvolutionSlopes: Hashable, Sendable {
  /// What the slopes are by.
  public enum Variable: String, CaseIterable, Hashable, Sendable {
    /// The weights of the kernel.
    case kernel
    /// The cells of the input.
    case input
  }

  /// One product of a slope: the error of an output, times the number that met the variable there.
  public struct Term: Hashable, Sendable {
    /// The output.
    public let output: Position
    /// Its error.
    public let error: Float
    /// By a weight, the input cell that it lay on; by an input cell, the weight that lay on it.
    public let factor: Float
    /// The cell of that number, in the input or in the kernel.
    public let source: Position

    /// The product.
    public var product: Float { error * factor }
  }

  /// The input, the kernel, and what the output should be.
  public let input, kernel, target: Tensor
  /// The cross-correlation of input and kernel, and how far it is above the target.
  public let output, errors: Tensor

  /// Works out output and errors.
  ///
  /// - Throws: `ShapeError` for several channels, a kernel that does not fit, or a target of another
  ///   size than the output.
  public init(input: Tensor, kernel: Tensor, target: Tensor) throws(ShapeError) {
    for tensor in [input, kernel, target] {
      try Limits.check(tensor.shape.channels, in: 1...1, "channels")
    }
    output = try crossCorrelate(input, with: Filters(kernel))
    guard output.shape == target.shape else {
      throw .wrongCount(
        of: "cells in the target", found: target.values.count,
        expected: "\(output.shape.extent), as the output has")
    }
    errors = try output - target
    (self.input, self.kernel, self.target) = (input, kernel, target)
  }

  /// Half the sum of squared errors.
  public var loss: Double {
    errors.values.reduce(0) { $0 + Double($1) * Double($1) } / 2
  }

  /// The rows and columns of a variable.
  public func extent(of variable: Variable) -> Extent {
    variable == .kernel ? kernel.shape.extent : input.shape.extent
  }

  /// The products of the slope by one weight or cell, output by output in rows; none outside.
  ///
  /// By a weight there is one for each output; by an input cell one for each window that reads it, in
  /// which the weights come in reverse order.
  public func terms(by variable: Variable, at cell: Position) -> [Term] {
    var terms: [Term] = []
    for row in 0..<output.shape.rows {
      for column in 0..<output.shape.columns {
        let source =
          variable == .kernel
          ? Position(row: row &+ cell.row, column: column &+ cell.column)
          : Position(row: cell.row &- row, column: cell.column &- column)
        let numbers = variable == .kernel ? input : kernel
        guard extent(of: variable).contains(cell), numbers.shape.extent.contains(source) else {
          continue
        }
        terms.append(
          Term(
            output: Position(row: row, column: column), error: errors[0, row, column],
            factor: numbers[0, source.row, source.column], source: source))
      }
    }
    return terms
  }

  /// The slope of the loss by one weight or cell: the sum of its terms.
  public func slope(by variable: Variable, at cell: Position) -> Double {
    terms(by: variable, at: cell).reduce(0) { $0 + Double($1.error) * Double($1.factor) }
  }

  /// The loss with one weight or cell changed.
  ///
  /// Half the difference between one more and one less is the slope exactly, since this loss is a
  /// parabola of each.
  ///
  /// - Throws: as `init(input:kernel:target:)`.
  public func loss(
    changing variable: Variable, at cell: Position, by change: Float
  ) throws(ShapeError) -> Double {
    guard extent(of: variable).contains(cell) else { return loss }
    func changed(_ tensor: Tensor) -> Tensor {
      tensor.setting(
        row: cell.row, column: cell.column, to: tensor[0, cell.row, cell.column] + change)
    }
    return try ConvolutionSlopes(
      input: variable == .input ? changed(input) : input,
      kernel: variable == .kernel ? changed(kernel) : kernel, target: target
    ).loss
  }

  /// The kernel after one step of gradient descent, each weight to a thousandth.
  public func descended(rate: Double) -> Tensor {
    var next = kernel
    for row in 0..<kernel.shape.rows {
      for column in 0..<kernel.shape.columns {
        let slope = slope(by: .kernel, at: Position(row: row, column: column))
        let weight = Double(kernel[0, row, column]) - rate * slope
        next = next.setting(row: row, column: column, to: Float((weight * 1000).rounded() / 1000))
      }
    }
    return next
  }
}

extension Extent {
  /// True if a cell lies on a map of this size.
  fileprivate func contains(_ cell: Position) -> Bool {
    (0..<rows).contains(cell.row) && (0..<columns).contains(cell.column)
  }
}
