import TextScreen

/// The layers above their table, for a given room.
///
/// Grids are shown where they have room, strips where they do not, and only the newest layer
/// below the input where that is all there is room for.
struct FieldLayout {
  /// The picture of the layers; nil if not even the narrowest has room.
  let picture: Picture?
  /// The table below it.
  let table: FieldTable
  /// The rows above the table, a blank one included.
  let tableTop: Int
  /// The rows of the table.
  let tableRows: Int
  /// The whole.
  let size: Size

  /// The ways to show layers.
  enum Picture {
    case grids(FieldGrids)
    case strips(FieldStrips)

    /// The space that it takes.
    var size: Size {
      switch self {
      case .grids(let grids): grids.size
      case .strips(let strips): strips.size
      }
    }
  }

  /// The rows that are taken even if they stay empty: so nothing moves when a layer is added.
  private static let usualRows = 17

  /// The first picture that fits above a table; if none does, the first that is not too wide.
  init(_ figure: ReceptiveFieldFigure, in limit: Size) {
    let table = FieldTable(figure, within: limit.columns)
    let spaced = FieldGrids(figure, within: limit.columns, isSpaced: true).map(Picture.grids)
    let dense = [
      FieldGrids(figure, within: limit.columns, isSpaced: false).map(Picture.grids),
      FieldStrips.all(figure, within: limit.columns).map(Picture.strips),
      FieldStrips.newest(figure, within: limit.columns).map(Picture.strips),
    ]
    let fitting = ([spaced] + dense).compactMap(\.self).first { picture in
      picture.size.rows + 1 + table.leastRows <= limit.rows
    }
    let picture = fitting ?? dense.compactMap(\.self).first
    self.table = table
    self.picture = picture
    tableTop = picture.map { $0.size.rows + 1 } ?? 0
    tableRows = max(table.leastRows, min(table.rows, limit.rows - tableTop))
    size = Size(
      columns: max(table.width, picture?.size.columns ?? 0),
      rows: max(tableTop + tableRows, min(limit.rows, Self.usualRows)))
  }
}

extension ReceptiveFieldFigure {
  func size(within limit: Size) -> Size { FieldLayout(self, in: limit).size }

  func draw(at moment: Moment, in area: Rect, into frame: inout Frame) {
    let layout = FieldLayout(self, in: area.size)
    let scene = scene(at: moment)
    switch layout.picture {
    case .grids(let grids): grids.draw(scene, in: area, into: &frame)
    case .strips(let strips): strips.draw(scene, in: area, into: &frame)
    case nil: break
    }
    let below = Rect(
      row: area.row + layout.tableTop, column: area.column, columns: area.columns,
      rows: layout.tableRows)
    layout.table.draw(scene, in: below, into: &frame)
  }
}
