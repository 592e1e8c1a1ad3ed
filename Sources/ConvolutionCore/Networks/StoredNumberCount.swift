/// How many numbers are stored for one example: what has been learned, and what is handed on.
///
/// The outputs of a layer are the inputs of the next, so that inputs are not counted again.
public enum StoredNumberCount {
  /// A layer, or a whole network.
  ///
  /// 64 filters of 3×3 on a padded 224×224 RGB picture keep 1,792 parameters and 3,211,264 outputs,
  /// 3,213,056 numbers.
  ///
  /// - Throws: `ShapeError.outOfRange` for counts below 0, `ShapeError.overflow` past 64 bits.
  public static func total(parameters: Int, outputs: Int) throws(ShapeError) -> Int {
    try Limits.check(parameters, in: 0...Int.max, "parameters")
    try Limits.check(outputs, in: 0...Int.max, "outputs")
    return try (Tally(parameters) + Tally(outputs)).count("\(parameters) + \(outputs) numbers")
  }

  /// What usual mistakes give for `total(parameters:outputs:)`: the outputs forgotten, or the
  /// parameters counted wrong.
  ///
  /// - Returns: mistakes with what they give; none for counts that the right one refuses.
  public static func wrongTotals(
    parameters: Int, outputs: Int, wrongParameters: [WrongResult<Int>]
  ) -> [WrongResult<Int>] {
    guard (try? total(parameters: parameters, outputs: outputs)) != nil else { return [] }
    var counts = WrongCounts()
    counts.add(.outputsForgotten, WrittenCount(parameters))
    for wrong in wrongParameters {
      counts.add(wrong.misconception, WrittenCount(wrong.value) + WrittenCount(outputs))
    }
    return counts.results
  }
}
