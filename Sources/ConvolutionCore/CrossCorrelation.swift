/// Slides filters over an input: at each place products of pixels and weights, summed, plus a bias.
///
/// This is what deep learning calls a convolution: S[i, j] = Σ I[i + u, j + v] · K[u, v].
///
/// - Parameters:
///   - input: channels × rows × columns; `filters.inputChannels` channels.
///   - filters: one output channel each.
///   - sliding: stride, padding and dilation.
/// - Returns: `filters.count` maps.
/// - Throws: `ShapeError` if the sizes do not go together or the output is too large.
public func crossCorrelate(
  _ input: Tensor, with filters: Filters, _ sliding: Sliding = Sliding()
) throws(ShapeError) -> Tensor {
  let shape = try filters.outputShape(input: input.shape, sliding)
  var output = try Tensor(shape: shape)
  let padded = try input.padded(by: sliding.padding)
  for filter in 0..<filters.count {
    let first = filters.firstChannel(of: filter)
    for row in 0..<shape.rows {
      for column in 0..<shape.columns {
        var sum = filters.biases[filter]
        var tap = filter * filters.shape.count
        for channel in 0..<filters.shape.channels {
          for i in 0..<filters.kernel.rows {
            for j in 0..<filters.kernel.columns {
              sum +=
                filters.weights[tap]
                * padded[
                  first + channel, row * sliding.stride.rows + i * sliding.dilation.rows,
                  column * sliding.stride.columns + j * sliding.dilation.columns]
              tap += 1
            }
          }
        }
        output[filter, row, column] = sum
      }
    }
  }
  return output
}

/// Convolves in the strict sense: cross-correlation with every kernel turned by 180 degrees.
///
/// The channels are not turned. Both agree if each kernel equals its own rotation.
///
/// - Parameters:
///   - input: channels × rows × columns; `filters.inputChannels` channels.
///   - filters: one output channel each.
///   - sliding: stride, padding and dilation.
/// - Returns: `filters.count` maps.
/// - Throws: `ShapeError` if the sizes do not go together or the output is too large.
public func convolve(
  _ input: Tensor, with filters: Filters, _ sliding: Sliding = Sliding()
) throws(ShapeError) -> Tensor {
  try crossCorrelate(input, with: filters.rotated180, sliding)
}
