/// Cross-correlation by the Fourier transform: the same numbers as `crossCorrelate` up to rounding.
///
/// A shift of the window is a product of spectra: transform input and kernel, multiply one with the
/// conjugate of the other, transform back. The work hardly depends on the size of the kernel, so it
/// pays for large ones. Stride and dilation are 1.
///
/// - Parameters:
///   - input: channels × rows × columns; `filters.inputChannels` channels.
///   - filters: one output channel each.
///   - padding: cells added around the input.
/// - Returns: `filters.count` maps.
/// - Throws: `ShapeError` if the sizes do not go together, or the transforms would be larger than
///   `Limits.values`.
public func crossCorrelateByFourier(
  _ input: Tensor, with filters: Filters, padding: Padding = .none
) throws(ShapeError) -> Tensor {
  let shape = try filters.outputShape(input: input.shape, Sliding(padding: padding))
  var output = try Tensor(shape: shape)
  let padded = try input.padded(by: padding)
  let size = FourierCost.paddedExtent(input: padded.shape.extent)
  // All input channels are held transformed at once.
  try Limits.checkHolds(Shape(channels: padded.shape.channels, size))
  let spectra = (0..<padded.shape.channels).map { channel in
    var grid = ComplexGrid(padded, channel: channel, rows: size.rows, columns: size.columns)
    grid.transform()
    return grid
  }
  let scale = 1 / (Float(size.rows) * Float(size.columns))
  for filter in 0..<filters.count {
    let weights = filters[filter]
    let first = filters.firstChannel(of: filter)
    var product = ComplexGrid(rows: size.columns, columns: size.rows)
    for channel in 0..<filters.shape.channels {
      var kernel = ComplexGrid(weights, channel: channel, rows: size.rows, columns: size.columns)
      kernel.transform()
      product.add(spectra[first + channel], timesConjugateOf: kernel)
    }
    product.transform(inverse: true)
    for row in 0..<shape.rows {
      for column in 0..<shape.columns {
        output[filter, row, column] =
          filters.biases[filter] + scale * product.real[row * size.columns + column]
      }
    }
  }
  return output
}

/// A rough model of what cross-correlation costs, directly and by the Fourier transform.
///
/// One channel, one filter, no padding. It counts arithmetic only; real libraries differ, because
/// memory and vector units count too.
public struct FourierCost: Hashable, Sendable {
  /// Multiply-adds of direct cross-correlation: a whole kernel for every output.
  public let directMultiplyAdds: Int
  /// Flops of direct cross-correlation: two for each multiply-add.
  public let directFlops: Double
  /// The size to which input and kernel are padded for the transforms.
  public let paddedExtent: Extent
  /// Flops by the Fourier transform: three real transforms (input, kernel, and back) of 5/2·N·log2
  /// N each for N padded cells, half of what complex ones take, and 6·N for the products.
  public let fourierFlops: Double

  /// Prices both ways.
  ///
  /// For 256×256 and kernels of 3, 7, 15, 31 and 63 direct cross-correlation takes 580,644,
  /// 3,062,500, 13,176,900, 49,084,036 and 149,377,284 multiply-adds, the FFT route 8,257,536
  /// flops each time: it is cheaper from a kernel of 9 on.
  ///
  /// - Throws: `ShapeError` for a kernel that does not fit, or overflow.
  public init(input: Extent, kernel: Extent) throws(ShapeError) {
    let output = try Sliding().outputExtent(input: input, kernel: kernel)
    directMultiplyAdds = try MultiplyAddCount.convolution(
      kernel: kernel, from: 1, to: 1, outputExtent: output)
    directFlops = 2 * Double(directMultiplyAdds)
    paddedExtent = Self.paddedExtent(input: input)
    let cells = Double(paddedExtent.rows) * Double(paddedExtent.columns)
    let rounds = paddedExtent.rows.trailingZeroBitCount + paddedExtent.columns.trailingZeroBitCount
    fourierFlops = 3 * 2.5 * cells * Double(rounds) + 6 * cells
  }

  /// The sides for the transforms: the first power of two from n.
  ///
  /// What wraps around spoils only the outputs at the far border, for which a window would hang over
  /// the end: those without padding are right.
  static func paddedExtent(input: Extent) -> Extent {
    Extent(rows: powerOfTwo(from: input.rows), columns: powerOfTwo(from: input.columns))
  }

  private static func powerOfTwo(from n: Int) -> Int {
    1 << (Int.bitWidth - (n - 1).leadingZeroBitCount)
  }
}
