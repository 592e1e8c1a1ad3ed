import ConvolutionCore

/// What a part of an expression is, rightly and for those who make a mistake.
struct Reading {
  /// A mistake, told apart from another way to make it.
  struct Key: Hashable {
    var misconception: Misconception
    /// Which way, from 0.
    var variant: Int
  }

  /// What the part is for whoever makes a mistake.
  struct Wrong {
    var key: Key
    /// The value; nil if there is none for them.
    var value: Value?
    /// The sum that gives it; empty where the number says as much.
    var text: String
  }

  var right: Value
  /// The mistakes that change the part, or could.
  var wrong: [Wrong] = []

  /// The part for whoever makes a mistake: nil where the mistake does not touch it.
  ///
  /// A mistake that can be made here in fewer ways than elsewhere is made in the last one.
  func wrong(for key: Key) -> Wrong? {
    wrong.last { $0.key.misconception == key.misconception && $0.key.variant <= key.variant }
  }

  /// The value for whoever makes a mistake; nil if there is none.
  func value(for key: Key) -> Value? {
    guard let wrong = wrong(for: key) else { return right }
    return wrong.value
  }
}

extension [Reading] {
  /// The mistakes that touch any of these parts, in the order of the parts.
  var keys: [Reading.Key] {
    var keys: [Reading.Key] = []
    for wrong in lazy.flatMap(\.wrong) where !keys.contains(wrong.key) { keys.append(wrong.key) }
    return keys
  }

  /// All parts for whoever makes a mistake; nil if one has no value then.
  func values(for key: Reading.Key) -> [Value]? {
    var values: [Value] = []
    for reading in self {
      guard let value = reading.value(for: key) else { return nil }
      values.append(value)
    }
    return values
  }
}
