/// Sliding windows stacked over an input: who sees whom, exactly.
///
/// Unlike `ReceptiveField`, which treats the input as endless, this takes in where every map ends,
/// which cells are skipped, what padding reads, and what a window that hangs over the end misses.
/// Layer 0 is the input, layer 1 the output of the first window, and so on.
///
/// Rows and columns never mix, so everything is worked out along each axis by itself: a unit reads
/// every pair of a row it reads and a column it reads.
public struct LayerStack: Hashable, Sendable {
  /// The longest side of a map: 65,536.
  public static let longestSide = 1 << 16

  /// The windows, the lowest first.
  public let windows: [SlidingWindow]
  /// The size of each layer's map; the first is the input's.
  public let extents: [Extent]
  /// The theoretical field of each layer; the first is `ReceptiveField.pixel`.
  public let fields: [ReceptiveField]

  /// Stacks windows over an input; those of ceil-mode pools make their larger maps.
  ///
  /// - Throws: `ShapeError.inLayer` if a window does not fit, or a map is too large to be drawn.
  public init(input: Extent, windows: [SlidingWindow]) throws(ShapeError) {
    self.windows = windows
    fields = [.pixel] + (try ReceptiveField.chain(windows))
    try Self.check(input)
    var extents = [input]
    for (index, window) in windows.enumerated() {
      let extent = try ShapeError.locating(layer: index) { () throws(ShapeError) in
        let output = try window.outputExtent(input: extents[index])
        // The kernel is checked as well, because its taps are gone through one by one.
        try Self.check(output)
        try Self.check(window.kernel)
        return output
      }
      extents.append(extent)
    }
    self.extents = extents
  }

  /// The number of paths by which a unit reads each cell of a lower layer.
  ///
  /// Five layers of three taps, in one dimension, read 1 5 15 30 45 51 45 30 15 5 1.
  ///
  /// - Parameters:
  ///   - unit: a cell of the upper layer.
  ///   - layer: the upper layer.
  ///   - lower: the layer that is looked at; the input unless given.
  /// - Returns: path counts over the lower layer; what the unit does not read counts 0.
  /// - Throws: `ShapeError.outside` for a unit that does not exist, `ShapeError.outOfRange` for a
  ///   layer that does not, `ShapeError.overflow` for more paths than a `Double` can count.
  public func paths(
    from unit: Position, in layer: Int, downTo lower: Int = 0
  ) throws(ShapeError) -> PathCounts {
    try check(layer: layer, over: lower, cell: unit, of: layer)
    var paths = PathCounts(single: unit, in: extents[layer])
    for index in (lower..<layer).reversed() { paths = spreadDown(paths, below: index) }
    return try paths.checked()
  }

  /// The path counts from a unit over all layers, from the input up to its own, in one walk.
  ///
  /// - Parameters:
  ///   - unit: a cell of the layer.
  ///   - layer: its layer.
  /// - Returns: `paths(from:in:downTo:)` for each layer from 0 to `layer`.
  /// - Throws: as `paths(from:in:downTo:)`.
  public func cone(from unit: Position, in layer: Int) throws(ShapeError) -> [PathCounts] {
    try check(layer: layer, over: 0, cell: unit, of: layer)
    var cone = [PathCounts(single: unit, in: extents[layer])]
    for index in (0..<layer).reversed() {
      cone.append(try spreadDown(cone[cone.count - 1], below: index).checked())
    }
    return cone.reversed()
  }

  /// The path counts of an input cell over all layers up to one, in one walk.
  ///
  /// - Parameters:
  ///   - cell: a cell of the input.
  ///   - layer: the last layer.
  /// - Returns: `paths(to:upTo:)` for each layer from 0 to `layer`.
  /// - Throws: as `paths(from:in:downTo:)`.
  public func cone(to cell: Position, upTo layer: Int) throws(ShapeError) -> [PathCounts] {
    try check(layer: layer, over: 0, cell: cell, of: 0)
    var cone = [PathCounts(single: cell, in: extents[0])]
    for index in 0..<layer {
      cone.append(try gatherUp(cone[cone.count - 1], above: index).checked())
    }
    return cone
  }

  /// The number of paths by which each unit of an upper layer reads a cell: its cone upwards.
  ///
  /// - Parameters:
  ///   - cell: a cell of the lower layer.
  ///   - lower: the layer it lies in; the input unless given.
  ///   - layer: the upper layer.
  /// - Returns: path counts over the upper layer; units that the cell does not reach count 0.
  /// - Throws: as `paths(from:in:downTo:)`.
  public func paths(
    to cell: Position, in lower: Int = 0, upTo layer: Int
  ) throws(ShapeError) -> PathCounts {
    try check(layer: layer, over: lower, cell: cell, of: lower)
    var paths = PathCounts(single: cell, in: extents[lower])
    for index in lower..<layer { paths = gatherUp(paths, above: index) }
    return try paths.checked()
  }

