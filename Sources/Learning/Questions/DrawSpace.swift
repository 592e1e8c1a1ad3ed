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

  /// The draws in the script's order, the last variable changing fastest; cut at a limit.
  func all(limit: Int) -> [[String: Number]] {
    var draws: [[String: Number]] = [[:]]
    for (name, choices) in zip(names, values) {
      var longer: [[String: Number]] = []
      for draw in draws {
        for choice in choices where longer.count < limit {
          longer.append(draw.merging([name: choice]) { $1 })
        }
      }
      draws = longer
    }
    return draws
  }
}
