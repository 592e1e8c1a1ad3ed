/// A network that learned from scans in which a tag in one corner gives the class away.
///
/// The scans are noisy digits, 14×14; those of class 1 have a tag, a patch of 2×2 brighter pixels.
/// The network is as small as one can be: a convolution of two 3×3 kernels, ReLU, max pooling by 2
/// and a dense layer, 166 parameters.
public struct ShortcutStudy: Sendable {
  /// How easily the tag is seen.
  public enum Tag: String, CaseIterable, Hashable, Sendable {
    /// As bright as ink.
    case bright
    /// Hardly above the noise.
    case faint

    /// The patch in which it is.
    public var patch: Position {
      switch self {
      case .bright: Position(row: 0, column: 6)
      case .faint: Position(row: 5, column: 0)
      }
    }

    /// How much brighter its pixels are.
    public var brightness: Double { self == .bright ? 1 : 0.35 }
  }

  /// The side of a patch, in pixels.
  public static let side = 2
  /// The patches along a side of a scan.
  public static let patches = DigitGenerator.side / side

  /// The scans that the network is tested on, tagged like those it learned from.
  public let scans: ImageSet
  /// The network after training.
  public let network: TrainableNetwork
  /// The share of right answers on them, 0 to 1.
  public let accuracy: Double
  /// The share of right answers on the same scans without tags.
  public let untagged: Double
  /// The share of right answers with one patch covered, by its row and column.
  public let covered: [[Double]]

  private static let bright = Result { () throws(ShapeError) in try ShortcutStudy(.bright) }
  private static let faint = Result { () throws(ShapeError) in try ShortcutStudy(.faint) }

  /// The study with a tag, run at the first use.
  ///
  /// - Throws: `ShapeError` if its parts did not fit each other, which they do.
  public static func run(_ tag: Tag) throws(ShapeError) -> ShortcutStudy {
    try (tag == .bright ? bright : faint).get()
  }

  private init(_ tag: Tag) throws(ShapeError) {
    func tagged(_ images: ImageSet) -> ImageSet {
      images.changed(in: Self.pixels(of: tag.patch), ofClass: 1) { $0 + tag.brightness }
    }
    var (first, second) = (DigitGenerator(seed: 2024), DigitGenerator(seed: 2025))
    let plain = try second.images(100)
    var network = try TrainableNetwork(
      input: DigitGenerator.shape,
      layers: [
        .convolution(filters: 2, kernel: 3), .relu, .maxPooling(2), .flatten, .dense(outputs: 2),
      ])
    var random = SplitMix64(seed: 1)
    network.initialize(using: &random)
    var run = try TrainingRun(
      network, on: tagged(first.images(400)), TrainingRecipe(epochs: 8, batchSize: 20))
    while !run.isComplete { run.trainBatch() }
    let (trained, scans) = (run.network, tagged(plain))
    (self.network, self.scans) = (trained, scans)
    accuracy = try trained.evaluated(on: scans).accuracy
    untagged = try trained.evaluated(on: plain).accuracy
    covered = try (0..<Self.patches).map { row throws(ShapeError) in
      try (0..<Self.patches).map { column throws(ShapeError) in
        let patch = Self.pixels(of: Position(row: row, column: column))
        return try trained.evaluated(on: scans.changed(in: patch) { _ in 0 }).accuracy
      }
    }
  }

  /// The pixels of a patch.
  public static func pixels(of patch: Position) -> Region {
    Region(
      rows: patch.row * side..<(patch.row + 1) * side,
      columns: patch.column * side..<(patch.column + 1) * side)
  }
}

extension ImageSet {
  /// The same pictures with the pixels of a part changed, in all or in those of one class.
  ///
  /// - Parameters:
  ///   - part: rows and columns; what lies outside the pictures counts for nothing.
  ///   - label: the class; nil for all.
  ///   - change: gives the new value of a pixel from the old one.
  /// - Returns: as many pictures with the same labels.
  public func changed(
    in part: Region, ofClass label: Int? = nil, by change: (Double) -> Double
  ) -> ImageSet {
    let part = part.clipped(to: shape.extent)
    var changed = pixels
    for index in labels.indices where label == nil || labels[index] == label {
      for channel in 0..<shape.channels {
        for row in part.rows {
          let start = ((index * shape.channels + channel) * shape.rows + row) * shape.columns
          for column in part.columns { changed[start + column] = change(changed[start + column]) }
        }
      }
    }
    return ImageSet(checkedShape: shape, pixels: changed, labels: labels)
  }
}
