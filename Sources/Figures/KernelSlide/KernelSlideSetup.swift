import ConvolutionCore

/// Everything about a kernel slide that can be set: what the figure computes from.
struct KernelSlideSetup: Hashable {
  /// Channels × rows × columns.
  var input: Tensor
  /// The kernel as it was given, channels × rows × columns.
  var kernel: Tensor
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

  /// The kernel as it lies over the input.
  var filters: Filters {
    let filters = Filters(kernel, bias: bias)
    return isFlipped ? filters.rotated180 : filters
  }

  /// The way the window moves.
  var sliding: Sliding {
    Sliding(
      stride: Extent(stride), padding: Padding(padding, mode: paddingMode),
      dilation: Extent(dilation))
  }

  /// The catalogue's name of the kernel, if it is one of them in every channel.
  var kernelName: String? {
    Kernels.all.first { named in
      (try? repeated(named.kernel, channels: kernel.shape.channels)) == kernel
    }?.id
  }

  /// One slice repeated for every channel.
  func repeated(_ slice: Tensor, channels: Int) throws(ShapeError) -> Tensor {
    try Tensor(
      shape: Shape(channels: channels, slice.shape.extent),
      values: Array(repeatElement(slice.values, count: channels).joined()))
  }
}
