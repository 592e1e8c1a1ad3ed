import Expressions
import LessonScript

/// All the ways in which the variables of a quiz can be drawn.
struct DrawSpace {
  private let names: [String]
  private let values: [[Number]]

  /// Evaluates the values of `where:`; they may use variables drawn before only as numbers.
  init(_ quiz: QuizBlock) throws(LessonErrors) {
    var names: [String] = []
    var values: [[Number]] = []
    var errors = LessonErrors()
    for draw in quiz.draws {
      names.append(draw.name.value)
      var evaluated: [Number] = []
      for expression in draw.values {
        do throws(LessonErrors) {
          evaluated.append(try expression.number(with: [:]))
        } catch { errors.report(error) }
      }
      values.append(evaluated)
    }
    guard errors.isEmpty else { throw errors }
    self.names = names
    self.values = values
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
