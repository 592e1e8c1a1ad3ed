import KindExamples
import LessonScript
import Testing
import TextScreen

@testable import Figures

/// Wires, the matrix and the race by their numbers.
@Suite struct WiringFigureTests {
  private func figure(_ kind: String, _ body: String) throws -> any Figure {
    try KindExample.scripted(kind, body).figure
  }

  private func measures(_ figure: any Figure, at step: Int = 1) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: figure.measures(at: step).map { ($0.name, $0.value.double) })
  }

  private func changed(_ figure: any Figure, by input: Input) throws -> any Figure {
    guard case .figure(let changed, _) = figure.changed(by: input, at: 1) else {
      throw LessonErrors()
    }
    return changed
  }

  // MARK: Connectivity

  private static let dense = "wiring: dense\nshow: numbers\ninput: 3 1 4 1 5 9\nkernel: -1 0 1"

  /// Of 24 wires 16 carry a 0: without them every output is as it was.
  @Test func wiresOfZeroCanBeCut() throws {
    var figure = try figure("connectivity", Self.dense)
    #expect(measures(figure) == ["wires": 24, "weights": 24, "same": 1])
    for row in 0..<4 {
      for column in 0..<6 where column != row && column != row + 2 {
        let wire = CellAddress(grid: "wires", row: row, column: column)
        figure = try changed(figure, by: .pick(wire))
      }
    }
    #expect(measures(figure) == ["wires": 8, "weights": 8, "same": 1])
    let needed = CellAddress(grid: "wires", row: 0, column: 0)
    figure = try changed(figure, by: .pick(needed))
    #expect(measures(figure) == ["wires": 7, "weights": 7, "same": 0])
    #expect(figure.caption(at: figure.rest(at: 2)).hasSuffix("= 4, before the cuts 1"))
    figure = try changed(figure, by: .pick(needed))
    #expect(measures(figure)["same"] == 1)
  }

  /// An input of 0 hides what a wire does; it counts all the same.
  @Test func sameMeansForAllInputs() throws {
    var figure = try figure("connectivity", Self.dense)
    figure = try changed(figure, by: .edit(CellAddress(grid: "input", row: 0, column: 0), 0))
    figure = try changed(figure, by: .pick(CellAddress(grid: "wires", row: 0, column: 0)))
    #expect(measures(figure)["same"] == 0)
  }

  @Test func wiresAreGivenAsRows() throws {
    let rows = "wires:\n  1 0 1 0 0 0\n  0 1 0 1 0 0\n  0 0 1 0 1 0\n  0 0 0 1 0 1"
    #expect(try measures(figure("connectivity", Self.dense + "\n" + rows))["wires"] == 8)
    for faulty in [
      "wires:\n  1 0 1", "wires:\n  2 0 1 0 0 0\n  0 0 0 0 0 0", "wiring: dense, dense",
    ] {
      #expect(throws: LessonErrors.self) {
        try figure("connectivity", "input: 3 1 4 1 5 9\n" + faulty)
      }
    }
    #expect(throws: LessonErrors.self) { try figure("connectivity", "input: 1 2\nkernel: 1 2 3") }
  }

  // MARK: Matrix

  private static let picture =
    "input:\n  1 2 3 4\n  5 6 7 8\n  9 10 11 12\n  13 14 15 16\npadding: 1\n"

  /// One cell down and to the right: nine outputs read a pixel, the other seven read padding.
  @Test func aKernelMovesThePicture() throws {
    let aim = "aim:\n  1 0 0\n  0 0 0\n  0 0 0\n"
    var figure = try figure("convolution-matrix", Self.picture + aim + "kernel: identity")
    #expect(measures(figure) == ["nonzeros": 16, "taps": 100, "entries": 256, "differences": 16])
    for (row, column, value) in [(1, 1, 0.0), (0, 0, 1.0)] {
      let cell = CellAddress(grid: "kernel", row: row, column: column)
      figure = try changed(figure, by: .edit(cell, value))
    }
    #expect(measures(figure)["differences"] == 0 && measures(figure)["nonzeros"] == 9)
  }

  @Test func withoutATargetNothingDiffers() throws {
    #expect(try measures(figure("convolution-matrix", Self.picture))["differences"] == nil)
    #expect(throws: LessonErrors.self) {
      try figure("convolution-matrix", Self.picture + "aim:\n  1 2")
    }
    #expect(throws: LessonErrors.self) {
      try figure("convolution-matrix", Self.picture + "kernel: sobel")
    }
  }

  // MARK: Race

  private static let race = "rows: 9\ncolumns: 12\nkernel: -1 1"

  @Test func theRaceRunsToItsEnd() throws {
    var figure = try figure("cost-race", Self.race)
    #expect(!figure.hasWork(for: 1) && figure.hasWork(for: 2) && !figure.hasWork(for: 3))
    // The convolution is the first slice.
    figure.work(for: 2)
    figure.took(1_000, for: 2)
    var slices = 0
    while figure.hasWork(for: 2), slices < 1_000 {
      figure.work(for: 2)
      figure.took(40_000, for: 2)
      slices += 1
    }
    #expect(!figure.hasWork(for: 2) && measures(figure, at: 2)["outputs"] == 99)
    let caption = figure.caption(at: figure.rest(at: 2))
    #expect(caption.contains("99 made by both, 0 of them different; time here \(40 * slices) to 1"))
    // Another count is another look at the same race.
    let counted = try changed(figure, by: .action("o"))
    #expect(counted.caption(at: counted.rest(at: 2)) == caption)
    #expect(counted.caption(at: counted.rest(at: 3)).hasSuffix("flops"))
  }

  @Test func partsStandAlone() throws {
    let race = try figure("cost-race", Self.race + "\nshow: race")
    #expect(race.stepCount == 2 && race.settings.isEmpty)
    let ledger = try figure("cost-race", Self.race + "\nshow: ledger")
    #expect(ledger.stepCount == 4 && !ledger.hasWork(for: 2))
    #expect(throws: LessonErrors.self) { try figure("cost-race", "rows: 4\nkernel: 1\nheight: 9") }
  }
}
