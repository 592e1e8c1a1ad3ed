import ConvolutionCore

/// Layers as authors write them: `conv(3, stride: 2)` and `pool(2)`.
extension Layer {
  /// Reads a layer from the functions `conv` and `pool`, with their defaults and their errors.
  ///
  /// - Throws: the first fault, at its column in the text. The older `conv 3 stride 2` is refused
  ///   with the way it is written now.
  public init(parsing text: String) throws(ExpressionError) {
    if let (old, new) = Self.olderNotation(of: text) {
      let column = text.prefix(while: \.isWhitespace).count
      throw ExpressionError("`\(old)` is written `\(new)`", at: column)
    }
    let root = try Expression(parsing: text).root
    let value = try Evaluator(variables: [:]).evaluate(root)
    guard let layer = value.layer else {
      throw ExpressionError(
        "expected a layer such as conv(3, stride: 2) or pool(2), found \(value)", at: root.column)
    }
    self = layer
  }

  /// The layer as `init(parsing:)` reads it, without what is as it is by default.
  ///
  /// It says what the window is and how it moves; filters, groups, biases and the kind of pooling
  /// have no part in it. Layers without a window, and windows that are not alike down and across or
  /// have no such arguments, give their `description`.
  public var expression: String {
    guard let window, let side = window.kernel.side, let stride = window.sliding.stride.side,
      let dilation = window.sliding.dilation.side,
      case let padding = window.sliding.padding, padding == Padding(padding.top)
    else { return description }
    var arguments = ["\(side)"]
    func add(_ name: String, _ value: Int, unless usual: Int) {
      if value != usual { arguments.append("\(name): \(value)") }
    }
    let isPool = if case .pooling = self { true } else { false }
    if isPool, dilation != 1 { return description }
    add("stride", stride, unless: isPool ? side : 1)
    add("padding", padding.top, unless: 0)
    add("dilation", dilation, unless: 1)
    add("ceil", window.rounding == .up ? 1 : 0, unless: 0)
    return "\(isPool ? "pool" : "conv")(\(arguments.joined(separator: ", ")))"
  }

  /// `conv 3 stride 2` and how it is written now; nil for a text of another form.
  private static func olderNotation(of text: String) -> (old: String, new: String)? {
    // As many words as all arguments of a layer have, and a few that are one too many.
    let words = text.split(maxSplits: 16, whereSeparator: \.isWhitespace).map(String.init)
    guard let kind = words.first, ["conv", "pool"].contains(kind), words.count.isMultiple(of: 2)
    else { return nil }
    var arguments: [String] = []
    for (name, value) in zip([""] + words.dropFirst(2).everyOther, words.dropFirst().everyOther) {
      guard name.allSatisfy(\.isLetter), Int(value) != nil else { return nil }
      arguments.append(name.isEmpty ? value : "\(name.cut): \(value)")
    }
    return (
      words.map(\.cut).joined(separator: " "), "\(kind)(\(arguments.joined(separator: ", ")))"
    )
  }
}

extension Extent {
  /// The side of a square; nil for other rectangles.
  fileprivate var side: Int? { rows == columns ? rows : nil }
}

extension ArraySlice {
  /// The first element, the third, the fifth and so on.
  fileprivate var everyOther: [Element] {
    stride(from: startIndex, to: endIndex, by: 2).map { self[$0] }
  }
}
