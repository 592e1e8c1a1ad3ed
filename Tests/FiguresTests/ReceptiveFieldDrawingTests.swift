import ConvolutionCore
import Learning
import TestSupport
import Testing
import TextScreen

@testable import Figures

/// The drawing of a receptive field.
@Suite struct ReceptiveFieldDrawingTests {
  private typealias Fields = ReceptiveFieldTests

  /// The design's screen of the growth example, while the third layer is asked for.
  @Test func theGrowthScreen() throws {
    let figure = try Fields.figure(Fields.growth)
    let screen = """
      input                 layer 1           layer 2         layer 3

      · ■ ■ ■ ■ ■ ·
      · ■ ■ ■ ■ ■ ·         · ■ ■ ■ ·
      · ■ ■ ■ ■ ■ ·         · ■ ■ ■ ·         · ◉ ·
      · ■ ■ ■ ■ ■ ·    ◄    · ■ ■ ■ ·    ◄    · · ·           ?
      · ■ ■ ■ ■ ■ ·         · · · · ·         · · ·
      · · · · · · ·         · · · · ·
      · · · · · · ·

      field = 3 + (3-1)×1 = 5

      layer     kernel     stride     output     jump     field     covers
      input                              7×7        1       1×1      2.04%
      1              3          1        5×5        1       3×3     18.37%
      2              3          1        3×3        1       5×5     51.02%
      3              3          1        1×1        1         ?          ·
      """
    #expect(figure.frame(at: Fields.asking(4)).description.hasPrefix(screen))
  }

  /// Unlike the numbers, which may stand elsewhere by chance, these places belong to the answer.
  @Test(arguments: [Fields.growth, Fields.strides, Fields.pools, "network: alexnet"])
  func askingShowsTheLayerBelowAndNoMore(body: String) throws {
    let figure = try Fields.figure(body)
    for step in 2...figure.stepCount {
      let asking = figure.frame(at: Fields.asking(step))
      let before = figure.frame(at: figure.rest(at: step - 1))
      let lines = asking.description.split(separator: "\n")
      let row = try #require(lines.first { $0.hasPrefix("\(step - 1) ") })
      #expect(row.split(separator: " ").suffix(2) == ["?", "·"])
      for grid in ["input", "layer \(step - 2)"] {
        #expect(asking.lit(grid) == before.lit(grid))
      }
      #expect(asking.lit("layer \(step - 1)").isEmpty)
      #expect(!asking.marks.contains { $0.target.isCell(of: "layer \(step - 1)") })
      #expect(figure.caption(at: Fields.asking(step)).contains("field ?"))
    }
  }

  @Test func lightGoesDownBeatByBeat() throws {
    let figure = try Fields.figure(Fields.growth)
    let frames = (0..<figure.beats(in: 4)).map {
      figure.frame(at: Moment(step: 4, beat: $0))
    }
    #expect(frames.map { $0.lit("layer 2").count } == [0, 9, 9, 9])
    #expect(frames.map { $0.lit("layer 1").count } == [0, 0, 25, 25])
    #expect(frames.map { $0.lit("input").count } == [0, 0, 0, 49])
    #expect(frames.map { $0.description.contains("100.00%") } == [false, false, false, true])
  }

  // MARK: Who sees whom

