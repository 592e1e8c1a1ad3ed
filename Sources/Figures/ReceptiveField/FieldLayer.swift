import ConvolutionCore
import LessonScript

/// A layer of a chain as lessons write it: `conv 3 stride 2`, `pool 2`.
struct FieldLayer: Hashable {
  /// What the layer does with its window; for what it sees that makes no difference.
  enum Kind: String { case conv, pool }

  /// What it does.
  var kind: Kind
  /// Its window, a square that moves alike down and across.
  var window: SlidingWindow

  /// Side of the window, in cells.
  var kernel: Int {
    get { window.kernel.columns }
    set { window.kernel = Extent(newValue) }
  }

  /// Cells from one window to the next.
  var stride: Int {
    get { window.sliding.stride.columns }
    set { window.sliding.stride = Extent(newValue) }
  }

  /// Cells from one tap to the next.
  var dilation: Int {
    get { window.sliding.dilation.columns }
    set { window.sliding.dilation = Extent(newValue) }
  }

  /// Cells added on every side.
  var padding: Int { window.sliding.padding.left }

  static let kernels = 1...31
  static let strides = 1...16
  static let paddings = 0...31
  static let dilations = 1...16

  /// A layer of a published network; nil if it slides no window.
  init?(_ layer: Layer) {
    guard let window = layer.window else { return nil }
    if case .pooling = layer { kind = .pool } else { kind = .conv }
    self.window = window
  }

  /// A 3×3 convolution: what a chain starts with when nothing is said.
  static let plain = FieldLayer(kind: .conv, window: .convolution(3))

  private init(kind: Kind, window: SlidingWindow) {
    self.kind = kind
    self.window = window
  }
}

extension FieldLayer {
  /// What a line of `layers:` must look like.
  static let form = "`conv 3 stride 2 padding 1 dilation 2` or `pool 2`"

  /// Reads a line; a pool's stride is its side unless given.
  ///
  /// Throws a sentence that says what is wrong.
  init(parsing line: String) throws(Fault) {
    let words = line.split(separator: " ").map(String.init)
    guard let kind = words.first.flatMap(Kind.init(rawValue:)), words.count % 2 == 0 else {
      throw Fault("expected a layer such as \(Self.form), found \(quoted(line))")
    }
    let kernel = try Self.number(words[1], "\(kind)", in: Self.kernels)
    self.init(kind: kind, window: kind == .pool ? .pooling(kernel) : .convolution(kernel))
    var rest = words.dropFirst(2)
    var given: Set<String> = []
    while let name = rest.popFirst(), let value = rest.popFirst() {
      guard given.insert(name).inserted else { throw Fault("\(name) stands twice") }
      switch name {
      case "stride": stride = try Self.number(value, name, in: Self.strides)
      case "padding":
        window.sliding.padding = Padding(try Self.number(value, name, in: Self.paddings))
      case "dilation" where kind == .conv:
        dilation = try Self.number(value, name, in: Self.dilations)
      default:
        let known = ["stride", "padding"] + (kind == .conv ? ["dilation"] : [])
        throw Fault(unknown("word", name, among: known))
      }
    }
  }

  /// Why a line is no layer.
  struct Fault: Error {
    var message: String
    init(_ message: String) { self.message = message }
  }

  private static func number(
    _ text: String, _ name: String, in range: ClosedRange<Int>
  ) throws(Fault) -> Int {
    guard let value = Int(text), range.contains(value) else {
      throw Fault(
        "\(name) is \(quoted(text)); expected a whole number from \(range.lowerBound) to "
          + "\(range.upperBound)")
    }
    return value
  }
}

extension FieldLayer: CustomStringConvertible {
  /// The layer in words: `conv 3×3, stride 2, padding 1`.
  var description: String {
    var words = "\(kind) \(window.kernel), stride \(stride)"
    if padding > 0 { words += ", padding \(padding)" }
    if dilation > 1 { words += ", dilation \(dilation)" }
    return words
  }
}
