import ConvolutionCore
import Testing

/// Correlations of neighbours: worked out by hand, and those of the lesson's three pictures.
@Suite struct CorrelationTests {
  @Test func byHand() {
    #expect(correlation([1, 2, 3], [10, 20, 30]) == 1)
    #expect(correlation([1, 2, 3], [3, 2, 1]) == -1)
    #expect(correlation([1, 2, 1, 2], [1, 1, 2, 2]) == 0)
    #expect(correlation([1], [1]) == nil)
    #expect(correlation([1, 1], [1, 2]) == nil)
    #expect(correlation([1, .nan], [1, 2]) == nil)
  }

  /// In order each number is the one before plus 1; from the outside in, high and low take turns.
  @Test func aRowOfSixteen() throws {
    #expect(neighbourCorrelation(of: (0..<16).map(Double.init)) == 1)
    let zigzag = (0..<8).flatMap { [Double(15 - $0), Double($0)] }
    #expect(abs(try #require(neighbourCorrelation(of: zigzag)) + 0.999) < 0.0005)
    #expect(abs(try #require(neighbourCorrelation(of: [4, 0, 3, 1, 2])) + 0.990) < 0.0005)
    #expect(neighbourCorrelation(of: [5]) == nil)
  }

  /// CURRICULUM L03: boxes of 8 on noise of seed 11.
  @Test func smoothNoise() throws {
    let picture = try NoisePicture.smooth(side: 64, box: 8, seed: 11)
    #expect(picture.shape.extent == Extent(64))
    for (distance, expected) in [(1, 0.872), (2, 0.756), (4, 0.530), (6, 0.303), (8, 0.060)] {
      let found = try #require(picture.correlation(atDistance: distance))
      #expect(abs(found - expected) < 0.0005, "\(distance): \(found)")
    }
    #expect(picture.correlation(atDistance: 0) == 1)
    #expect(picture.correlation(atDistance: 64) == nil)
    #expect(picture.correlation(atDistance: -1) == nil)
  }

  /// Noise has no neighbours, and neither has the smooth picture when its pixels are shuffled.
  @Test func noiseAndShuffledPixels() throws {
    let noise = try NoisePicture.independent(side: 64, seed: 12)
    let smooth = try NoisePicture.smooth(side: 64, box: 8, seed: 11)
    let shuffled = NoisePicture.shuffled(smooth, seed: 13)
    #expect(shuffled.values.sorted() == smooth.values.sorted() && shuffled != smooth)
    #expect(abs(try #require(noise.correlation(atDistance: 1)) + 0.011) < 0.0005)
    for distance in 1...8 {
      #expect(abs(try #require(noise.correlation(atDistance: distance))) < 0.025)
      #expect(abs(try #require(shuffled.correlation(atDistance: distance))) < 0.03)
    }
  }

  /// Measured correlations come to what the shared columns let expect, for any box.
  @Test(arguments: [1, 2, 5, 12]) func theoryHolds(box: Int) throws {
    let picture = try NoisePicture.smooth(side: 200, box: box, seed: 5)
    for distance in [1, 3, 8, 14] {
      let expected = NoisePicture.expectedCorrelation(atDistance: distance, box: box)
      #expect(abs(try #require(picture.correlation(atDistance: distance)) - expected) < 0.1)
    }
    #expect(NoisePicture.expectedCorrelation(atDistance: 1, box: 8) == 0.875)
  }

  @Test func refusesSizes() {
    func words(_ call: () throws -> Tensor) -> String { message(call) ?? "" }
    #expect(words { try NoisePicture.smooth(side: 0, box: 8, seed: 1) }.hasPrefix("side 0"))
    #expect(words { try NoisePicture.smooth(side: 4, box: 5_000, seed: 1) }.hasPrefix("box 5000"))
    #expect(words { try NoisePicture.independent(side: 0, seed: 1) }.hasPrefix("rows 0"))
  }
}
