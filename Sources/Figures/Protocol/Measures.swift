import Expressions
import Learning
import LessonScript

/// A named number of a figure that sentences and goals may use.
public struct Measure<F: Figure>: Sendable {
  /// The name: `multiply-adds`.
  let name: String
  /// A few words for the authors' reference.
  let help: String
  /// The number at a step at rest; nil where there is none.
  let value: @Sendable (F, _ step: Int) -> Number?

  init(
    _ name: String, _ help: String, _ value: @escaping @Sendable (F, _ step: Int) -> Number?
  ) {
    (self.name, self.help, self.value) = (name, help, value)
  }
}

extension Figure {
  /// The names of the kind's measures, with a few words each.
  public static var measureNames: [(name: String, help: String)] {
    measures.map { ($0.name, $0.help) }
  }

  /// A measure at a step; nil where it has no value, or the kind no such measure.
  public func measure(_ name: String, at step: Int) -> Number? {
    Self.measures.first { $0.name == name }.flatMap { $0.value(self, step) }
  }

  /// The named numbers at a step, as far as it has them.
  public func measures(at step: Int) -> [(name: String, value: Number)] {
    Self.measures.compactMap { measure in
      measure.value(self, step).map { (measure.name, $0) }
    }
  }

  /// Prose with every expression replaced by its number, in which the measures at a step may stand.
  ///
  /// - Throws: what is wrong with the expressions, located; also where a measure has no value here.
  public func evaluated(_ prose: Prose, at step: Int) throws(LessonErrors) -> Prose {
    let known = Self.measures.map(\.name)
    let used = prose.expressions.reduce(into: Set<String>()) {
      $0.formUnion($1.names(among: known))
    }
    do { return try prose.evaluated(with: values(of: used, at: step)) } catch {
      throw faults(of: prose.expressions, at: step)
    }
  }

  /// All that is wrong with expressions; with every measure at hand it names those that may have
  /// been meant.
  private func faults(of expressions: [Located<String>], at step: Int) -> LessonErrors {
    let known = Self.measures.map(\.name)
    let values = values(of: Set(known), at: step)
    var errors = LessonErrors()
    for expression in expressions {
      let missing = expression.names(among: known).filter { values[$0] == nil }
      for name in missing.sorted() {
        errors.report("`\(name)` has no value at step \(step)", at: expression.location)
      }
      if missing.isEmpty {
        do throws(LessonErrors) { _ = try expression.number(with: values) } catch {
          errors.report(error)
        }
      }
    }
    return errors
  }

  /// The values of some measures at a step, as far as they have one.
  func values(of names: Set<String>, at step: Int) -> [String: Number] {
    var values: [String: Number] = [:]
    for name in names { values[name] = measure(name, at: step) }
    return values
  }
}

extension Prose {
  /// Every expression in it.
  var expressions: [Located<String>] {
    flatMap { inline -> [Located<String>] in
      switch inline {
      case .expression(let expression): [expression]
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.expressions
      case .text, .code, .lineBreak: []
      }
    }
  }
}

extension Located where Value == String {
  /// Those of some names that stand in this expression; none if it cannot be read.
  func names(among known: [String]) -> Set<String> {
    (try? Expression(parsing: value, names: Set(known)))?.variables.intersection(known) ?? []
  }
}
