extension ParameterCount {
  /// The results of usual mistakes for `dense(inputs:outputs:bias:)`, the most telling first.
  ///
  /// 786,432 inputs and 1,000 outputs take 786,433,000 parameters; 786,432,000 omits the bias,
  /// 787,432 adds the two.
  ///
  /// - Returns: mistakes with their results as far as it fits 64 bits, the right count among them
  ///   where they change nothing; none for sizes that the right count refuses.
  public static func wrongDense(
    inputs: Int, outputs: Int, bias: Bool = true
  ) -> [WrongResult<Int>] {
    guard inputs > 0, outputs > 0 else { return [] }
    let (i, o, one) = (WrittenCount(inputs), WrittenCount(outputs), WrittenCount(1))
    var counts = WrongCounts()
    if bias {
      counts.add(.biasForgotten, i * o)
      counts.add(.biasOnInputs, i * o + i)
    } else {
      counts.add(.biasCounted, o * (i + one))
    }
    counts.add(.addedForMultiplied, i + o)
    counts.add(.oneFilterOnly, bias ? i + one : i)
    return counts.results
  }

  /// The results of usual mistakes for a dense layer on maps, whose channels may be forgotten too.
  ///
  /// - Returns: as `wrongDense(inputs:outputs:bias:)`.
  public static func wrongDense(
    input: Shape, outputs: Int, bias: Bool = true
  ) -> [WrongResult<Int>] {
    let others = wrongDense(inputs: input.count, outputs: outputs, bias: bias)
    guard input.channels > 1, !others.isEmpty else { return others }
    var counts = WrongCounts()
    counts.addChannelsForgotten(
      of: WrittenCount(outputs), pixels: WrittenCount(input.rows * input.columns), bias: bias)
    return counts.results + others
  }

  /// The results of usual mistakes for `convolution(kernel:from:to:groups:bias:)`, the most telling
  /// first.
  ///
  /// 64 filters of 3×3 on 3 channels take 1,792 parameters; 1,728 = 64·27 omits the bias,
  /// 576 = 64·9 the other channels, 1,731 = 64·27 + 3 gives the biases to the inputs.
  ///
  /// - Parameters:
  ///   - kernel: as for the right count.
  ///   - inputs: likewise.
  ///   - outputs: likewise.
  ///   - groups: likewise.
  ///   - outputExtent: the size of the maps, if it is known; each of their cells may be given
  ///     weights of its own by mistake.
  ///   - bias: as for the right count.
  /// - Returns: as `wrongDense(inputs:outputs:bias:)`.
  public static func wrongConvolution(
    kernel: Extent, from inputs: Int, to outputs: Int, groups: Int = 1,
    outputExtent: Extent? = nil, bias: Bool = true
  ) -> [WrongResult<Int>] {
    guard
      let filter = try? FilterWeights(kernel: kernel, from: inputs, to: outputs, groups: groups),
      let whole = try? FilterWeights(kernel: kernel, from: inputs, to: outputs, groups: 1)
    else { return [] }
    let (weights, o, one) = (filter.written, WrittenCount(outputs), WrittenCount(1))
    var counts = WrongCounts()
    if bias { counts.add(.biasForgotten, o * weights) }
    if filter.channels > 1 {
      counts.addChannelsForgotten(of: o, pixels: WrittenCount(filter.taps), bias: bias)
    }
    if groups > 1 {
      counts.add(.groupsForgotten, o * (bias ? whole.written + one : whole.written))
    }
    if bias {
      counts.add(.biasOnInputs, o * weights + WrittenCount(inputs))
    } else {
      counts.add(.biasCounted, o * (weights + one))
    }
    let own = bias ? weights + one : weights
    counts.add(.oneFilterOnly, own)
    if let cells = outputExtent?.written { counts.add(.sharingForgotten, cells * o * own) }
    counts.add(.addedForMultiplied, weights + o)
    return counts.results
  }

  /// The results of usual mistakes for `locallyConnected(kernel:from:to:outputExtent:bias:)`, the
  /// most telling first.
  ///
  /// - Returns: as `wrongDense(inputs:outputs:bias:)`.
  public static func wrongLocallyConnected(
    kernel: Extent, from inputs: Int, to outputs: Int, outputExtent: Extent, bias: Bool = true
  ) -> [WrongResult<Int>] {
    guard let filter = try? FilterWeights(kernel: kernel, from: inputs, to: outputs, groups: 1),
      let cells = outputExtent.written
    else { return [] }
    let (weights, o, one) = (filter.written, WrittenCount(outputs), WrittenCount(1))
    let own = bias ? weights + one : weights
    var counts = WrongCounts()
    if bias { counts.add(.biasForgotten, cells * o * weights) }
    counts.add(.sharingAssumed, o * own)
    if bias {
      counts.add(.sharingAssumed, cells * o * weights + o)
    } else {
      counts.add(.biasCounted, cells * o * (weights + one))
    }
    if filter.channels > 1 {
      counts.addChannelsForgotten(of: cells * o, pixels: WrittenCount(filter.taps), bias: bias)
    }
    counts.add(.oneFilterOnly, cells * own)
    return counts.results
  }
}

