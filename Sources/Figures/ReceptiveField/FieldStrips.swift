import ConvolutionCore
import TextScreen

/// One row of every layer, units below the pixels that they see, the input at the top.
///
/// What a grid shows by its place in a row, a strip shows by its place under the input: units of a
/// layer stand as far apart as its jump. Where not all layers have room, only the newest is drawn
/// below the input; where not all pixels have room, several share a column.
struct FieldStrips {
  /// The space that they take, the ruler above included.
  let size: Size

  private let figure: ReceptiveFieldFigure
  /// The columns from one pixel to the next; below 1 for several pixels a column.
  private let scale: Double
  private let columns: Int
  private let showsAll: Bool

  /// The columns of the labels before the strips.
  private static let labelWidth = 9
  /// The least columns from one number of the ruler to the next.
  private static let tickWidth = 4

  /// All layers, each pixel in a column of its own; nil if a width has no room for that.
  static func all(_ figure: ReceptiveFieldFigure, within width: Int) -> FieldStrips? {
    let strips = FieldStrips(figure, within: width, showsAll: true)
    return strips.scale >= 1 ? strips : nil
  }

  /// The newest layer below the input; nil if a width has room for nothing.
  static func newest(_ figure: ReceptiveFieldFigure, within width: Int) -> FieldStrips? {
    let strips = FieldStrips(figure, within: width, showsAll: false)
    return strips.columns >= 2 * labelWidth ? strips : nil
  }

  private init(_ figure: ReceptiveFieldFigure, within width: Int, showsAll: Bool) {
    let (pixels, room) = (figure.stack.extents[0].columns, max(1, width - Self.labelWidth))
    self.figure = figure
    self.showsAll = showsAll
    if let pitch = [4, 2, 1].first(where: { (pixels - 1) * $0 + 1 <= room }) {
      scale = Double(pitch)
      columns = (pixels - 1) * pitch + 1
    } else {
      scale = Double(room) / Double(pixels)
      columns = room
    }
    let strips = showsAll ? figure.stack.extents.count : 2
    size = Size(columns: Self.labelWidth + columns, rows: strips + 1)
  }

  /// Draws the layers that have been added.
  func draw(_ scene: FieldScene, in area: Rect, into frame: inout Frame) {
    drawRuler(row: area.row, column: area.column, into: &frame)
    for layer in 0...scene.last where showsAll || layer == 0 || layer == scene.last {
      let row = area.row + 1 + (showsAll ? layer : min(layer, 1))
      frame.put(
        SafeText(ReceptiveFieldFigure.name(of: layer)), row: row, column: area.column, .quiet)
      if layer == scene.asked {
        frame.put("?", row: row, column: area.column + Self.labelWidth, .predicted)
      } else {
        drawUnits(of: layer, scene, row: row, column: area.column + Self.labelWidth, into: &frame)
      }
    }
  }

  private func drawUnits(
    of layer: Int, _ scene: FieldScene, row: Int, column: Int, into frame: inout Frame
  ) {
    let count = figure.stack.extents[layer].columns
    let cells = FieldCells(figure, layer, scene)
    // Units that stand closer than the screen's columns make a bar.
    let isBar = Double(figure.stack.fields[layer].jump.columns) * scale < 1
    var first = 0
    while first < count {
      let place = self.column(of: first, in: layer)
      let end = (first..<count).first { self.column(of: $0, in: layer) > place } ?? count
      let x = column + place
      if let weight = cells.weight(column: first), writesNumbers(cells.largestInRow) {
        let text = ColumnWeight.text(weight)
        let step = ValueScale(largest: cells.largestInRow).step(of: weight)
        frame.put(SafeText(text), row: row, endingAt: x + 1 + (text.count - 1) / 2, .value(step))
      } else {
        let (glyph, role) = cells.look(columns: first..<end, isBar: isBar)
        frame.put(glyph, row: row, column: x, role)
      }
      if !isBar { mark(first, of: layer, scene, row: row, column: x, into: &frame) }
      first = end
    }
  }

  /// A strip stands for all rows of its map, so that a cursor in any of them is seen; a click means
  /// the chosen one.
  private func mark(
    _ unit: Int, of layer: Int, _ scene: FieldScene, row: Int, column: Int,
    into frame: inout Frame
  ) {
    let rows = figure.stack.extents[layer].rows
    let chosen = figure.chosen(scene)
    let own = chosen.layer == layer ? chosen.position.row : figure.unit(in: layer).row
    for mapRow in Array(0..<rows) + [own] {
      frame.mark(
        Rect(row: row, column: column, columns: 1, rows: 1),
        .cell(
          CellAddress(grid: ReceptiveFieldFigure.name(of: layer), row: mapRow, column: unit)))
    }
  }

  /// The numbers of the input's columns.
  private func drawRuler(row: Int, column: Int, into frame: inout Frame) {
    frame.put("column", row: row, column: column, .quiet)
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500]
    let step = steps.first { Double($0) * scale >= Double(Self.tickWidth) } ?? 1_000
    for pixel in stride(from: 0, to: figure.stack.extents[0].columns, by: step) {
      let place = self.column(of: pixel, in: 0)
      let text = "\(pixel)"
      if place + text.count <= columns || step == 1 {
        frame.put(
          SafeText(text), row: row,
          endingAt: column + Self.labelWidth + place + 1 + (text.count - 1) / 2, .quiet)
      }
    }
  }

  /// Whether numbers up to a size have room over single pixels.
  private func writesNumbers(_ largest: Double) -> Bool {
    Double(ColumnWeight.text(largest).count) < scale
  }

  /// The column of a unit: the middle of what it would see of an endless input.
  private func column(of unit: Int, in layer: Int) -> Int {
    let field = figure.stack.fields[layer].columns
    let centre = field.centre + Double(unit) * Double(field.jump)
    let place = scale < 1 ? (centre + 0.5) * scale : centre * scale
    return Int(exactly: max(0, min(place, Double(columns - 1))).rounded(.down)) ?? 0
  }
}
