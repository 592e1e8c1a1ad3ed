import ConvolutionCore
import Testing

@Suite struct ProductRaceTests {
  /// Goodfellow, Bengio and Courville, Deep Learning, figure 9.6: 267,960 flops against over eight
  /// billion entries, 178,640 of them not 0, and about 60,000 times the flops.
  @Test func theLedgerOfTwoTaps() throws {
    func cost(_ way: ConvolutionCost.Way) throws -> ConvolutionCost {
      try ConvolutionCost(
        way, input: Extent(rows: 280, columns: 320), kernel: Extent(rows: 1, columns: 2))
    }
    let (dense, sliding) = (try cost(.dense), try cost(.sliding))
    #expect(dense.outputs == 89_320 && dense.stored == 8_003_072_000)
    #expect(dense.multiplyAdds == 8_003_072_000 && sliding.multiplyAdds == 178_640)
    #expect(sliding.flops == 267_960 && sliding.stored == 2)
    #expect(dense.flops / sliding.flops == 59_733 && dense.flops % sliding.flops == 0)
    #expect(try cost(.sparse).stored == 178_640 && cost(.sparse).flops == 267_960)
  }

  @Test func theLedgerOfNineTaps() throws {
    let input = Extent(rows: 280, columns: 320)
    let costs = try ConvolutionCost.Way.allCases.map {
      try ConvolutionCost($0, input: input, kernel: Extent(3))
    }
    #expect(costs.map(\.multiplyAdds) == [7_920_998_400, 795_636, 795_636, 795_636])
    #expect(costs.map(\.stored) == [7_920_998_400, 795_636, 795_645, 9])
    #expect(costs[3].flops == 1_502_868)
    #expect(throws: ShapeError.self) {
      try ConvolutionCost(.dense, input: Extent(1 << 30), kernel: Extent(1))
    }
  }

  @Test(arguments: 0..<12) func bothGiveTheSame(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let kernel = try generator.tensor(
      1, Int.random(in: 1...3, using: &generator), Int.random(in: 1...3, using: &generator))
    let size = Extent(
      rows: Int.random(in: 3...9, using: &generator),
      columns: Int.random(in: 3...11, using: &generator))
    var race = try ProductRace(size, kernel: kernel, seed: seed)
    race.multiply(outputs: -1)
    #expect(race.multiplied.isEmpty && race.slid == nil && !race.isOver)
    race.multiply(outputs: 2)
    race.slide()
    #expect(race.multiplied.count == 2)
    race.multiply(outputs: .max - 2)
    #expect(race.isOver && race.differences == 0)
    #expect(race.slid?.values == race.multiplied)
  }
}
