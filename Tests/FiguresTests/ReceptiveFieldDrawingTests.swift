import ConvolutionCore
import Learning
import TestSupport
import Testing
import TextScreen

@testable import Figures

/// What a receptive field figure puts on screen.
@Suite struct ReceptiveFieldDrawingTests {
  private typealias Fields = ReceptiveFieldTests

  /// The design's screen of the growth example, while the third layer is asked for.
  @Test func theGrowthScreen() throws {
    let figure = try Fields.figure(Fields.growth)
    let screen = """
          input                  layer 1            layer 2        layer 3

          · ■ ■ ■ ■ ■ ·
          · ■ ■ ■ ■ ■ ·          · ■ ■ ■ ·
          · ■ ■ ■ ■ ■ ·          · ■ ■ ■ ·          · ◉ ·
          · ■ ■ ■ ■ ■ ·    ◄     · ■ ■ ■ ·    ◄     · · ·          ?
          · ■ ■ ■ ■ ■ ·          · · · · ·          · · ·
          · · · · · · ·          · · · · ·
          · · · · · · ·

      layer   kernel   stride   output   jump   field   covers
      input                        7×7      1     1×1    2.04%    field
      1            3        1      5×5      1     3×3   18.37%    = 3 + (3-1)×1
      2            3        1      3×3      1     5×5   51.02%    = 5
      3            3        1      1×1      1       ?        ·


      """
    #expect(KindTests.frame(figure, Fields.asking(4), KindTests.usual).description == screen)
    #expect(figure.size(within: KindTests.usual) == KindTests.usual)
  }

  /// Unlike the numbers, which may stand elsewhere by chance, these places belong to the answer.
  @Test(arguments: [Fields.growth, Fields.strides, Fields.pools, "network: alexnet"])
  func askingShowsTheLayerBelowAndNoMore(body: String) throws {
    let figure = try Fields.figure(body)
    for step in 2...figure.stepCount {
      let asking = KindTests.frame(figure, Fields.asking(step), KindTests.usual)
      let before = KindTests.frame(figure, figure.rest(at: step - 1), KindTests.usual)
      let lines = asking.description.split(separator: "\n")
      let row = try #require(lines.first { $0.contains("?        ·") })
      #expect(row.hasPrefix("\(step - 1)"))
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
      KindTests.frame(figure, Moment(step: 4, beat: $0), KindTests.usual)
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
        "  \(kind) \(Int.random(in: 1...3, using: &random)) "
          + "stride \(Int.random(in: 1...2, using: &random)) "
          + "padding \(Int.random(in: 0...1, using: &random))"
          + (kind == "conv" ? " dilation \(dilation)" : ""))
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
    let frame = KindTests.frame(figure, moment, room)
    for lower in 0..<layer {
      let paths = try stack.paths(
        from: Position(row: unit.row, column: unit.column), in: layer, downTo: lower)
      let grid = ReceptiveFieldFigure.name(of: lower)
      #expect(frame.lit(grid) == paths.cells(of: grid))
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
      let turned = KindTests.frame(figure, moment, room)
      for upper in 1...layer {
        let paths = try stack.paths(
          to: Position(row: pixel.row, column: pixel.column), upTo: upper)
        #expect(turned.lit("layer \(upper)") == paths.cells(of: "layer \(upper)"))
      }
    }
  }

  // MARK: Rooms

  @Test(arguments: [
    Fields.growth, Fields.strides, Fields.pools, Fields.bell, "network: alexnet",
    "network: vgg-16", "network: lenet-5",
  ]) func theNewestRowIsAlwaysInView(body: String) throws {
    let figure = try Fields.figure(body)
    #expect(figure.size(within: KindTests.usual).fits(in: KindTests.usual))
    for step in 2...figure.stepCount {
      let frame = KindTests.frame(figure, figure.rest(at: step), KindTests.usual)
      let strong = (0..<frame.size.rows).filter { row in
        frame[row, 0].role == .strong && frame[row, 0].glyph != " "
      }
      #expect(strong.count == 1)
      let row = try #require(strong.first)
      #expect(String(frame.row(row).compactMap(\.glyph)).hasPrefix("\(step - 1)"))
    }
  }

  /// A figure that is given what it wants draws the same as when it asked.
  @Test(arguments: [
    Fields.growth, Fields.strides, Fields.pools, Fields.bell, "network: alexnet",
    "network: vgg-16", "network: lenet-5",
  ]) func whatItWantsIsWhatItTakes(body: String) throws {
    let figure = try Fields.figure(body)
    for columns in [20, 30, 38, 50, 70, 76, 116] {
      for rows in [1, 4, 6, 9, 12, 14, 17, 22, 33] {
        let limit = Size(columns: columns, rows: rows)
        let wanted = figure.size(within: limit)
        let given = Size(columns: columns, rows: max(rows, wanted.rows))
        #expect(figure.size(within: given).rows == max(wanted.rows, min(given.rows, 17)))
        var frame = Frame(size: Size(columns: columns + 60, rows: given.rows + 20))
        figure.draw(
          at: figure.rest(at: figure.stepCount), in: Rect(given), into: &frame)
        for row in wanted.rows..<frame.size.rows {
          #expect(!frame.row(row).contains { $0 != .blank }, "\(limit) row \(row)")
        }
        guard columns >= 38 else { continue }
        for row in 0..<frame.size.rows {
          #expect(
            !frame.row(row).dropFirst(columns).contains { $0 != .blank }, "\(limit) row \(row)")
        }
      }
    }
  }

  @Test func unitsStandUnderWhatTheySee() throws {
    let figure = try Fields.figure(Fields.pools)
    let picture = KindTests.frame(figure, figure.rest(at: 4), KindTests.usual).description
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
          ["■", "━"].contains(self[mark.rect.row, mark.rect.column].glyph)
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
  fileprivate func cells(of grid: String) -> Set<CellAddress> {
    Set(
      readRows.flatMap { row in
        readColumns.map { CellAddress(grid: grid, row: row, column: $0) }
      })
  }
}
