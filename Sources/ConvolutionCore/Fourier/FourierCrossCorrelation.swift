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
  let size = FourierCost.paddedExtent(input: padded.shape.extent, kernel: filters.kernel)
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
