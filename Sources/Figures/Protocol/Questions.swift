import ConvolutionCore
import Expressions
import Learning
import LessonScript

extension Question {
  /// Asks for a number.
  ///
  /// - Parameters:
  ///   - id: its stable name within the figure.
  ///   - prompt: the question in words.
  ///   - right: the right number.
  ///   - models: the numbers that usual mistakes give.
  ///   - mistakes: wrong answers with words of their own.
  ///   - why: the explanation.
  /// - Returns: the question.
  static func number(
    _ id: String, _ prompt: String, is right: Number, models: [WrongResult<Number>] = [],
    mistakes: [NumberKey.WrongAnswer] = [], why: String = ""
  ) -> Question {
    Question(
      id, prompt, .number(NumberKey(right: right, mistakes: mistakes, models: models)), why: why)
  }

  /// Asks how a number compares with another one that is on screen.
  ///
  /// - Parameters:
  ///   - id: its stable name within the figure.
  ///   - prompt: the question in words.
  ///   - value: the number that is asked about.
  ///   - other: the number that it is compared with.
  ///   - names: the options, in the order larger, smaller, same.
  ///   - feedback: a sentence without its period, for whoever chose an option.
  /// - Returns: the question, with three options.
  static func comparison<Value: Comparable>(
    _ id: String, _ prompt: String, of value: Value, with other: Value,
    names: [String] = ["larger", "smaller", "the same"],
    feedback: (_ chosen: Comparison, _ right: Comparison) -> String
  ) -> Question {
    let right = Comparison(value, other)
    let options = zip(Comparison.allCases, names).map { chosen, name in
      Question.Option(
        text: [.text(name)], isRight: chosen == right,
        feedback: [.text(feedback(chosen, right) + ".")])
    }
    return Question(id, prompt, .choice(options, several: false))
  }

  /// Asks for one of several options, each with what is said to whoever chose it, without a period.
  static func choice(
    _ id: String, _ prompt: String, _ options: [(text: String, isRight: Bool, feedback: String)]
  ) -> Question {
    let options = options.map {
      Question.Option(
        text: [.text($0.text)], isRight: $0.isRight, feedback: [.text($0.feedback + ".")])
    }
    return Question(id, prompt, .choice(options, several: false))
  }

  /// Asks to choose one of some options.
  static func choice(_ id: String, _ prompt: String, _ options: [Question.Option]) -> Question {
    Question(id, prompt, .choice(options, several: false))
  }

  /// Asks which cells of a grid light.
  static func cells(
    _ id: String, _ prompt: String, of grid: String, are right: Set<Position>,
    models: [WrongResult<Set<Position>>] = []
  ) -> Question {
    Question(id, prompt, .cells(CellsKey(grid: grid, right: right, models: models)))
  }

  /// Asks for one of some cells of a grid, with what is said to others.
  static func cell(
    _ id: String, _ prompt: String, of grid: String, in right: Set<Position>,
    mistakes: [Position: Prose] = [:]
  ) -> Question {
    Question(id, prompt, .cell(CellKey(grid: grid, right: right, mistakes: mistakes)))
  }

  /// Asks for every number of a grid.
  static func map(
    _ id: String, _ prompt: String, of grid: String, is right: [[Number]],
    models: [WrongResult<[[Number]]>] = []
  ) -> Question {
    Question(id, prompt, .grid(GridKey(grid: grid, right: right, models: models)))
  }

  private init(_ id: String, _ prompt: String, _ kind: Kind, why: String = "") {
    self.init(
      id: id, prompt: [.paragraph([.text(prompt)])], kind: kind,
      why: why.isEmpty ? [] : [.text(why)])
  }
}

/// The three ways in which a number compares with another one.
enum Comparison: CaseIterable {
  case larger, smaller, same

  /// Compares a number with another.
  init<Value: Comparable>(_ value: Value, _ other: Value) {
    self = value > other ? .larger : value < other ? .smaller : .same
  }
}

extension Number {
  /// A weight, value or sum of a figure as an exact number.
  init(_ value: Float) {
    self = Int(exactly: value).map { Number($0) } ?? Number(Double(value)) ?? Number(0)
  }

  /// The number of pictures of a space; nil past the range of a Double.
  init?(_ space: ImageSpace) {
    guard let count = space.exactCount.map({ Number($0) }) ?? space.count.flatMap({ Number($0) })
    else { return nil }
    self = count
  }
}
