import ConvolutionCore

/// The generator of drawn numbers: the same sequence for the same seed on every machine.
public typealias SeededGenerator = SplitMix64

extension SplitMix64 {
  /// Creates a generator for one of several uses of a seed, told apart by a name.
  public init(seed: UInt64, purpose: String) {
    // FNV-1a: stable between runs and machines, unlike `Hasher`.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    self.init(seed: seed ^ hash)
  }
}
