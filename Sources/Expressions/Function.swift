import ConvolutionCore

extension Expression {
  /// A function that expressions may call.
  ///
  /// `Expression.functions` lists all of them. Several may share a name as long as no call fits
  /// two of them.
  public struct Function: Sendable {
    /// The name in front of the parenthesis.
    public let name: String

    /// The parameters: first the values without a label, then those with one.
    public let parameters: [Parameter]

    /// The result, in one line.
    public let summary: String

    /// An expression that calls it and can be computed.
    public let example: String

    /// Computes the result from the arguments for each parameter of a call in a column.
    let result: @Sendable (_ arguments: [[Located]], _ column: Int) throws(ExpressionError) -> Value

    /// The results of usual mistakes in place of the right one, the most telling first.
    let wrongResults:
      @Sendable (_ arguments: [[Located]]) throws(ExpressionError) -> [WrongResult<Number>]

    /// Describes a function.
    ///
    /// `body` and `mistakes` get the content of each input. What `body` gives is nil where the
    /// result is past the range of numbers.
    init<each Content: Sendable, Result: ValueConvertible>(
      _ name: String, _ inputs: repeat Input<each Content>, gives summary: String,
      example: String,
      body: @escaping @Sendable (repeat each Content) throws(ShapeError) -> Result?,
      mistakes: @escaping @Sendable (repeat each Content) -> [WrongResult<Number>] =
        { (_: repeat each Content) in [] }
    ) {
      self.name = name
      self.summary = summary
      self.example = example
      var parameters: [Parameter] = []
      for input in repeat each inputs { parameters.append(input.parameter) }
      self.parameters = parameters
      result = { arguments, column throws(ExpressionError) in
        var remaining = arguments[...]
        let contents = (repeat try (each inputs).read(remaining.popFirst() ?? []))
        let result: Result?
        do throws(ShapeError) {
          result = try body(repeat each contents)
        } catch .overflow(_, let approximately) {
          if let number = Number(approximately) { return .number(number) }
          result = nil
        } catch .inLayer(let layer, let error) {
          let layers = (arguments.last ?? []).prefix(layer)
          throw ExpressionError("\(error)", at: layers.last?.column ?? column)
        } catch {
          throw ExpressionError("\(error)", at: column)
        }
        guard let result else {
          throw ExpressionError("\(name) is out of range: \(Number.range)", at: column)
        }
        return result.value
      }
      wrongResults = { arguments throws(ExpressionError) in
        var remaining = arguments[...]
        return mistakes(repeat try (each inputs).read(remaining.popFirst() ?? []))
      }
    }
  }

  /// A parameter of a function.
  public struct Parameter: Sendable {
    /// The name, which is also the label.
    public let name: String

    /// True if the name is written in front of the value, as in `kernel: 3`.
    public let isLabelled: Bool

    /// The default, such as `1`; nil where one must be given.
    public let defaultText: String?

    /// True if one or more values may be given.
    public let isRepeated: Bool

    /// The values that are allowed, such as `a whole number, 1 or more`.
    public let expectation: String
  }
}

extension Expression.Function: CustomStringConvertible {
  /// How the function is called: `jump(layer, …)`.
  public var description: String {
    "\(name)(\(parameters.map(\.description).joined(separator: ", ")))"
  }
}

extension Expression.Parameter: CustomStringConvertible {
  /// How the parameter is written: `n`, `x, …`, `kernel:` or `stride: 1`.
  public var description: String {
    if isRepeated { return "\(name), …" }
    guard isLabelled else { return name }
    return defaultText.map { "\(name): \($0)" } ?? "\(name):"
  }
}

extension Expression {
  /// Every function that expressions may call, in the order of a reference.
  ///
  /// A new function is one entry in one of these lists.
  public static let functions =
    countFunctions + networkFunctions + layerFunctions + arithmeticFunctions
}
