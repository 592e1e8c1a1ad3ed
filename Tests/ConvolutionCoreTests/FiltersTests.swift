import ConvolutionCore
import Testing

@Suite struct FiltersTests {
  @Test func keepsFiltersInOrder() throws {
    let bank = try Filters(
      [Tensor(rows: [[1, 2], [3, 4]]), Tensor(rows: [[5, 6], [7, 8]])], biases: [9, 10])
    #expect(bank.weights == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(bank[1].values == [5, 6, 7, 8])
    #expect(bank.rotated180.weights == [4, 3, 2, 1, 8, 7, 6, 5])
    #expect(bank.rotated180.biases == [9, 10])
    #expect(bank.kernel == Extent(2))
  }

  /// As many groups as channels: each filter reads one channel of its own.
  @Test func depthwise() throws {
    let shape = try Shape(rows: 1, columns: 1)
    let bank = try Filters(count: 3, shape: shape, weights: [1, 10, 100], groups: 3)
    #expect(bank.inputChannels == 3)
    let output = try crossCorrelate(Tensor(channels: [[[1]], [[2]], [[3]]]), with: bank)
    #expect(output.values == [1, 20, 300])
  }

  @Test func outputShapeNeedsNoInput() throws {
    let shape = try Shape(channels: 3, rows: 3, columns: 5)
    let bank = try Filters(count: 2, shape: shape, weights: [Float](repeating: 0, count: 90))
    let output = try bank.outputShape(input: Shape(channels: 3, rows: 1 << 20, columns: 1 << 20))
    #expect("\(output)" == "2×1048574×1048572")
  }

  @Test func errorsShowTheSum() throws {
    let shape = try Shape(channels: 3, rows: 2, columns: 2)
    #expect(
      message { try Filters(count: 2, shape: shape, weights: [1, 2]) }
        == "2 weights, expected 2·3·2·2 = 24")
    let weights = [Float](repeating: 1, count: 24)
    #expect(
      message { try Filters(count: 2, shape: shape, weights: weights, biases: [1]) }
        == "1 bias, expected 2, one for each filter")
    #expect(
      message { try Filters(count: 0, shape: shape, weights: []) }
        == "filters 0, expected 1 to 16777216")
    #expect(
      message { try Filters(count: 2, shape: shape, weights: weights, groups: 0) }
        == "groups 0, expected 1 to 16777216")
    #expect(
      message { try Filters(count: 1 << 24, shape: shape, weights: []) }
        == "weights 201326592, expected 1 to 16777216")
    #expect(
      message { try Filters([Tensor(rows: [[1, 2]]), Tensor(rows: [[1], [2]])]) }
        == "filter 1×2×1, expected 1×1×2 as the first")
    #expect(message { try Filters([]) } == "filters 0, expected 1 or more")
  }
}
