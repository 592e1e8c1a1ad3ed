/// Pictures made of noise, with and without likeness of neighbours, the same on every machine.
public enum NoisePicture {
  /// Independent, normally distributed pixels with mean 0 and variance 1.
  ///
  /// - Throws: `ShapeError` for a side below 1 or too large.
  public static func independent(side: Int, seed: UInt64) throws(ShapeError) -> Tensor {
    let shape = try Shape(rows: side, columns: side)
    var generator = SplitMix64(seed: seed)
    return try Tensor(
      shape: shape, values: (0..<shape.count).map { _ in Float(generator.normal()) })
  }

  /// Noise in which each pixel is the mean of a box of independent ones.
  ///
  /// Boxes d columns apart share all but d columns, so their correlation is `expectedCorrelation`.
  ///
  /// - Parameters:
  ///   - side: the rows and columns of the picture.
  ///   - box: the rows and columns of the box; 1 leaves the noise as it is.
  ///   - seed: the seed of the noise, which has side + box - 1 rows and columns.
  /// - Returns: the picture.
  /// - Throws: `ShapeError` for sizes below 1 or too large.
  public static func smooth(side: Int, box: Int, seed: UInt64) throws(ShapeError) -> Tensor {
    try Limits.check(side, in: 1...4096, "side")
    try Limits.check(box, in: 1...4096, "box")
    let noise = try independent(side: side + box - 1, seed: seed)
    return try pool(noise, Pooling(.average, box, stride: 1)).output
  }

  /// The correlation that pixels of `smooth` so many columns apart have on average: 1 - d/box, and 0
  /// from the width of the box on.
  ///
  /// 7/8 for neighbours in boxes of 8.
  public static func expectedCorrelation(atDistance distance: Int, box: Int) -> Double {
    max(0, 1 - Double(distance) / Double(max(1, box)))
  }

  /// The same pixels at random places.
  public static func shuffled(_ picture: Tensor, seed: UInt64) -> Tensor {
    var generator = SplitMix64(seed: seed)
    var shuffled = picture
    shuffled.values = generator.permutation(of: picture.values.count).map { picture.values[$0] }
    return shuffled
  }
}
