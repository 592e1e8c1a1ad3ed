import ConvolutionCore
import TextScreen

/// How the cells of one layer look: the chosen one, those it is joined to, and the rest.
struct FieldCells {
  private let chosen: Position?
  private let paths: PathCounts?
  private let isWeighed: Bool

  init(_ figure: ReceptiveFieldFigure, _ layer: Int, _ scene: FieldScene) {
    let chosen = figure.chosen(scene)
    self.chosen = chosen.layer == layer ? chosen.position : nil
    paths = scene.lit.contains(layer) ? figure.paths(in: layer, scene) : nil
    isWeighed = figure.setup.view == .weight && layer == 0
  }

  /// The glyph and role of a cell, which must lie on the layer's map.
  func look(row: Int, column: Int) -> (SafeText, Role) {
    let count = paths?[row, column] ?? 0
    if isWeighed, count > 0 { return Self.weighed(count, of: largest) }
    if chosen?.row == row, chosen?.column == column { return ("◉", .strong) }
    return count > 0 ? ("■", .mark) : ("·", .faint)
  }

  /// The glyph and role of neighbouring columns that are drawn as one, whatever their rows.
  func look(columns: Range<Int>, isBar: Bool) -> (SafeText, Role) {
    let count = paths.map { $0.columns[columns].reduce(0, +) / Double(columns.count) } ?? 0
    if isWeighed, count > 0 { return Self.weighed(count, of: largestInRow) }
    if let chosen, columns.contains(chosen.column) { return ("◉", .strong) }
    return count > 0 ? (isBar ? "━" : "■", .mark) : (isBar ? "─" : "·", .faint)
  }

  /// The number of paths along a row to a column, if that is what the layer shows.
  func weight(column: Int) -> Double? {
    guard isWeighed, let count = paths?.columns[column], count > 0 else { return nil }
    return count
  }

  /// The most paths that a cell has along a row.
  var largestInRow: Double { paths?.columns.max() ?? 0 }

  private var largest: Double { largestInRow * (paths?.rows.max() ?? 0) }

  private static func weighed(_ count: Double, of largest: Double) -> (SafeText, Role) {
    let step = ValueScale(largest: largest).step(of: count)
    return (mapGlyph(step), .fill(step))
  }
}
