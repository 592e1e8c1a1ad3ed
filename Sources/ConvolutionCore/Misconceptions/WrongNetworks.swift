extension Network {
  /// The results of usual mistakes for the parameters of all layers, the most telling first.
  ///
  /// AlexNet has 60,965,224; without biases 60,954,656, and without its groups 62,378,344.
  ///
  /// - Returns: mistakes with their results, the right total among them where they change nothing;
  ///   none for a network that `summary` refuses.
  public func wrongParameters() -> [WrongResult<Int>] {
    guard let summary = try? summary() else { return [] }
    let variants: [(Misconception, [Layer])] = [
      (.biasForgotten, layers.map(\.withoutBias)), (.groupsForgotten, layers.map(\.withoutGroups)),
    ]
    return variants.compactMap { misconception, layers in
      (try? with(layers).summary()).map {
        WrongResult(
          misconception, $0.parameters, evidence: .layers(unlessEmpty: numbersChanged(in: layers)))
      }
    } + wrongTotals(of: summary.rows.map(\.parameters))
  }

  /// The results of usual mistakes for the multiply-adds of all layers, the most telling first.
  ///
  /// - Returns: as `wrongParameters`.
  public func wrongMultiplyAdds() -> [WrongResult<Int>] {
    guard let summary = try? summary() else { return [] }
    var counts = WrongCounts()
    counts.add(.multiplyAddsDoubled, WrittenCount(2) * WrittenCount(summary.multiplyAdds))
    let ungrouped = layers.map(\.withoutGroups)
    if let whole = try? with(ungrouped).summary() {
      counts.add(
        .groupsForgotten, WrittenCount(whole.multiplyAdds), layers: numbersChanged(in: ungrouped))
    }
    return counts.results + wrongTotals(of: summary.rows.map(\.multiplyAdds))
  }

  /// The results of usual mistakes for the number of outputs along an axis, the most telling first.
  ///
  /// Each mistake is made in all layers. A 32×32 picture through conv 5, pool 2, conv 5 and pool 2
  /// keeps 5 cells; 8 assumes "same" padding, 10 stops one layer early.
  ///
  /// - Returns: as `wrongParameters`.
  public func wrongOutputCounts(along axis: Axis = .columns) -> [WrongResult<Int>] {
    guard (try? outputShape()) != nil else { return [] }
    func length(_ shape: Shape) -> Int { axis == .rows ? shape.rows : shape.columns }
    if let layer = layers.first, let window = layer.window, layers.count == 1 {
      return window.sliding.wrongOutputCounts(
        input: input.extent, kernel: window.kernel, along: axis, rounding: window.rounding)
    }
    var results: [WrongResult<Int>] = []
    for misconception in AxisWindow.countMisconceptions {
      var count: Int? = length(input)
      var changed: [Int] = []
      for (index, layer) in layers.enumerated() {
        guard let sliding = layer.window, let length = count else { continue }
        let (window, rounding) = (sliding.along(axis), sliding.rounding)
        count = window.count(over: length, rounding: rounding, making: misconception)
        if count != window.count(over: length, rounding: rounding) {
          changed.append(index + 1)
        }
      }
      if let count {
        results.append(
          WrongResult(misconception, count, evidence: .layers(unlessEmpty: changed)))
      }
    }
    let pools = layers.indices.filter { layers[$0].isPooling }.map { $0 + 1 }
    for (misconception, others, left) in [
      (Misconception.poolsForgotten, layers.filter { !$0.isPooling }, pools),
      (.lastLayerForgotten, layers.dropLast(), layers.indices.suffix(1).map { $0 + 1 }),
    ] {
      if let shape = try? with(others).outputShape() {
        results.append(
          WrongResult(misconception, length(shape), evidence: .layers(unlessEmpty: left)))
      }
    }
    return results
  }

  /// A total that stops before the last layer that adds to it.
  private func wrongTotals(of counts: [Int]) -> [WrongResult<Int>] {
    guard let last = counts.lastIndex(where: { $0 > 0 }) else { return [] }
    // The total is known to fit, and it holds the last count.
    return [
      WrongResult(
        .lastLayerForgotten, counts.reduce(0, +) - counts[last], evidence: .layers([last + 1]))
    ]
  }

  /// The layers that a variant of the network has otherwise, from 1.
  private func numbersChanged(in others: [Layer]) -> [Int] {
    zip(layers, others).enumerated().filter { $0.element.0 != $0.element.1 }.map { $0.offset + 1 }
  }

  private func with(_ layers: [Layer]) -> Network {
    Network(name: name, input: input, layers: layers)
  }
}

extension Layer {
  /// True for pooling.
  var isPooling: Bool { if case .pooling = self { true } else { false } }

  /// The layer with weights only.
  fileprivate var withoutBias: Layer {
    switch self {
    case .convolution(let filters, let window, let groups, _):
      .convolution(filters: filters, window, groups: groups, bias: false)
    case .dense(let outputs, _): .dense(outputs: outputs, bias: false)
    case .pooling, .flatten: self
    }
  }

  /// The layer with every filter reading all channels.
  fileprivate var withoutGroups: Layer {
    if case .convolution(let filters, let window, _, let bias) = self {
      .convolution(filters: filters, window, bias: bias)
    } else {
      self
    }
  }
}
