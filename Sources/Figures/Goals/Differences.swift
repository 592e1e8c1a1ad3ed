import ConvolutionCore

// In how much two setups differ.

extension [Float] {
  /// The number of elements in which two lists differ; one that only one of them has counts.
  func countOfDifferences(from other: [Float]) -> Int {
    Swift.abs(count - other.count) + zip(self, other).count { $0 != $1 }
  }
}

extension [[Float]] {
  /// The number of cells in which two grids differ; rows that only one of them has count whole.
  func countOfDifferences(from other: [[Float]]) -> Int {
    (0..<Swift.max(count, other.count)).reduce(0) { sum, row in
      let (mine, its) = (row < count ? self[row] : [], row < other.count ? other[row] : [])
      return sum + mine.countOfDifferences(from: its)
    }
  }
}

extension [Layer] {
  /// How many sizes differ, layer by layer; a layer that is added or taken away counts as one.
  func countOfChangedSizes(to other: [Layer]) -> Int {
    func sizes(_ layer: Layer) -> [Int] {
      guard let window = layer.window else { return [] }
      let sliding = window.sliding
      return [
        window.kernel.columns, sliding.stride.columns, sliding.padding.left,
        sliding.dilation.columns, window.rounding == .up ? 1 : 0, layer.isPool ? 1 : 0,
      ]
    }
    return Swift.abs(count - other.count)
      + zip(self, other).reduce(0) { sum, pair in
        sum + zip(sizes(pair.0), sizes(pair.1)).count { $0 != $1 }
      }
  }
}
