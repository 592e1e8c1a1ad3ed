import ConvolutionCore
import Testing

@Suite struct KMeansTests {
  /// Worked by hand: seven points on a line, then in a plane.
  @Test func stepByStep() throws {
    let points: [[Double]] = [[0], [1], [2], [9], [10], [11], [30]]
    var groups = try KMeans(points, centres: [[0], [1]])
    #expect(groups.distance == nil)
    #expect(groups.assignments.isEmpty)

    groups.finishRound()
    #expect(groups.assignments == [0, 1, 1, 1, 1, 1, 1])
    #expect(groups.distance == 1087)
    #expect(groups.centres == [[0], [10.5]])

    groups.finishRound()
    #expect(groups.assignments == [0, 0, 0, 1, 1, 1, 1])
    #expect(groups.distance == 388)
    #expect(groups.centres == [[1], [15]])

    groups.finishRound()
    #expect(groups.assignments == [0, 0, 0, 1, 1, 1, 1] && groups.centres == [[1], [15]])
    #expect(groups.rounds == 3)
  }

  /// A centre without points stays, and of equally near ones the first wins.
  @Test func emptyGroupsAndTies() throws {
    var groups = try KMeans([[0, 0], [2, 0]], centres: [[1, 0], [1, 0], [50, 50]])
    groups.finishRound()
    #expect(groups.assignments == [0, 0])
    #expect(groups.centres == [[1, 0], [1, 0], [50, 50]])
    #expect(groups.distance == 2)
  }

  /// Rounds against a plain program over seeds; an odd number of centres and of points.
  @Test(arguments: 0..<5) func agreesWithAPlainProgram(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let points = (0..<173).map { _ in (0..<7).map { _ in random.normal() } }
    var centres = Array(points.prefix(5))
    var groups = try KMeans(points, centres: centres)
    for _ in 0..<6 {
      let joined = points.map { point in
        let squares = centres.map { centre in
          zip(point, centre).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        return squares.indices.min { squares[$0] < squares[$1] } ?? 0
      }
      for index in centres.indices {
        let members = points.indices.filter { joined[$0] == index }
        for axis in 0..<7 where !members.isEmpty {
          centres[index][axis] =
            members.reduce(0) { $0 + points[$1][axis] } / Double(members.count)
        }
      }
      groups.finishRound()
      #expect(groups.assignments == joined)
      #expect(isClose(groups.centres.flatMap(\.self), centres.flatMap(\.self), 1e-12))
    }
  }

  /// By hand: the mean is (5, 4), so (10, 10) is farthest; from it (0, 0); then (9, 0).
  @Test func pointsFarApart() {
    let points: [[Double]] = [[0, 0], [1, 2], [5, 8], [10, 10], [9, 0]]
    #expect(KMeans.farApart(3, of: points) == [[10, 10], [0, 0], [9, 0]])
    #expect(KMeans.farApart(9, of: points).count == 5)
    #expect(KMeans.farApart(2, of: []).isEmpty && KMeans.farApart(-1, of: points).isEmpty)
  }

  @Test func slicesChangeNothing() throws {
    var random = SplitMix64(seed: 8)
    var whole = try KernelSource.groups(of: Digits.test, using: &random, patches: 500)
    var sliced = whole
    for _ in 0..<4 { whole.finishRound() }
    var slices = 0
    while sliced.rounds < 4 {
      sliced.advance(points: 100)
      slices += 1
    }
    #expect(slices == 20)
    #expect(sliced.centres == whole.centres)
    #expect(sliced.distance == whole.distance)
    while !sliced.advance(points: -1) {}
    sliced.advance(points: .max)
    #expect(sliced.rounds == 6)
  }

  /// The distance never grows from round to round.
  @Test func distanceFalls() throws {
    var random = SplitMix64(seed: 1)
    var groups = try KernelSource.groups(of: Digits.test, using: &random, patches: 1000)
    var last = Double.infinity
    for _ in 0..<KernelSource.rounds {
      groups.finishRound()
      let distance = try #require(groups.distance)
      #expect(distance <= last)
      last = distance
    }
    for kernel in KernelSource.kernels(of: groups) {
      #expect(isClose([kernel.reduce(0) { $0 + $1 * $1 }], [1], 1e-12))
    }
  }

  @Test func directions() {
    let kernels = KernelSource.directions
    #expect(kernels.count == 8)
    #expect(Set(kernels).count == 8)
    #expect(kernels[0][5..<10] == [0, -0.25, 0, 0.25, 0])
    for pair in stride(from: 0, to: 8, by: 2) {
      #expect(kernels[pair] == kernels[pair + 1].map { -$0 })
      #expect(kernels[pair].reduce(0, +) == 0)
    }
  }

  @Test func refusals() {
    let empty = "numbers in a point 0, expected 1 or more"
    #expect(message { try KMeans([], centres: [[1]]) } == empty)
    #expect(message { try KMeans([[]], centres: [[]]) } == empty)
    #expect(message { try KMeans([[1]], centres: []) } == "centres 0, expected 1 or more")
    #expect(
      message { try KMeans([[1], [1, 2]], centres: [[1]]) }
        == "row 1 has 2 values, expected 1 as in row 0")
  }
}
