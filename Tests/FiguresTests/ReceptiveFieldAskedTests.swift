import ConvolutionCore
import Learning
import LessonScript
import KindExamples
import Testing
import TextScreen

@testable import Figures

/// The questions of a receptive field, its feedback, and its marks of mistakes.
@Suite struct ReceptiveFieldAskedTests {
  private typealias Fields = ReceptiveFieldTests

  private func cells(_ question: Question?) -> CellsKey? {
    if case .cells(let key) = question?.kind { key } else { nil }
  }

  private func words(_ question: Question?, _ cells: Set<Position>?) -> String? {
    cells.flatMap { question?.verdict(on: .cells($0)).feedback.plainText }
  }

  private func typed(_ text: String, _ side: Int) -> Set<Position>? {
    Set(ranges: text, rows: side, columns: side)
  }

  @Test func theCellsOfAField() throws {
    let field = try Fields.figure(Fields.growth)
    let question = Fields.question(field, 4, "cells")
    #expect(cells(question)?.grid == "input")
    #expect(cells(question)?.right.ranges == "0-6 0-6")
    let middle = Fields.question(field, 3, "cells")
    // The topmost unit in the middle column that looks past no edge: row 0, column 1.
    #expect(cells(middle)?.right.ranges == "0-4 1-5")
    #expect(
      words(middle, typed("1-3 2-4", 7))
        == "That looks at the last layer only, or stops one layer early.")
    #expect(words(middle, typed("1-5 1-5", 7)) == "That shifts the window by one pixel.")
    // 3 + 3 = 6 columns and rows: one too many, on either side; row -1 does not exist.
    for cells in ["0-5 1-6", "0-5 0-5", "0-4 0-5", "0-4 1-6"] {
      #expect(words(middle, typed(cells, 7)) == "That adds k instead of k - 1.")
    }
    #expect(words(middle, typed("0-5 1-5", 7)) == "5 are too many.")
    #expect(words(question, typed("1-5 1-5", 7)) == "That stops one layer early.")
  }

  @Test func aDilatedFieldHasGaps() throws {
    let field = try Fields.figure("input: 7\nlayers:\n  conv(3, dilation: 2)")
    let question = Fields.question(field, 2, "cells")
    #expect(cells(question)?.right.ranges == "0,2,4 1,3,5")
    let forgotten = "That ignores the dilation."
    #expect(words(question, typed("0-4 1-5", 7)) == forgotten, "the cells between the taps")
    #expect(words(question, typed("1-3 2-4", 7)) == forgotten, "taps side by side")
  }

  @Test func theCellsOfAReach() throws {
    let reach = try Fields.figure("\(Fields.growth)\nview: reach")
    let question = Fields.question(reach, 2, "cells")
    #expect(cells(question)?.grid == "layer 1" && cells(question)?.right.ranges == "1-3 1-3")
    // Around the pixel's own numbers: the windows of units 2 to 4 start too late.
    #expect(words(question, typed("2-4 2-4", 5)) == "That shifts the window by one pixel.")
    #expect(cells(Fields.question(reach, 3, "cells"))?.right.ranges == "0-2 0-2")
    #expect(question?.promptText == "Which units of layer 1 does it reach?")
  }

  /// While the cells are asked for they all look alike, and only the words for the start show.
  @Test(arguments: [
    Fields.growth, Fields.growth + "\nview: reach", Fields.growth + "\nview: weight",
    "input: 10\nview: reach\nlayers:\n  conv(3, dilation: 2)\n  conv(2)",
  ]) func theCellsHide(body: String) throws {
    let figure = try Fields.figure(body)
    for step in 2...figure.stepCount {
      guard let key = cells(Fields.question(figure, step, "cells")) else { continue }
      for size in [.usual, Size(columns: 38, rows: 30), Size(columns: 196, rows: 56)] {
        let frame = figure.frame(at: Fields.asking(step, "cells"), in: size)
        let looks = frame.marks.compactMap { mark -> Character? in
          guard case .cell(let cell) = mark.target, cell.grid == key.grid else { return nil }
          return frame[mark.rect.row, mark.rect.endColumn - 1].glyph
        }
        #expect(Set(looks) == ["·"])
      }
      #expect(!figure.caption(at: Fields.asking(step, "cells")).contains("sees rows"))
    }
  }

  /// Cells are asked for only where all rooms that are wide enough show grids, not strips.
  @Test func cellsAreAskedForInGrids() throws {
    let field = try Fields.figure(Fields.growth)
    #expect(Fields.question(field, 2, "cells") != nil)
    for rows in [6, 9, 12, 17, 30] {
      let size = Size(columns: 38, rows: rows)
      let layout = field.view(at: Fields.asking(2, "cells")).laidOut(in: size, .unicode)
      var frame = Frame(size: Size(columns: 38, rows: 60))
      layout.draw(at: Point(row: 0, column: 0), into: &frame)
      let cells = frame.marks.filter {
        if case .cell(let cell) = $0.target { cell.grid == "input" } else { false }
      }
      #expect(Set(cells.map(\.rect)).count == 49)
    }
    let bell = try Fields.figure(Fields.bell)
    #expect(Fields.question(bell, 2, "cells") == nil)
  }

  /// A field of hundreds of cells is no fun to mark, and no grid shows it.
  @Test func largeChainsAskForNoCells() throws {
    #expect(
      KindExample.errors("receptive-field", "network: alexnet\nask: cells\npredict: 2") == [
        "step 2 has nothing to predict; `cells` is not asked of this figure"
      ])
    let script = try KindExample.scripted(
      "receptive-field", "network: alexnet\nask: cells, width\npredict: 2")
    #expect(script.question(before: 2)?.id == "step-2")
  }

  @Test func growthIsSaidInNumbers() throws {
    let field = try Fields.figure(Fields.pools)
    func growth(_ step: Int) -> Question? { Fields.question(field, step, "growth", "width") }
    #expect(growth(2)?.id == "step-2", "there is no layer before the first")
    #expect(growth(3)?.promptText == "Does layer 2 add more than layer 1?")
    let told = "layer 2 adds (2-1)×1 = 1, layer 1 added 2."
    #expect(
      growth(3)?.optionTexts == ["  more: \(told)", "✓ less: \(told)", "  as much: \(told)"])
    #expect(growth(4)?.optionTexts?.first == "✓ more: layer 3 adds (3-1)×2 = 4, layer 2 added 1.")
  }

  // MARK: Where mistakes are marked

  /// Whatever mistake a width is diagnosed with, some part of the picture shows it.
  @Test(arguments: [
    Fields.growth, Fields.strides, Fields.pools, "network: lenet-5", "network: vgg-16",
    "input: 61\nlayers:\n  conv(3, stride: 2, dilation: 3)\n  conv(4)\n  pool(2)\n  conv(3)",
  ]) func everyMistakeIsMarked(body: String) throws {
    let figure = try Fields.figure(body)
    for step in 2...figure.stepCount {
      let asking = Fields.asking(step)
      guard let question = Fields.question(figure, step, "width"),
        case .number(let key) = question.kind
      else { continue }
      let drawn = Set(figure.frame(at: asking).marks.map(\.target))
      for model in key.models where model.value != key.right {
        let places = figure.places(
          of: model.misconception, evidence: model.evidence, at: asking)
        #expect(
          !drawn.isDisjoint(with: places), "step \(step), \(model.misconception): \(places)")
      }
    }
  }

  /// The layers at fault come with the mistake: only pools, only those that move by more than one.
  @Test func theLayersAtFaultAreMarked() throws {
    let figure = try Fields.figure(Fields.pools)
    guard case .number(let key) = Fields.question(figure, 6, "width")?.kind else {
      Issue.record("a width is asked for")
      return
    }
    let pools = try #require(key.models.first { $0.misconception == .poolsForgotten })
    #expect(
      figure.places(of: pools.misconception, evidence: pools.evidence, at: Fields.asking(6))
        == [.part("layer 2"), .part("layer 4")])
    let strides = try #require(key.models.first { $0.misconception == .strideForgotten })
    #expect(
      figure.places(of: strides.misconception, evidence: strides.evidence, at: Fields.asking(6))
        == ["stride", "jump", "jump 4", "stride 2", "stride 4"].map { .part($0) })
  }
}
