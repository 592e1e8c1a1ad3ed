import ConvolutionCore
import LessonScript
import TextScreen

/// The cell that an electrode hears, and the bars that were shown to it.
struct CellProbeSetup: FigureSetup {
  var cell = OrientedCell(at: Position(row: 3, column: 4), turns: 2)
  var hears = Heard.simple
  var length = 3
  /// The bars shown so far; never empty.
  var bars = [LightBar(middle: Position(row: 3, column: 3), turns: 0, length: 3)]
  /// The bar that was said to be the cell's own, in position and direction.
  var answer: LightBar?
  var showsField = false
  /// The seed of the next cell that is dealt.
  var seed = 1

  /// The cells at one position that are heard.
  enum Heard: String, CaseIterable { case simple, complex, both }

  static let screen = Extent(7)
  static let barLimit = 60
  /// The directions, by turns of 45° from lying.
  static let directions = ["lying", "rising", "upright", "falling"]

  static let fields: [Field<Self>] = [
    .custom(
      OptionSpec(
        "cell", .text("row, column, turns"), default: "3 4 2",
        "the cell's position, and its direction in turns of 45° from lying: 2 is upright")
    ) { options, setup in
      if let bar = options.bar("cell", inside: 1) {
        setup.cell = OrientedCell(at: bar.middle, turns: bar.turns)
      }
    }.counting { $0.cell == $1.cell ? 0 : 1 }.changedByKeys,
    .choice("hears", \.hears, "a simple cell, a complex one around it, or both"),
    .integer("length", \.length, 1...7, "pixels of a bar, an odd number"),
    .custom(
      OptionSpec("bars", .grid, "the first bars, a line each: row, column, turns")
    ) { options, setup in
      if let rows = options.grids("bars")?.first {
        let bars = rows.compactMap { options.bar($0, for: "bars") }
        if !bars.isEmpty { setup.bars = bars }
      }
    }.counting { $1.countOfOtherBars(than: $0) }.changedByKeys,
    .flag("field", \.showsField, "show the cell's field on the screen: + for light, - for dark")
      .onlyShown,
    .custom(
      OptionSpec("answer", .text("row, column, turns"), "what was said the cell to be")
    ) { options, setup in
      setup.answer = options.bar("answer")
    }.counting { $0.answer == $1.answer ? 0 : 1 }.changedByKeys,
    .integer("seed", \.seed, 0...1_000_000, "the seed of the cells that the key x deals")
      .changedByKeys,
    .setting("row", value: { "\($0.bar.middle.row)" }) { setup, delta in
      setup.show { $0.middle.row.move(by: delta, in: 0...screen.rows - 1) }
    },
    .setting("column", value: { "\($0.bar.middle.column)" }) { setup, delta in
      setup.show { $0.middle.column.move(by: delta, in: 0...screen.columns - 1) }
    },
    .setting("direction", value: { directions[$0.bar.turns] }) { setup, delta in
      setup.show { $0.turns = ($0.turns + delta.signum() + 4) % LightBar.directions }
    },
  ]

  /// The bar that is on the screen: the last one.
  var bar: LightBar {
    bars.last ?? LightBar(middle: Position(row: 0, column: 0), turns: 0, length: length)
  }

  /// Shows another bar, made from the last one; nothing if that is the same, or there are too many.
  mutating func show(_ change: (inout LightBar) -> Void) {
    var next = bar
    change(&next)
    if next != bar, bars.count < Self.barLimit { bars.append(next) }
  }

  /// How many bars differ from those of another setup.
  func countOfOtherBars(than other: Self) -> Int {
    abs(bars.count - other.bars.count) + zip(bars, other.bars).count { $0 != $1 }
  }

  /// Another cell, and nothing known of it.
  mutating func deal() {
    cell = OrientedCell(seed: UInt64(max(0, seed)), on: Self.screen)
    seed = seed % 1_000_000 + 1
    bars = Array(bars.prefix(1))
    answer = nil
  }
}

extension OptionReader {
  /// A position and a direction on the key's own line; nil if absent or bad.
  fileprivate mutating func bar(_ name: String, inside border: Int = 0) -> LightBar? {
    guard has(name), let numbers = numbers(name, atMost: 3) else { return nil }
    return bar(numbers, for: name, inside: border)
  }

  /// A position and a direction from three numbers; nil, and an error, for others.
  fileprivate mutating func bar(
    _ numbers: [Double], for name: String, inside border: Int = 0
  ) -> LightBar? {
    let whole = numbers.compactMap { Int(exactly: $0) }
    let screen = CellProbeSetup.screen
    let (rows, columns) = (border...screen.rows - 1 - border, border...screen.columns - 1 - border)
    guard whole.count == 3, numbers.count == 3, rows.contains(whole[0]),
      columns.contains(whole[1]), (0..<LightBar.directions).contains(whole[2])
    else {
      let given = numbers.map { NumberFormat.exact(Float($0)) }.joined(separator: " ")
      report(
        "\(name) is `\(given)`; expected a row and a column from \(rows.lowerBound) to "
          + "\(rows.upperBound) and turns from 0 to \(LightBar.directions - 1), such as `3 4 2`",
        for: name)
      return nil
    }
    return LightBar(middle: Position(row: whole[0], column: whole[1]), turns: whole[2])
  }
}
