import ConvolutionCore
import Testing

/// The network built by hand: its patterns come from the layer below, and each unit responds to its
/// own one most.
@Suite struct PatternNetworkTests {
  private let network = PatternNetwork.handBuilt

  @Test func layersSeeThreeFiveTenTwenty() throws {
    #expect(try PatternNetwork.fields() == [3, 5, 10, 20])
    for (units, side) in zip(network.layers, try PatternNetwork.fields()) {
      for unit in units { #expect(unit.exemplar.shape.extent == Extent(side), "\(unit.name)") }
    }
  }

  @Test func blocksOfVGG16() throws {
    let fields = try ReceptiveField.blockEnds(of: Network.vgg16.layers)
    #expect(fields.map(\.size.rows) == [5, 14, 40, 92, 196])
    #expect(try ReceptiveField.blockEnds(of: [.flatten, .dense(outputs: 2)]).isEmpty)
  }

  @Test func everyPartIsAUnitOfTheLayerBelow() throws {
    let counts = network.layers.map { $0.map(\.parts.count) }
    #expect(
      counts == [
        [0, 0, 0, 0, 0, 0], [2, 2, 2, 2, 2, 3, 2, 2, 4, 1], [5, 5, 2, 2, 4, 4], [3, 3, 5],
      ])
  }

  @Test func itsOwnPatternIsAnsweredMost() throws {
    for (index, units) in network.layers.enumerated() {
      let table = try units.map {
        try network.responses(ofLayer: index + 1, to: $0.exemplar)
      }
      for unit in units.indices {
        let own = table[unit][unit]
        #expect(own >= 8 && own <= PatternNetwork.most, "\(units[unit].name): \(own)")
        for other in units.indices where other != unit {
          #expect(table[other][unit] < own, "\(units[unit].name) and \(units[other].name)")
          #expect(table[other][unit] <= 9)
        }
      }
    }
  }

  /// No picture that differs in one pixel is answered more: up to layer 3 the patterns are at the top
  /// of a slope, which is what people look for in trained networks.
  @Test func noPixelMakesAPatternStronger() throws {
    for layer in 1...3 {
      for (index, unit) in network.layers[layer - 1].enumerated() {
        let own = try network.responses(ofLayer: layer, to: unit.exemplar)[index]
        let extent = unit.exemplar.shape.extent
        for row in 0..<extent.rows {
          for column in 0..<extent.columns {
            let flipped = unit.exemplar.setting(
              row: row, column: column, to: 1 - unit.exemplar[0, row, column])
            #expect(try network.responses(ofLayer: layer, to: flipped)[index] <= own)
          }
        }
      }
    }
  }

  /// Every response is proportional to the contrast, and a flat picture has none.
  @Test func contrastScalesResponses() throws {
    for (index, units) in network.layers.enumerated() {
      for unit in units {
        let plain = try network.responses(ofLayer: index + 1, to: unit.exemplar)
        let bright = try network.responses(ofLayer: index + 1, to: unit.exemplar.map { 4 * $0 })
        #expect(bright == plain.map { 4 * $0 })
        let flat = try network.responses(ofLayer: index + 1, to: unit.exemplar.map { _ in 1 })
        #expect(flat.allSatisfy { abs($0) < 1e-5 })
      }
    }
  }

  /// Poolings between the layers let a pattern move a little.
  @Test func aFaceOneRowLowerIsStillFound() throws {
    let objects = network.layers[3]
    let face = try #require(objects.firstIndex { $0.name == "face" })
    for (rows, columns) in [(1, 0), (0, 1)] {
      let moved = objects[face].exemplar.shifted(rows: rows, columns: columns)
      #expect(try network.responses(ofLayer: 4, to: moved)[face] > 0)
    }
  }

  @Test func otherSizesAreRefused() throws {
    let small = try Tensor(shape: Shape(rows: 4, columns: 4))
    #expect(throws: ShapeError.self) { try network.responses(ofLayer: 1, to: small) }
    #expect(throws: ShapeError.self) { try network.responses(ofLayer: 3, to: small) }
    #expect(throws: ShapeError.self) { try network.responses(ofLayer: 5, to: small) }
    let tiny = try Tensor(shape: Shape(rows: 2, columns: 9))
    #expect(throws: ShapeError.self) { try network.maps(of: tiny) }
    #expect(try network.maps(of: Tensor(shape: Shape(rows: 20, columns: 20))).count == 4)
  }
}
