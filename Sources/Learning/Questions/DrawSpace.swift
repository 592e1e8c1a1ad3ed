import Expressions
import LessonScript

/// All the ways in which the variables of a quiz or a figure can be drawn.
public struct DrawSpace: Sendable {
  /// Variables that are drawn together.
  private struct Group: Sendable {
    var names: [String]
    /// In each choice a number for every variable.
    var choices: [[Number]]
  }

  private let groups: [Group]

  /// The most variables that may be drawn.
  static let variableLimit = 32

  /// Evaluates the values that a key gives to variables, which may use no variables themselves.
  public init(_ draws: [Draw], of key: String) throws(LessonErrors) {
    let names = draws.flatMap(\.names)
    if names.count > Self.variableLimit {
      throw LessonErrors([
        LessonError(
          "`\(key):` draws \(names.count) variables; the limit is \(Self.variableLimit)",
          at: names[Self.variableLimit].location)
      ])
    }
    groups = try draws.mapCollectingErrors { draw throws(LessonErrors) in
      let choices = try draw.choices.mapCollectingErrors { choice throws(LessonErrors) in
        try choice.mapCollectingErrors { value throws(LessonErrors) in try value.number(with: [:]) }
      }
      return Group(names: draw.names.map(\.value), choices: choices)
    }
  }

  /// The number of draws; `Int.max` if more than that.
  public var count: Int {
    groups.reduce(1) { product, group in
      let (result, overflow) = product.multipliedReportingOverflow(by: group.choices.count)
      return overflow ? Int.max : result
    }
  }

  /// The draw at an index in the script's order, in which the last variable, or group of variables,
  /// changes fastest.
  public subscript(place: Int) -> [String: Number] {
    var draw: [String: Number] = [:]
    var rest = place
    for group in groups.reversed() where !group.choices.isEmpty {
      for (name, number) in zip(group.names, group.choices[rest % group.choices.count]) {
        draw[name] = number
      }
      rest /= group.choices.count
    }
    return draw
  }
}
