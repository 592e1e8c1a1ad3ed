/// A function call as written, to be matched with what the function takes.
struct Call {
  struct Argument {
    var label: String?
    var node: Node
    /// Where the label, or else the value, starts.
    var column: Int
  }

  var name: String
  var column: Int
  var arguments: [Argument]

  /// Finds the function and hands each argument to its parameter.
  func bound() throws(ExpressionError) -> Node {
    let function = try function()
    var bound = [[Node]](repeating: [], count: function.parameters.count)
    for (index, argument) in arguments.enumerated() {
      let place = try place(of: argument, index, in: function)
      if !bound[place].isEmpty, !function.parameters[place].isRepeated {
        throw ExpressionError(
          "\(function.parameters[place].name): is given twice", at: argument.column)
      }
      bound[place].append(argument.node)
    }
    for (parameter, nodes) in zip(function.parameters, bound)
    where nodes.isEmpty && parameter.defaultValue == nil {
      throw ExpressionError(
        "\(name) lacks \(parameter.isLabelled ? "\(parameter.name):" : parameter.name), "
          + "expected \(function)", at: column)
    }
    return .call(function, bound, column: column)
  }

  /// The function of that name; where there are two, the one that starts with a label like the call.
  private func function() throws(ExpressionError) -> Expression.Function {
    let candidates = Expression.functions.filter { $0.name == name }
    let startsWithLabel = arguments.first?.label != nil
    let fitting = candidates.first { $0.parameters.first?.isLabelled == startsWithLabel }
    guard let function = fitting ?? candidates.first else {
      throw ExpressionError(
        "no function is called \(name.cut)"
          + suggestion(for: name, among: Expression.functions.map(\.name)), at: column)
    }
    return function
  }

  /// Which parameter an argument is for.
  private func place(
    of argument: Argument, _ index: Int, in function: Expression.Function
  ) throws(ExpressionError) -> Int {
    let parameters = function.parameters
    if let label = argument.label {
      if let place = parameters.firstIndex(where: { $0.isLabelled && $0.name == label }) {
        return place
      }
      let labels = parameters.filter(\.isLabelled).map(\.name)
      throw ExpressionError(
        "\(name) has no \(label.cut):" + suggestion(for: label, among: labels, suffix: ":")
          + "; expected \(function)", at: argument.column)
    }
    let values = parameters.filter { !$0.isLabelled }
    if arguments[..<index].allSatisfy({ $0.label == nil }) {
      if index < values.count { return index }
      if values.last?.isRepeated == true { return values.count - 1 }
    }
    let separator = isGrouped(index) ? "; 1,000 is two values: write 1000" : ""
    throw ExpressionError(
      "a value too many or without its label, expected \(function)\(separator)",
      at: argument.column)
  }

  /// Whether an argument looks like the second half of `1,000`.
  private func isGrouped(_ index: Int) -> Bool {
    guard index > 0, case .number(_, let left) = arguments[index - 1].node,
      case .number(let right, let start) = arguments[index].node
    else { return false }
    return (1...3).contains(start - 1 - left) && (100...999).contains(right.integer ?? 0)
  }
}
