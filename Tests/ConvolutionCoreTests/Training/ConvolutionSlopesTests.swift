import ConvolutionCore
import Testing

/// The slopes of one convolution, against NumPy's sums and against finite differences.
@Suite struct ConvolutionSlopesTests {
  private func slopes() throws -> ConvolutionSlopes {
    try ConvolutionSlopes(
      input: Tensor(rows: [[3, 0, 8, 2], [1, 7, 0, 4], [6, 2, 9, 0], [0, 5, 1, 8]]),
      kernel: Tensor(rows: [[1, -2], [3, 0]]),
      target: Tensor(rows: [[10, 0, 0], [0, 20, 0], [0, 0, 30]]))
  }

  private func all(_ slopes: ConvolutionSlopes, _ variable: ConvolutionSlopes.Variable)
    -> [[Double]]
  {
    let extent = slopes.extent(of: variable)
    return (0..<extent.rows).map { row in
      (0..<extent.columns).map { slopes.slope(by: variable, at: Position(row: row, column: $0)) }
    }
  }

  @Test func goldens() throws {
    let slopes = try slopes()
    #expect(slopes.errors.rows() == [[-4, 5, 4], [5, -7, 19], [2, -1, -18]])
    #expect(slopes.loss == 410.5)
    #expect(all(slopes, .kernel) == [[-176, 154], [195, -200]])
    #expect(
      all(slopes, .input) == [
        [-4, 13, -6, -8], [-7, -2, 45, -38], [17, -26, 41, 36], [6, -3, -54, 0],
      ])
  }

  /// By the kernel the errors slide over the input; by the input the flipped kernel slides over the
  /// errors in a ring of zeros.
  @Test func slopesAreConvolutions() throws {
    let slopes = try slopes()
    let byKernel = try crossCorrelate(slopes.input, with: Filters(slopes.errors))
    let flipped = Filters(slopes.kernel.rotated180)
    let byInput = try crossCorrelate(slopes.errors, with: flipped, Sliding(padding: Padding(1)))
    #expect(byKernel.rows()?.map { $0.map(Double.init) } == all(slopes, .kernel))
    #expect(byInput.rows()?.map { $0.map(Double.init) } == all(slopes, .input))
  }

  @Test(arguments: ConvolutionSlopes.Variable.allCases)
  func differencesAreExact(_ variable: ConvolutionSlopes.Variable) throws {
    let slopes = try slopes()
    let extent = slopes.extent(of: variable)
    for row in 0..<extent.rows {
      for column in 0..<extent.columns {
        let cell = Position(row: row, column: column)
        let more = try slopes.loss(changing: variable, at: cell, by: 1)
        let less = try slopes.loss(changing: variable, at: cell, by: -1)
        #expect((more - less) / 2 == slopes.slope(by: variable, at: cell))
      }
    }
  }

  @Test func termsByWindow() throws {
    let slopes = try slopes()
    let byKernel = slopes.terms(by: .kernel, at: Position(row: 1, column: 0))
    #expect(byKernel.count == 9)
    #expect(byKernel.last?.source == Position(row: 3, column: 2) && byKernel.last?.product == -18)
    // A corner is in one window, the middle in four, and the weights come in reverse.
    #expect(slopes.terms(by: .input, at: Position(row: 0, column: 0)).count == 1)
    let middle = slopes.terms(by: .input, at: Position(row: 1, column: 1))
    #expect(middle.map(\.factor) == [0, 3, -2, 1])
    #expect(slopes.terms(by: .kernel, at: Position(row: 2, column: 0)).isEmpty)
  }

  /// A small step down lowers the loss, until the output is the target.
  @Test func descending() throws {
    var kernel = try Tensor(rows: [[0, 1]])
    let input = try Tensor(rows: [[0, 0, 1, 1], [0, 0, 1, 1], [0, 0, 1, 1]])
    let target = try Tensor(rows: [[0, 1, 0], [0, 1, 0], [0, 1, 0]])
    var losses: [Double] = []
    for _ in 0..<60 {
      let slopes = try ConvolutionSlopes(input: input, kernel: kernel, target: target)
      losses.append(slopes.loss)
      kernel = slopes.descended(rate: 0.1)
    }
    #expect(zip(losses, losses.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(try #require(losses.last) < 0.001)
    #expect(kernel.rows()?.first.map { abs($0[0] + 1) < 0.01 && abs($0[1] - 1) < 0.01 } == true)
  }

  @Test func refusals() throws {
    let (input, kernel) = (try Tensor(rows: [[1, 2], [3, 4]]), try Tensor(rows: [[1, 2]]))
    #expect(throws: ShapeError.self) {
      try ConvolutionSlopes(input: input, kernel: kernel, target: kernel)
    }
    #expect(throws: ShapeError.self) {
      try ConvolutionSlopes(input: kernel, kernel: input, target: kernel)
    }
  }
}
