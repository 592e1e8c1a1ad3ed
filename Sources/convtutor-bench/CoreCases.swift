import ConvolutionCore

/// Cross-correlation of two pictures with one kernel, and of two layers of a network.
func coreCases() -> [BenchmarkCase] {
  let sobel = { try Tensor(rows: [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]) }
  return [
    pictureCase("sobel-3x3", columns: 320, rows: 280, kernel: sobel),
    pictureCase("sobel-3x3", columns: 1_920, rows: 1_080, kernel: sobel),
    layerCase(from: 3, to: 64, side: 224),
    layerCase(from: 64, to: 64, side: 56),
  ]
}

/// A 3×3 kernel over a picture without padding.
private func pictureCase(
  _ name: String, columns: Int, rows: Int, kernel: @escaping () throws -> Tensor
) -> BenchmarkCase {
  slidingCase(
    "core/\(name)/\(columns)x\(rows)", multiplyAdds: (columns - 2) * (rows - 2) * 9, Sliding()
  ) {
    (input: try tensor(channels: 1, rows: rows, columns: columns), filters: Filters(try kernel()))
  }
}

/// A layer of 3×3 filters over a square map with one ring of zeros.
private func layerCase(from channels: Int, to filters: Int, side: Int) -> BenchmarkCase {
  slidingCase(
    "core/layer-3x3-\(channels)-to-\(filters)/\(side)x\(side)",
    multiplyAdds: side * side * filters * channels * 9, Sliding(padding: Padding(1))
  ) {
    let shape = try Shape(channels: channels, rows: 3, columns: 3)
    let weights = numbers(filters * shape.count)
    return (
      input: try tensor(channels: channels, rows: side, columns: side),
      filters: try Filters(count: filters, shape: shape, weights: weights)
    )
  }
}

/// Every run writes over the same output, whose memory the warm-up has touched.
private func slidingCase(
  _ name: String, multiplyAdds: Int, _ sliding: Sliding,
  _ operands: @escaping () throws -> (input: Tensor, filters: Filters)
) -> BenchmarkCase {
  BenchmarkCase(name, multiplyAdds: multiplyAdds) {
    let (input, filters) = try operands()
    var output = try Tensor(shape: filters.outputShape(input: input.shape, sliding))
    return { try crossCorrelate(input, with: filters, sliding, into: &output) }
  }
}

private func tensor(channels: Int, rows: Int, columns: Int) throws -> Tensor {
  let shape = try Shape(channels: channels, rows: rows, columns: columns)
  return try Tensor(shape: shape, values: numbers(shape.count))
}

/// Numbers from 1/16 to 13/16 in an order without a pattern to speak of; none is zero, so no weight
/// is left out.
private func numbers(_ count: Int) -> [Float] {
  (0..<count).map { Float(1 + $0 &* 31 % 13) / 16 }
}
