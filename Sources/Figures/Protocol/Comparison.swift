import Learning
import LessonScript

/// How a number compares with another one: what predictions of "larger or smaller" ask.
enum Comparison: CaseIterable {
  case larger, smaller, same

  /// Compares a number with another.
  init<Value: Comparable>(_ value: Value, _ other: Value) {
    self = value > other ? .larger : value < other ? .smaller : .same
  }

  /// What can be said of a number beside another; exactly one of the options is right.
  ///
  /// `names` are the words of the options in the order larger, smaller, same; `feedback` says the
  /// numbers to whoever chose an option.
  static func options<Value: Comparable>(
    _ value: Value, _ other: Value, names: [String] = ["larger", "smaller", "the same"],
    feedback: (Comparison, Value, Value) -> String
  ) -> [Question.Option] {
    zip(allCases, names).map { said, name in
      Question.Option(
        text: [.text(name)], isRight: said == Comparison(value, other),
        feedback: [.text(feedback(said, value, other) + ".")])
    }
  }
}
