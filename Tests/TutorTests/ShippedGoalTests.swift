import ConvolutionCore
import Figures
import Testing
import TextScreen

@testable import Tutor

/// The goals of the lessons: several ways lead to each, and no single key.
@Suite struct ShippedGoalTests {
  private func script(_ id: String, in lesson: String) throws -> ScriptedFigure {
    try #require(
      try Shipped.lesson(lesson).pages.compactMap(\.figure).first { $0.id == id })
  }

  private func figure(
    _ start: any Figure, _ inputs: [Input]
  ) -> (any Figure)? {
    var figure = start
    for input in inputs {
      guard case .figure(let changed, _) = figure.changed(by: input, at: figure.stepCount) else {
        return nil
      }
      figure = changed
    }
    return figure
  }

  @Test func noSingleKeyReachesAGoal() throws {
    for lesson in try Shipped.lessons() {
      for script in lesson.pages.compactMap(\.figure) {
        guard let goal = script.goal else { continue }
        let figure = script.figure
        let settings = figure.settings.indices.flatMap {
          [Input.setting($0, by: 1), .setting($0, by: -1)]
        }
        for input in settings + figure.actions(at: 1).map({ .action($0.key) }) {
          guard let changed = self.figure(figure, [input]),
            goal.refusal(of: changed, from: figure) == nil
          else { continue }
          #expect(!goal.isMet(by: changed), "\(goal.id): \(input)")
        }
        #expect(goal.hints.count >= 1, "\(goal.id) has a hint")
      }
    }
  }

  /// Every cell of the blurring kernel can be the one that makes the sum 0.
  @Test func nineCellsLeaveOnlyTheEdges() throws {
    let script = try script("only-edges", in: "watch-the-kernel-slide")
    let goal = try #require(script.goal)
    var ways: [Int] = []
    for cell in 0..<9 {
      for value in -20...20 {
        let address = CellAddress(grid: "kernel", row: cell / 3, column: cell % 3)
        guard let changed = figure(script.figure, [.edit(address, Double(value))]) else { continue }
        if goal.isMet(by: changed) { ways.append(value) }
      }
    }
    #expect(ways == Array(repeating: -8, count: 9))
    // Another two weights that cancel.
    let zeroed = (0..<9).map {
      Input.edit(
        CellAddress(grid: "kernel", row: $0 / 3, column: $0 % 3), $0 == 0 ? -1 : $0 == 8 ? 1 : 0)
    }
    #expect(goal.isMet(by: try #require(figure(script.figure, zeroed))))
  }

  /// The weight goes to the top left; flipped, it is typed before at the bottom right.
  @Test func twoWaysMoveThePicture() throws {
    let script = try script("move-it", in: "watch-the-kernel-slide")
    let goal = try #require(script.goal)
    func edit(_ row: Int, _ column: Int, _ value: Double) -> Input {
      .edit(CellAddress(grid: "kernel", row: row, column: column), value)
    }
    let plain = [edit(1, 1, 0), edit(0, 0, 1)]
    let flipped = [edit(1, 1, 0), edit(2, 2, 1), .action("f")]
    for way in [plain, flipped] {
      #expect(goal.isMet(by: try #require(figure(script.figure, way))))
    }
  }

  /// All kernels and numbers of filters that the settings reach.
  @Test func severalSizesMakeMoreMapsForLess() throws {
    let script = try script("more-for-less", in: "one-kernel-everywhere")
    let goal = try #require(script.goal)
    let names = script.figure.settings.map(\.name)
    let (kernel, filters, stride) = (
      try #require(names.firstIndex(of: "kernel")), try #require(names.firstIndex(of: "filters")),
      try #require(names.firstIndex(of: "stride"))
    )
    var ways: Set<String> = []
    for k in -2...3 {
      for f in -2...5 {
        for s in 0...3 {
          func moves(_ setting: Int, _ count: Int) -> [Input] {
            Array(repeating: .setting(setting, by: count.signum()), count: abs(count))
          }
          guard
            let changed = figure(
              script.figure, moves(kernel, k) + moves(filters, f) + moves(stride, s)),
            goal.isMet(by: changed)
          else { continue }
          ways.insert(
            [kernel, filters, stride].map { changed.settings[$0].value }.joined(separator: " "))
        }
      }
    }
    #expect(
      ways == ["3 32 1", "3 32 2", "3 32 3", "1 32 1", "1 64 1", "1 128 1"])
  }

  /// Three convolutions with a field of 15: strides 2 and 2, dilations of 1, 2 and 4 in any order, and more.
  @Test func manyChainsReachFifteen() throws {
    let script = try script("reach-fifteen", in: "receptive-fields")
    let goal = try #require(script.goal)
    let names = script.figure.settings.map(\.name)
    let (stride, dilation) = (
      try #require(names.firstIndex(of: "stride")), try #require(names.firstIndex(of: "dilation"))
    )
    // By hand: down to one layer, set it, add one like it, set that, and so on.
    let strides: [Input] = [
      .action("x"), .action("x"), .setting(stride, by: 1), .action("a"), .action("a"),
    ]
    let dilations: [Input] = [
      .action("x"), .action("x"), .action("a"), .setting(dilation, by: 1), .action("a"),
      .setting(dilation, by: 1), .setting(dilation, by: 1),
    ]
    for way in [strides, dilations] {
      #expect(goal.isMet(by: try #require(figure(script.figure, way))))
    }
  }
}
