import Expressions
import LessonScript

/// All the ways in which the variables of a quiz can be drawn.
struct DrawSpace {
  private let names: [String]
  private let values: [[Number]]

  /// The most variables that a quiz may draw.
  static let variableLimit = 16

  /// Evaluates the values of `where:`, which may use no variables themselves.
  init(_ quiz: QuizBlock) throws(LessonErrors) {
    let draws = quiz.draws
    if draws.count > Self.variableLimit {
      throw LessonErrors([
        LessonError(
          "`where:` draws \(draws.count) variables; the limit is \(Self.variableLimit)",
          at: draws[Self.variableLimit].name.location)
      ])
    }
    names = draws.map(\.name.value)
    values = try draws.mapCollectingErrors { draw throws(LessonErrors) in
      try draw.values.mapCollectingErrors { value throws(LessonErrors) in
        try value.number(with: [:])
      }
    }
  }

  /// How many draws there are; `Int.max` if more than that.
  var count: Int {
    values.reduce(1) { product, choices in
      let (result, overflow) = product.multipliedReportingOverflow(by: choices.count)
      return overflow ? Int.max : result
    }
  }

  /// The draw at a place of the script's order, in which the last variable changes fastest.
  subscript(place: Int) -> [String: Number] {
    var draw: [String: Number] = [:]
    var rest = place
    for (name, choices) in zip(names, values).reversed() where !choices.isEmpty {
      draw[name] = choices[rest % choices.count]
      rest /= choices.count
    }
    return draw
  }
}
