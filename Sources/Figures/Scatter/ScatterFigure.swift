import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// Points of the plane with a straight line and a free curve through them, or centroids among them.
struct ScatterFigure: Figure {
  static let kind = "scatter"
  static let summary =
    "points with a straight line and a free curve, and how both do on new points; or k-means"
  static let steps =
    "Step 1 is the points with line and curve, step 2 adds new points; with centroids, one step a "
    + "round of k-means, or one step in all by hand."
  static let example = """
    points:
      0 1
      2 3
      4 3
      6 6
      8 7
      10 9
    new:
      1 2
      5 5
      9 8
    predict: 2
    """

  static let asks: [Ask<Self>] = [
    Ask("better", "before new points are seen, whether the curve misses them by more") {
      $0.betterQuestion($1)
    }
  ]

  static let measures: [Measure<Self>] = [
    Measure("distance", "the sum of squared distances of points from their centroids") { f, step in
      f.rounds.isEmpty ? nil : Number(f.rounds[min(step, f.rounds.count) - 1].distance)
    },
    Measure("least", "by hand, that sum once k-means has begun at points far apart") { f, _ in
      f.least.flatMap { Number($0) }
    },
    Measure("excess", "by hand, how far the sum is above that, in per cent of it") { f, _ in
      f.excess.flatMap { Number($0) }
    },
    Measure("line-error", "how far new points are from the line") { f, step in
      f.plot(of: step).lineError.flatMap { Number($0) }
    },
    Measure("curve-error", "how far new points are from the curve") { f, step in
      f.plot(of: step).curveError.flatMap { Number($0) }
    },
  ]

  let setup: Setup
  let plots: [Plot]
  /// The states of k-means, the last of which stays; none without centroids.
  let rounds: [Round]
  /// By hand, the distance that k-means comes to by itself.
  let least: Double?

  /// Points with what was fitted to them.
  struct Plot: Sendable {
    let points: [PlanePoint], new: [PlanePoint]
    let line: LineFit?, curve: CurveFit?
    var lineError: Double? { new.isEmpty ? nil : line?.error(on: new) }
    var curveError: Double? { new.isEmpty ? nil : curve?.error(on: new) }

    init(_ points: [[Float]], new: [[Float]]) {
      func decoded(_ rows: [[Float]]) -> [PlanePoint] {
        rows.map { PlanePoint(x: Double($0[0]), y: Double($0[1])) }
      }
      (self.points, self.new) = (decoded(points), decoded(new))
      (line, curve) = (LineFit(self.points), CurveFit(self.points))
    }
  }

  /// Centroids with the points that are nearest to each.
  struct Round: Sendable {
    let centroids: [[Double]], joined: [Int]
    let distance: Double
  }

  private static let mostRounds = 12

  init(_ setup: Setup) throws(ShapeError) {
    self.setup = setup
    guard setup.new.isEmpty || setup.new.count == setup.points.count else {
      throw .wrongCount(
        of: "plots of new points", found: setup.new.count, expected: "\(setup.points.count)")
    }
    plots = setup.points.indices.map {
      Plot(setup.points[$0], new: setup.new.isEmpty ? [] : setup.new[$0])
    }
    guard !setup.centroids.isEmpty, let first = setup.points.first else {
      (rounds, least) = ([], nil)
      return
    }
    func doubles(_ rows: [[Float]]) -> [[Double]] { rows.map { $0.map(Double.init) } }
    let points = doubles(first)
    let rounds = try Self.rounds(of: points, from: doubles(setup.centroids))
    self.rounds = setup.isByHand ? Array(rounds.prefix(1)) : rounds
    least =
      setup.isByHand
      ? try Self.rounds(
        of: points, from: KMeans.farApart(setup.centroids.count, of: points)
      ).last?.distance : nil
  }

  /// K-means from some centroids, round by round, until they stay.
  private static func rounds(
    of points: [[Double]], from centroids: [[Double]]
  ) throws(ShapeError) -> [Round] {
    var rounds: [Round] = []
    var means = try KMeans(points, centres: centroids)
    while rounds.count < mostRounds, rounds.last?.centroids != means.centres {
      let centroids = means.centres
      means.finishRound()
      rounds.append(
        Round(centroids: centroids, joined: means.assignments, distance: means.distance ?? 0))
    }
    return rounds
  }

  /// By hand, the part by which the distance is above the least one, in per cent to one decimal.
  var excess: Double? {
    guard let least, least > 0, let distance = rounds.first?.distance else { return nil }
    return max(0, (1_000 * (distance / least - 1)).rounded() / 10)
  }

  private var hasNew: Bool { !setup.new.isEmpty }
  private var stepsOfPlot: Int { hasNew ? 2 : 1 }
  var stepCount: Int { rounds.isEmpty ? plots.count * stepsOfPlot : rounds.count }
  func plot(of step: Int) -> Plot {
    rounds.isEmpty ? plots[min((step - 1) / stepsOfPlot, plots.count - 1)] : plots[0]
  }
  /// Whether new points are seen.
  func showsNew(at moment: Moment) -> Bool {
    hasNew && moment.step.isMultiple(of: 2) && moment.asking == nil
  }

  func name(of step: Int) -> String {
    if setup.isByHand, !rounds.isEmpty { return "by hand" }
    if !rounds.isEmpty { return "round \(step - 1)" }
    return plots.count > 1 ? "plot \((step - 1) / stepsOfPlot + 1)" : ""
  }
  func name(of cell: CellAddress) -> String {
    "\(cell.row == 0 ? "x" : "y") of \(cell.grid == "points" ? "point" : "centroid") "
      + "\(cell.column)"
  }

  // MARK: Words

  func text(_ value: Double) -> String { NumberFormat.exact(Float(value)) }
  func error(_ value: Double?) -> String {
    value.map { NumberFormat.fixed($0, decimals: 3) } ?? "–"
  }

  func caption(at moment: Moment) -> String {
    func list(_ points: [PlanePoint]) -> String {
      points.map { "(\(text($0.x)), \(text($0.y)))" }.joined(separator: " ")
    }
    if !rounds.isEmpty {
      let round = rounds[moment.step - 1]
      let centroids = round.centroids.enumerated().map { index, centroid in
        let size = round.joined.count { $0 == index }
        return
          "\(Self.letter(index)) at (\(error(centroid[0])), \(error(centroid[1]))), \(size) points"
      }
      return "\(name(of: moment.step)): \(list(plots[0].points)); "
        + centroids.joined(separator: "; ") + "; squared distances \(error(round.distance))"
        + (least.map { ", of k-means \(error($0))" } ?? "")
    }
    let plot = plot(of: moment.step)
    let label = name(of: moment.step)
    let old = "\(label)\(label.isEmpty ? "" : ": ")points \(list(plot.points))"
    guard showsNew(at: moment) else { return old }
    return "\(old); new \(list(plot.new)); the line is \(error(plot.lineError)) off, the curve "
      + "\(error(plot.curveError))"
  }

  static func letter(_ index: Int) -> String { ["A", "B", "C", "D"][min(index, 3)] }

  private func betterQuestion(_ step: Int) -> Question? {
    let plot = plot(of: step)
    guard rounds.isEmpty, step.isMultiple(of: 2), let line = plot.lineError,
      let curve = plot.curveError
    else { return nil }
    return .comparison(
      "better-\(step)", "On new points of the same kind, the curve will miss by", of: curve,
      with: line, names: ["more than the line", "less than the line", "as much as the line"]
    ) { _, _ in "the line misses by \(error(line)), the curve by \(error(curve))" }
  }
}
