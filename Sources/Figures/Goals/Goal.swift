import Expressions
import Learning
import LessonScript

/// Something to be reached by changing a figure by hand, which the figure judges by itself.
///
/// Measures are those of the last step: of the figure as a whole.
public struct Goal: Sendable {
  /// The figure's id: records hang on it.
  public let id: String
  /// The hints, the weakest first.
  public let hints: [Prose]
  /// A figure that meets it.
  public let solution: any Figure
  /// The options of the solution as they are written: `stride: 2`, `kernel: 1 0 / 0 -1`.
  public let solutionWords: [String]
  /// How many settings and cells of the solution differ from the start.
  public let solutionChanges: Int

  let task: Prose, reached: Prose
  /// The options that have to stay as they are.
  let kept: [String]
  let condition: Expression
  /// The numbers of the draw, by the names that stand for them.
  let drawn: [String: Number]
  /// The places in the file of what is proved.
  let locations: (condition: SourceLocation, solution: SourceLocation)

  /// The task, with the measures of the figure as it is.
  public func task(for figure: any Figure) -> Prose { words(task, for: figure) }

  /// The sentence on what was reached, with the measures of the figure as it is.
  public func reached(by figure: any Figure) -> Prose { words(reached, for: figure) }

  /// Where a measure has no value now, the words without it say more than nothing.
  private func words(_ prose: Prose, for figure: any Figure) -> Prose {
    (try? figure.evaluated(prose, at: figure.stepCount)) ?? prose
  }

  /// True if a figure meets the goal; a measure without a value meets nothing.
  public func isMet(by figure: any Figure) -> Bool {
    (try? condition.truth(with: values(of: figure))) ?? false
  }

  /// The reason why a change is refused: an option that has to stay differs from the start.
  public func refusal(of changed: any Figure, from start: any Figure) -> String? {
    guard !kept.isEmpty else { return nil }
    return changed.differences(from: start).first { kept.contains($0.option) }
      .map {
        "\($0.option.replacing("-", with: " ")) has to stay as it is: that is part of the task"
      }
  }

  /// True if cells of a grid may be changed.
  public func allowsChange(of grid: String) -> Bool {
    !kept.contains(grid.split(separator: " ").first.map(String.init) ?? grid)
  }

  /// The measures of a figure that the condition names, and the numbers of the draw.
  func values(of figure: any Figure) -> [String: Number] {
    figure.values(of: condition.variables, at: figure.stepCount).merging(drawn) { $1 }
  }
}

/// One condition of a goal with how far a figure is: `field 7 → 15`, `weights 27 < 30`.
public struct GoalMeter: Hashable, Sendable {
  /// The measure, its value, and its target.
  public let words: String
  /// The condition as it is written: `field == 15`.
  public let name: String
  /// True if the condition holds.
  public let isMet: Bool
}

extension Goal {
  /// Every condition of the goal with how far a figure is.
  public func meters(of figure: any Figure) -> [GoalMeter] {
    let values = values(of: figure)
    return condition.conjuncts.map { part, _ in
      let isMet = (try? part.truth(with: values)) ?? false
      return GoalMeter(words: words(part, values, isMet: isMet), name: part.text, isMet: isMet)
    }
  }

  private func words(
    _ part: Expression, _ values: [String: Number], isMet: Bool
  ) -> String {
    func value(_ name: String) -> String {
      let value = values[name]?.description ?? "–"
      return drawn[name] == nil ? "\(name) \(value)" : value
    }
    guard let (name, sign, target) = part.comparison?.target(drawn) else {
      return part.text(naming: value)
    }
    if sign != .equal { return "\(value(name)) \(sign.shown) \(target)" }
    return isMet ? value(name) : "\(value(name)) → \(target)"
  }
}

extension Expression.Comparison {
  /// The measure on one side and the number on the other, in which drawn names may stand, if that is
  /// what is compared.
  fileprivate func target(
    _ drawn: [String: Number]
  ) -> (name: String, sign: Expression.Relation, target: Number)? {
    for (side, sign, other) in [(left, relation, right), (right, relation.mirrored, left)] {
      guard let name = side.name, drawn[name] == nil, let target = try? other.value(with: drawn)
      else { continue }
      return (name, sign, target)
    }
    return nil
  }
}

extension Expression.Relation {
  /// The sign as it is shown.
  fileprivate var shown: String {
    switch self {
    case .less: "<"
    case .lessOrEqual: "≤"
    case .greater: ">"
    case .greaterOrEqual: "≥"
    case .equal: "="
    case .unequal: "≠"
    }
  }
}
