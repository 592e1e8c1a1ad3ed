import ConvolutionCore

extension Misconception {
  /// The mistake as a verb phrase that follows `That` or a count: `leaves out the biases`.
  public var words: String {
    switch self {
    case .kernelFlipped: "turns the kernel by 180 degrees first"
    case .kernelNotFlipped: "leaves the kernel unturned"
    case .kernelTransposed: "swaps the kernel's rows and columns"
    case .windowOneOff: "takes the window one place off"
    case .weightsForgotten: "adds the values without their weights"
    case .addedForMultiplied: "adds where numbers multiply"
    case .firstRowOnly: "stops after the first row of products"
    case .otherPooling: "pools in another way"
    case .biasForgotten: "leaves out the bias"
    case .biasOnInputs: "gives the biases to the inputs"
    case .biasCounted: "counts biases too"
    case .channelsForgotten: "leaves out the other channels"
    case .groupsForgotten: "leaves out the groups"
    case .oneFilterOnly: "counts one filter or unit only"
    case .onePlaceOnly: "counts one place of the window only"
    case .sharingForgotten: "gives every place weights of its own"
    case .sharingAssumed: "shares where nothing is shared"
    case .multiplyAddsDoubled: "counts each multiply-add twice"
    case .outputsForgotten: "leaves out the outputs"
    case .baseExponentSwapped: "swaps base and exponent"
    case .paddingForgotten: "leaves out the padding"
    case .paddingOnce: "counts the padding on one side only"
    case .paddingAssumed: "assumes \"same\" padding"
    case .strideForgotten: "leaves out the stride"
    case .dilationForgotten: "leaves out the gaps of dilation"
    case .roundedDown: "rounds down where this rounds up"
    case .roundedUp: "rounds up where this rounds down"
    case .firstPlaceForgotten: "forgets the first place"
    case .ownStride: "counts a layer's own stride in its field"
    case .poolsForgotten: "leaves out the pools"
    case .kernelsAdded: "adds whole kernels"
    case .kernelsMultiplied: "multiplies the kernels"
    case .lastLayerOnly: "looks at the last layer only"
    case .lastLayerForgotten: "stops one layer early"
    }
  }
}
