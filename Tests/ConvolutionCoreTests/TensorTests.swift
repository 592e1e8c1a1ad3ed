import ConvolutionCore
import Testing

@Suite struct TensorTests {
  @Test func keepsRowsInOrder() throws {
    var tensor = try Tensor(channels: [[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [10, 11, 12]]])
    #expect(tensor.shape == (try Shape(channels: 2, rows: 2, columns: 3)))
    #expect(tensor.values == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    #expect(tensor[1, 0, 2] == 9)
    tensor[1, 0, 2] = 0
    #expect(tensor.rows(of: 1) == [[7, 8, 0], [10, 11, 12]])
    #expect(tensor.rows(of: 2) == nil)
    #expect(tensor.rows(of: -1) == nil)
  }

  @Test func turnsEachMapByItself() throws {
    let tensor = try Tensor(channels: [[[1, 2], [3, 4]], [[5, 6], [7, 8]]])
    #expect(tensor.rotated180.values == [4, 3, 2, 1, 8, 7, 6, 5])
    #expect(tensor.rotated180.rotated180 == tensor)
  }

  @Test func refusesWhatIsNoGrid() throws {
    #expect(message { try Tensor(rows: []) } == "rows 0, expected 1 or more")
    #expect(message { try Tensor(rows: [[]]) } == "columns 0, expected 1 or more")
    #expect(message { try Tensor(channels: []) } == "channels 0, expected 1 or more")
    #expect(
      message { try Tensor(rows: [[1, 2], [3]]) } == "row 1 has 1 value, expected 2 as in row 0")
    #expect(
      message { try Tensor(channels: [[[1], [2]], [[3]]]) }
        == "1 row, expected 2 as in channel 0")
    let shape = try Shape(channels: 1, rows: 2, columns: 2)
    #expect(
      message { try Tensor(shape: shape, values: [1, 2, 3, 4, 5]) }
        == "5 values, expected 1·2·2 = 4")
  }

  @Test func refusesTooManyValuesBeforeAllocating() throws {
    let shape = try Shape(channels: 1, rows: 40_000, columns: 40_000)
    #expect(
      message { try Tensor(shape: shape) }
        == "1×40000×40000 = 1600000000 values, expected at most 16777216")
  }
}
