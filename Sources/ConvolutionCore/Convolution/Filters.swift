/// A bank of filters: each makes one feature map from all the channels it reads.
///
/// With `groups` above 1 the input channels and the filters are split into that many equal runs,
/// and each run of filters reads its own run of channels only. As many groups as input channels is
/// a depthwise convolution.
public struct Filters: Hashable, Sendable {
  /// How many filters there are, and so how many channels the output has.
  public let count: Int
  /// The size of one filter: channels it reads × kernel rows × kernel columns.
  public let shape: Shape
  /// Into how many separate runs channels and filters are split.
  public let groups: Int
  /// The weights, filter after filter, each channel by channel and row by row.
  public internal(set) var weights: [Float]
  /// One number for each filter, added to every output of it.
  public internal(set) var biases: [Float]

  /// Makes a bank from its weights in one list.
  ///
  /// - Parameters:
  ///   - count: how many filters there are.
  ///   - shape: the size of one filter.
  ///   - weights: count × channels × rows × columns of them.
  ///   - biases: one a filter; nil means zeros.
  ///   - groups: must divide `count`.
  /// - Throws: `ShapeError` for a wrong number of weights or biases, too many, or uneven groups.
  public init(
    count: Int, shape: Shape, weights: [Float], biases: [Float]? = nil, groups: Int = 1
  ) throws(ShapeError) {
    try Limits.check(count, in: 1...Limits.values, "filters")
    try Limits.check(groups, in: 1...Limits.values, "groups")
    try Limits.checkHolds(shape)
    // At most 2^48, so this cannot overflow.
    let expected = count * shape.count
    guard expected <= Limits.values else {
      throw .outOfRange(name: "weights", value: expected, expected: 1...Limits.values)
    }
    guard weights.count == expected else {
      throw .wrongCount(
        of: "weights", found: weights.count,
        expected: "\(count)·\(shape.channels)·\(shape.rows)·\(shape.columns) = \(expected)")
    }
    let biases = biases ?? [Float](repeating: 0, count: count)
    guard biases.count == count else {
      throw .wrongCount(
        of: "biases", found: biases.count, expected: "\(count), one for each filter")
    }
    guard count.isMultiple(of: groups) else {
      throw .unevenGroups(of: "filters", count: count, groups: groups)
    }
    (self.count, self.shape, self.groups) = (count, shape, groups)
    (self.weights, self.biases) = (weights, biases)
  }

  /// Makes a bank from filters of one size.
  ///
  /// - Throws: `ShapeError` for no filters, filters of different sizes, or as
  ///   `init(count:shape:weights:biases:groups:)`.
  public init(
    _ filters: [Tensor], biases: [Float]? = nil, groups: Int = 1
  ) throws(ShapeError) {
    guard let first = filters.first else {
      throw .outOfRange(name: "filters", value: 0, expected: 1...Limits.side)
    }
    for filter in filters where filter.shape != first.shape {
      throw .unlikeFilters(filter.shape, first.shape)
    }
    try self.init(
      count: filters.count, shape: first.shape, weights: filters.flatMap(\.values), biases: biases,
      groups: groups)
  }

  /// Makes a bank of one filter.
  public init(_ filter: Tensor, bias: Float = 0) {
    (count, shape, groups) = (1, filter.shape, 1)
    (weights, biases) = (filter.values, [bias])
  }

  /// The height and width of a filter.
  public var kernel: Extent { shape.extent }

  /// How many channels the input must have: those that one filter reads, for every group.
  public var inputChannels: Int { shape.channels * groups }

  /// The weights of one filter, which must exist: 0 ..< `count`.
  public subscript(filter: Int) -> Tensor {
    precondition((0..<count).contains(filter), "no filter \(filter) in a bank of \(count)")
    return Tensor(
      checkedShape: shape,
      values: Array(weights[filter * shape.count..<(filter + 1) * shape.count]))
  }

  /// Every kernel rotated by 180 degrees; filters, channels and biases stay in order.
  public var rotated180: Filters {
    var turned = self
    let slice = kernel.rows * kernel.columns
    for start in stride(from: 0, to: weights.count, by: slice) {
      turned.weights[start..<start + slice].reverse()
    }
    return turned
  }

  /// The shape of the output for an input of a given shape.
  ///
  /// - Throws: `ShapeError` if the channels differ, the kernel does not fit, or the output would
  ///   overflow.
  public func outputShape(input: Shape, _ sliding: Sliding = Sliding()) throws(ShapeError) -> Shape
  {
    guard input.channels == inputChannels else {
      throw .channelMismatch(
        filterChannels: shape.channels, groups: groups, inputChannels: input.channels)
    }
    return try Shape(
      channels: count, try sliding.outputExtent(input: input.extent, kernel: kernel))
  }

  /// The first input channel that a filter reads.
  func firstChannel(of filter: Int) -> Int {
    filter / (count / groups) * shape.channels
  }
}
