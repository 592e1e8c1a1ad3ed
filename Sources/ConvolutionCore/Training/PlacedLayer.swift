/// A layer in its network: the shapes around it and where its parameters lie.
struct PlacedLayer: Hashable, Sendable {
  let layer: TrainableLayer
  let input: Shape
  let output: Shape
  /// Its weights and biases in the network's list; empty for a layer without.
  let weights, biases: Range<Int>
  /// How weights are used; nil for a layer without.
  let windowSum: WindowSumPass?

  /// Places a layer whose parameters begin at an index.
  ///
  /// - Throws: `ShapeError` for an input that does not fit the layer.
  init(_ layer: TrainableLayer, input: Shape, parametersFrom start: Int) throws(ShapeError) {
    let output = try layer.outputShape(input: input)
    let windowSum = layer.windowSum(from: input, to: output)
    let count =
      windowSum.map { (CheckedCount(output.channels) * CheckedCount($0.taps)).exact ?? Int.max }
      ?? 0
    try Limits.check(count, in: 0...TrainableNetwork.limit, "weights")
    (self.layer, self.input, self.output, self.windowSum) = (layer, input, output, windowSum)
    weights = start..<start + count
    biases = weights.upperBound..<weights.upperBound + (windowSum == nil ? 0 : output.channels)
  }

  /// The windows of a layer that keeps maxima; nil for any other.
  private var maxima: MaximumPass? {
    switch layer {
    case .maxPooling(let side): MaximumPass(input: input, window: Extent(side), output: output)
    case .globalMax: MaximumPass(input: input, window: input.extent, output: output)
    default: nil
    }
  }

  /// Works out the layer for eight samples.
  func forward(
    _ numbers: Span<Lane>, _ parameters: Span<Double>, into results: inout MutableSpan<Lane>
  ) {
    switch layer {
    case .convolution, .dense:
      windowSum?.forward(
        numbers, parameters.extracting(weights), parameters.extracting(biases), into: &results)
    case .relu:
      for index in results.indices {
        results[index] = numbers[index].replacing(with: 0, where: numbers[index] .<= 0)
      }
    case .maxPooling, .globalMax: maxima?.forward(numbers, into: &results)
    case .globalAverage:
      let map = input.rows * input.columns
      for channel in results.indices {
        var sum = Lane.zero
        for cell in channel * map..<(channel + 1) * map { sum += numbers[cell] }
        results[channel] = sum / Double(map)
      }
    case .flatten:
      for index in results.indices { results[index] = numbers[index] }
    }
  }

  /// Turns slopes by the layer's output into slopes by its input, for eight samples.
  ///
  /// - Parameters:
  ///   - numbers: the input of `forward`.
  ///   - outcome: its results.
  ///   - slopes: of the loss by each result.
  ///   - parameters: as for `forward`.
  ///   - results: takes the slope of the loss by each number of the input.
  func backward(
    _ numbers: Span<Lane>, _ outcome: Span<Lane>, _ slopes: Span<Lane>, _ parameters: Span<Double>,
    into results: inout MutableSpan<Lane>
  ) {
    switch layer {
    case .convolution, .dense:
      windowSum?.backward(slopes, parameters.extracting(weights), into: &results)
    case .relu:
      for index in results.indices {
        results[index] = slopes[index].replacing(with: 0, where: outcome[index] .<= 0)
      }
    case .maxPooling, .globalMax:
      maxima?.backward(numbers, outcome, slopes, into: &results)
    case .globalAverage:
      let map = input.rows * input.columns
      for index in results.indices { results[index] = slopes[index / map] / Double(map) }
    case .flatten:
      for index in results.indices { results[index] = slopes[index] }
    }
  }

  /// Adds the slopes by the layer's parameters of eight samples to the network's gradient.
  func addGradient(
    _ numbers: Span<Lane>, _ slopes: Span<Lane>, to gradient: inout MutableSpan<Double>
  ) {
    windowSum?.addGradient(
      numbers, slopes, weights: weights.lowerBound, biases: biases.lowerBound, to: &gradient)
  }
}

/// The largest number of each window of eight samples; windows touch and do not overlap.
private struct MaximumPass {
  let input: Shape
  let window: Extent
  let output: Shape

  func forward(_ numbers: Span<Lane>, into results: inout MutableSpan<Lane>) {
    for index in results.indices {
      let start = self.start(ofWindow: index)
      var largest = numbers[start]
      for u in 0..<window.rows {
        for v in 0..<window.columns {
          let number = numbers[start + u * input.columns + v]
          largest.replace(with: number, where: number .> largest)
        }
      }
      results[index] = largest
    }
  }

  /// Sends each slope to the cell that won; all others get 0.
  func backward(
    _ numbers: Span<Lane>, _ largest: Span<Lane>, _ slopes: Span<Lane>,
    into results: inout MutableSpan<Lane>
  ) {
    for index in results.indices { results[index] = .zero }
    for index in slopes.indices {
      let start = self.start(ofWindow: index)
      var rest = slopes[index]
      for u in 0..<window.rows {
        for v in 0..<window.columns {
          let cell = start + u * input.columns + v
          let won = numbers[cell] .== largest[index]
          results[cell].replace(with: rest, where: won)
          rest.replace(with: 0, where: won)
        }
      }
    }
  }

  /// The input cell in which a window begins.
  private func start(ofWindow index: Int) -> Int {
    let (row, column) = (index / output.columns, index % output.columns)
    let (channel, rowOfMap) = (row / output.rows, row % output.rows)
    return (channel * input.rows + rowOfMap * window.rows) * input.columns
      + column * window.columns
  }
}