  /// How much of the input a unit reads, 0 to 1.
  ///
  /// On 7×7 with 3×3 windows: 1/49, 9/49, 25/49 and 49/49 for layers 0 to 3.
  ///
  /// - Throws: as `paths(from:in:downTo:)`.
  public func coverage(of unit: Position, in layer: Int) throws(ShapeError) -> Double {
    let paths = try paths(from: unit, in: layer)
    return Double(paths.readRows.count) / Double(extents[0].rows)
      * Double(paths.readColumns.count) / Double(extents[0].columns)
  }

  /// Hands the counts of the units above a window down to the cells below it.
  private func spreadDown(_ paths: PathCounts, below index: Int) -> PathCounts {
    let (window, below) = (windows[index], extents[index])
    return PathCounts(
      rows: window.along(.rows).spreadDown(paths.rows, length: below.rows),
      columns: window.along(.columns).spreadDown(paths.columns, length: below.columns))
  }

  /// Sums the counts of the cells below a window for the units above it.
  private func gatherUp(_ paths: PathCounts, above index: Int) -> PathCounts {
    let (window, above) = (windows[index], extents[index + 1])
    return PathCounts(
      rows: window.along(.rows).gatherUp(paths.rows, count: above.rows),
      columns: window.along(.columns).gatherUp(paths.columns, count: above.columns))
  }

  private static func check(_ extent: Extent) throws(ShapeError) {
    try Limits.check(extent.rows, in: 1...longestSide, "map or kernel rows")
    try Limits.check(extent.columns, in: 1...longestSide, "map or kernel columns")
  }

  private func check(
    layer: Int, over lower: Int, cell: Position, of home: Int
  ) throws(ShapeError) {
    try Limits.check(layer, in: 0...windows.count, "layer")
    try Limits.check(lower, in: 0...layer, "lower layer")
    let extent = extents[home]
    guard (0..<extent.rows).contains(cell.row), (0..<extent.columns).contains(cell.column) else {
      throw .outside(
        channel: 0, position: cell,
        shape: Shape(checkedChannels: 1, rows: extent.rows, columns: extent.columns))
    }
  }
}

extension AxisWindow {
  /// Hands the counts of the units down to the cells that they read.
  fileprivate func spreadDown(_ counts: [Double], length: Int) -> [Double] {
    var below = [Double](repeating: 0, count: length)
    for (unit, count) in counts.enumerated() where count > 0 {
      for case .some(let source) in sources(of: unit, length: length) { below[source] += count }
    }
    return below
  }

  /// Sums for each unit the counts of the cells that it reads.
  fileprivate func gatherUp(_ counts: [Double], count: Int) -> [Double] {
    (0..<count).map { unit in
      sources(of: unit, length: counts.count).reduce(0) { sum, source in
        sum + (source.map { counts[$0] } ?? 0)
      }
    }
  }
}

/// How many paths lead from one unit to each cell of another layer, or the other way round.
///
/// With all weights alike this is how strongly each cell counts. The number of a cell is that of
/// its row times that of its column: windows are rectangles.
public struct PathCounts: Hashable, Sendable {
  /// Paths to each row; whole numbers.
  public let rows: [Double]
  /// Paths to each column; whole numbers.
  public let columns: [Double]

  init(rows: [Double], columns: [Double]) {
    self.rows = rows
    self.columns = columns
  }

  /// One path to one cell: the start of a walk.
  init(single cell: Position, in extent: Extent) {
    var (rows, columns) = (
      [Double](repeating: 0, count: extent.rows), [Double](repeating: 0, count: extent.columns)
    )
    rows[cell.row] = 1
    columns[cell.column] = 1
    self.init(rows: rows, columns: columns)
  }

  /// Paths to a cell, which must lie on the map.
  public subscript(row: Int, column: Int) -> Double {
    precondition(
      rows.indices.contains(row) && columns.indices.contains(column),
      "no cell \(row), \(column) in \(rows.count)×\(columns.count)")
    return rows[row] * columns[column]
  }

  /// All paths together.
  public var total: Double { rows.reduce(0, +) * columns.reduce(0, +) }

  /// The share of all paths that lead to a cell, 0 to 1; the cell must lie on the map.
  public func share(row: Int, column: Int) -> Double {
    total > 0 ? self[row, column] / total : 0
  }

  /// The rows that any path leads to, with gaps where dilation or wide strides leave them.
  public var readRows: [Int] { rows.indices.filter { rows[$0] > 0 } }

  /// The columns that any path leads to.
  public var readColumns: [Int] { columns.indices.filter { columns[$0] > 0 } }

  /// The smallest rectangle around all cells that a path leads to; nil if none does.
  public var region: Region? {
    guard let top = readRows.first, let bottom = readRows.last,
      let left = readColumns.first, let right = readColumns.last
    else { return nil }
    return Region(rows: top..<bottom + 1, columns: left..<right + 1)
  }

  /// Refuses counts that a `Double` cannot hold.
  func checked() throws(ShapeError) -> PathCounts {
    guard total.isFinite else { throw .overflow(sum: "paths", approximately: total) }
    return self
  }
}
