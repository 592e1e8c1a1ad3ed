import ConvolutionCore
import Testing

/// The random numbers and the pictures drawn with them.
///
/// The expected numbers are those of a NumPy program in double precision.
@Suite struct DigitTests {
  @Test func randomBits() {
    var random = SplitMix64(seed: 0)
    let bits = (0..<3).map { _ in random.next() }
    #expect(bits == [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f])
  }

  @Test func uniformNumbers() {
    var random = SplitMix64(seed: 2024)
    let numbers = (0..<3).map { _ in random.uniform() }
    #expect(isClose(numbers, [0.6227655366461097, 0.0972319084876927, 0.2985761611133584], 1e-15))
  }

  @Test func normalNumbers() {
    var random = SplitMix64(seed: 1)
    let numbers = (0..<3).map { _ in random.normal() }
    #expect(isClose(numbers, [-0.0342673218, -2.5000674934, 0.0877224683], 1e-10))
  }

  @Test func indicesStayInside() {
    var random = SplitMix64(seed: 3)
    let small = [-5, 0, 1].map { random.index(below: $0) }
    #expect(small == [0, 0, 0])
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<7000 { counts[random.index(below: 7)] += 1 }
    #expect(counts.allSatisfy { (800...1200).contains($0) })
    let large = random.index(below: .max)
    #expect(large >= 0)
  }

  @Test func permutationsAreComplete() {
    var random = SplitMix64(seed: 77)
    let order = random.permutation(of: 196)
    #expect(order.sorted() == Array(0..<196))
    #expect(order != Array(0..<196))
    let none = [0, -1].flatMap { random.permutation(of: $0) }
    #expect(none.isEmpty)
  }

  /// Every stage of the shuffle has each pixel once; the last one is the whole permutation.
  @Test func shufflesStoppedOnTheirWay() throws {
    #expect(PixelShuffle.order(afterSwaps: 0) == Array(0..<196))
    #expect(PixelShuffle.order(afterSwaps: -1) == Array(0..<196))
    var random = SplitMix64(seed: 77)
    #expect(PixelShuffle.order(afterSwaps: 195) == random.permutation(of: 196))
    #expect(PixelShuffle.order(afterSwaps: .max) == PixelShuffle.order(afterSwaps: 195))
    for swaps in 1...195 {
      let (before, after) = (
        PixelShuffle.order(afterSwaps: swaps - 1), PixelShuffle.order(afterSwaps: swaps)
      )
      #expect(after.sorted() == Array(0..<196))
      #expect([0, 2].contains(zip(before, after).count { $0 != $1 }))
    }
    #expect(PixelShuffle.study.map(\.swaps) == [0, 1, 5, 20, 60, 100, 195])
  }

  /// Weights that move along with the pixels give a dense network's answers again; kernels stay.
  @Test func weightsMoveAlong() throws {
    let order = PixelShuffle.order(afterSwaps: 195)
    let images = try Digits.test.first(8)
    let network = try DigitModel.mlp.network(seed: 3)
    let moved = try network.readingPixels(in: order)
    #expect(moved != network)
    let before = try network.activations(for: Array(images.pixels(of: 1) ?? [])).last ?? []
    let shuffled = try images.rearranged(by: order)
    let after = try moved.activations(for: Array(shuffled.pixels(of: 1) ?? [])).last ?? []
    #expect(isClose(before, after, 1e-12))
    let cnn = try DigitModel.cnn.network(seed: 3)
    #expect(try cnn.readingPixels(in: order) == cnn)
    #expect(throws: ShapeError.self) { try network.readingPixels(in: [0, 1]) }
  }

