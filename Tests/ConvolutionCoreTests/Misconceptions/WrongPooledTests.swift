import ConvolutionCore
import Testing

/// Mistakes about one pooled number.
@Suite struct WrongPooledTests {
  /// CURRICULUM L12a.
  private static let map: [[Float]] = [[1, 3, 2, 0], [4, 2, 1, 1], [0, 1, 5, 2], [3, 0, 2, 8]]

  /// Max 4 2 / 3 8; averages 2.5 1 / 1 4.25 and minima 1 0 / 0 2 are its usual mistakes.
  @Test func theMapOfTheLesson() throws {
    let input = try Tensor(rows: Self.map)
    let corner = wrongPooled(input, Pooling(.max, 2), at: Position(row: 0, column: 0))
    #expect(corner.values(of: .otherPooling) == [2.5, 1, Float(30).squareRoot()])
    #expect(corner.working(of: .otherPooling) == "(1 + 3 + 4 + 2) / 4")
    let last = wrongPooled(input, Pooling(.max, 2), at: Position(row: 1, column: 1))
    #expect(last.values(of: .otherPooling) == [4.25, 2, Float(97).squareRoot()])
    #expect(last.values(of: .paddingForgotten) == [], "there is none")
  }

  /// The wrong windows of L12a: 4 5 / 4 8 reads others than its own.
  @Test func otherWindowsNameTheirCells() throws {
    let input = try Tensor(rows: Self.map)
    let wrong = wrongPooled(input, Pooling(.max, 2), at: Position(row: 0, column: 1))
    let forgotten = try #require(wrong.first { $0.misconception == .strideForgotten })
    #expect(forgotten.value == 3)
    #expect(
      forgotten.evidence
        == .cells(
          [(0, 1), (0, 2), (1, 1), (1, 2)].map { Position(row: $0.0, column: $0.1) }))
    let shifts = wrong.filter { $0.misconception == .windowOneOff }
    #expect(shifts.map(\.value) == [3, 4, 5, 8], "left by 1 and 2, down by 1 and 2")
    for shift in shifts {
      guard case .cells(let cells) = shift.evidence else {
        Issue.record("no cells")
        continue
      }
      #expect(cells.map { input[0, $0.row, $0.column] }.max() == shift.value)
    }
  }

  @Test func paddingForgottenMovesTheWindow() throws {
    let input = try Tensor(rows: Self.map)
    let wrong = wrongPooled(
      input, Pooling(.average, 2, padding: 1), at: Position(row: 0, column: 0))
    #expect(wrong.values(of: .paddingForgotten) == [2.5])
  }

  @Test func cellsThatDoNotExistHaveNone() throws {
    let input = try Tensor(rows: Self.map)
    for output in [
      Position(row: 2, column: 0), Position(row: -1, column: 0), Position(row: .max, column: .min),
    ] {
      #expect(wrongPooled(input, Pooling(.max, 2), at: output).isEmpty)
    }
    let origin = Position(row: 0, column: 0)
    #expect(wrongPooled(input, Pooling(.max, 2), channel: 1, at: origin).isEmpty)
    #expect(wrongPooled(input, Pooling(.max, 9), at: origin).isEmpty)
    let far = Pooling(.max, 2, stride: 1 << 30)
    #expect(!wrongPooled(input, far, at: origin).isEmpty)
  }

  @Test func globalPoolingIsOneWindow() throws {
    let two = try Tensor(channels: [Self.map, Self.map.map { $0.map { -$0 } }])
    for kind in Pooling.Kind.allCases {
      let whole = two.globalPooled(kind)
      #expect(whole == (try pool(two, .global(kind, over: two.shape.extent)).output))
    }
    #expect(two.globalPooled(.max).values == [8, 0])
    #expect(two.globalPooled(.average).values == [2.1875, -2.1875])
  }

  @Test func otherMapsGoBackByTheSwitches() throws {
    let pooled = try pool(Tensor(rows: Self.map), Pooling(.max, 2))
    let back = try #require(try pooled.unpooled(Tensor(rows: [[10, 20], [30, 40]])))
    #expect(back.rows() == [[0, 0, 20, 0], [10, 0, 0, 0], [0, 0, 0, 0], [30, 0, 0, 40]])
    #expect(
      message { try pooled.unpooled(Tensor(rows: [[1]])) } == "shape 1×1×1, expected 1×2×2")
    let mean = try pool(Tensor(rows: Self.map), Pooling(.average, 2))
    #expect(try mean.unpooled(mean.output) == nil)
  }
}
