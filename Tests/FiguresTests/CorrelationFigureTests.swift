import Expressions
import KindExamples
import Learning
import LessonScript
import Testing
import TextScreen

@testable import Figures

/// Correlation by distance, and a row of pixels that is put in order.
@Suite struct CorrelationFigureTests {
  private func figure(_ body: String) throws -> any Figure {
    try KindExample.scripted("correlation", body).figure
  }

  private func measure(_ name: String, of figure: any Figure, at step: Int = 1) -> Double? {
    figure.measures(at: step).first { $0.name == name }?.value.double
  }

  /// CURRICULUM L03: .872 .756 .530 .303 for boxes of 8, nothing for noise and shuffled pixels.
  @Test func theThreePictures() throws {
    let smooth = try figure("box: 8")
    for (step, expected) in [(1, 0.872), (2, 0.756), (4, 0.530), (6, 0.303)] {
      let found = try #require(measure("correlation", of: smooth, at: step))
      #expect(abs(found - expected) < 0.0005)
    }
    for body in ["box: 1", "box: 8\nshuffled: yes"] {
      #expect(abs(try #require(measure("neighbours", of: try figure(body)))) < 0.025, "\(body)")
    }
  }

  @Test(arguments: [
    ("box: 8", 1, "near 1"), ("box: 8", 4, "near 1/2"), ("box: 1", 1, "near 0"),
    ("box: 8\nshuffled: yes", 1, "near 0"), ("pixels: 3 0 2 1", 1, "near -1"),
  ])
  func theLevelIsTheNearest(_ body: String, _ step: Int, _ right: String) throws {
    let question = try #require(try figure(body).question(before: step, of: ["level"])?.question)
    #expect(question.optionTexts?.contains { $0.hasPrefix("✓ " + right) } == true)
  }

  /// Two picks swap two pixels; the first is taken until then, and given back if it is picked again.
  @Test func pixelsSwap() throws {
    func picked(_ figure: any Figure, _ column: Int) throws -> any Figure {
      let cell = CellAddress(grid: "pixels", row: 0, column: column)
      guard case .figure(let next, _) = figure.changed(by: .pick(cell), at: 1) else {
        throw LessonErrors()
      }
      return next
    }
    let start = try figure("pixels: 3 1 2 0")
    let taken = try picked(start, 0)
    #expect(taken.caption(at: taken.rest(at: 1)).hasSuffix("pixel 0 is taken"))
    #expect(measure("neighbours", of: taken) == measure("neighbours", of: start))
    let sorted = try picked(taken, 3)
    #expect(sorted.caption(at: sorted.rest(at: 1)).hasPrefix("pixels 0 1 2 3: "))
    #expect(measure("neighbours", of: sorted) == 1)
    let back = try picked(taken, 0)
    #expect(back.caption(at: back.rest(at: 1)) == start.caption(at: start.rest(at: 1)))
    #expect(sorted.settings.isEmpty)
    let outside = CellAddress(grid: "pixels", row: 0, column: 4)
    #expect(start.changed(by: .pick(outside), at: 1) == nil)
  }

  /// The row fits every room, with its bars or without.
  @Test func theRowStaysInItsSize() throws {
    let figure = try figure("pixels: 8 3 14 0 5 11 2 9 15 6 1 12 7 4 13 10")
    for room in Size.rooms + [.huge] {
      let layout = figure.view(at: figure.rest(at: 1)).laidOut(in: room, .ascii)
      #expect(layout.size.columns <= room.columns || room.columns < 38, "\(room): \(layout.size)")
    }
    let frame = figure.frame(at: figure.rest(at: 1))
    #expect(frame.cells.count == 16)
    #expect(figure.caption(at: figure.asking("level", at: 1)).hasSuffix("neighbours ?"))
  }
}
