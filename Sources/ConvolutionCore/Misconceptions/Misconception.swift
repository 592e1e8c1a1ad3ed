/// A usual way to get a convolution wrong.
///
/// Each is a wrong model: a computation that gives an exact number, so that a learner's number
/// shows which one was at work. The raw values are stable: records of progress use them.
public enum Misconception: String, CaseIterable, Hashable, Sendable {
  // One cell of a feature map.

  /// The kernel was flipped (rotated by 180 degrees) for a cross-correlation.
  case kernelFlipped = "kernel-flipped"
  /// The kernel was not flipped for a true convolution.
  case kernelNotFlipped = "kernel-not-flipped"
  /// Rows and columns of the kernel were exchanged.
  case kernelTransposed = "kernel-transposed"
  /// The window was shifted by one cell, or one stride, left, right, up or down.
  case windowOneOff = "window-one-off"
  /// The values under the window were added without their weights.
  case weightsForgotten = "weights-forgotten"
  /// Values and weights, or sizes, were added where they multiply.
  case addedForMultiplied = "added-for-multiplied"
  /// Only the first row of products was added.
  case firstRowOnly = "first-row-only"
  /// Another number of the window was kept: the mean for the maximum, say.
  case otherPooling = "other-pooling"

  // How many numbers, and how much work.

  /// A bias was left out.
  case biasForgotten = "bias-forgotten"
  /// Biases were given to the inputs instead of the outputs.
  case biasOnInputs = "bias-on-inputs"
  /// Biases were counted where they are not.
  case biasCounted = "bias-counted"
  /// All input channels but one were left out.
  case channelsForgotten = "channels-forgotten"
  /// Every filter was given all channels where it has those of its group only.
  case groupsForgotten = "groups-forgotten"
  /// One filter was counted, or one unit, where there are several.
  case oneFilterOnly = "one-filter-only"
  /// One position of the window was counted where there are many.
  case onePlaceOnly = "one-place-only"
  /// Every position was given weights of its own where all share them.
  case sharingForgotten = "sharing-forgotten"
  /// Weights were shared where every position has its own.
  case sharingAssumed = "sharing-assumed"
  /// A multiply-add was counted as two.
  case multiplyAddsDoubled = "multiply-adds-doubled"
  /// The activations were left out of what is stored.
  case outputsForgotten = "outputs-forgotten"
  /// Base and exponent of a power were exchanged.
  case baseExponentSwapped = "base-exponent-swapped"

  // How large the output is.

  /// Padding was left out.
  case paddingForgotten = "padding-forgotten"
  /// Padding was counted on one side only.
  case paddingOnce = "padding-once"
  /// The input was taken as padded so that only the stride shrinks it.
  case paddingAssumed = "padding-assumed"
  /// The stride was left out.
  case strideForgotten = "stride-forgotten"
  /// The dilation of a kernel was ignored.
  case dilationForgotten = "dilation-forgotten"
  /// A size was rounded down where it is rounded up.
  case roundedDown = "rounded-down"
  /// A size was rounded up where it is rounded down.
  case roundedUp = "rounded-up"
  /// The first position was not counted: n - k where it is n - k + 1.
  case firstPlaceForgotten = "first-place-forgotten"

  // How far a unit sees.

  /// A layer's own stride was counted in its field, instead of those below it or beside them.
  case ownStride = "own-stride"
  /// Pooling layers were left out.
  case poolsForgotten = "pools-forgotten"
  /// Whole kernels were added where each adds its taps less one.
  case kernelsAdded = "kernels-added"
  /// Kernels were multiplied where fields add.
  case kernelsMultiplied = "kernels-multiplied"
  /// Only the last layer was looked at.
  case lastLayerOnly = "last-layer-only"
  /// The last layer was not reached.
  case lastLayerForgotten = "last-layer-forgotten"
}

