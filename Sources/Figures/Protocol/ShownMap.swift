import ConvolutionCore
import TextScreen

/// A map as figures show it: one channel, with the format and the scale that its numbers share.
struct ShownMap: Sendable {
  /// The label over it.
  let name: String
  /// The numbers, of which the first channel is shown.
  let map: Tensor
  /// The format of the numbers.
  let format: NumberFormat
  /// The scale of their colours.
  let scale: ValueScale
  /// The shades behind them.
  let shading: Grid.Shading

  /// Creates a map on its own scale, as a picture if it can be one.
  init(_ name: String, _ map: Tensor, _ shading: Grid.Shading? = nil) {
    (self.name, self.map) = (name, map)
    format = NumberFormat(fitting: map.values)
    scale = ValueScale(fitting: map.values)
    self.shading = shading ?? Grid.Shading(of: map.values)
  }

  /// Creates a map on the scale of another, which it was made from.
  init(_ name: String, _ map: Tensor, like other: ShownMap) {
    (self.name, self.map) = (name, map)
    format = NumberFormat(fitting: map.values)
    (scale, shading) = (other.scale, other.shading)
  }

  var extent: Extent { map.shape.extent }

  /// The value of a cell, which must lie on the map.
  subscript(row: Int, column: Int) -> Double { Double(map[0, row, column]) }

  /// The value of a cell as the grid shows it.
  func text(_ cell: Position) -> String { format.text(self[cell.row, cell.column]) }

  /// The grid of its cells.
  func grid(
    _ name: String, _ form: GridForm,
    look: @escaping @Sendable (_ row: Int, _ column: Int) -> Grid.Look
  ) -> Grid {
    Grid(
      name, rows: extent.rows, columns: extent.columns, form.with(width: format.width), format,
      scale, look: look
    )
    .shaded(shading)
  }
}

extension ValueScale {
  /// The scale whose ends are the largest of some values and its opposite.
  init(fitting values: [Float]) { self.init(largest: Double(values.map(abs).max() ?? 0)) }
}

extension Grid.Shading {
  /// A picture, unless a value is below zero.
  init(of values: [Float]) { self = values.contains { $0 < 0 } ? .diverging : .picture }
}

extension Grid {
  /// The grid with an outline around some cells in reading order, which it follows.
  func outlined(_ cells: [Position]) -> Grid {
    guard let first = cells.first, let last = cells.last else { return self }
    return outlined(
      Outline(
        rows: first.row..<max(first.row, last.row + 1),
        columns: first.column..<max(first.column, last.column + 1))
    ).following(row: first.row, column: first.column)
  }
}

extension [String] {
  /// The texts with blanks behind them, all as wide as the widest.
  var padded: [String] {
    let width = map(\.count).max() ?? 0
    return map { $0 + String(repeating: " ", count: width - $0.count) }
  }
}
