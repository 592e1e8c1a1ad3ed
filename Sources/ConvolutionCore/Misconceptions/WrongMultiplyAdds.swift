extension MultiplyAddCount {
  /// What usual mistakes give for `dense(inputs:outputs:)`, the most telling first.
  ///
  /// - Returns: mistakes with what they give as far as it fits 64 bits, the right count among them
  ///   where they change nothing; none for sizes that the right count refuses.
  public static func wrongDense(inputs: Int, outputs: Int) -> [WrongResult<Int>] {
    guard inputs > 0, outputs > 0 else { return [] }
    let (i, o) = (WrittenCount(inputs), WrittenCount(outputs))
    var counts = WrongCounts()
    counts.add(.multiplyAddsDoubled, WrittenCount(2) * i * o)
    counts.add(.biasCounted, o * (i + WrittenCount(1)))
    counts.add(.addedForMultiplied, i + o)
    counts.add(.oneFilterOnly, i)
    return counts.results
  }

  /// What usual mistakes give for a dense layer on maps, whose channels may be forgotten too.
  ///
  /// - Returns: as `wrongDense(inputs:outputs:)`.
  public static func wrongDense(input: Shape, outputs: Int) -> [WrongResult<Int>] {
    let others = wrongDense(inputs: input.count, outputs: outputs)
    guard input.channels > 1, !others.isEmpty else { return others }
    var counts = WrongCounts()
    counts.addChannelsForgotten(
      of: WrittenCount(outputs), pixels: WrittenCount(input.rows * input.columns), bias: false)
    return others + counts.results
  }

  /// What usual mistakes give for `convolution(kernel:from:to:outputExtent:groups:)`, and for a
  /// locally connected layer of the same size, the most telling first.
  ///
  /// A 3×3 kernel on 320×280 takes 795,636 multiply-adds; 1,591,272 counts each twice, 9 one place
  /// only.
  ///
  /// - Returns: as `wrongDense(inputs:outputs:)`.
  public static func wrongConvolution(
    kernel: Extent, from inputs: Int, to outputs: Int, outputExtent: Extent, groups: Int = 1
  ) -> [WrongResult<Int>] {
    guard
      let filter = try? FilterWeights(kernel: kernel, from: inputs, to: outputs, groups: groups),
      let whole = try? FilterWeights(kernel: kernel, from: inputs, to: outputs, groups: 1),
      let places = outputExtent.written
    else { return [] }
    let (weights, o) = (filter.written, WrittenCount(outputs))
    var counts = WrongCounts()
    counts.add(.multiplyAddsDoubled, WrittenCount(2) * places * o * weights)
    counts.add(.onePlaceOnly, o * weights)
    if filter.channels > 1 {
      counts.addChannelsForgotten(of: places * o, pixels: WrittenCount(filter.taps), bias: false)
    }
    if groups > 1 { counts.add(.groupsForgotten, places * o * whole.written) }
    counts.add(.biasCounted, places * o * (weights + WrittenCount(1)))
    counts.add(.oneFilterOnly, places * weights)
    return counts.results
  }
}
