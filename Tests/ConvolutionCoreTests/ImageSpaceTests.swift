import ConvolutionCore
import Testing

@Suite struct ImageSpaceTests {
  /// CURRICULUM L02: 28×28 of 256 is 10^1888.06, binary 14×14 is 10^59.0.
  @Test func pictureCounts() throws {
    let mnist = try ImageSpace(values: 256, pixels: 784)
    #expect(abs(mnist.decades - 1888.06) < 0.005)
    #expect(mnist.count == nil)
    #expect(mnist.exactCount == nil)
    let binary = try ImageSpace(values: 2, pixels: 196)
    #expect(abs(binary.decades - 59.0) < 0.005)
    #expect(try ImageSpace(values: 10, pixels: 3).exactCount == 1000)
    #expect(try ImageSpace(values: 2, pixels: 62).exactCount == 1 << 62)
    #expect(try ImageSpace(values: 2, pixels: 63).exactCount == nil)
    let eight = try #require(try ImageSpace(values: 256, pixels: 8).count)
    #expect(abs(eight / 1.8e19 - 1) < 0.05)
  }

  /// CURRICULUM L02a: 34 pixels; its form is ceil(t / log10 b), and one more on an exact power.
  @Test func pixelsToPassTheAtoms() throws {
    #expect(try ImageSpace.pixels(toPass: 80, values: 256) == 34)
    #expect(try ImageSpace.pixels(toPass: 80, values: 2) == 266)
    #expect(try ImageSpace.pixels(toPass: 80, values: 10) == 81, "10^80 only equals it")
    #expect(try ImageSpace.pixels(toPass: 80, values: 100) == 41)
    #expect(try ImageSpace.pixels(toPass: 81, values: 100) == 41)
    #expect(try ImageSpace.pixels(toPass: 0, values: 256) == 1)
    // 17×17 black and white pixels are enough, 16×16 are not.
    #expect(try ImageSpace(values: 2, pixels: 16 * 16).decades < 80)
    #expect(try ImageSpace(values: 2, pixels: 17 * 17).decades > 80)
  }

  @Test(arguments: [2, 4, 7, 10, 16, 100, 255, 256, 1000], [0, 1, 5, 12, 18])
  func fewestPixelsAgainstCounting(values: Int, decades: Int) throws {
    let target = (0..<decades).reduce(1) { power, _ in power * 10 }
    var (count, pixels) = (1, 0)
    // The last factor can leave 64 bits, and has passed any target then.
    while count <= target {
      pixels += 1
      let (next, overflow) = count.multipliedReportingOverflow(by: values)
      if overflow { break }
      count = next
    }
    #expect(try ImageSpace.pixels(toPass: decades, values: values) == pixels)
  }

  @Test func wrongCounts() throws {
    let small = try ImageSpace(values: 10, pixels: 3).wrongCounts
    #expect(small.values(of: .addedForMultiplied) == [30])
    #expect(small.working(of: .addedForMultiplied) == "10 * 3")
    #expect(small.values(of: .baseExponentSwapped) == [59049])
    let mnist = try ImageSpace(values: 256, pixels: 784)
    #expect(mnist.wrongCounts.values(of: .addedForMultiplied) == [200_704])
    #expect(mnist.wrongCounts.values(of: .baseExponentSwapped) == [], "past a Double")
    let swapped = try #require(mnist.wrongDecades.values(of: .baseExponentSwapped).first)
    #expect(abs(swapped - 741) < 0.5)
    #expect(mnist.wrongDecades.working(of: .baseExponentSwapped) == "256 * log10(784)")
  }

  @Test func refusesWhatIsNoPicture() {
    #expect(message { try ImageSpace(values: 1, pixels: 9) } == "values 1, expected 2 or more")
    #expect(message { try ImageSpace(values: 2, pixels: 0) } == "pixels 0, expected 1 or more")
    #expect(
      message { try ImageSpace.pixels(toPass: -1, values: 2) } == "decades -1, expected 0 or more")
  }

  @Test func digitsAndExponent() throws {
    let binary = try ImageSpace(values: 2, pixels: 196).scientific
    #expect(abs(binary.digits - 1.00434) < 0.00001 && binary.exponent == 59)
    let gray = try ImageSpace(values: 256, pixels: 784).scientific
    #expect(abs(gray.digits - 1.14) < 0.02 && gray.exponent == 1888)
    #expect(try ImageSpace(values: 10, pixels: 3).scientific == (1, 3))
  }

  /// The same picture for the same number and seed, another for another; half its pixels are white.
  @Test func drawnPictures() throws {
    let space = try ImageSpace(values: 2, pixels: 196)
    let pictures = (1...40).map { space.drawn($0, seed: 7) }
    #expect(pictures == (1...40).map { space.drawn($0, seed: 7) })
    #expect(Set(pictures).count == 40)
    #expect(pictures.allSatisfy { $0.count == 196 && $0.allSatisfy((0...1).contains) })
    let white = pictures.joined().reduce(0, +)
    #expect(abs(white - 20 * 196) < 200)
    #expect(try ImageSpace(values: 9, pixels: 5).drawn(.min, seed: .max).count == 5)
    #expect(try ImageSpace(values: 2, pixels: 1 << 29).drawn(1, seed: 1).isEmpty)
  }
}
