/// The part of the input that the units of a layer see (theoretical), along both axes.
public struct ReceptiveField: Hashable, Sendable {
  /// Down.
  public let rows: AxisField
  /// Across.
  public let columns: AxisField

  /// An input cell, which sees itself.
  public static let pixel = ReceptiveField(rows: .pixel, columns: .pixel)

  /// Its height and width, in input cells.
  public var size: Extent { Extent(rows: rows.size, columns: columns.size) }

  /// How many input cells lie between the fields of neighbouring units.
  public var jump: Extent { Extent(rows: rows.jump, columns: columns.jump) }

  /// The input cells that a unit sees, as if the input were endless.
  ///
  /// - Throws: `ShapeError.overflow` for a unit so far out that its cells cannot be counted.
  public func region(of unit: Position) throws(ShapeError) -> Region {
    Region(rows: try rows.range(of: unit.row), columns: try columns.range(of: unit.column))
  }

  /// The field after one more layer.
  ///
  /// - Throws: `ShapeError` for a kernel, stride or dilation below 1, negative padding, or a field
  ///   that does not fit 64 bits.
  public func after(_ window: SlidingWindow) throws(ShapeError) -> ReceptiveField {
    try window.sliding.check(kernel: window.kernel)
    return ReceptiveField(
      rows: try rows.after(window.along(.rows)),
      columns: try columns.after(window.along(.columns)))
  }

  /// The fields along a chain of windows: one for each, in order.
  ///
  /// A 3×3 convolution, 2×2 pooling, 3×3, 2×2 and 3×3 see 3, 4, 8, 10 and 18 cells. Rounding makes
  /// no difference: a window that hangs over the end is as wide as any other.
  ///
  /// - Throws: `ShapeError.inLayer` with what is wrong in which layer.
  public static func chain(_ windows: [SlidingWindow]) throws(ShapeError) -> [ReceptiveField] {
    try chain(windows.enumerated().map { ($0.offset, $0.element) })
  }

  /// The fields along a chain of layers: one for each that slides a window, in order.
  ///
  /// - Throws: `ShapeError.inLayer` with what is wrong in which layer; all layers count.
  public static func chain(_ layers: [Layer]) throws(ShapeError) -> [ReceptiveField] {
    try chain(
      layers.enumerated().compactMap { index, layer in layer.window.map { (index, $0) } })
  }

  /// The fields at the end of each block: before each pooling.
  ///
  /// Of VGG-16 they are 5, 14, 40, 92 and 196 pixels.
  ///
  /// - Throws: `ShapeError.inLayer` with what is wrong in which layer.
  public static func blockEnds(of layers: [Layer]) throws(ShapeError) -> [ReceptiveField] {
    let sliding = layers.filter { $0.window != nil }
    let fields = [.pixel] + (try chain(layers))
    return zip(sliding, fields).filter { $0.0.isPooling }.map(\.1)
  }

  private static func chain(
    _ windows: [(index: Int, SlidingWindow)]
  ) throws(ShapeError) -> [ReceptiveField] {
    var fields: [ReceptiveField] = []
    for (index, window) in windows {
      let field = try ShapeError.locating(layer: index) { () throws(ShapeError) in
        try (fields.last ?? .pixel).after(window)
      }
      fields.append(field)
    }
    return fields
  }
}

/// The part of the input that the units of a layer see (theoretical), along one axis.
///
/// Following Araujo, Norris and Sim, "Computing receptive fields of convolutional neural networks"
/// (Distill, 2019): a layer with a kernel of k taps, stride s, dilation d and padding p widens the
/// field by (k-1)·d·jump, moves its start by p·jump, and then multiplies the jump by s. A layer's
/// own stride never widens its own field.
public struct AxisField: Hashable, Sendable {
  /// How many input cells a unit sees, from the first to the last.
  public let size: Int
  /// How many input cells lie between the fields of neighbouring units.
  public let jump: Int
  /// The first input cell that unit 0 sees; negative if its field begins on padding.
  public let first: Int

  /// An input cell, which sees itself.
  public static let pixel = AxisField(size: 1, jump: 1, first: 0)

  /// How far the field of unit 0 reaches out of the input: the effective padding.
  public var padding: Int { 0 &- first }

  /// The middle of the field of unit 0, in input cells: between two cells for an even size.
  public var centre: Double { Double(first) + Double(size - 1) / 2 }

  /// The input cells that a unit sees, as if the input were endless.
  ///
  /// - Throws: `ShapeError.overflow` for a unit so far out that its cells cannot be counted.
  public func range(of unit: Int) throws(ShapeError) -> Range<Int> {
    let start = CheckedCount(first) + CheckedCount(unit) * CheckedCount(jump)
    let end = try (start + CheckedCount(size)).count("\(first) + \(unit)·\(jump) + \(size)")
    // The end fits, and so does the start unless the unit is far on the negative side.
    return try start.count("\(first) + \(unit)·\(jump)")..<end
  }

  /// The field after one more layer.
  func after(_ window: AxisWindow) throws(ShapeError) -> AxisField {
    let reach = CheckedCount(window.dilation) * CheckedCount(window.kernel - 1) * CheckedCount(jump)
    return AxisField(
      size: try (CheckedCount(size) + reach)
        .count("field \(size) + (\(window.kernel)-1)·\(window.dilation)·\(jump)"),
      jump: try (CheckedCount(jump) * CheckedCount(window.stride)).count(
        "jump \(jump)·\(window.stride)"),
      first: try (CheckedCount(first) + CheckedCount(-window.padding.before) * CheckedCount(jump))
        .count("start \(first) - \(window.padding.before)·\(jump)"))
  }
}
