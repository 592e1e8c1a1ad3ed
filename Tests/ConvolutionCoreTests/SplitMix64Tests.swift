import ConvolutionCore
import Testing

/// Golden values: CURRICULUM section 5, the same as from NumPy and from the authors' C code.
@Suite struct SplitMix64Tests {
  @Test func bits() {
    var random = SplitMix64(seed: UInt64(0))
    #expect(
      (0..<3).map { _ in random.next() } == [
        0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f,
      ])
  }

  @Test func uniformNumbers() {
    var random = SplitMix64(seed: UInt64(2024))
    #expect(
      (0..<3).map { _ in random.uniform() } == [
        0.6227655366461097, 0.0972319084876927, 0.2985761611133584,
      ])
    var shifted = SplitMix64(seed: UInt64(2024))
    #expect(shifted.uniform(from: -2.5, to: 2.5) == -2.5 + 5 * 0.6227655366461097)
  }

  @Test func normalNumbers() {
    var random = SplitMix64(seed: UInt64(1))
    let golden = [-0.0342673218, -2.5000674934, 0.0877224683]
    for value in golden { #expect(abs(random.normal() - value) < 1e-10) }
  }

  @Test func uniformNumbersStayBelowOne() {
    var random = SplitMix64(seed: UInt64(7))
    let numbers = (0..<10_000).map { _ in random.uniform() }
    #expect(numbers.allSatisfy { 0 <= $0 && $0 < 1 })
    #expect(abs(numbers.reduce(0, +) / 10_000 - 0.5) < 0.01)
  }

  @Test func permutationsHoldEveryNumberOnce() {
    var random = SplitMix64(seed: UInt64(77))
    let order = random.permutation(of: 196)
    #expect(order.sorted() == Array(0..<196))
    #expect(order != Array(0..<196))
    #expect(random.permutation(of: 0).isEmpty)
    #expect(random.permutation(of: -5).isEmpty)
    #expect(random.permutation(of: 1) == [0])
  }

  @Test func aCopyGoesOnByItself() {
    var random = SplitMix64(seed: UInt64(5))
    _ = random.next()
    var copy = random
    #expect(copy == random)
    #expect(copy.next() == random.next())
  }
}
