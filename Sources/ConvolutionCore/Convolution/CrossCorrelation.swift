/// Slides filters over an input: at each position products of pixels and weights, summed, plus a
/// bias.
///
/// This is what deep learning calls a convolution: S[i, j] = Σ I[i + u, j + v] · K[u, v].
///
/// Each sum starts from the bias and goes by channel, then kernel row, then kernel column, in
/// `Float`. A weight of exactly zero takes no part, not even times infinity.
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
  var output = try Tensor(shape: filters.outputShape(input: input.shape, sliding))
  try crossCorrelate(input, with: filters, sliding, into: &output)
  return output
}

/// Slides filters over an input and writes over a tensor, whose memory is used again if it fits.
///
/// - Parameters:
///   - input: as for the form that returns a tensor.
///   - filters: likewise.
///   - sliding: likewise.
///   - output: takes the result; it need not have its shape before.
/// - Throws: `ShapeError` if the sizes do not go together or the output is too large. The output is
///   then as it was.
public func crossCorrelate(
  _ input: Tensor, with filters: Filters, _ sliding: Sliding = Sliding(), into output: inout Tensor
) throws(ShapeError) {
  let shape = try filters.outputShape(input: input.shape, sliding)
  try Limits.checkHolds(shape)
  let padded = try input.padded(by: sliding.padding)
  if output.shape != shape { output = try Tensor(shape: shape) }

  // Rows too short for a vector are summed with spare lanes.
  let isNarrow = shape.columns < SIMD8<Float>.count
  let columns = DeinterleavedInput(padded, sliding, spare: isNarrow ? SIMD8<Float>.count : 0)
  let map = shape.extent
  var values = output.values.mutableSpan
  for filter in 0..<shape.channels {
    let taps = FilterTaps(filter, of: filters, over: columns)
    let start = filter * map.rows * map.columns
    if isNarrow {
      taps.slideNarrow(over: columns, map: map, at: start, into: &values)
    } else if map.columns < FourVectors.count {
      taps.slide(SIMD8<Float>.self, over: columns, map: map, at: start, into: &values)
    } else {
      taps.slide(FourVectors.self, over: columns, map: map, at: start, into: &values)
    }
  }
}

/// Convolves in the strict sense: cross-correlation with every kernel rotated by 180 degrees.
///
/// The order of the channels stays. Both agree if each kernel equals its own rotation.
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
