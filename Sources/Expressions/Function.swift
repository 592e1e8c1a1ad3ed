import ConvolutionCore

extension Expression {
  /// A function that expressions may call. `Expression.functions` lists all of them.
  ///
  /// Two may share a name if their first parameters tell them apart by a label.
  public struct Function: Sendable {
    /// The name in front of the parenthesis.
    public let name: String

    /// What the function takes: first the values without a label, then those with one.
    public let parameters: [Parameter]

    /// What the function gives, in one line.
    public let summary: String

    /// A call that can be computed.
    public let example: String

    /// Computes the result from the arguments for each parameter, for a call in a column.
    let result: @Sendable (_ arguments: [[Located]], _ column: Int) throws(ExpressionError) -> Value

    /// Describes a function; `body` gets one value for each input.
    init<each Input: Sendable>(
      _ name: String, _ inputs: repeat Expression.Input<each Input>, gives summary: String,
      example: String,
      body: @escaping @Sendable (repeat each Input) throws(ShapeError) -> Number?
    ) {
      self.name = name
      self.summary = summary
      self.example = example
      var parameters: [Parameter] = []
      for input in repeat each inputs { parameters.append(input.parameter) }
      self.parameters = parameters
      result = { arguments, column throws(ExpressionError) in
        var next = arguments.makeIterator()
        let values = (repeat try (each inputs).read(next.next() ?? []))
        do throws(ShapeError) {
          if let number = try body(repeat each values) { return .number(number) }
        } catch .overflow(_, let approximately) {
          if let number = Number(approximately) { return .number(number) }
        } catch {
          throw ExpressionError("\(error)", at: column)
        }
        throw ExpressionError("\(name) is out of range: \(Number.range)", at: column)
      }
    }
  }

  /// What a function takes.
  public struct Parameter: Sendable {
    /// The name, which is also the label.
    public let name: String

    /// Whether the name is written in front of the value, as in `kernel: 3`.
    public let isLabelled: Bool

    /// The value if none is given; nil where one must be given.
    public let defaultValue: Number?

    /// Whether one or more values may be given.
    public let isRepeated: Bool

    /// What the value may be, such as `a whole number, 1 or more`.
    public let expectation: String
  }
}

extension Expression.Function: CustomStringConvertible {
  /// How the function is called: `output(n, kernel:, stride: 1, padding: 0, dilation: 1)`.
  public var description: String {
    "\(name)(\(parameters.map(\.description).joined(separator: ", ")))"
  }
}

extension Expression.Parameter: CustomStringConvertible {
  /// How the parameter is written: `n`, `x, …`, `kernel:` or `stride: 1`.
  public var description: String {
    if isRepeated { return "\(name), …" }
    guard isLabelled else { return name }
    return defaultValue.map { "\(name): \($0)" } ?? "\(name):"
  }
}
