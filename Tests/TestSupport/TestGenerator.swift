import ConvolutionCore

/// The generator of the tests: a failing seed can be run again.
public typealias TestGenerator = SplitMix64

extension SplitMix64 {
  /// Creates a generator from the seed of a test's arguments.
  public init(seed: Int) { self.init(seed: UInt64(bitPattern: Int64(seed))) }
}
