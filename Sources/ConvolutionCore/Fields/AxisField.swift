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

  /// The input cells that a unit sees, as if the input went on for ever.
  ///
  /// - Throws: `ShapeError.overflow` for a unit so far out that its cells cannot be counted.
  public func range(of unit: Int) throws(ShapeError) -> Range<Int> {
    let start = Tally(first) + Tally(unit) * Tally(jump)
    let end = try (start + Tally(size)).count("\(first) + \(unit)·\(jump) + \(size)")
    // The end fits, and so does the start unless the unit is far on the negative side.
    return try start.count("\(first) + \(unit)·\(jump)")..<end
  }

  /// The field after one more layer.
  func after(_ window: AxisWindow) throws(ShapeError) -> AxisField {
    let reach = Tally(window.dilation) * Tally(window.kernel - 1) * Tally(jump)
    return AxisField(
      size: try (Tally(size) + reach)
        .count("field \(size) + (\(window.kernel)-1)·\(window.dilation)·\(jump)"),
      jump: try (Tally(jump) * Tally(window.stride)).count("jump \(jump)·\(window.stride)"),
      first: try (Tally(first) + Tally(-window.padding.before) * Tally(jump))
        .count("start \(first) - \(window.padding.before)·\(jump)"))
  }
}
