import ConvolutionCore
import Testing

@Suite struct WiringTests {
  /// Goodfellow, Bengio and Courville, Deep Learning, 9.2: m·n wires, k·n, and k weights.
  @Test func sixInputsFourOutputsThreeTaps() throws {
    let counts = try Wiring.Kind.allCases.map { kind in
      let wiring = try Wiring(kind, inputs: 6, kernel: [-1, 0, 1])
      return [wiring.outputs, wiring.wires.count, wiring.weights]
    }
    #expect(counts == [[4, 24, 24], [4, 12, 12], [4, 12, 3]])
  }

  @Test(arguments: 0..<40) func countsFollowTheFormulas(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let m = Int.random(in: 1...9, using: &generator)
    let k = Int.random(in: 1...m, using: &generator)
    let n = m - k + 1
    let kernel = (0..<k).map { _ in Float(Int.random(in: -3...3, using: &generator)) }
    let values = (0..<m).map { _ in Float(Int.random(in: -9...9, using: &generator)) }
    let wirings = try Wiring.Kind.allCases.map { try Wiring($0, inputs: m, kernel: kernel) }
    #expect(wirings.map(\.wires.count) == [m * n, k * n, k * n])
    #expect(wirings.map(\.weights) == [m * n, k * n, k])
    // All three compute the cross-correlation.
    let expected = try crossCorrelate(
      Tensor(rows: [values]), with: Filters(Tensor(rows: [kernel]))
    ).values
    for wiring in wirings {
      #expect(wiring.outputs(for: values) == expected)
      #expect(wiring.computesTheSame(as: wirings[0]))
      // A wire is seen from both of its ends.
      for output in 0..<n {
        for input in 0..<m {
          #expect(
            wiring.inputs(of: output).contains(input) == wiring.outputs(of: input).contains(output))
        }
      }
    }
  }

  @Test func wiresOfWeightZeroCanBeCut() throws {
    let whole = try Wiring(.dense, inputs: 6, kernel: [-1, 0, 1])
    let cut = try Wiring(.dense, inputs: 6, kernel: [-1, 0, 1]) { output, input in
      input != output && input != output + 2
    }
    #expect(cut.wires.count == 8 && cut.weights == 8)
    #expect(cut.computesTheSame(as: whole))
    let one = try Wiring(.dense, inputs: 6, kernel: [-1, 0, 1]) { $0 == 0 && $1 == 0 }
    #expect(one.wires.count == 23 && !one.computesTheSame(as: whole))
  }

  @Test func aSharedWeightGoesWithItsLastWire() throws {
    let cut = try Wiring(.shared, inputs: 6, kernel: [-1, 0, 1]) { $1 - $0 == 1 }
    #expect(cut.wires.count == 8 && cut.weights == 2)
  }

  @Test func sizesThatDoNotFitAreRefused() {
    #expect(throws: ShapeError.self) { try Wiring(.dense, inputs: 2, kernel: [1, 2, 3]) }
    #expect(throws: ShapeError.self) { try Wiring(.local, inputs: 2, kernel: []) }
    #expect(throws: ShapeError.self) { try Wiring(.local, inputs: .max, kernel: [1]) }
  }
}
