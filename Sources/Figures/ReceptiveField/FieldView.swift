import ConvolutionCore
import TextScreen

extension ReceptiveFieldFigure {
  /// The layer comes, then the light goes through the chain; the field shows when it is at the end.
  func beats(in step: Int) -> Int { step == 1 ? 1 : 4 }

  func view(at moment: Moment) -> any View { FieldView(self, moment).whole }
}

/// One moment of a chain: its layers as grids or strips, above their table.
struct FieldView {
  private let figure: ReceptiveFieldFigure
  /// The newest layer that is drawn; 0 is the input.
  private let newest: Int
  /// The layer whose field is asked for: named, but not drawn.
  private let asked: Int?
  /// True once the newest layer's field may be seen.
  private let showsField: Bool
  /// The cells of the layers that are drawn.
  private let cells: [LayerCells]

  private var stack: LayerStack { figure.stack }
  private var layers: Range<Int> { stack.extents.indices }

  init(_ figure: ReceptiveFieldFigure, _ moment: Moment) {
    self.figure = figure
    let layer = figure.layer(of: moment.step)
    let lit: ClosedRange<Int>
    switch layer > 0 ? moment.asking : nil {
    case "cells":
      // The light waits where it starts, or where it has come to before.
      (newest, asked, showsField) = (layer, nil, false)
      lit = figure.isReach ? 0...(layer - 1) : layer...layer
    case .some:
      (newest, asked, showsField) = (layer - 1, layer, true)
      lit = 0...(layer - 1)
    case nil:
      let end = figure.beats(in: moment.step) - 1
      let beat = max(0, min(moment.beat, end))
      let reached = end == 0 ? layer : (layer * beat + end - 1) / end
      (newest, asked, showsField) = (layer, nil, beat == end)
      lit = figure.isReach ? 0...reached : (layer - reached)...layer
    }
    let cone = figure.cone(from: newest)
    cells = (0...newest).map { [newest] in
      LayerCells(figure, $0, newest: newest, paths: lit.contains($0) ? cone?[$0] : nil)
    }
  }

  var whole: any View {
    // In the large forms numbers of paths are written out.
    let digits = figure.setup.light == .weight ? 4 : 1
    let picture = FirstFit {
      // No screen has room for the grids of more pixels.
      if stack.extents[0].columns <= 128 {
        FirstFit {
          for form in [GridForm.large(width: digits), .airy(width: digits), .open(width: digits)] {
            grids(form, isSpaced: true)
          }
          grids(.map(pitch: 2), isSpaced: true)
          grids(.map(pitch: 2), isSpaced: true, isShort: true)
          grids(.map(pitch: 2))
          smallestGrids
        }
      }
      strips(of: Array(layers), mayShare: false)
      strips(of: [0, asked ?? newest], mayShare: true)
    }
    let line = workingLine
    return Stack(.down) {
      // In strips no cell can be marked.
      figure.isMarkable ? picture.byWidth() : picture
      FirstFit(over: Self.tables) { form in
        Stack(.down, gap: 0...1, [line, table(gap: form.gap).without(form.dropped)])
      }
    }
  }

  /// The gaps of the table and the columns that it does without, the best first.
  private static let tables: [(gap: Int, dropped: [Int])] = [
    (5, []), (3, []), (2, []), (2, [6]), (2, [3, 6]), (1, [2, 3, 6]),
  ]

  // MARK: Grids

  var smallestGrids: any View { grids(.map(pitch: 2), isShort: true) }

  /// The layers side by side, the input on the left; as short as can be the labels are numbers.
  private func grids(_ form: GridForm, isSpaced: Bool = false, isShort: Bool = false) -> any View {
    let arrow = Label(figure.isReach ? "►" : "◄")
    let above = stack.extents.map { ($0.rows - 1) / 2 }
    return Stack(.across, gap: 1...4, align: .middle) {
      for layer in layers {
        if layer > 0 { Instead(of: arrow, layer > newest ? Label("") : arrow) }
        grid(of: layer, form, isShort ? "\(layer)" : ReceptiveFieldFigure.name(ofLayer: layer))
          .bare()
          .raised(by: (isSpaced ? 1 : 0) + form.rowPitch * ((above.max() ?? 0) - above[layer]))
      }
    }
  }

  private func grid(of layer: Int, _ form: GridForm, _ label: String) -> Grid {
    let (extent, isAsked) = (stack.extents[layer], layer == asked)
    guard layer <= newest else {
      // It keeps its room, and its cells cannot be found yet.
      return Grid(
        "", rows: extent.rows, columns: extent.columns, form, NumberFormat(fitting: []),
        ValueScale(largest: 0)
      ) { isAsked && $0 == (extent.rows - 1) / 2 && $1 == 0 ? .asked : .empty }
      .labelled(isAsked ? SafeText(label) : SafeText("").filled(to: label.count))
    }
    let cells = cells[layer]
    return Grid(
      ReceptiveFieldFigure.name(ofLayer: layer), rows: extent.rows, columns: extent.columns, form,
      NumberFormat(fitting: []), ValueScale(largest: cells.largest)
    ) { cells.look(row: $0, column: $1) }
    .shaded(cells.isWeighed ? .picture : nil)
    .labelled(SafeText(label))
  }

