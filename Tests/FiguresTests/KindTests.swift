import LessonScript
import TestSupport
import KindExamples
import Testing
import TextScreen

@testable import Figures

/// Laws of every figure kind in the list, without a line of its own.
@Suite struct KindTests {
  @Test func everyNameIsTakenOnce() {
    let names = figureKinds.map { $0.kind }
    #expect(Set(names).count == names.count)
  }

  /// Each word of `asks` is asked by some step of the kind's example.
  @Test func everyWordIsAsked() {
    func words<F: Figure>(_ kind: F.Type) -> [String] {
      kind.asks.map { "\(kind.kind), ask: \($0.word)" }
    }
    #expect(
      Set(KindExample.asking.map(\.description)) == Set(figureKinds.flatMap { words($0) }))
  }

  @Test(arguments: KindExample.plain) func namesOfOptionsKeysGridsAndMeasuresAreUnique(
    _ body: KindExample
  ) throws {
    let figure = try body.figure()
    let actions = figure.actions(at: 1)
    for names in [
      type(of: figure).options.map(\.name) + ScriptedFigure.options.map(\.name),
      actions.map { String($0.key) }, figure.grids.map(\.name), figure.settings.map(\.name),
      figure.measures(at: 1).map(\.name),
    ] {
      #expect(Set(names).count == names.count, "\(names)")
    }
    for action in actions {
      if let grid = action.picksFrom { #expect(figure.grids.map(\.name).contains(grid)) }
      #expect(!action.label.isEmpty && !action.help.isEmpty)
    }
  }

  @Test(arguments: KindExample.plain + KindExample.asking) func theExampleIsReadAndHasWords(
    _ body: KindExample
  ) throws {
    let figure = try body.figure()
    #expect(figure.stepCount >= 1)
    #expect((1...figure.stepCount).allSatisfy { !figure.caption(at: figure.rest(at: $0)).isEmpty })
    #expect(figure.landmarks == figure.landmarks.sorted())
    #expect(figure.landmarks.allSatisfy { (1...figure.stepCount).contains($0) })
  }

  @Test(arguments: KindExample.plain) func firstMiddleAndLastStep(_ body: KindExample) throws {
    let figure = try body.figure()
    for step in Set([1, (figure.stepCount + 1) / 2, figure.stepCount]).sorted() {
      let moment = figure.rest(at: step)
      expectSnapshot(
        figure.caption(at: moment) + "\n\n" + figure.frame(at: moment).withRoles,
        "\(body.kind)-step-\(step)")
    }
  }

  @Test(arguments: KindExample.asking) func whileItIsAsked(_ body: KindExample) throws {
    guard let asked = KindPrediction.all(of: try body.scripted()).first else { return }
    expectSnapshot(
      asked.figure.caption(at: asked.asking) + "\n\n"
        + asked.figure.frame(at: asked.asking).withRoles,
      "\(body.kind)-asks-\(asked.word)")
  }

  // MARK: Layout

  @Test(arguments: KindExample.plain) func theExampleFitsTheUsualScreen(_ body: KindExample) throws
  {
    let figure = try body.figure()
    for moment in figure.moments {
      let size = figure.view(at: moment).laidOut(in: .usual, .unicode).size
      #expect(size.fits(in: .usual), "\(size)")
      #expect(size.columns > 0 && size.rows > 0)
    }
  }

  @Test(arguments: KindExample.plain) func everyMomentStaysInItsSize(_ body: KindExample) throws {
    let figure = try body.figure()
    var faults: [String] = []
    for room in Size.rooms {
      for moment in figure.moments {
        for glyphs in [GlyphSet.unicode, .ascii] {
          let layout = figure.view(at: moment).laidOut(in: room, glyphs)
          // Where the size has room nothing but the figure itself keeps it there.
          let size = layout.size.fits(in: room) ? layout.size : room
          let area = Rect(row: 3, column: 5, columns: size.columns, rows: size.rows)
          var frame = Frame(
            size: Size(columns: room.columns + 40, rows: room.rows + 40), glyphs: glyphs)
          if !layout.size.fits(in: room) { frame.clip = area }
          layout.draw(at: area.origin, into: &frame)
          for row in 0..<frame.size.rows {
            for column in 0..<frame.size.columns
            where frame[row, column] != .blank && !area.contains(Point(row: row, column: column)) {
              faults.append("\(room) \(moment) \(glyphs): row \(row), column \(column)")
            }
          }
          for mark in frame.marks where mark.rect.intersection(area) != mark.rect {
            faults.append("\(room) \(moment): \(mark)")
          }
        }
      }
    }
    #expect(faults.isEmpty, "\(faults.prefix(3))")
  }

  /// No part moves from step to step: the size is the same, and so is the rectangle of every cell.
  @Test(arguments: KindExample.plain) func nothingMovesBetweenSteps(_ body: KindExample) throws {
    let figure = try body.figure()
    var faults: [String] = []
    // Narrower rooms than any screen has break words anew.
    for room in Size.rooms.filter({ $0.columns >= 38 }) + [.huge] {
      let sizes = Set(figure.moments.map { figure.view(at: $0).laidOut(in: room, .unicode).size })
      if sizes.count > 1 { faults.append("\(room): \(sizes)") }
    }
    var rects: [CellAddress: Rect] = [:]
    for moment in figure.moments {
      for mark in figure.frame(at: moment, in: .huge).marks {
        guard case .cell(let cell) = mark.target else { continue }
        if let rect = rects[cell], rect != mark.rect { faults.append("\(moment): \(cell)") }
        rects[cell] = mark.rect
      }
    }
    #expect(faults.isEmpty, "\(faults.prefix(3))")
  }

  @Test(arguments: KindExample.plain) func drawingIsAFunctionOfTheMoment(_ body: KindExample) throws
  {
    let figure = try body.figure()
    let before = figure.moments.map { figure.frame(at: $0) }
    let after = figure.moments.reversed().map { figure.frame(at: $0) }
    #expect(before == after.reversed())
  }

  /// Every glyph has a spelling: none shows as the `?` of what cannot be spelled.
  @Test(arguments: KindExample.plain) func asciiHoldsOnlyASCII(_ body: KindExample) throws {
    let figure = try body.figure()
    for room in [Size.usual, Size(columns: 38, rows: 30)] {
      for moment in figure.moments {
        let ascii = figure.frame(at: moment, in: room, .ascii).description
        #expect(ascii.utf8.allSatisfy { $0 < 0x80 })
        let unicode = figure.frame(at: moment, in: room).description
        #expect(
          ascii.count { $0 == "?" } <= unicode.count { "?◆".contains($0) }, "\(moment)\n\(ascii)")
      }
    }
  }

  // MARK: Cells

  /// Every cell of every grid is marked once, and no two cells share a rectangle.
  @Test(arguments: KindExample.plain) func everyCellIsMarked(_ body: KindExample) throws {
    let figure = try body.figure()
    for step in Set([1, figure.stepCount]).sorted() {
      var cells: [CellAddress: Int] = [:]
      var rects: Set<Rect> = []
      for mark in figure.frame(at: figure.rest(at: step), in: .huge).marks {
        guard case .cell(let cell) = mark.target else { continue }
        cells[cell, default: 0] += 1
        rects.insert(mark.rect)
      }
      #expect(rects.count == cells.count)
      #expect(cells.values.allSatisfy { $0 == 1 })
      // What a step adds is there at the last one.
      let all = figure.grids.flatMap { grid in
        (0..<grid.rows).flatMap { row in
          (0..<grid.columns).map { CellAddress(grid: grid.name, row: row, column: $0) }
        }
      }
      #expect(Set(cells.keys).isSubset(of: all))
      if step == figure.stepCount { #expect(Set(all) == Set(cells.keys)) }
    }
  }

  @Test(arguments: KindExample.plain) func measuresAreNumbersAtEveryStep(_ body: KindExample) throws
  {
    let figure = try body.figure()
    for step in 1...figure.stepCount {
      for measure in figure.measures(at: step) { #expect(measure.value.double.isFinite) }
    }
  }
}
