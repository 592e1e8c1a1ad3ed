extension ReceptiveField {
  /// The results of usual mistakes for the field of a chain's last layer, the most telling first.
  ///
  /// Three 3×3 layers see 7 cells; 9 = 3 + 3 + 3 adds whole kernels, 27 multiplies them.
  ///
  /// - Parameters:
  ///   - layers: the lowest first; those that slide no window are passed over.
  ///   - axis: the axis.
  /// - Returns: mistakes with their results, the right size among them where they change nothing;
  ///   none for a chain that `chain` refuses. The evidence is the layers, numbered as given, whose
  ///   part each mistake changes or leaves out.
  public static func wrongSizes(
    after layers: [Layer], along axis: Axis = .columns
  ) -> [WrongResult<Int>] {
    guard let links = FieldLink.links(of: layers, along: axis), let last = links.last else {
      return []
    }
    /// A pixel, and what each layer adds: the recurrence of `AxisField`, with any jump.
    func field(
      _ links: [FieldLink], jump: (FieldLink) -> WrittenCount = { WrittenCount($0.jump) }
    ) -> WrittenCount {
      links.reduce(WrittenCount(1)) { $0 + WrittenCount($1.reach) * jump($1) }
    }
    let kernels = links.map { WrittenCount($0.window.kernel) }
    let below = Array(links.dropLast())
    let taps = WrittenCount(CheckedCount(last.window.dilation) * CheckedCount(last.window.kernel))
    let widest = links.lastIndex(where: \.widens) ?? 0
    var counts = WrongCounts()
    counts.add(
      .strideForgotten, field(links) { _ in WrittenCount(1) },
      layers: links.prefix(widest).numbers(where: \.strides))
    counts.add(
      .ownStride, field(links) { WrittenCount($0.window.stride) },
      layers: links.numbers { $0.widens && $0.jump.exact != $0.window.stride })
    counts.add(
      .ownStride, field(links) { WrittenCount($0.jump * CheckedCount($0.window.stride)) },
      layers: links.numbers { $0.widens && $0.strides })
    counts.add(
      .dilationForgotten, field(links.map(\.withoutGaps)),
      layers: links.numbers { $0.widens && $0.window.dilation > 1 })
    counts.add(
      .poolsForgotten, field(FieldLink.joined(links.filter { !$0.isPool })),
      layers: links.numbers(where: \.isPool))
    // A single kernel can neither be added to another, nor multiplied, nor be the last of several.
    let areSeveral = links.count > 1
    if areSeveral {
      counts.add(
        .kernelsAdded, kernels.dropFirst().reduce(kernels[0], +), layers: links.map(\.layer))
    }
    counts.add(
      .kernelsAdded, WrittenCount(field(below).count) + taps * WrittenCount(last.jump),
      layers: [last.layer])
    if areSeveral {
      counts.add(
        .kernelsMultiplied, kernels.reduce(WrittenCount(1), *), layers: links.map(\.layer))
      counts.add(
        .lastLayerOnly, WrittenCount(CheckedCount(1) + last.reach), layers: below.map(\.layer))
    }
    counts.add(.lastLayerForgotten, field(below), layers: [last.layer])
    return counts.results
  }

  /// The results of usual mistakes for the jump of a chain's last layer, the most telling first.
  ///
  /// - Returns: as `wrongSizes(after:along:)`.
  public static func wrongJumps(
    after layers: [Layer], along axis: Axis = .columns
  ) -> [WrongResult<Int>] {
    guard let links = FieldLink.links(of: layers, along: axis), let last = links.last else {
      return []
    }
    func product(_ links: some Sequence<FieldLink>) -> WrittenCount {
      links.reduce(WrittenCount(1)) { $0 * WrittenCount($1.window.stride) }
    }
    let strides = links.map { WrittenCount($0.window.stride) }
    var counts = WrongCounts()
    counts.add(
      .addedForMultiplied, strides.dropFirst().reduce(strides[0], +), layers: links.map(\.layer))
    counts.add(
      .lastLayerOnly, WrittenCount(last.window.stride), layers: links.dropLast().map(\.layer))
    counts.add(.lastLayerForgotten, product(links.dropLast()), layers: [last.layer])
    counts.add(
      .poolsForgotten, product(links.filter { !$0.isPool }), layers: links.numbers(where: \.isPool))
    counts.add(.strideForgotten, WrittenCount(1), layers: links.numbers(where: \.strides))
    return counts.results
  }
}

/// A layer of a chain along one axis, and how far apart the units lie that it reads.
private struct FieldLink {
  var window: AxisWindow
  var isPool: Bool
  /// The number of the layer in its chain, from 1.
  var layer: Int
  /// The product of the strides below.
  var jump = CheckedCount(1)

  /// Cells from the first tap to the last, for units side by side: (k - 1) · d.
  var reach: CheckedCount { CheckedCount(window.dilation) * CheckedCount(window.kernel - 1) }

  /// The layer adds to the field.
  var widens: Bool { window.kernel > 1 }

  /// The layer adds to the jump.
  var strides: Bool { window.stride > 1 }

  /// The layer as if its taps were neighbours.
  var withoutGaps: FieldLink {
    var link = self
    link.window = AxisWindow(
      kernel: window.kernel, stride: window.stride, dilation: 1, padding: window.padding,
      mode: window.mode)
    return link
  }

  /// The layers that slide a window; nil if they make no field.
  static func links(of layers: [Layer], along axis: Axis) -> [FieldLink]? {
    guard (try? ReceptiveField.chain(layers)) != nil else { return nil }
    let links = layers.enumerated().compactMap { index, layer in
      layer.window.map {
        FieldLink(window: $0.along(axis), isPool: layer.isPooling, layer: index + 1)
      }
    }
    return joined(links)
  }

  /// The same layers with the jumps of their chain.
  static func joined(_ links: [FieldLink]) -> [FieldLink] {
    var jump = CheckedCount(1)
    return links.map { link in
      var joined = link
      joined.jump = jump
      jump = jump * CheckedCount(link.window.stride)
      return joined
    }
  }
}

extension Sequence<FieldLink> {
  /// The numbers of the layers of which something holds.
  fileprivate func numbers(where holds: (FieldLink) -> Bool) -> [Int] {
    filter(holds).map(\.layer)
  }
}
