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
  /// The region that the cell reaches one layer early; the whole region where strides or dilation leave gaps;
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
