import ConvolutionCore
import LessonScript
import TextScreen

extension ScatterFigure {
  /// What a scatter is made from: one or several plots, each of points with two coordinates.
  struct Setup: FigureSetup {
    var points: [[[Float]]] = [[[0, 1], [2, 3], [4, 3], [6, 6], [8, 7], [10, 9]]]
    var new: [[[Float]]] = []
    var centroids: [[Float]] = []
    /// True if nobody but the learner moves the centroids.
    var isByHand = false

    /// The coordinates of a grid's points can be typed: not where there are several plots.
    var isEditable: Bool { points.count == 1 }
  }

  static let fields: [Field<Setup>] = [
    .custom(
      OptionSpec("points", .grids, "the points, `x y` a line; with `---`, several plots"),
      grids: { $0.isEditable ? [grid("points", $0.points.first ?? [])] : [] },
      edit: { $0.points[0][$1.column][$1.row] = $2 },
      read: { if let plots = plots("points", from: &$0) { $1.points = plots } }
    ).counting { Array($0.points.joined()).countOfDifferences(from: Array($1.points.joined())) },
    .custom(
      OptionSpec(
        "new", .grids, "points that were not fitted, to test line and curve: as many plots"),
      read: { if let plots = plots("new", from: &$0) { $1.new = plots } }),
    .custom(
      OptionSpec("centroids", .grid, "centres that k-means moves, `x y` a line, up to 4, instead"),
      grids: { $0.centroids.isEmpty ? [] : [grid("centroids", $0.centroids)] },
      edit: { $0.centroids[$1.column][$1.row] = $2 },
      read: { options, setup in
        guard let centroids = plots("centroids", from: &options)?.first else { return }
        guard centroids.count <= glyphs.count else {
          options.report(
            "\(centroids.count) centroids; expected at most \(glyphs.count)", for: "centroids")
          return
        }
        setup.centroids = centroids
      }
    ).counting { $0.centroids.countOfDifferences(from: $1.centroids) },
    .flag(
      "by-hand", \.isByHand,
      "with centroids: k-means does not move them, and says how far it would come"),
  ]

  /// The points of each group.
  static let glyphs: [SafeText] = ["●", "○", "■", "□"]
  private static let mostPoints = 24

  /// Coordinates as a grid: x above y.
  private static func grid(_ name: String, _ points: [[Float]]) -> CellGrid {
    CellGrid(name, rows: 2, columns: points.count, isEditable: true)
  }

  private static func plots(_ name: String, from options: inout OptionReader) -> [[[Float]]]? {
    guard let plots = options.grids(name), let first = plots.first else { return nil }
    guard first.count <= mostPoints, first[0].count == 2 else {
      options.report(
        "\(name) has \(first.count) lines of \(first[0].count); expected at most \(mostPoints) of 2",
        for: name)
      return nil
    }
    return plots.map { $0.map { $0.map(Float.init) } }
  }
}