extension Misconception {
  /// A phrase that follows "That" or a count: `ignores the stride`.
  public var words: String {
    switch self {
    case .kernelFlipped: "flips the kernel, rotating it by 180°"
    case .kernelNotFlipped: "does not flip the kernel"
    case .kernelTransposed: "swaps the kernel's rows and columns"
    case .windowOneOff: "shifts the window by one pixel"
    case .weightsForgotten: "adds the values without their weights"
    case .addedForMultiplied: "adds where it should multiply"
    case .firstRowOnly: "stops after the first row of products"
    case .otherPooling: "uses another kind of pooling"
    case .biasForgotten: "omits the bias"
    case .biasOnInputs: "uses one bias per input, not one per output"
    case .biasCounted: "counts biases as well"
    case .channelsForgotten: "uses only one input channel"
    case .groupsForgotten: "ignores the groups"
    case .oneFilterOnly: "counts only one filter or unit"
    case .onePlaceOnly: "counts only one position of the window"
    case .sharingForgotten: "does not share weights across positions"
    case .sharingAssumed: "shares weights across positions"
    case .multiplyAddsDoubled: "counts each multiply-add twice"
    case .outputsForgotten: "omits the activations"
    case .baseExponentSwapped: "swaps base and exponent"
    case .paddingForgotten: "ignores the padding"
    case .paddingOnce: "counts the padding on one side only"
    case .paddingAssumed: "assumes \"same\" padding"
    case .strideForgotten: "ignores the stride"
    case .dilationForgotten: "ignores the dilation"
    case .roundedDown: "rounds down instead of up"
    case .roundedUp: "rounds up instead of down"
    case .firstPlaceForgotten: "is off by one, n - k instead of n - k + 1"
    case .ownStride: "counts a layer's own stride in its field"
    case .poolsForgotten: "ignores the pooling layers"
    case .kernelsAdded: "adds k instead of k - 1"
    case .kernelsMultiplied: "multiplies kernel sizes"
    case .lastLayerOnly: "looks at the last layer only"
    case .lastLayerForgotten: "stops one layer early"
    }
  }
}

/// The result of a misconception, where another one is right.
public struct WrongResult<Value: Sendable & Equatable>: Sendable, Equatable {
  /// The mistake.
  public let misconception: Misconception
  /// The result.
  public let value: Value
  /// The sum that gives it, with the numbers of the case at hand: `3 + 3 + 3`; empty where it would
  /// be longer than `Misconception.longestWorking`.
  public let working: String
  /// The cells or layers that show the mistake; nil where it has none of its own.
  public let evidence: Evidence?

  /// Creates a wrong result; a working that is too long for a line is left out.
  public init(
    _ misconception: Misconception, _ value: Value, working: String = "",
    evidence: Evidence? = nil
  ) {
    self.misconception = misconception
    self.value = value
    self.working = working.utf8.count <= Misconception.longestWorking ? working : ""
    self.evidence = evidence
  }

  /// The same mistake, working and evidence with the value as something else; nil where the value
  /// has no such form.
  public func map<Other>(_ transform: (Value) -> Other?) -> WrongResult<Other>? {
    transform(value).map {
      WrongResult<Other>(misconception, $0, working: working, evidence: evidence)
    }
  }
}

extension WrongResult: Hashable where Value: Hashable {}

/// The parts of a case that show a mistake: what was read, or where in a chain it was made.
public enum Evidence: Hashable, Sendable {
  /// The input cells that were read, each once, in reading order and the same for all channels.
  ///
  /// A padded cell counts as the cell that its value comes from; padded zeros are left out.
  case cells([Position])
  /// The layers, counted from 1, whose part of the result the mistake changes.
  case layers([Int])

  /// The layers as evidence; nil for none.
  static func layers(unlessEmpty layers: [Int]) -> Evidence? {
    layers.isEmpty ? nil : .layers(layers)
  }
}

extension Misconception {
  /// The most characters of a working: what a line has room for beside the words.
  public static let longestWorking = 40
}
