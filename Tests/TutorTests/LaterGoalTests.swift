import Figures
import TextScreen
import Testing

// The goals of lessons 02 and 10 to 19: the ways that lead to them, and those that do not.

extension ShippedGoalTests {
  /// Kernels, strides and paddings that make five outputs of twelve pixels and read them all.
  @Test(arguments: [
    (
      "twelve-to-five",
      ["3 3 2", "4 2 0", "4 3 2", "4 3 3", "5 2 1", "5 3 3", "6 2 1", "6 3 3", "7 2 2"]
    ),
    ("twelve-to-five-dilated", ["4 1 1", "4 2 3"]),
  ])
  func severalRulersMakeFive(_ id: String, _ expected: [String]) throws {
    let script = try script(id, in: "stride-padding-dilation")
    let goal = try #require(script.goal)
    let names = script.figure.settings.map(\.name)
    let settings = try ["kernel", "stride", "padding"].map {
      try #require(names.firstIndex(of: $0))
    }
    var ways: [String] = []
    for kernel in 1...7 {
      for stride in 1...4 {
        for padding in 0...3 {
          // Padding first: a long kernel fits no shorter row.
          let moves = [(2, padding), (0, kernel - 3), (1, stride - 1)].flatMap { setting, count in
            Array(
              repeating: Input.setting(settings[setting], by: count.signum()), count: abs(count))
          }
          guard let changed = figure(script.figure, moves), goal.isMet(by: changed) else {
            continue
          }
          ways.append("\(kernel) \(stride) \(padding)")
        }
      }
    }
    #expect(ways == expected)
  }

  /// Every kernel with one weight for the corners, one for the sides and one for the middle.
  @Test func manyKernelsHaveNoDirection() throws {
    let script = try script("no-direction", in: "when-convolution-is-wrong")
    let goal = try #require(script.goal)
    for (corner, side, middle) in [(0, 1, -4), (1, 2, 4), (1, 1, -8), (1, 0, 0)] {
      let edits = (0..<9).map { cell in
        let weight = cell == 4 ? middle : cell.isMultiple(of: 2) ? corner : side
        return Input.edit(
          CellAddress(grid: "kernel", row: cell / 3, column: cell % 3), Double(weight))
      }
      #expect(goal.isMet(by: try #require(figure(script.figure, edits))))
    }
  }

  /// Under stride 2 pairs of equal numbers survive an odd shift.
  @Test(arguments: [[0, 0, 1, 1, 3, 3, 0, 0, 0, 0, 0, 0], [2, 2, 5, 5, 5, 5, 1, 1, 0, 0, 0, 0]])
  func pairsMakeAShiftWhole(_ numbers: [Int]) throws {
    let script = try script("whole-again", in: "shift-in-shift-out")
    let goal = try #require(script.goal)
    let edits = numbers.enumerated().map {
      Input.edit(CellAddress(grid: "input", row: 0, column: $0.offset), Double($0.element))
    }
    #expect(goal.isMet(by: try #require(figure(script.figure, edits))))
  }

