import Learning
import Testing

@Suite struct SeededGeneratorTests {
  /// Golden: Vigna's splitmix64.c for the seed 1234567, as many published ports print it.
  @Test func isSplitMix64() {
    var generator = SeededGenerator(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  /// Golden: FNV-1a of "a" in 64 bits is af63dc4c8601ec8c (Noll's test vectors).
  @Test func purposesAreToldApartByTheirHash() {
    var named = SeededGenerator(seed: 0, purpose: "a")
    var hashed = SeededGenerator(seed: UInt64(0xaf63_dc4c_8601_ec8c))
    let numbers = (named.next(), hashed.next())
    #expect(numbers.0 == numbers.1)
    var one = SeededGenerator(seed: 7, purpose: "order of a")
    var other = SeededGenerator(seed: 7, purpose: "order of b")
    let others = (one.next(), other.next())
    #expect(others.0 != others.1)
  }
}