  @Test func fairPictures() throws {
    let train = try Digits.train
    let row = try #require(train.pixels(of: 0)).dropFirst(7 * 14).prefix(4)
    #expect(isClose(Array(row), [0.238293453, 0.188167872, 0.093359412, 0.036054608], 1e-9))
    let sums = train.sums
    #expect(
      isClose([sums[0], sums[1], sums[1199]], [13.511310791, 12.709368011, 8.389079918], 1e-9))
    #expect(isClose([try Digits.test.sums[0]], [22.831123923], 1e-9))
    #expect(train.labels.prefix(4) == [0, 1, 0, 1])
    #expect(train.pixels(of: 1200) == nil)
    #expect(train.picture(-1) == nil)
  }

  /// Ink alone solves the naive pictures, and the brightest pixel nothing.
  @Test func shortcuts() throws {
    func accuracy(
      _ train: ImageSet, _ test: ImageSet, _ number: (ArraySlice<Double>) -> Double
    ) throws -> Double {
      let numbers = [train, test].map { set in
        (0..<set.count).map { number(set.pixels(of: $0) ?? []) }
      }
      return try ThresholdRule(best: numbers[0], labels: train.labels)
        .accuracy(numbers[1], labels: test.labels)
    }
    var (first, second) = (DigitGenerator(.naive, seed: 2024), DigitGenerator(.naive, seed: 2025))
    let ink = { (pixels: ArraySlice<Double>) in pixels.reduce(0, +) }
    let (train, test) = (try first.images(800), try second.images(400))
    #expect(try accuracy(train, test, ink) == 0.985)
    #expect(try accuracy(Digits.train, Digits.test, ink) == 0.7225)
    #expect(try accuracy(Digits.train, Digits.test) { $0.max() ?? 0 } == 0.51)
  }

  @Test func thresholdsInBothSenses() throws {
    let rising = try ThresholdRule(best: [1, 2, 3, 4], labels: [0, 0, 1, 1])
    #expect(rising.threshold == 2.5)
    #expect([rising.predict(2.5), rising.predict(2.6)] == [0, 1])
    let falling = try ThresholdRule(best: [4, 3, 2, 1], labels: [0, 1, 1, 1])
    #expect(falling.threshold == 3.5)
    #expect(falling.classAbove == 0)
    #expect(falling.accuracy([4, 3, 2, 1], labels: [0, 1, 1, 1]) == 1)
    // Equal numbers cannot be told apart.
    let tied = try ThresholdRule(best: [5, 5, 5], labels: [1, 0, 1])
    #expect(tied.accuracy([5, 5, 5], labels: [1, 0, 1]) == 2.0 / 3)
    #expect(message { try ThresholdRule(best: [], labels: []) } == "numbers 0, expected 1 or more")
    #expect(
      message { try ThresholdRule(best: [1, 2], labels: [1]) } == "1 label, expected 2")
  }

  @Test func setsOfPictures() throws {
    let shape = try Shape(rows: 1, columns: 3)
    let set = try ImageSet(shape: shape, pixels: [1, 2, 3, 4, 5, 6], labels: [0, 1])
    #expect(try set.rearranged(by: [2, 0, 1]).pixels == [3, 1, 2, 6, 4, 5])
    #expect(set.first(1).pixels == [1, 2, 3])
    #expect(set.first(-4).count == 1)
    #expect(set.first(99) == set)
    #expect(set.picture(1)?.values == [4, 5, 6])
    #expect(
      message { try set.rearranged(by: [0, 1, 1]) }
        == "2 distinct pixels, expected 3, each once")
    #expect(
      message { try ImageSet(shape: shape, pixels: [1], labels: [0]) }
        == "1 pixel, expected 1·3 = 3")
    #expect(message { try ImageSet(shape: shape, pixels: [], labels: []) } != nil)
    #expect(message { try ImageSet(shape: shape, pixels: [1, 2, 3], labels: [-1]) } != nil)
    var generator = DigitGenerator(seed: 1)
    #expect(message { try generator.images(0) } != nil)
    #expect(message { try generator.images(.max) } != nil)
  }

  @Test func patches() throws {
    var random = SplitMix64(seed: 1)
    let patches = try Digits.test.patches(50, side: 5, using: &random)
    #expect(patches.count == 50)
    for patch in patches {
      let squares = patch.reduce(0) { $0 + $1 * $1 } / 25
      #expect(abs(patch.reduce(0, +)) < 1e-12)
      #expect(squares < 1)
    }
    #expect(message { try Digits.test.patches(1, side: 15, using: &random) } != nil)
    #expect(message { try Digits.test.patches(0, side: 5, using: &random) } != nil)
  }
}

/// The pictures of the course.
enum Digits {
  static var train: ImageSet {
    get throws {
      var generator = DigitGenerator(seed: 2024)
      return try generator.images(1200)
    }
  }

  static var test: ImageSet {
    get throws {
      var generator = DigitGenerator(seed: 2025)
      return try generator.images(400)
    }
  }
}

/// True if two lists have the same length and differ nowhere by more than a tolerance.
func isClose(_ found: [Double], _ expected: [Double], _ tolerance: Double) -> Bool {
  found.count == expected.count
    && zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance }
}