extension FilterWeights {
  /// Their number, as one term.
  var written: WrittenCount { WrittenCount(count) }
}

extension Extent {
  /// Rows times columns; nil for sides that no map has.
  var written: WrittenCount? {
    (try? check(from: 1, "output")).map { WrittenCount(rows) * WrittenCount(columns) }
  }
}

extension WrongCounts {
  /// Counts one channel where there are several: with the bias, if outputs have one, and without.
  mutating func addChannelsForgotten(
    of outputs: WrittenCount, pixels: WrittenCount, bias: Bool
  ) {
    if bias { add(.channelsForgotten, outputs * (pixels + WrittenCount(1))) }
    add(.channelsForgotten, outputs * pixels)
  }
}

extension MultiplyAddCount {
  /// The results of usual mistakes for `dense(inputs:outputs:)`, the most telling first.
  ///
  /// - Returns: mistakes with their results as far as it fits 64 bits, the right count among them
  ///   where they change nothing; none for sizes that the right count refuses.
  public static func wrongDense(inputs: Int, outputs: Int) -> [WrongResult<Int>] {
    guard inputs > 0, outputs > 0 else { return [] }
    let (i, o) = (WrittenCount(inputs), WrittenCount(outputs))
    var counts = WrongCounts()
    counts.add(.multiplyAddsDoubled, WrittenCount(2) * i * o)
    counts.add(.biasCounted, o * (i + WrittenCount(1)))
    counts.add(.addedForMultiplied, i + o)
    counts.add(.oneFilterOnly, i)
    return counts.results
  }

  /// The results of usual mistakes for a dense layer on maps, whose channels may be forgotten too.
  ///
  /// - Returns: as `wrongDense(inputs:outputs:)`.
  public static func wrongDense(input: Shape, outputs: Int) -> [WrongResult<Int>] {
    let others = wrongDense(inputs: input.count, outputs: outputs)
    guard input.channels > 1, !others.isEmpty else { return others }
    var counts = WrongCounts()
    counts.addChannelsForgotten(
      of: WrittenCount(outputs), pixels: WrittenCount(input.rows * input.columns), bias: false)
    return others + counts.results
  }

  /// The results of usual mistakes for `convolution(kernel:from:to:outputExtent:groups:)`, and for
  /// a locally connected layer of the same size, the most telling first.
  ///
  /// A 3×3 kernel on 320×280 takes 795,636 multiply-adds; 1,591,272 counts each twice, 9 one
  /// position only.
  ///
  /// - Returns: as `wrongDense(inputs:outputs:)`.
  public static func wrongConvolution(
    kernel: Extent, from inputs: Int, to outputs: Int, outputExtent: Extent, groups: Int = 1
  ) -> [WrongResult<Int>] {
    guard
      let filter = try? FilterWeights(kernel: kernel, from: inputs, to: outputs, groups: groups),
      let whole = try? FilterWeights(kernel: kernel, from: inputs, to: outputs, groups: 1),
      let cells = outputExtent.written
    else { return [] }
    let (weights, o) = (filter.written, WrittenCount(outputs))
    var counts = WrongCounts()
    counts.add(.multiplyAddsDoubled, WrittenCount(2) * cells * o * weights)
    counts.add(.onePlaceOnly, o * weights)
    if filter.channels > 1 {
      counts.addChannelsForgotten(of: cells * o, pixels: WrittenCount(filter.taps), bias: false)
    }
    if groups > 1 { counts.add(.groupsForgotten, cells * o * whole.written) }
    counts.add(.biasCounted, cells * o * (weights + WrittenCount(1)))
    counts.add(.oneFilterOnly, cells * weights)
    return counts.results
  }
}

/// A count together with the sum that gives it, such as `64 * (27 + 1)`.
///
/// Both are put together by the same operators, so they cannot disagree. Factors of 1 are not
/// written, and products within a sum are written without spaces: `64*27 + 3`.
struct WrittenCount {
  /// The count.
  let count: CheckedCount
  /// The terms of the sum, each with its factors.
  private let terms: [[String]]

  init(_ count: Int) { self.init(CheckedCount(count)) }

  /// A count that is written as one number.
  init(_ count: CheckedCount) {
    self.init(count, terms: [[count.exact.map { "\($0)" } ?? "\(count.approximate)"]])
  }

  private init(_ count: CheckedCount, terms: [[String]]) {
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
