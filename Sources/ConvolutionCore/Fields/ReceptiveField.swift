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

  /// The input cells that a unit sees, as if the input went on for ever.
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