  /// The smaller of v and h, from either side, in any scale, or by a ReLU that lets only the surplus
  /// of an edge through; a threshold alone serves one contrast.
  @Test func severalWiringsFindTheCorner() throws {
    let script = try script("any-contrast", in: "feature-hierarchy")
    let goal = try #require(script.goal)
    func isMet(_ inner: [Double], _ outer: [Double]) throws -> Bool {
      func edits(_ grid: String, _ values: [Double]) -> [Input] {
        values.enumerated().map { .edit(CellAddress(grid: grid, row: 0, column: $0), $1) }
      }
      return goal.isMet(
        by: try #require(figure(script.figure, edits("inner", inner) + edits("outer", outer))))
    }
    #expect(try isMet([1, -1, 0], [1, 0, -1, 0]))
    #expect(try isMet([-1, 1, 0], [0, 1, -1, 0]))
    #expect(try isMet([2, -2, 0], [2, 0, -1, 0]))
    #expect(try !isMet([0, 0, 0], [1, 1, 0, -45]))
    #expect(try !isMet([0, 0, 0], [1, 1, 0, -450]))
    let wired: [Input] = [
      .edit(CellAddress(grid: "inner", row: 0, column: 0), 1),
      .edit(CellAddress(grid: "inner", row: 0, column: 1), -1),
      .edit(CellAddress(grid: "outer", row: 0, column: 1), 0),
      .edit(CellAddress(grid: "outer", row: 0, column: 2), -1),
      .edit(CellAddress(grid: "outer", row: 0, column: 3), 0),
    ]
    #expect(goal.isMet(by: try #require(figure(script.figure, wired))))
    #expect(!goal.isMet(by: try #require(figure(script.figure, wired + [.action("u")]))))
  }

  /// One bar of all names the cell, and no bar does after twelve others.
  @Test func aCellIsNamedWithinTwelveBars() throws {
    let script = try script("find-the-cell", in: "brain")
    let goal = try #require(script.goal)
    func pick(_ row: Int, _ column: Int) -> Input {
      .pick(CellAddress(grid: "screen", row: row, column: column))
    }
    let sweep = (0..<12).map { pick($0 / 6, $0 % 6) }
    var (soon, late) = (0, 0)
    for row in 2...5 {
      for column in 2...5 {
        for turns in 0...3 {
          let named =
            [pick(row, column)] + Array(repeating: .action("t"), count: turns)
            + [.action("s")]
          if goal.isMet(by: try #require(figure(script.figure, named))) { soon += 1 }
          if goal.isMet(by: try #require(figure(script.figure, sweep + named))) { late += 1 }
        }
      }
    }
    #expect((soon, late) == (1, 0))
  }

  /// Fewer dense layers, or fewer units in the first of them.
  @Test func severalNetworksStayBelowTenThousand() throws {
    let script = try script("below-ten-thousand", in: "conv-pool-fc")
    let goal = try #require(script.goal)
    func keys(_ keys: String) -> [Input] { keys.map { .action($0) } }
    let fewerUnits = Array(repeating: Input.setting(0, by: -1), count: 10)
    for way in [keys("cccccxx"), keys("ccccc") + fewerUnits] {
      #expect(goal.isMet(by: try #require(figure(script.figure, way))))
    }
  }

  /// 17 pixels a side, and no other number of them: larger squares are not the smallest.
  @Test func oneSquareIsTheSmallest() throws {
    let script = try script("smallest-square", in: "too-big-to-fill")
    let goal = try #require(script.goal)
    let sides = (1...30).filter { moves in
      figure(script.figure, Array(repeating: Input.setting(0, by: 1), count: moves))
        .map { goal.isMet(by: $0) } ?? false
    }
    #expect(sides == [7])
  }

  /// Which centroid takes which group is free, and none has to be exact.
  @Test func centroidsArePlaced() throws {
    let script = try script("place", in: "kernels-without-labels")
    let goal = try #require(script.goal)
    func placed(_ centroids: [(Double, Double)]) -> (any Figure)? {
      figure(
        script.figure,
        centroids.enumerated().flatMap { column, centroid in
          [centroid.0, centroid.1].enumerated().map {
            .edit(CellAddress(grid: "centroids", row: $0, column: column), $1)
          }
        })
    }
    let ways: [[(Double, Double)]] = [
      [(2, 8), (8, 2), (8, 8)], [(8, 8), (2, 8), (8, 2)], [(2.5, 8), (8, 2), (8, 8)],
    ]
    for way in ways {
      #expect(goal.isMet(by: try #require(placed(way))), "\(way)")
    }
    let others: [[(Double, Double)]] = [
      [(2, 8), (8, 2), (8, 7)], [(5, 5), (8, 2), (8, 8)], [(2, 8), (2, 8), (8, 5)],
    ]
    for other in others {
      #expect(!goal.isMet(by: try #require(placed(other))), "\(other)")
    }
  }

  /// One patch of the 49 is the right one, in however many tries.
  @Test func onePatchCostsMost() throws {
    let script = try script("find", in: "in-the-world")
    let goal = try #require(script.goal)
    var found: [String] = []
    for row in 0..<7 {
      for column in 0..<7 where (row, column) != (3, 3) {
        let patch = CellAddress(grid: "patches", row: row, column: column)
        if goal.isMet(by: try #require(figure(script.figure, [.pick(patch)]))) {
          found.append("\(row) \(column)")
        }
      }
    }
    #expect(found == ["5 0"])
  }
}
