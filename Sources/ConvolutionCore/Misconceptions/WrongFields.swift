extension ReceptiveField {
  /// What usual mistakes give for the field of a chain's last layer, the most telling first.
  ///
  /// Three 3×3 layers see 7 cells; 9 = 3 + 3 + 3 adds whole kernels, 27 multiplies them.
  ///
  /// - Parameters:
  ///   - layers: the lowest first; those that slide no window are passed over.
  ///   - axis: the axis.
  /// - Returns: mistakes with what they give, the right size among them where they change nothing;
  ///   none for a chain that `chain` refuses. The evidence is the layers, numbered as given, whose
  ///   part each mistake changes or leaves out.
  public static func wrongSizes(
    after layers: [Layer], along axis: Axis = .columns
  ) -> [WrongResult<Int>] {
    guard let links = FieldLink.links(of: layers, along: axis), let last = links.last else {
      return []
    }
    /// A pixel, and what each layer adds: the recurrence of `AxisField`, with a jump of one's own.
    func field(
      _ links: [FieldLink], jump: (FieldLink) -> WrittenCount = { WrittenCount($0.jump) }
    ) -> WrittenCount {
      links.reduce(WrittenCount(1)) { $0 + WrittenCount($1.reach) * jump($1) }
    }
    let kernels = links.map { WrittenCount($0.window.kernel) }
    let below = Array(links.dropLast())
    let taps = WrittenCount(Tally(last.window.dilation) * Tally(last.window.kernel))
    let widest = links.lastIndex(where: \.widens) ?? 0
    var counts = WrongCounts()
    counts.add(
      .strideForgotten, field(links) { _ in WrittenCount(1) },
      layers: links.prefix(widest).numbers(where: \.strides))
    counts.add(
      .ownStride, field(links) { WrittenCount($0.window.stride) },
      layers: links.numbers { $0.widens && $0.jump.exact != $0.window.stride })
    counts.add(
      .ownStride, field(links) { WrittenCount($0.jump * Tally($0.window.stride)) },
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
        .lastLayerOnly, WrittenCount(Tally(1) + last.reach), layers: below.map(\.layer))
    }
    counts.add(.lastLayerForgotten, field(below), layers: [last.layer])
    return counts.results
  }

  /// What usual mistakes give for the jump of a chain's last layer, the most telling first.
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
  var jump = Tally(1)

  /// Cells from the first tap to the last, for units side by side: (k - 1) · d.
  var reach: Tally { Tally(window.dilation) * Tally(window.kernel - 1) }

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
    var jump = Tally(1)
    return links.map { link in
      var joined = link
      joined.jump = jump
      jump = jump * Tally(link.window.stride)
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

extension LayerStack {
  /// The input cells that usual mistakes light for what a unit reads, the most telling first.
  ///
  /// The wrong sizes of its field, laid around the same middle (around a middle between two cells,
  /// both ways); the whole region where dilation leaves gaps; and the right cells shifted by one in
  /// each of eight directions.
  ///
  /// - Parameters:
  ///   - unit: a cell of the layer.
  ///   - layer: the layer, 0 for the input.
  ///   - layers: the layers of the stack, which say what pools; the first `layer` of them are used.
  /// - Returns: mistakes with the cells that they give, the right ones among them where they change
  ///   nothing; none for a unit that does not exist or an input above `Limits.values` cells.
  public func wrongFields(
    of unit: Position, in layer: Int, after layers: [Layer]
  ) -> [WrongResult<Set<Position>>] {
    let image = extents[0]
    guard image.cells <= Limits.values, let paths = try? paths(from: unit, in: layer),
      let right = try? fields[layer].region(of: unit)
    else { return [] }
    let below = Array(layers.prefix(layer))
    let sizes = zip(
      ReceptiveField.wrongSizes(after: below, along: .rows),
      ReceptiveField.wrongSizes(after: below, along: .columns))
    var wrong: [WrongResult<Set<Position>>] = []
    for (rows, columns) in sizes
    where rows.misconception == columns.misconception
      && (rows.value, columns.value) != (right.rows.count, right.columns.count)
    {
      for region in right.resized(to: Extent(rows: rows.value, columns: columns.value)) {
        // A sum that gives the width says little beside marked cells.
        wrong.append(
          WrongResult(
            columns.misconception, region.cells(in: image), evidence: columns.evidence))
      }
    }
    wrong.append(gapsFilled(paths, in: image, upTo: layer))
    return wrong + paths.wrongByOneOff(in: image)
  }

  /// The units that usual mistakes light for what an input cell reaches, the most telling first.
  ///
  /// What the cell reaches one layer early; the whole region where strides or dilation leave gaps;
  /// and the right units shifted by one in each of eight directions.
  ///
  /// - Parameters:
  ///   - pixel: a cell of the input.
  ///   - layer: the layer of the units, 1 or more.
  /// - Returns: mistakes with the units that they give, the right ones among them where they change
  ///   nothing; none for a cell or layer that does not exist, or a map above `Limits.values` cells.
  public func wrongReaches(
    of pixel: Position, upTo layer: Int
  ) -> [WrongResult<Set<Position>>] {
    guard layer > 0, let paths = try? paths(to: pixel, upTo: layer),
      let below = try? self.paths(to: pixel, upTo: layer - 1),
      extents[layer].cells <= Limits.values
    else { return [] }
    let map = extents[layer]
    return [
      WrongResult(
        .lastLayerForgotten, below.region?.cells(in: map) ?? [], evidence: .layers([layer])),
      gapsFilled(paths, in: map, upTo: layer),
    ] + paths.wrongByOneOff(in: map)
  }

  /// Everything between the first and the last cell of the paths: dilation's gaps forgotten.
  private func gapsFilled(
    _ paths: PathCounts, in map: Extent, upTo layer: Int
  ) -> WrongResult<Set<Position>> {
    let dilated = windows.prefix(layer).indices.filter {
      windows[$0].sliding.dilation != Extent(1) && windows[$0].kernel != Extent(1)
    }
    return WrongResult(
      .dilationForgotten, paths.region?.cells(in: map) ?? [],
      evidence: .layers(unlessEmpty: dilated.map { $0 + 1 }))
  }
}

extension Region {
  /// Rectangles of another size around the same middle, left out where a side cannot be counted.
  ///
  /// Around a middle between two cells there are two for each axis.
  fileprivate func resized(to size: Extent) -> [Region] {
    func ranges(_ side: Range<Int>, _ length: Int) -> [Range<Int>] {
      let excess = side.count - length
      let starts =
        excess.isMultiple(of: 2) ? [excess / 2] : [(excess - 1) / 2, (excess + 1) / 2]
      return starts.compactMap { start in
        let (lower, isLow) = side.lowerBound.addingReportingOverflow(start)
        let (upper, isHigh) = lower.addingReportingOverflow(length)
        return isLow || isHigh || upper < lower ? nil : lower..<upper
      }
    }
    return ranges(rows, size.rows).flatMap { rows in
      ranges(columns, size.columns).map { Region(rows: rows, columns: $0) }
    }
  }
}

extension PathCounts {
  /// The cells shifted by one in each direction in which all of them stay on the map.
  fileprivate func wrongByOneOff(in map: Extent) -> [WrongResult<Set<Position>>] {
    let moves = (-1...1).flatMap { down in (-1...1).map { (down, $0) } }
    return moves.filter { $0 != (0, 0) }.compactMap { down, right in
      let rows = readRows.map { $0 + down }
      let columns = readColumns.map { $0 + right }
      guard rows.allSatisfy((0..<map.rows).contains),
        columns.allSatisfy((0..<map.columns).contains)
      else { return nil }
      return WrongResult(
        .windowOneOff,
        Set(rows.flatMap { row in columns.map { Position(row: row, column: $0) } }))
    }
  }
}
