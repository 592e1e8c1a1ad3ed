import ConvolutionCore
import TextScreen

/// The table of a chain, one row a layer, with the newest layer's working beside or below it.
struct FieldTable {
  /// The columns that it takes, the working included.
  let width: Int

  private let figure: ReceptiveFieldFigure
  private let columns: [(column: Column, end: Int)]
  private let workingColumn: Int?

  /// The columns, by their headings.
  enum Column: String, CaseIterable {
    case layer, kernel, stride, output, jump, field, covers
  }

  /// Fewer layers are never shown, if there are as many.
  private static let leastLayers = 4

  /// The fullest table that a width has room for.
  init(_ figure: ReceptiveFieldFigure, within limit: Int) {
    let full = Column.allCases
    let tries = [
      Self(figure, full, gap: 3, workingGap: 4), Self(figure, full, gap: 2, workingGap: 4),
      Self(figure, full, gap: 2), Self(figure, full.filter { $0 != .covers }, gap: 2),
      Self(figure, full.filter { $0 != .covers && $0 != .output }, gap: 2),
      Self(figure, [.layer, .kernel, .jump, .field], gap: 1),
    ]
    self = tries.first { $0.width <= limit } ?? tries[tries.count - 1]
  }

  private init(
    _ figure: ReceptiveFieldFigure, _ columns: [Column], gap: Int, workingGap: Int? = nil
  ) {
    self.figure = figure
    var ends: [(column: Column, end: Int)] = []
    for column in columns {
      let widest = figure.stack.extents.indices.map { figure.text(column, of: $0).count }.max() ?? 0
      if let before = ends.last {
        // A number may reach into the gap before it, if a space is left.
        ends.append((column, before.end + max(gap + column.rawValue.count, widest + 1)))
      } else {
        ends.append((column, column.rawValue.count))
      }
    }
    self.columns = ends
    let end = ends.last?.end ?? 0
    workingColumn = workingGap.map { end + $0 }
    width = workingColumn.map { $0 + FieldWorking.width(in: figure) } ?? end
  }

  /// The rows for all layers, headings and a working below included.
  var rows: Int { rows(for: figure.stack.extents.count) }

  /// The fewest rows that are of use.
  var leastRows: Int { rows(for: min(figure.stack.extents.count, Self.leastLayers)) }

  private func rows(for layers: Int) -> Int { 1 + layers + (workingColumn == nil ? 1 : 0) }

  /// Draws the table as far as it has grown; its last rows, if not all have room.
  func draw(_ scene: FieldScene, in area: Rect, into frame: inout Frame) {
    let first = max(0, scene.last + 1 - max(1, area.rows - rows(for: 0)))
    for (column, end) in columns {
      put(
        column.rawValue, column, endingAt: end, .quiet, row: area.row, part: column.rawValue,
        in: area, into: &frame)
    }
    for layer in first...scene.last {
      let row = area.row + 1 + layer - first
      for (column, end) in columns {
        let (text, role) = look(column, of: layer, scene)
        put(
          text, column, endingAt: end, role, row: row, part: "\(column.rawValue) \(layer)",
          in: area,
          into: &frame)
      }
    }
    let working = FieldWorking(figure, scene)
    guard let workingColumn else {
      let line = working.line(within: area.columns, in: frame.glyphs)
      frame.put(line, row: area.endRow - 1, column: area.column)
      return
    }
    let column = area.column + workingColumn
    working.draw(
      endingOn: area.row + 1 + scene.newest - first, from: area.row, column: column, into: &frame)
    if first > 0 {
      frame.put("layers \(first)-\(scene.last)", row: area.row, column: column, .quiet)
    }
  }

  private func look(_ column: Column, of layer: Int, _ scene: FieldScene) -> (String, Role) {
    let isResult = column == .field || column == .covers
    if layer == scene.asked {
      guard isResult else { return (figure.text(column, of: layer), .quiet) }
      return column == .field ? ("?", .predicted) : ("·", .faint)
    }
    if layer == scene.newest, isResult, !scene.showsField { return ("·", .faint) }
    return (figure.text(column, of: layer), layer == scene.newest && layer > 0 ? .strong : .text)
  }

  private func put(
    _ text: String, _ column: Column, endingAt end: Int, _ role: Role, row: Int, part: String,
    in area: Rect, into frame: inout Frame
  ) {
    let text = SafeText(text)
    let width = frame.glyphs.width(of: text)
    let start = column == .layer ? area.column : area.column + end - width
    frame.put(text, row: row, column: start, role)
    frame.mark(Rect(row: row, column: start, columns: width, rows: 1), .part(part))
  }
}

extension ReceptiveFieldFigure {
  /// What stands in a column of the table; empty where there is nothing to say.
  fileprivate func text(_ column: FieldTable.Column, of layer: Int) -> String {
    let added = layer > 0 ? setup.layers[layer - 1] : nil
    switch column {
    case .layer: return added.map { $0.kind == .pool ? "\(layer) pool" : "\(layer)" } ?? "input"
    case .kernel: return added.map { "\($0.kernel)" } ?? ""
    case .stride: return added.map { "\($0.stride)" } ?? ""
    case .output: return stack.extents[layer].description
    case .jump: return "\(stack.fields[layer].jump.columns)"
    case .field: return stack.fields[layer].size.description
    case .covers: return Self.percent(coverages[layer])
    }
  }
}
