import TextScreen

/// Where the parts of a one-channel slide stand, for a given room.
///
/// The arrangements are tried in the order of `arrangements`; the first whose whole fits is
/// taken, then the first whose grids fit, then the densest, cut to the room.
struct KernelSlideLayout {
  /// The input with its padding, from the area's top left.
  var input: GridPlace
  /// The kernel.
  var kernel: GridPlace
  /// The output.
  var output: GridPlace
  /// Where `∗` and `=` stand; nil where kernel and output stand below each other.
  var operators: (times: Point, equals: Point)?
  /// The row on which the working starts.
  var workingRow: Int
  /// Whether the parts carry labels.
  var hasLabels: Bool
  /// The whole.
  var size: Size

  /// The sizes of the parts in cells, and how wide their numbers are.
  struct Parts {
    var input: Size
    var kernel: Size
    var output: Size
    var inputWidth: Int
    var kernelWidth: Int
    var outputWidth: Int
    var workingRows: Int

    var width: Int { max(inputWidth, kernelWidth, outputWidth) }
  }

  private struct Arrangement {
    var form: GridForm
    var isStacked: Bool
    var hasLabels = true
  }

  /// From this height on, parts may stand below each other with wider gaps: beside prose.
  private static let tallRows = 22

  private static func arrangements(width: Int, in limit: Size) -> [Arrangement] {
    // Two columns even for one digit, so that an outline stands clear of it on both sides.
    let clear = max(2, width)
    let open = GridForm.open(width: clear)
    let tight = GridForm.tight(width: clear, gap: 2)
    let snug = GridForm.tight(width: width, gap: 1)
    let airy = Arrangement(form: .open(width: clear, extra: 2), isStacked: true)
    return (limit.rows >= tallRows ? [airy] : []) + [
      Arrangement(form: open, isStacked: false),
      Arrangement(form: open, isStacked: true),
      Arrangement(form: tight, isStacked: false),
      Arrangement(form: tight, isStacked: true),
      Arrangement(form: tight, isStacked: false, hasLabels: false),
      Arrangement(form: snug, isStacked: false),
      Arrangement(form: snug, isStacked: false, hasLabels: false),
      Arrangement(form: snug, isStacked: true),
      Arrangement(form: .map(pitch: 2), isStacked: false),
      Arrangement(form: .map(pitch: 1), isStacked: false),
      Arrangement(form: .map(pitch: 1), isStacked: true),
    ]
  }

  /// The best layout for a room.
  static func fitting(_ parts: Parts, in limit: Size) -> KernelSlideLayout {
    let layouts = arrangements(width: parts.width, in: limit).map {
      KernelSlideLayout(parts, $0, limit)
    }
    if let whole = layouts.first(where: { $0.size.fits(in: limit) && $0.isComplete(parts) }) {
      return whole
    }
    let grids = layouts.first { layout in
      layout.isComplete(parts) && layout.size.columns <= limit.columns
        && layout.workingRow - 1 <= limit.rows
    }
    return grids ?? layouts[layouts.count - 1]
  }

  /// Whether all cells are shown.
  private func isComplete(_ parts: Parts) -> Bool {
    input.rows == parts.input.rows && input.columns == parts.input.columns
      && output.rows == parts.output.rows && output.columns == parts.output.columns
  }

  private init(_ parts: Parts, _ arrangement: Arrangement, _ limit: Size) {
    let form = arrangement.form
    // A kernel is read, not looked at, so it keeps its numbers beside maps.
    let kernelForm = form.isMap ? .tight(width: parts.kernelWidth, gap: 1) : form
    hasLabels = arrangement.hasLabels
    let top = arrangement.hasLabels ? 1 : 0
    var shown = parts
    if form.isMap { Self.cut(&shown, form, kernelForm, arrangement.isStacked, limit) }
    var places = [
      GridPlace(shown.input, form, ownWidth: form.isMap ? 1 : parts.inputWidth),
      GridPlace(shown.kernel, kernelForm, ownWidth: parts.kernelWidth),
      GridPlace(shown.output, form, ownWidth: form.isMap ? 1 : parts.outputWidth),
    ]
    // In the snuggest form only the columns that are written on count.
    let trims = places.enumerated().map { index, place -> (left: Int, right: Int) in
      guard form.isSnug else { return (0, 0) }
      let bare = index == 1 ? 1 : 0
      return (place.form.width - place.ownWidth + bare, bare)
    }
    let widths = zip(places, trims).map { $0.rect.columns - $1.left - $1.right }
    for index in places.indices { places[index].origin.row = top }

    if arrangement.isStacked {
      let free = limit.columns - widths[0] - max(widths[1], widths[2])
      let column = widths[0] + max(3, min(11, free / 2))
      places[0].origin.column = -trims[0].left
      places[1].origin.column = column - trims[1].left
      places[2].origin.column = column - trims[2].left
      places[2].origin.row = places[1].rect.endRow + 1 + top
      operators = nil
    } else {
      let free = limit.columns - widths[0] - widths[1] - widths[2]
      let first = max(2, min(11, (free * 3 + 7) / 8))
      let gaps = [first, max(2, free < 8 ? free - first : min(10, free * 3 / 8))]
      let left = max(0, min(4, (free - gaps[0] - gaps[1]) / 2))
      var column = left
      for index in places.indices {
        places[index].origin.column = column - trims[index].left
        column += widths[index] + (index < 2 ? gaps[index] : 0)
      }
      let tallest = places.map(\.rows).max() ?? 0
      for index in places.indices {
        places[index].origin.row += (tallest - places[index].rows) / 2 * form.rowPitch
      }
      let middle = places[1].cell(row: (places[1].rows - 1) / 2, column: 0).row
      func sign(after index: Int) -> Point {
        let end = places[index].origin.column + trims[index].left + widths[index]
        return Point(row: middle, column: end + (gaps[index] >= 7 ? 3 : (gaps[index] - 1) / 2))
      }
      operators = (sign(after: 0), sign(after: 1))
    }
    (input, kernel, output) = (places[0], places[1], places[2])
    let bottom = places.map(\.rect.endRow).max() ?? 0
    workingRow = bottom + 1
    size = Size(
      columns: places.map(\.rect.endColumn).max() ?? 0, rows: workingRow + parts.workingRows)
  }

  /// Shows only part of input and output where even one column a cell is too much.
  private static func cut(
    _ parts: inout Parts, _ form: GridForm, _ kernelForm: GridForm, _ isStacked: Bool, _ limit: Size
  ) {
    let kernel = kernelForm.size(rows: parts.kernel.rows, columns: parts.kernel.columns)
    let rows = max(3, limit.rows - parts.workingRows - 2)
    let columns = max(3, (limit.columns - (isStacked ? 3 : kernel.columns + 6)) / form.pitch)
    parts.input = Size(
      columns: min(parts.input.columns, isStacked ? columns * 2 / 3 : columns / 2),
      rows: min(parts.input.rows, rows))
    let left = isStacked ? max(3, columns - parts.input.columns) : columns - parts.input.columns
    parts.output = Size(
      columns: min(parts.output.columns, max(1, left)),
      rows: min(parts.output.rows, isStacked ? max(1, rows - kernel.rows - 3) : rows))
  }
}

extension GridPlace {
  fileprivate init(_ size: Size, _ form: GridForm, ownWidth: Int) {
    self.init(
      origin: Point(row: 0, column: 0), form: form, rows: size.rows, columns: size.columns,
      ownWidth: ownWidth)
  }
}
