/// A function call as written, to be matched with what functions take.
struct Call {
  struct Argument {
    var label: String?
    var node: Node
    /// The column of the label, or else of the value.
    var column: Int
  }

  var name: String
  var column: Int
  var arguments: [Argument]

  /// Finds the function of that name that the arguments fit.
  ///
  /// - Throws: an error for an unknown name; or for the first function of that name that begins as
  ///   the call does, with a label or without, what does not fit it.
  func bound() throws(ExpressionError) -> Node {
    let candidates = Expression.functions.filter { $0.name == name }
    for function in candidates {
      if let bound = try? bound(to: function) { return bound }
    }
    if let labelled = labelled(among: candidates) {
      throw ExpressionError(
        "\(name) takes labelled values here, expected \(labelled)", at: column)
    }
    let beginsWithLabel = arguments.first?.label != nil
    let likely = candidates.first { $0.parameters.first?.isLabelled == beginsWithLabel }
    guard let function = likely ?? candidates.first else {
      throw ExpressionError(
        "no function is called \(name.cut)", unknown: name,
        among: Expression.functions.map(\.name), at: column)
    }
    return try bound(to: function)
  }

  /// The call with the labels that were left out; nil unless a function needs just as many values,
  /// three or more, and takes each with its label: `conv(3, 64, 128)`.
  private func labelled(among candidates: [Expression.Function]) -> String? {
    guard arguments.count > 2, arguments.allSatisfy({ $0.label == nil }) else { return nil }
    for function in candidates {
      let needed = function.parameters.filter { $0.defaultText == nil }
      guard needed.count == arguments.count, needed.allSatisfy(\.isLabelled) else { continue }
      let parts = zip(needed, arguments).map { parameter, argument in
        if case .number(let number, _) = argument.node, let count = number.integer {
          return "\(parameter.name): \(count)"
        }
        return "\(parameter.name): …"
      }
      return "\(name)(\(parts.joined(separator: ", ")))"
    }
    return nil
  }

  /// Hands each argument to its parameter.
  private func bound(to function: Expression.Function) throws(ExpressionError) -> Node {
    var bound = [[Node]](repeating: [], count: function.parameters.count)
    for (index, argument) in arguments.enumerated() {
      let slot = try parameter(for: argument, index, in: function)
      if !bound[slot].isEmpty, !function.parameters[slot].isRepeated {
        throw ExpressionError(
          "\(function.parameters[slot].name): is given twice", at: argument.column)
      }
      bound[slot].append(argument.node)
    }
    for (parameter, nodes) in zip(function.parameters, bound)
    where nodes.isEmpty && parameter.defaultText == nil {
      throw ExpressionError(
        "\(name) lacks \(parameter.isLabelled ? "\(parameter.name):" : parameter.name), "
          + "expected \(function)", at: column)
    }
    return .call(function, bound, column: column)
  }

  /// Which parameter an argument is for.
  private func parameter(
    for argument: Argument, _ index: Int, in function: Expression.Function
  ) throws(ExpressionError) -> Int {
    let parameters = function.parameters
    if let label = argument.label {
      if let slot = parameters.firstIndex(where: { $0.isLabelled && $0.name == label }) {
        return slot
      }
      let labels = parameters.filter(\.isLabelled).map { "\($0.name):" }
      throw ExpressionError(
        "\(name) has no \(label.cut):", otherwise: ", expected \(function)", unknown: "\(label):",
        among: labels, at: argument.column)
    }
    let values = parameters.prefix { !$0.isLabelled }
    if arguments[..<index].allSatisfy({ $0.label == nil }) {
      if index < values.count { return index }
      if values.last?.isRepeated == true { return values.count - 1 }
    }
    let advice = isGrouped(index) ? "; 1,000 is two values, write 1000" : ""
    throw ExpressionError(
      "found a value too many or without its label, expected \(function)\(advice)",
      at: argument.column)
  }

  /// True if an argument looks like the second half of `1,000`.
  private func isGrouped(_ index: Int) -> Bool {
    guard index > 0, case .number(_, let left) = arguments[index - 1].node,
      case .number(let right, let start) = arguments[index].node
    else { return false }
    return (2...4).contains(start - left) && (100...999).contains(right.integer ?? 0)
  }
}
