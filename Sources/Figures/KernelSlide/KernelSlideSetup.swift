import ConvolutionCore

/// Everything about a kernel slide that can be set: what the figure computes from.
struct KernelSlideSetup: Hashable {
  /// Channels × rows × columns.
  var input: Tensor
  /// The kernels as they were given, all of one shape, channels × rows × columns: at least one.
  var bank: [Tensor]
  /// The kernel whose working is shown.
  var chosen = 0
  /// What is added to every sum.
  var bias: Float = 0
  /// Cells from one window to the next, down and across.
  var stride = 1
  /// Cells added on every side.
  var padding = 0
  /// What the added cells hold.
  var paddingMode = Padding.Mode.zero
  /// Cells from one tap to the next.
  var dilation = 1
  /// Whether the kernel is turned by 180 degrees first: true convolution.
  var isFlipped = false
  /// What a prediction asks for: the first of these that its step has.
  var asked = [Asked.value]

  /// What a prediction can ask for.
  enum Asked: String, CaseIterable {
    /// The value of the step's output cell.
    case value
    /// Whether that is larger or smaller than the cell before.
    case change
    /// How large the output is, before anything of it is shown.
    case size
    /// The whole output, before anything of it is shown.
    case map
    /// Where the largest output will be, before anything of it is shown.
    case largest
  }

  /// The kernel whose working is shown, as it was given.
  var kernel: Tensor {
    get { bank[chosen] }
    set { bank[chosen] = newValue }
  }

  /// The kernels as they lie over the input, one map each.
  func filters() throws(ShapeError) -> Filters {
    let filters = try Filters(bank, biases: Array(repeating: bias, count: bank.count))
    return isFlipped ? filters.rotated180 : filters
  }

  /// The way the window moves.
  var sliding: Sliding {
    Sliding(
      stride: Extent(stride), padding: Padding(padding, mode: paddingMode),
      dilation: Extent(dilation))
  }

  /// The catalogue's name of a kernel of the bank, if it is one of them in every channel.
  func name(ofKernel index: Int) -> String? {
    Kernels.all.first { named in
      (try? Self.repeated(named.kernel, channels: bank[index].shape.channels)) == bank[index]
    }?.id
  }

  /// One slice repeated for every channel.
  static func repeated(_ slice: Tensor, channels: Int) throws(ShapeError) -> Tensor {
    try Tensor(
      shape: Shape(channels: channels, slice.shape.extent),
      values: Array(repeatElement(slice.values, count: channels).joined()))
  }
}
