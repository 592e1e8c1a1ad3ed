import ConvolutionCore

/// The sizes that every row of a comparison is worked out from.
struct LayerSizes: Hashable {
  /// Rows and columns of the input.
  var size: Int
  /// Channels of the input.
  var channels: Int
  /// Rows and columns of the kernel.
  var kernel: Int
  /// Filters of the convolution, which are its output's channels.
  var filters: Int
  /// Units of the dense layer that has fewer outputs.
  var units: Int
  /// Whether the input is padded so that the output keeps its size.
  var isPadded: Bool

  /// What goes in.
  func input() throws(ShapeError) -> Shape {
    try Shape(channels: channels, rows: size, columns: size)
  }

  /// The convolution that the other rows are compared with.
  func convolution() throws(ShapeError) -> Layer {
    let kernel = Extent(kernel)
    let padding = isPadded ? try Padding.same(kernel: kernel) : .none
    return .convolution(filters: filters, SlidingWindow(kernel, Sliding(padding: padding)))
  }

  /// What comes out of it.
  func output() throws(ShapeError) -> Shape {
    try convolution().outputShape(input: input())
  }
}
