/// A classifier that looks at one number only: class 1 on one side of a threshold, 0 on the other.
///
/// Given each picture's ink (`ImageSet.sums`), it is the shortcut that a careless set of pictures
/// rewards.
public struct ThresholdRule: Hashable, Sendable {
  /// The largest number that is on the lower side.
  public let threshold: Double
  /// The class above the threshold, 0 or 1; below it is the other.
  public let classAbove: Int

  /// The rule with the most right answers on some examples.
  ///
  /// It tries a threshold below all numbers and half way between each two neighbours, in both
  /// senses; among equals the smallest threshold wins, then class 1 above.
  ///
  /// - Parameters:
  ///   - numbers: one an example; at least one.
  ///   - labels: their classes; 0 stays 0, everything else counts as 1.
  /// - Throws: `ShapeError` for no numbers, or another number of labels.
  public init(best numbers: [Double], labels: [Int]) throws(ShapeError) {
    try Limits.checkPositive(numbers.count, "numbers")
    guard labels.count == numbers.count else {
      throw .wrongCount(of: "labels", found: labels.count, expected: "\(numbers.count)")
    }
    let examples = zip(numbers, labels).sorted { $0.0 < $1.0 }
    // With everything above the threshold, class 1 above is right for each example of class 1.
    var right = examples.count { $0.1 != 0 }
    var best = (right: -1, threshold: 0.0, classAbove: 1)
    for index in -1..<examples.count {
      if index >= 0 { right += examples[index].1 == 0 ? 1 : -1 }
      let next = index + 1 < examples.count ? examples[index + 1].0 : .infinity
      let here = index >= 0 ? examples[index].0 : -.infinity
      guard here < next else { continue }
      let threshold = here.isFinite && next.isFinite ? here + (next - here) / 2 : here
      if right > best.right { best = (right, threshold, 1) }
      if examples.count - right > best.right { best = (examples.count - right, threshold, 0) }
    }
    (threshold, classAbove) = (best.threshold, best.classAbove)
  }

  /// The class of a number.
  public func predict(_ number: Double) -> Int {
    number > threshold ? classAbove : 1 - classAbove
  }

  /// The share of examples that the rule gets right, 0 to 1; of the shorter list if they differ.
  public func accuracy(_ numbers: [Double], labels: [Int]) -> Double {
    let examples = zip(numbers, labels)
    let right = examples.count { predict($0) == ($1 == 0 ? 0 : 1) }
    return Double(right) / Double(max(min(numbers.count, labels.count), 1))
  }
}
