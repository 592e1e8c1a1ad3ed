/// A count together with the sum that gives it, such as `64 * (27 + 1)`.
///
/// Both are put together by the same operators, so they cannot disagree. Factors of 1 are not
/// written, and products within a sum stand close: `64*27 + 3`.
struct WrittenCount {
  /// The count.
  let count: Tally
  /// The terms of the sum, each with its factors.
  private let terms: [[String]]

  init(_ count: Int) { self.init(Tally(count)) }

  /// A count that is written as one number.
  init(_ count: Tally) {
    self.init(count, terms: [[count.exact.map { "\($0)" } ?? "\(count.approximate)"]])
  }

  private init(_ count: Tally, terms: [[String]]) {
    self.count = count
    self.terms = terms
  }

  static func + (left: WrittenCount, right: WrittenCount) -> WrittenCount {
    WrittenCount(left.count + right.count, terms: left.terms + right.terms)
  }

  static func * (left: WrittenCount, right: WrittenCount) -> WrittenCount {
    let factors = (left.factors + right.factors).filter { $0 != "1" }
    return WrittenCount(left.count * right.count, terms: [factors.isEmpty ? ["1"] : factors])
  }

  /// The sum as one would write it down; empty for a single number, and for a very long one.
  var working: String {
    guard terms.count <= Misconception.longestWorking else { return "" }
    if terms.count == 1, terms[0].count == 1 { return "" }
    return text
  }

  private var text: String {
    terms.map { $0.joined(separator: terms.count == 1 ? " * " : "*") }.joined(separator: " + ")
  }

  private var factors: [String] { terms.count == 1 ? terms[0] : ["(\(text))"] }
}

/// Wrong counts as they are found; those that do not fit 64 bits are left out.
struct WrongCounts {
  private(set) var results: [WrongResult<Int>] = []

  mutating func add(
    _ misconception: Misconception, _ written: WrittenCount, layers: [Int] = []
  ) {
    guard let count = written.count.exact else { return }
    results.append(
      WrongResult(
        misconception, count, working: written.working, evidence: .layers(unlessEmpty: layers)))
  }
}
