import ConvolutionCore
import Learning

/// The cells that usual mistakes light.
extension ReceptiveFieldFigure {
  /// What usual mistakes make of the pixels that a layer's chosen unit sees.
  func wrongFields(of layer: Int) -> [WrongResult<Set<Position>>] {
    let unit = unit(in: layer)
    guard let right = try? stack.fields[layer].region(of: unit),
      let paths = try? stack.paths(from: unit, in: layer)
    else { return [] }
    let image = stack.extents[0]
    let widths = wrongWidths(of: layer).filter { $0.value != right.columns.count }
    var wrong = widths.flatMap { width in
      Self.regions(right, resizedTo: width.value).map { region in
        // A width's sum says little to someone who marked cells.
        WrongResult(width.misconception, region.cells(in: image))
      }
    }
    // Who forgets that taps of a dilated kernel stand apart marks what lies between them as well.
    wrong.append(WrongResult(.dilationForgotten, paths.region?.cells(in: image) ?? []))
    return wrong + Self.oneOff(paths, in: image)
  }

  /// What usual mistakes make of the units of a layer that the followed pixel reaches.
  func wrongReaches(of layer: Int) -> [WrongResult<Set<Position>>] {
    guard let paths = try? stack.paths(to: pixel, upTo: layer),
      let below = try? stack.paths(to: pixel, upTo: layer - 1)
    else { return [] }
    let map = stack.extents[layer]
    return [
      WrongResult(.lastLayerForgotten, below.region?.cells(in: map) ?? []),
      WrongResult(.dilationForgotten, paths.region?.cells(in: map) ?? []),
    ] + Self.oneOff(paths, in: map)
  }

  /// A square of another width around the same middle; around a middle between two places, both.
  private static func regions(_ region: Region, resizedTo width: Int) -> [Region] {
    let excess = region.rows.count - width
    let starts = excess % 2 == 0 ? [excess / 2] : [(excess - 1) / 2, (excess + 1) / 2]
    return starts.flatMap { down in
      starts.map { right in
        Region(
          rows: region.rows.lowerBound + down..<region.rows.lowerBound + down + width,
          columns: region.columns.lowerBound + right..<region.columns.lowerBound + right + width)
      }
    }
  }

  /// The right cells, moved by one place in each direction in which all of them stay on the map.
  private static func oneOff(
    _ paths: PathCounts, in map: Extent
  ) -> [WrongResult<Set<Position>>] {
    let moves = (-1...1).flatMap { down in (-1...1).map { (down, $0) } }
    return moves.filter { $0 != (0, 0) }.compactMap { down, right in
      let rows = paths.readRows.map { $0 + down }
      let columns = paths.readColumns.map { $0 + right }
      guard rows.allSatisfy((0..<map.rows).contains),
        columns.allSatisfy((0..<map.columns).contains)
      else { return nil }
      return WrongResult(
        .windowOneOff,
        Set(rows.flatMap { row in columns.map { Position(row: row, column: $0) } }))
    }
  }
}

extension Region {
  /// The cells of this region that lie on a map.
  fileprivate func cells(in map: Extent) -> Set<Position> {
    let rows = rows.clamped(to: 0..<map.rows)
    let columns = columns.clamped(to: 0..<map.columns)
    return Set(rows.flatMap { row in columns.map { Position(row: row, column: $0) } })
  }
}
