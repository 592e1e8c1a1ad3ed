extension WindowSum {
  /// What usual mistakes give for the cell, the most telling first.
  ///
  /// The Sobel kernel over 1 2 0 / 0 1 2 / 2 0 1 gives 2; turned first it gives -2, and the values
  /// without their weights make 9.
  ///
  /// - Parameter isConvolution: whether the weights have been turned by 180 degrees already, because
  ///   true convolution is meant; the mistake is then to leave them unturned.
  /// - Returns: mistakes with what they give, the right value among them where they change nothing.
  public func wrongTotals(isConvolution: Bool = false) -> [WrongResult<Scalar>] {
    var results: [WrongResult<Scalar>] = []
    func add(_ misconception: Misconception, _ terms: [Scalar], _ working: String) {
      results.append(WrongResult(misconception, total(of: terms), working: working))
    }
    func addWeighing(_ misconception: Misconception, with weights: [Scalar]) {
      let terms = products(with: weights)
      add(misconception, terms, working(of: terms))
    }
    addWeighing(isConvolution ? .kernelNotFlipped : .kernelFlipped, with: turnedWeights)
    if kernel.rows == kernel.columns {
      addWeighing(.kernelTransposed, with: transposedWeights)
    }
    add(.weightsForgotten, inputs, text(of: inputs))
    let sums = zip(inputs, weights).map { $0 + $1 }
    add(.addedForMultiplied, sums, working(of: sums))
    let right = products(with: weights)
    if bias != 0 {
      let unbiased = WindowSum(checkedInputs: inputs, weights: weights, kernel: kernel, bias: 0)
      results.append(
        WrongResult(.biasForgotten, unbiased.total, working: unbiased.working(of: right)))
    }
    if inputs.count > cells {
      let first = Array(right.prefix(cells))
      add(.channelsForgotten, first, working(of: first))
    }
    let row = Array(right.prefix(kernel.columns))
    add(.firstRowOnly, row, text(of: row))
    return results
  }

  /// The sum of a cell with its parts added up first: channels, else rows, else none.
  var working: String { working(of: products(with: weights)) }

  private var cells: Int { kernel.rows * kernel.columns }

  /// The weights turned by 180 degrees within each channel.
  private var turnedWeights: [Scalar] {
    weights.indices.map { index in
      let place = index % cells
      return weights[index - place + cells - 1 - place]
    }
  }

  /// The weights with rows and columns exchanged within each channel, for a square kernel.
  private var transposedWeights: [Scalar] {
    let side = kernel.columns
    return weights.indices.map { index in
      let place = index % cells
      return weights[index - place + place % side * side + place / side]
    }
  }

  /// Terms added up by channels where there are several, else by rows.
  private func working(of terms: [Scalar]) -> String {
    let length = terms.count > cells ? cells : kernel.columns
    // One row is its own sum, and one column too.
    if length == terms.count || length == 1 { return text(of: terms) }
    let starts = stride(from: 0, to: terms.count, by: length)
    return text(of: starts.map { terms[$0..<min($0 + length, terms.count)].reduce(0, +) })
  }

  /// The terms and the bias as a sum.
  private func text(of terms: [Scalar]) -> String {
    (bias == 0 ? terms : terms + [bias]).writtenSum
  }
}

extension Collection where Element: BinaryFloatingPoint {
  /// The numbers as a sum, `-1 + 4 - 1`; empty for a single one, and where one takes many digits.
  var writtenSum: String {
    guard count > 1, count <= Misconception.longestWorking else { return "" }
    var text = ""
    for term in self {
      guard let size = abs(term).written else { return "" }
      let sign = text.isEmpty ? (term < 0 ? "-" : "") : (term < 0 ? " - " : " + ")
      text += sign + size
    }
    return text
  }
}

extension BinaryFloatingPoint {
  /// The number as one would write it down; nil if that takes more than six characters.
  var written: String? {
    let text = Int(exactly: self).map { "\($0)" } ?? "\(self)"
    let isPlain = text.utf8.allSatisfy { $0 < UInt8(ascii: "A") }
    return text.utf8.count <= 6 && isPlain ? text : nil
  }
}