  /// Whatever chain and unit: what is lit is what the core says is read, and so are the words.
  @Test(arguments: 1...40) func theConeIsTheCoresRectangle(seed: UInt64) throws {
    var random = TestGenerator(seed: seed)
    let side = Int.random(in: 5...9, using: &random)
    var lines: [String] = []
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let kind = Bool.random(using: &random) ? "conv" : "pool"
      let dilation = Int.random(in: 1...2, using: &random)
      lines.append(
        "  \(kind)(\(Int.random(in: 1...3, using: &random)), "
          + "stride: \(Int.random(in: 1...2, using: &random)), "
          + "padding: \(Int.random(in: 0...1, using: &random))"
          + (kind == "conv" ? ", dilation: \(dilation))" : ", ceil: \(dilation - 1))"))
    }
    let body = "input: \(side)\nlayers:\n" + lines.joined(separator: "\n")
    guard var figure = try? Fields.figure(body) as? ReceptiveFieldFigure else { return }
    let layer = figure.setup.layers.count
    let extent = figure.stack.extents[layer]
    let unit = CellAddress(
      grid: "layer \(layer)", row: Int.random(in: 0..<extent.rows, using: &random),
      column: Int.random(in: 0..<extent.columns, using: &random))
    if case .figure(let changed, _) = figure.changed(by: .pick(unit), at: layer + 1) {
      figure = try #require(changed as? ReceptiveFieldFigure)
    }
    let stack = figure.stack
    let moment = figure.rest(at: layer + 1)
    let room = Size(columns: 300, rows: 60)
    let frame = figure.frame(at: moment, in: room)
    for lower in 0..<layer {
      let paths = try stack.paths(
        from: Position(row: unit.row, column: unit.column), in: layer, downTo: lower)
      let grid = ReceptiveFieldFigure.name(ofLayer: lower)
      #expect(frame.lit(grid) == paths.addresses(in: grid))
    }
    let region = try stack.paths(
      from: Position(row: unit.row, column: unit.column), in: layer
    ).region
    if let region, region.rows.count > 1 {
      #expect(
        figure.caption(at: moment).contains(
          "sees rows \(region.rows.lowerBound)-\(region.rows.upperBound - 1), "))
    }
    // Turned round: from a pixel up.
    let pixel = CellAddress(
      grid: "input", row: Int.random(in: 0..<side, using: &random),
      column: Int.random(in: 0..<side, using: &random))
    if case .figure(let changed, _) = figure.changed(by: .pick(pixel), at: layer + 1) {
      figure = try #require(changed as? ReceptiveFieldFigure)
      let turned = figure.frame(at: moment, in: room)
      for upper in 1...layer {
        let paths = try stack.paths(
          to: Position(row: pixel.row, column: pixel.column), upTo: upper)
        #expect(turned.lit("layer \(upper)") == paths.addresses(in: "layer \(upper)"))
      }
    }
  }

  // MARK: Rooms

  @Test(arguments: [
    Fields.growth, Fields.strides, Fields.pools, Fields.bell, "network: alexnet",
    "network: vgg-16", "network: lenet-5",
  ]) func theNewestRowIsAlwaysInView(body: String) throws {
    let figure = try Fields.figure(body)
    for step in 2...figure.stepCount {
      let frame = figure.frame(at: figure.rest(at: step))
      let strong = (0..<frame.size.rows).filter { row in
        frame[row, 0].role == .strong && frame[row, 0].glyph != " "
      }
      #expect(strong.count == 1)
      let row = try #require(strong.first)
      #expect(String(frame.row(row).compactMap(\.glyph)).hasPrefix("\(step - 1)"))
    }
  }

  /// Nothing moves: the picture has one size at every moment, and stays in it where it fits.
  @Test(arguments: [
    Fields.growth, Fields.strides, Fields.pools, Fields.bell, Fields.growth + "\nview: reach",
    "network: alexnet", "network: vgg-16\nview: weight", "network: lenet-5",
  ]) func theSizeIsTheSameAtEveryMoment(body: String) throws {
    let figure = try Fields.figure(body)
    let moments = Set([1, 2, figure.stepCount - 1, figure.stepCount]).flatMap { step in
      [0, figure.beats(in: step) - 1].map { Moment(step: step, beat: $0) }
        + figure.askable(before: step).map { figure.asking($0, at: step) }
    }
    for columns in [20, 38, 50, 70, 76, 116, 196] {
      for rows in [1, 6, 9, 14, 17, 33, 56] {
        let limit = Size(columns: columns, rows: rows)
        let layouts = moments.map { figure.view(at: $0).laidOut(in: limit, .unicode) }
        #expect(Set(layouts.map(\.size)).count == 1, "\(limit): \(Set(layouts.map(\.size)))")
        guard let layout = layouts.last else { continue }
        #expect(layout.size.columns <= columns || columns < 38, "\(limit): \(layout.size)")
        var frame = Frame(size: Size(columns: columns + 60, rows: rows + 60))
        layout.draw(at: Point(row: 0, column: 0), into: &frame)
        var stray = 0
        for row in 0..<frame.size.rows {
          let cells = frame.row(row)
          stray += cells.dropFirst(row < layout.size.rows ? layout.size.columns : 0)
            .count { $0 != .blank }
        }
        #expect(stray == 0, "\(limit)")
      }
    }
  }

  /// On a large screen the cells are further apart, and the numbers of paths are written out.
  @Test func gridsGrowWithTheRoom() throws {
    let figure = try Fields.figure(Fields.growth + "\nview: weight")
    let large = Size(columns: 196, rows: 56)
    let screen = figure.frame(at: figure.rest(at: 4), in: large).description
    #expect(screen.contains("7        21        42        49        42        21         7  "))
    let usual = figure.frame(at: figure.rest(at: 4)).description
    #expect(usual.contains("░░▒▒▓▓██▓▓▒▒░░"), "no digits: those would be read as counts")
  }

  /// The working is a line of its own, not a column of the table; in narrow rooms it is without its
  /// first words.
  @Test func theWorkingIsAboveTheTable() throws {
    let figure = try Fields.figure(Fields.bell)
    let narrow = figure.frame(at: figure.rest(at: 6), in: Size(columns: 38, rows: 14))
    let lines = narrow.description.split(separator: "\n").map(String.init)
    #expect(lines.contains("middle 5 of 11 columns: 82.7%"))
    let wide = figure.frame(at: figure.rest(at: 6)).description.split(separator: "\n")
    #expect(wide.contains("paths in the middle 5 of 11 columns: 82.7%"))
    #expect(wide.last?.hasSuffix("100.00%") == true)
  }

  @Test func unitsStandUnderWhatTheySee() throws {
    let figure = try Fields.figure(Fields.pools)
    let picture = figure.frame(at: figure.rest(at: 4)).description
    #expect(
      picture.hasPrefix(
        """
        column   0   2   4   6   8  10  12  14  16  18  20
        input    · · · · · · ■ ■ ■ ■ ■ ■ ■ ■ · · · · · · · ·
        layer 1    · · · · · · ■ ■ ■ ■ ■ ■ · · · · · · · ·
        layer 2     ·   ·   ·   ■   ■   ■   ·   ·   ·   ·
        layer 3         ·   ·   ·   ◉   ·   ·   ·   ·

        """))
  }
}

extension Frame {
  /// The cells of a grid that are lit, the chosen one left out.
  fileprivate func lit(_ grid: String) -> Set<CellAddress> {
    Set(
      marks.compactMap { mark in
        guard case .cell(let address) = mark.target, address.grid == grid,
          ["■", "━", "█"].contains(self[mark.rect.row, mark.rect.endColumn - 1].glyph)
        else { return nil }
        return address
      })
  }
}

extension Target {
  fileprivate func isCell(of grid: String) -> Bool {
    if case .cell(let address) = self { address.grid == grid } else { false }
  }
}

extension PathCounts {
  /// The cells that a path leads to.
  fileprivate func addresses(in grid: String) -> Set<CellAddress> {
    Set(
      readRows.flatMap { row in
        readColumns.map { CellAddress(grid: grid, row: row, column: $0) }
      })
  }
}
