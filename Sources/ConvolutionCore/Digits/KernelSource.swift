/// Where the first layer's kernels come from: eight kernels of 5×5.
///
/// All but `learned` need no labels and stay as they are while the rest of the network learns.
public enum KernelSource: String, CaseIterable, Hashable, Sendable {
  /// Normal draws times √(2/25).
  case random
  /// Sobel's kernels for eight directions, each 3×3 in a ring of zeros, divided by 4.
  case designed
  /// The centres that k-means finds among patches of the pictures.
  case kMeans = "k-means"
  /// Drawn as the random ones, then trained with the rest.
  case learned

  /// How many kernels there are.
  public static let count = 8
  /// The side of a kernel.
  public static let side = 5
  /// The rounds in which k-means moves its centres.
  public static let rounds = 20

  /// A convolution with the kernels, ReLU, max pooling by 2 and a dense layer.
  ///
  /// - Parameters:
  ///   - images: what k-means takes its patches from.
  ///   - seed: draws the kernels; the dense layer takes this seed plus 20.
  ///   - groups: those that this seed draws, after their rounds; found anew unless given.
  /// - Returns: the network before training; `frozenLayers` says what stays as it is.
  /// - Throws: `ShapeError` for pictures that a 5×5 kernel does not fit, or with several channels.
  public func network(
    for images: ImageSet, seed: UInt64, groups: KMeans? = nil
  ) throws(ShapeError) -> TrainableNetwork {
    var network = try TrainableNetwork(
      input: images.shape,
      layers: [
        .convolution(filters: Self.count, kernel: Self.side), .relu, .maxPooling(2), .flatten,
        .dense(outputs: 2),
      ])
    var random = SplitMix64(seed: seed)
    switch self {
    case .random, .learned: network.initialize(layer: 0, using: &random)
    case .designed: try network.replace(parametersFrom: 0, with: Self.directions.flatMap(\.self))
    case .kMeans:
      var groups = if let groups { groups } else { try Self.groups(of: images, using: &random) }
      while groups.rounds < Self.rounds { groups.finishRound() }
      try network.replace(parametersFrom: 0, with: Self.kernels(of: groups).flatMap(\.self))
    }
    var dense = SplitMix64(seed: seed &+ 20)
    network.initialize(layer: 4, using: &dense)
    return network
  }

  /// The layers that do not learn.
  public var frozenLayers: Set<Int> { self == .learned ? [] : [0] }

  /// Patches of pictures with eight of them as the first centres.
  ///
  /// - Parameters:
  ///   - images: pictures with one channel.
  ///   - random: draws picture, row and column of each patch, then the centres.
  ///   - patches: how many.
  /// - Returns: the groups before their first round.
  /// - Throws: as `ImageSet.patches`.
  public static func groups(
    of images: ImageSet, using random: inout SplitMix64, patches: Int = 4000
  ) throws(ShapeError) -> KMeans {
    let patches = try images.patches(patches, side: side, using: &random)
    let centres = (0..<count).map { _ in patches[random.index(below: patches.count)] }
    return try KMeans(patches, centres: centres)
  }

  /// The centres as kernels: each divided by its norm, unless that is 0.
  public static func kernels(of groups: KMeans) -> [[Double]] {
    groups.centres.map { centre in
      let norm = centre.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return norm > 0 ? centre.map { $0 / norm } : centre
    }
  }

  /// Sobel's kernels for eight directions, each with its negative, 5×5 row by row.
  public static let directions: [[Double]] = {
    let kernels: [[Double]] = [
      [-1, 0, 1, -2, 0, 2, -1, 0, 1], [-1, -2, -1, 0, 0, 0, 1, 2, 1],
      [-2, -1, 0, -1, 0, 1, 0, 1, 2], [0, -1, -2, 1, 0, -1, 2, 1, 0],
    ]
    var wide: [[Double]] = []
    for kernel in kernels {
      for divisor in [4.0, -4] {
        var padded = [Double](repeating: 0, count: side * side)
        for tap in kernel.indices {
          padded[(tap / 3 + 1) * side + tap % 3 + 1] = kernel[tap] / divisor
        }
        wide.append(padded)
      }
    }
    return wide
  }()
}
