/// A network of four layers whose units are built by hand, to show what each depth can respond to.
///
/// Layers 1 and 2 slide 3×3 windows; before layers 3 and 4 a 2×2 maximum is taken, so their 3×3
/// windows see 10 and 20 pixels. Pictures hold 0 and 1.
public struct PatternNetwork: Hashable, Sendable {
  /// The units of each layer, the first layer first.
  public let layers: [[PatternUnit]]

  /// The response of a unit of layer 1 to its own pattern, and so the most that any unit gives.
  public static let most: Float = 12

  /// The windows that each layer slides, its pooling before its 3×3.
  private static let windows: [[SlidingWindow]] = [
    [.convolution(3)], [.convolution(3)], [.pooling(2), .convolution(3)],
    [.pooling(2), .convolution(3)],
  ]

  /// The side of the field of each layer: 3, 5, 10 and 20.
  ///
  /// - Throws: never for these windows.
  public static func fields() throws(ShapeError) -> [Int] {
    var fields: [Int] = []
    var chain: [SlidingWindow] = []
    for layer in windows {
      chain += layer
      fields.append(try ReceptiveField.chain(chain).last?.size.columns ?? 1)
    }
    return fields
  }

  /// The maps of every layer that a picture is large enough for: a channel for each unit.
  ///
  /// - Parameter picture: one channel, at least 3×3; 20×20 for all four layers.
  /// - Returns: the maps, the first layer's first.
  /// - Throws: `ShapeError` for a picture that is too small for the first layer, or of several
  ///   channels.
  public func maps(of picture: Tensor) throws(ShapeError) -> [Tensor] {
    let kernels = (layers.first ?? []).compactMap(\.kernel)
    var maps = [try crossCorrelate(picture, with: Filters(kernels)).rectified]
    for (units, windows) in zip(layers, Self.windows).dropFirst() {
      let pools = windows.count > 1
      let side = min(maps[maps.count - 1].shape.rows, maps[maps.count - 1].shape.columns)
      guard side >= (pools ? 6 : 3) else { break }
      let source = pools ? try pool(maps[maps.count - 1], Pooling(.max, 2)).output : maps[0]
      maps.append(try Self.combined(units, source, jump: pools ? 2 : 1))
    }
    return maps
  }

  /// The response of each unit of a layer to a picture as large as the layer's field.
  ///
  /// - Parameters:
  ///   - layer: the layer, from 1.
  ///   - picture: one channel.
  /// - Returns: a number for each unit.
  /// - Throws: `ShapeError` for a picture of another size, or a layer that is not there.
  public func responses(
    ofLayer layer: Int, to picture: Tensor
  ) throws(ShapeError) -> [Float] {
    try Limits.check(layer, in: 1...layers.count, "layer")
    let maps = try maps(of: picture)
    try Limits.check(layer, in: 1...maps.count, "layer")
    let map = maps[layer - 1]
    guard map.shape.extent == Extent(1) else {
      throw .unlikeShapes(map.shape, map.shape.withChannels(1))
    }
    return map.values
  }

  /// The smallest of each unit's parts, at every position.
  private static func combined(
    _ units: [PatternUnit], _ source: Tensor, jump: Int
  ) throws(ShapeError) -> Tensor {
    let (rows, columns) = (source.shape.rows - 2, source.shape.columns - 2)
    var channels: [[[Float]]] = []
    for unit in units {
      var weakest: Tensor?
      for part in unit.parts {
        let (row, column) = (part.position.row / jump, part.position.column / jump)
        let map = try source.channel(part.unit).cropped(
          to: Region(rows: row..<row + rows, columns: column..<column + columns))
        weakest = try weakest?.minimum(map) ?? map
      }
      if let rows = weakest?.rows() { channels.append(rows) }
    }
    return try Tensor(channels: channels)
  }
}

// MARK: - The units

extension PatternNetwork {
  /// Lines and dots, then corners, then parts, then objects.
  public static let handBuilt: PatternNetwork = {
    let lines = [
      PatternUnit("lying", pixels: ["...", "###", "..."]),
      PatternUnit("upright", pixels: [".#.", ".#.", ".#."]),
      PatternUnit("rising", pixels: ["..#", ".#.", "#.."]),
      PatternUnit("falling", pixels: ["#..", ".#.", "..#"]),
      PatternUnit("dot", pixels: ["...", ".#.", "..."]),
      PatternUnit("edge", pixels: [". #", ". #", ". #"]),
    ]
    func layer(
      _ below: [PatternUnit], side: Int, jump: Int,
      _ units: [(String, [(name: String, row: Int, column: Int)])]
    ) -> [PatternUnit] {
      units.map { PatternUnit($0, $1, of: below, side: side, jump: jump) }
    }
    let corners = layer(
      lines, side: 5, jump: 1,
      [
        ("peak", [("rising", 1, 0), ("falling", 1, 2)]),
        ("dip", [("falling", 1, 0), ("rising", 1, 2)]),
        ("left", [("rising", 0, 1), ("falling", 2, 1)]),
        ("right", [("falling", 0, 1), ("rising", 2, 1)]),
        ("L", [("upright", 0, 0), ("lying", 2, 1)]),
        ("T", [("lying", 0, 0), ("lying", 0, 2), ("upright", 2, 1)]),
        ("bar", [("lying", 1, 0), ("lying", 1, 2)]),
        ("pole", [("upright", 0, 1), ("upright", 2, 1)]),
        ("net", [("falling", 0, 0), ("rising", 0, 2), ("rising", 2, 0), ("falling", 2, 2)]),
        ("spot", [("dot", 1, 1)]),
      ])
    let parts = layer(
      corners, side: 10, jump: 1,
      [
        (
          "eye",
          [("left", 2, 0), ("right", 2, 5), ("bar", 0, 2), ("bar", 4, 2), ("spot", 2, 2)]
        ),
        (
          "wheel",
          [("peak", 0, 2), ("left", 2, 0), ("right", 2, 4), ("dip", 4, 2), ("spot", 2, 2)]
        ),
        ("line", [("bar", 4, 2), ("bar", 4, 5)]),
        ("stem", [("pole", 0, 2), ("pole", 5, 2)]),
        ("arch", [("bar", 0, 2), ("bar", 0, 3), ("pole", 3, 0), ("pole", 3, 5)]),
        ("weave", [("net", 0, 0), ("net", 0, 5), ("net", 5, 0), ("net", 5, 5)]),
      ])
    let objects = layer(
      parts, side: 20, jump: 2,
      [
        ("face", [("eye", 0, 0), ("eye", 0, 5), ("line", 4, 2)]),
        ("letter T", [("line", 0, 0), ("line", 0, 4), ("stem", 4, 3)]),
        (
          "car",
          [("wheel", 5, 0), ("wheel", 5, 5), ("arch", 1, 3), ("line", 2, 0), ("line", 2, 4)]
        ),
      ])
    return PatternNetwork(layers: [lines, corners, parts, objects])
  }()
}
