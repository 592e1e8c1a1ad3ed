import ConvolutionCore
import TextScreen

/// The layers as grids side by side, the input on the left.
struct FieldGrids {
  /// The space that they take.
  let size: Size

  private let figure: ReceptiveFieldFigure
  private let form: Form
  private let starts: [Int]
  private let labels: [String]
  private let top: Int

  /// How far apart grids stand, and whether their labels are numbers only.
  private struct Form {
    var gap: Int
    var isShort: Bool
  }

  /// The roomiest first.
  private static let forms = [false, true].flatMap { isShort in
    (3...10).reversed().map { Form(gap: $0, isShort: isShort) }
  }

  /// The columns from one cell to the next.
  private static let pitch = 2

  /// The columns before the first grid, if there is room.
  private static let indent = 4

  /// Lays the grids out; nil if a width has no room for them.
  init?(_ figure: ReceptiveFieldFigure, within width: Int, isSpaced: Bool) {
    let tries = Self.forms.lazy.map { Self(figure, $0, within: width, isSpaced: isSpaced) }
    guard let fitting = tries.first(where: { $0.size.columns <= width }) else { return nil }
    self = fitting
  }

  private init(
    _ figure: ReceptiveFieldFigure, _ form: Form, within width: Int, isSpaced: Bool
  ) {
    let extents = figure.stack.extents
    let labels = extents.indices.map {
      form.isShort && $0 > 0 ? "\($0)" : ReceptiveFieldFigure.name(of: $0)
    }
    var (starts, end) = ([0], 0)
    for (index, label) in labels.enumerated() {
      let start = starts[index]
      end = max(start + Self.width(of: extents[index]), start + label.count)
      let next = max(start + Self.width(of: extents[index]) + form.gap, start + label.count + 2)
      if index + 1 < labels.count { starts.append(next) }
    }
    let indent = max(0, min(Self.indent, width - end))
    self.figure = figure
    self.form = form
    self.labels = labels
    self.starts = starts.map { $0 + indent }
    top = isSpaced ? 2 : 1
    size = Size(columns: end + indent, rows: top + (extents.map(\.rows).max() ?? 1))
  }

  /// The columns that a row of cells takes.
  private static func width(of extent: Extent) -> Int { (extent.columns - 1) * pitch + 1 }

  /// The row on which the middles of all grids lie.
  private var middle: Int { top + (size.rows - top - 1) / 2 }

  /// Draws the layers that have been added.
  func draw(_ scene: FieldScene, in area: Rect, into frame: inout Frame) {
    for layer in 0...scene.last {
      let column = area.column + starts[layer]
      frame.put(SafeText(labels[layer]), row: area.row, column: column, .quiet)
      if layer == scene.asked {
        frame.put("?", row: area.row + middle, column: column, .predicted)
        return
      }
      drawCells(of: layer, scene, column: column, in: area, into: &frame)
      guard layer < scene.newest else { continue }
      let end = column + Self.width(of: figure.stack.extents[layer])
      frame.put(
        figure.setup.view == .reach ? "►" : "◄", row: area.row + middle,
        column: end + (form.gap - 1) / 2, .quiet)
    }
  }

  private func drawCells(
    of layer: Int, _ scene: FieldScene, column: Int, in area: Rect, into frame: inout Frame
  ) {
    let extent = figure.stack.extents[layer]
    let top = area.row + middle - (extent.rows - 1) / 2
    let cells = FieldCells(figure, layer, scene)
    for row in 0..<extent.rows {
      for unit in 0..<extent.columns {
        let (glyph, role) = cells.look(row: row, column: unit)
        let cell = Rect(row: top + row, column: column + unit * Self.pitch, columns: 1, rows: 1)
        frame.put(glyph, row: cell.row, column: cell.column, role)
        frame.mark(
          cell,
          .cell(CellAddress(grid: ReceptiveFieldFigure.name(of: layer), row: row, column: unit)))
      }
    }
  }
}