  // MARK: Strips

  /// One row of each layer, its units below the middles of what they see.
  private func strips(of layers: [Int], mayShare: Bool) -> Strips {
    let widest = ReceptiveFieldFigure.name(ofLayer: self.layers.count - 1).count
    return Strips(
      "column", length: stack.extents[0].columns,
      layers.enumerated().map { index, layer in
        let name = ReceptiveFieldFigure.name(ofLayer: layer)
        let label = SafeText(name).filled(to: widest)
        if layer == asked { return Strips.Row(label, StyledText("?", .predicted)) }
        // In the first step the newest layer is the input.
        guard layer <= newest, index == 0 || layer > 0 else { return Strips.Row("") }
        let (cells, field) = (cells[layer], stack.fields[layer].columns)
        return Strips.Row(
          label, count: stack.extents[layer].columns, first: field.centre,
          spacing: Double(field.jump), format: NumberFormat(fitting: [Float(cells.largestInRow)]),
          scale: ValueScale(largest: cells.largestInRow)
        ) { cells.look(columns: $0, isBar: $1) }
        .marking(
          name, rows: stack.extents[layer].rows,
          chosen: cells.chosen?.row ?? figure.unit(in: layer).row)
      }, mayShare: mayShare)
  }

  // MARK: The table

  /// The table of the layers.
  private func table(gap: Int) -> TextTable {
    let columns = ReceptiveFieldFigure.columns.enumerated().map { index, name in
      let widest = figure.texts.map { $0[index].count }.max() ?? 0
      return TextTable.Column(
        SafeText(name), index == 0 ? .left : .right,
        // A number may reach into the gap before it.
        gap: max(1, gap - max(0, widest - name.count)), part: name)
    }
    let rows = layers.map { layer in
      let cells = zip(ReceptiveFieldFigure.columns, figure.texts[layer]).map { name, text in
        TextTable.Cell(look(of: text, in: name, layer), part: "\(name) \(layer)")
      }
      return TextTable.Row(cells)
    }
    return TextTable(columns, rows, shown: (asked ?? newest) + 1)
  }

  /// A cell of the table, as wide while its text is hidden.
  private func look(of text: String, in column: String, _ layer: Int) -> StyledText {
    let isResult = column == "field" || column == "covers"
    guard isResult, layer == asked || layer == newest && !showsField else {
      let isNewest = layer == newest && layer > 0
      return StyledText(SafeText(text), layer == asked ? .quiet : isNewest ? .strong : .text)
    }
    let isAsked = layer == asked && column == "field"
    return StyledText(
      SafeText(isAsked ? "?" : "·").padded(to: text.count), isAsked ? .predicted : .faint)
  }

  /// The working on one line, without its first words where room is short.
  private var workingLine: FirstFit {
    func line(of layer: Int, last count: Int) -> StyledText {
      figure.workings[layer].suffix(count).reduce(into: StyledText()) { line, part in
        if !line.runs.isEmpty { line.append(" ") }
        line.runs += part.runs
      }
    }
    return FirstFit {
      for count in (1...4).reversed() {
        let widest = layers.map { line(of: $0, last: count).text.count }.max() ?? 0
        let line = showsField ? line(of: newest, last: count) : StyledText()
        TextTable([.init()], [.init([.init(line.filled(to: widest))])])
      }
    }
  }
}

/// The looks of the cells of one layer: the chosen one, those that paths join it to, and the rest.
private struct LayerCells {
  let chosen: Position?
  /// True if cells show their numbers of paths.
  let isWeighed: Bool
  private let paths: PathCounts?

  init(_ figure: ReceptiveFieldFigure, _ layer: Int, newest: Int, paths: PathCounts?) {
    let start = figure.isReach ? figure.pixel : figure.unit(in: newest)
    chosen = layer == (figure.isReach ? 0 : newest) ? start : nil
    isWeighed = figure.setup.light == .weight && layer == 0
    self.paths = paths
  }

  func look(row: Int, column: Int) -> Grid.Look {
    let count = paths?[row, column] ?? 0
    if isWeighed, count > 0 { return .amount(count) }
    if chosen == Position(row: row, column: column) { return .chosen }
    return count > 0 ? .lit : .pending
  }

  /// The look of columns that are drawn as one, whatever their rows.
  func look(columns: Range<Int>, isBar: Bool) -> Grid.Look {
    let count = paths.map { $0.columns[columns].reduce(0, +) / Double(columns.count) } ?? 0
    if isWeighed, count > 0 { return .amount(count) }
    if let chosen, columns.contains(chosen.column) { return .chosen }
    if isBar { return count > 0 ? .text("━", .mark) : .text("─", .faint) }
    return count > 0 ? .lit : .pending
  }

  /// The most paths that a cell has along a row.
  var largestInRow: Double { paths?.columns.max() ?? 0 }
  /// The most paths that a cell has.
  var largest: Double { largestInRow * (paths?.rows.max() ?? 0) }
}
