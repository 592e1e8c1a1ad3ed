import Expressions
import KindExamples
import Learning
import Testing
import TextScreen

@testable import Figures

/// Line and curve on new points, and centroids among groups.
@Suite struct ScatterTests {
  private func figure(_ body: String) throws -> any Figure {
    try KindExample.scripted("scatter", body).figure
  }

  private func measure(_ name: String, of figure: any Figure, at step: Int) -> Double? {
    figure.measures(at: step).first { $0.name == name }?.value.double
  }

  /// Two plots, two steps each: on a noisy line the line is better, on an arch the curve.
  @Test func plotsOneAfterTheOther() throws {
    let figure = try figure(
      """
      points:
        0 1
        2 3
        4 3
        6 6
        8 7
        10 9
        ---
        0 1
        2 6
        4 8
        6 8
        8 6
        10 1
      new:
        1 2
        5 5
        9 8
        ---
        1 4
        5 8.5
        9 4
      """)
    #expect(figure.stepCount == 4)
    #expect(figure.grids.isEmpty)
    for (step, line, curve) in [(2, 0.203, 1.108), (4, 2.179, 0.159)] {
      #expect(abs(try #require(measure("line-error", of: figure, at: step)) - line) < 0.0005)
      #expect(abs(try #require(measure("curve-error", of: figure, at: step)) - curve) < 0.0005)
      #expect(figure.question(before: step - 1, of: ["better"]) == nil)
      let question = try #require(figure.question(before: step, of: ["better"])?.question)
      let right = line < curve ? "✓ more than the line" : "✓ less than the line"
      #expect(question.optionTexts?.contains { $0.hasPrefix(right) } == true)
    }
  }

  private static let groups = """
    points:
      0 0
      0 2
      8 8
      8 10
    centroids:
      0 0
      0 2
    """

  /// By hand: the far points join (0, 2), at 64 + 36 and 64 + 64; in the end all are 1 from a middle.
  @Test func centroidsMove() throws {
    let figure = try figure(Self.groups)
    let distances = (1...figure.stepCount).compactMap { measure("distance", of: figure, at: $0) }
    #expect(distances.first == 228)
    #expect(distances.last == 4)
    #expect(zip(distances, distances.dropFirst()).allSatisfy { $0 >= $1 })
    let caption = figure.caption(at: figure.rest(at: figure.stepCount))
    #expect(caption.contains("A at (0.000, 1.000), 2 points; B at (8.000, 9.000), 2 points"))
  }

  /// A centroid that is moved by hand starts the rounds anew.
  @Test func aCentroidIsMovedByHand() throws {
    let figure = try figure(Self.groups)
    let cell = CellAddress(grid: "centroids", row: 0, column: 1)
    guard case .figure(let moved, _) = figure.changed(by: .edit(cell, 9), at: 1) else {
      Issue.record("not taken")
      return
    }
    #expect(measure("distance", of: moved, at: 1) != measure("distance", of: figure, at: 1))
    #expect(figure.name(of: cell) == "x of centroid 1")
    for room in Size.rooms {
      let layout = moved.view(at: moved.rest(at: 1)).laidOut(in: room, .unicode)
      #expect(layout.size.columns <= room.columns || room.columns < 38, "\(room): \(layout.size)")
    }
  }

  /// By hand k-means moves nothing, and says how far it would come: here to 4.
  @Test func centroidsByHand() throws {
    let figure = try figure(Self.groups + "\nby-hand: yes")
    #expect(figure.stepCount == 1)
    #expect(measure("distance", of: figure, at: 1) == 228)
    #expect(measure("least", of: figure, at: 1) == 4)
    #expect(measure("excess", of: figure, at: 1) == 5600)
    var placed: any Figure = figure
    for (row, column, value) in [(1, 0, 1.0), (0, 1, 8), (1, 1, 9)] {
      let cell = CellAddress(grid: "centroids", row: row, column: column)
      guard case .figure(let next, _) = placed.changed(by: .edit(cell, value), at: 1) else {
        Issue.record("\(cell) is not taken")
        return
      }
      placed = next
    }
    #expect(measure("excess", of: placed, at: 1) == 0)
    #expect(placed.caption(at: placed.rest(at: 1)).hasSuffix("4.000, of k-means 4.000"))
  }

  @Test func refusals() {
    #expect(
      KindExample.errors("scatter", "points:\n  1 2 3") == [
        "points has 1 lines of 3; expected at most 24 of 2"
      ])
    #expect(
      KindExample.errors("scatter", "new:\n  1 2\n  ---\n  2 3") == [
        "2 plots of new points, expected 1"
      ])
    let many = (0..<5).map { "  \($0) 1" }.joined(separator: "\n")
    #expect(
      KindExample.errors("scatter", "centroids:\n\(many)") == [
        "5 centroids; expected at most 4"
      ])
  }
}
