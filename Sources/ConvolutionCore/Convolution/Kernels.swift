/// A kernel that has a name in the field.
public struct NamedKernel: Hashable, Sendable, Identifiable {
  /// The name as lessons write it, such as `sobel-x`.
  public let id: String
  /// Its effect on a picture, in one line.
  public let meaning: String
  /// The weights, one channel, laid over the picture without a flip (cross-correlation).
  public let kernel: Tensor

  init(_ id: String, _ meaning: String, divisor: Float = 1, _ rows: [[Float]]) {
    self.id = id
    self.meaning = meaning
    let shape = Shape(checkedChannels: 1, rows: rows.count, columns: rows.first?.count ?? 0)
    kernel = Tensor(checkedShape: shape, values: rows.joined().map { $0 / divisor })
  }
}

/// The catalogue of named kernels.
///
/// Signs are those of cross-correlation: an edge that gets brighter to the right, or downwards,
/// answers with a positive number. Sources: Sobel and Prewitt as in Gonzalez and Woods, Digital
/// Image Processing; Scharr as in OpenCV.
public enum Kernels {
  /// All of them, in the order in which they are shown.
  public static let all: [NamedKernel] = [
    NamedKernel(
      "sobel-x", "vertical edges: right minus left, rows weighted 1 2 1",
      [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]),
    NamedKernel(
      "sobel-y", "horizontal edges: below minus above, columns weighted 1 2 1",
      [[-1, -2, -1], [0, 0, 0], [1, 2, 1]]),
    NamedKernel(
      "prewitt-x", "vertical edges: right minus left, all rows alike",
      [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]]),
    NamedKernel(
      "prewitt-y", "horizontal edges: below minus above, all columns alike",
      [[-1, -1, -1], [0, 0, 0], [1, 1, 1]]),
    NamedKernel(
      "scharr-x", "vertical edges, nearly the same for every direction: rows weighted 3 10 3",
      [[-3, 0, 3], [-10, 0, 10], [-3, 0, 3]]),
    NamedKernel(
      "scharr-y", "horizontal edges, nearly the same for every direction: columns weighted 3 10 3",
      [[-3, -10, -3], [0, 0, 0], [3, 10, 3]]),
    NamedKernel(
      "difference-x", "two taps: a pixel minus its left neighbour", [[-1, 1]]),
    NamedKernel(
      "difference-y", "two taps: a pixel minus the one above it", [[-1], [1]]),
    NamedKernel(
      "diagonal", "edges that run from bottom left to top right",
      [[-2, -1, 0], [-1, 0, 1], [0, 1, 2]]),
    NamedKernel(
      "laplacian", "dots and edges of every direction: four neighbours minus four times the centre",
      [[0, 1, 0], [1, -4, 1], [0, 1, 0]]),
    NamedKernel(
      "laplacian-8", "the same with the corners: eight neighbours minus eight times the centre",
      [[1, 1, 1], [1, -8, 1], [1, 1, 1]]),
    NamedKernel(
      "sharpen", "the picture minus its laplacian: edges stand out",
      [[0, -1, 0], [-1, 5, -1], [0, -1, 0]]),
    NamedKernel(
      "box", "blur: the plain average of nine, each weight the Float nearest to 1/9", divisor: 9,
      [[1, 1, 1], [1, 1, 1], [1, 1, 1]]),
    NamedKernel(
      "gaussian", "soft blur: 1 2 1 times 1 2 1 over 16, exact in Float", divisor: 16,
      [[1, 2, 1], [2, 4, 2], [1, 2, 1]]),
    NamedKernel(
      "gaussian-5", "wider soft blur: 1 4 6 4 1 times itself over 256, exact in Float",
      divisor: 256,
      [
        [1, 4, 6, 4, 1], [4, 16, 24, 16, 4], [6, 24, 36, 24, 6], [4, 16, 24, 16, 4],
        [1, 4, 6, 4, 1],
      ]),
    NamedKernel(
      "emboss", "relief: light falls from the top left",
      [[-2, -1, 0], [-1, 1, 1], [0, 1, 2]]),
    NamedKernel(
      "learned-x",
      "vertical edges as a network finds them: the course's, from small first weights, rounded",
      [
        [-0.24, -0.27, -0.09, 0.1, 0.26], [-0.2, -0.24, -0.11, 0.09, 0.23],
        [-0.16, -0.13, -0.09, 0.04, 0.21], [-0.17, -0.25, -0.1, 0.08, 0.25],
        [-0.28, -0.28, -0.04, 0.19, 0.34],
      ]),
    NamedKernel(
      "identity", "leaves the picture as it is", [[0, 0, 0], [0, 1, 0], [0, 0, 0]]),
    NamedKernel(
      "shift-right", "moves the picture one pixel to the right: reads the left neighbour",
      [[0, 0, 0], [1, 0, 0], [0, 0, 0]]),
  ]

  /// The kernel with an id, or nil.
  public static func named(_ id: String) -> NamedKernel? {
    all.first { $0.id == id }
  }
}
