/// What usual mistakes give for the whole output of `crossCorrelate`, the most telling first.
///
/// - Parameters:
///   - input: as given to `crossCorrelate`.
///   - filters: likewise, as they lie over the input.
///   - sliding: likewise.
///   - isConvolution: whether the filters have been turned already, because true convolution is
///     meant.
/// - Returns: mistakes with the maps that they give, all of the right shape, the right maps among
///   them where they change nothing; none if `crossCorrelate` refuses the sizes.
public func wrongMaps(
  _ input: Tensor, with filters: Filters, _ sliding: Sliding = Sliding(),
  isConvolution: Bool = false
) -> [WrongResult<Tensor>] {
  var variants = [
    (isConvolution ? Misconception.kernelNotFlipped : .kernelFlipped, filters.rotated180)
  ]
  if filters.kernel.rows == filters.kernel.columns {
    variants.append((.kernelTransposed, filters.transposed))
  }
  variants.append((.weightsForgotten, filters.mapWeights { _, _ in 1 }))
  if filters.biases.contains(where: { $0 != 0 }) {
    variants.append((.biasForgotten, filters.unbiased))
  }
  if filters.shape.channels > 1 {
    let first = filters.mapWeights { weight, channel in channel == 0 ? weight : 0 }
    variants.append((.channelsForgotten, first))
  }
  return variants.compactMap { misconception, filters in
    (try? crossCorrelate(input, with: filters, sliding)).map { WrongResult(misconception, $0) }
  }
}

extension Filters {
  /// The same filters with weights worked out from the old ones and the channel that each reads,
  /// the first one of its filter being 0.
  fileprivate func mapWeights(_ transform: (_ weight: Float, _ channel: Int) -> Float) -> Filters {
    var changed = self
    let map = kernel.rows * kernel.columns
    changed.weights = weights.enumerated().map { transform($1, $0 / map % shape.channels) }
    return changed
  }

  /// The same filters without biases.
  fileprivate var unbiased: Filters {
    var changed = self
    changed.biases = Array(repeating: 0, count: count)
    return changed
  }

  /// Rows and columns of every kernel exchanged; the kernels must be square.
  fileprivate var transposed: Filters {
    var changed = self
    let side = kernel.columns
    for index in weights.indices {
      let place = index % (side * side)
      changed.weights[index] = weights[index - place + place % side * side + place / side]
    }
    return changed
  }
}
