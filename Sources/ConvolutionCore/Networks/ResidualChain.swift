/// A list of numbers that goes through several blocks with the same small kernel: once replaced in
/// each block by what the kernel makes of it, and once added to that.
///
/// The second is a chain of residual blocks, y = x + F(x) (He, Zhang, Ren and Sun 2015). There F is
/// two or three convolutions with weights of their own; here it is one, the same in each block.
public struct ResidualChain: Hashable, Sendable {
  /// The input.
  public let input: [Float]
  /// What comes out of each block without the addition: F(x).
  public let plain: [[Float]]
  /// What comes out of each block with it: x + F(x).
  public let added: [[Float]]

  /// Runs both chains.
  ///
  /// - Parameters:
  ///   - input: at least one number.
  ///   - kernel: its weights, laid down as they are; padding keeps the length.
  ///   - blocks: how many blocks there are, 1 to 64.
  /// - Throws: `ShapeError` for no numbers, no weights or another number of blocks.
  public init(_ input: [Float], kernel: [Float], blocks: Int) throws(ShapeError) {
    try Limits.check(blocks, in: 1...64, "blocks")
    let weights = try Tensor(rows: [kernel])
    let sliding = Sliding(padding: try Padding.same(kernel: weights.shape.extent))
    func response(_ list: [Float]) throws(ShapeError) -> [Float] {
      try crossCorrelate(try Tensor(rows: [list]), with: Filters(weights), sliding).values
    }
    var (plain, added): ([[Float]], [[Float]]) = ([], [])
    for _ in 0..<blocks {
      plain.append(try response(plain.last ?? input))
      let before = added.last ?? input
      added.append(zip(before, try response(before)).map { $0 + $1 })
    }
    (self.input, self.plain, self.added) = (input, plain, added)
  }
}
