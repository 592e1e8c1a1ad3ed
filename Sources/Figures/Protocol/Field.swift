import ConvolutionCore
import Expressions
import LessonScript
import TextScreen

/// A path to a value of a setup that may be kept in a static list.
public typealias SetupPath<Setup, Value> = WritableKeyPath<Setup, Value> & Sendable

/// One thing that a figure is made from, said once.
///
/// It is an option of the body and, where wanted, a setting that `Tab` reaches or a grid that is
/// edited.
public struct Field<Setup: FigureSetup>: Sendable {
  /// Its name on screen, in words.
  let name: String
  /// The option; nil for a setting that no body can give.
  let spec: OptionSpec?
  /// Reads the option.
  let read: @Sendable (inout OptionReader, inout Setup) -> Void
  /// The setting, if it is one.
  private(set) var setting: SettingRule?
  /// The grids that can be edited, if it is such.
  private(set) var grids: @Sendable (Setup) -> [CellGrid] = { _ in [] } {
    didSet { canBeEdited = true }
  }
  private var canBeEdited = false
  /// How many of its values differ between two setups: 0 or 1 of a setting, the cells of a grid.
  private(set) var differences: @Sendable (Setup, Setup) -> Int = { _, _ in 0 }
  /// True if it decides only what is shown, and no measure depends on it.
  private(set) var isOnlyShown = false
  /// True if keys of the kind's own, or settings of another name, change it.
  private(set) var isChangedByKeys = false
  /// Writes a value into a cell of one of them.
  private(set) var edit: @Sendable (inout Setup, CellAddress, Float) -> Void = { _, _, _ in }

  /// The way in which a setting is shown and moved.
  struct SettingRule: Sendable {
    /// The value in words; nil while the setting does not apply.
    var value: @Sendable (Setup) -> String?
    /// Moves it to the next (1) or previous (-1) value; changes nothing at its limit.
    var move: @Sendable (inout Setup, Int) -> Void
    /// The reason why it cannot be moved now; nil if it can.
    var refusal: @Sendable (Setup) -> String? = { _ in nil }
    /// Sets it to a number, also between those that it moves through; false out of its range.
    var enter: (@Sendable (inout Setup, Int) -> Bool)?
  }

  private init(
    _ spec: OptionSpec, setting: SettingRule? = nil,
    read: @escaping @Sendable (inout OptionReader, inout Setup) -> Void
  ) {
    name = spec.name.replacing("-", with: " ")
    (self.spec, self.setting, self.read) = (spec, setting, read)
  }

  private init(setting name: String, _ rule: SettingRule) {
    (self.name, spec, read, setting) = (name, nil, { _, _ in }, rule)
  }

  private func comparing<Value: Equatable & Sendable>(_ path: SetupPath<Setup, Value>) -> Field {
    counting { $0[keyPath: path] == $1[keyPath: path] ? 0 : 1 }
  }

  /// The same with the number of its values that differ between two setups.
  func counting(_ differences: @escaping @Sendable (Setup, Setup) -> Int) -> Field {
    var field = self
    field.differences = differences
    return field
  }

  /// True if a learner can change it.
  var isChangedByHand: Bool { setting != nil || isChangedByKeys || canBeEdited }

  /// The same, said to be changed by keys of the kind's own.
  var changedByKeys: Field {
    var field = self
    field.isChangedByKeys = true
    return field
  }

  /// The same, said to decide only what is shown.
  var onlyShown: Field {
    var field = self
    field.isOnlyShown = true
    return field
  }

  /// A whole number; as a setting it goes one by one, or through some values, while it applies.
  static func integer(
    _ name: String, _ path: SetupPath<Setup, Int>, _ range: ClosedRange<Int>, _ help: String,
    setting: Bool = false, through values: [Int]? = nil,
    while applies: @escaping @Sendable (Setup) -> Bool = { _ in true }
  ) -> Field {
    let fallback = Setup()[keyPath: path]
    let spec = OptionSpec(name, .integer(range), default: "\(fallback)", help)
    var rule = SettingRule(value: { applies($0) ? "\($0[keyPath: path])" : nil }) { setup, delta in
      setup[keyPath: path].move(by: delta, in: range, through: values)
    }
    rule.enter = {
      if range.contains($1) { $0[keyPath: path] = $1 }
      return range.contains($1)
    }
    return Field(spec, setting: setting ? rule : nil) {
      $1[keyPath: path] = $0.integer(name, in: range, default: fallback)
    }.comparing(path)
  }

  /// A number, at most `OptionReader.valueLimit` in magnitude.
  static func number(_ name: String, _ path: SetupPath<Setup, Float>, _ help: String) -> Field {
    let fallback = Setup()[keyPath: path]
    return Field(OptionSpec(name, .number, default: NumberFormat.exact(fallback), help)) {
      $1[keyPath: path] = Float($0.number(name, default: Double(fallback)))
    }.comparing(path)
  }

  /// One of several words.
  static func choice<Word: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ path: SetupPath<Setup, Word>, _ help: String, setting: Bool = false,
    unless refusal: @escaping @Sendable (Setup) -> String? = { _ in nil }
  ) -> Field {
    let all = Array(Word.allCases)
    let (words, fallback) = (all.map(\.rawValue), Setup()[keyPath: path].rawValue)
    let rule = SettingRule(
      value: { $0[keyPath: path].rawValue },
      move: { setup, delta in
        let here = words.firstIndex(of: setup[keyPath: path].rawValue) ?? 0
        setup[keyPath: path] = all[(here + delta.signum() + all.count) % all.count]
      }, refusal: refusal)
    return Field(
      OptionSpec(name, .word(words), default: fallback, help), setting: setting ? rule : nil
    ) {
      let word = $0.word(name, of: words, default: fallback)
      if let value = Word(rawValue: word) { $1[keyPath: path] = value }
    }.counting { $0[keyPath: path].rawValue == $1[keyPath: path].rawValue ? 0 : 1 }
  }

  /// One of some words, or none.
  static func word(
    _ name: String, _ path: SetupPath<Setup, String>, of words: [String], _ help: String
  ) -> Field {
    let fallback = Setup()[keyPath: path]
    return Field(OptionSpec(name, .word(words), default: fallback, help)) {
      $1[keyPath: path] = $0.word(name, of: words, default: fallback)
    }.comparing(path)
  }

  /// `yes` or `no`.
  static func flag(
    _ name: String, _ path: SetupPath<Setup, Bool>, _ help: String, setting: Bool = false
  ) -> Field {
    let fallback = Setup()[keyPath: path]
    let rule = SettingRule(value: { $0[keyPath: path] ? "yes" : "no" }) { setup, _ in
      setup[keyPath: path].toggle()
    }
    return Field(
      OptionSpec(name, .flag, default: fallback ? "yes" : "no", help), setting: setting ? rule : nil
    ) { $1[keyPath: path] = $0.flag(name, default: fallback) }.comparing(path)
  }

  /// A row of numbers, whose cells can be edited.
  static func numbers(
    _ name: String, _ path: SetupPath<Setup, [Float]>, _ help: String, atMost most: Int
  ) -> Field {
    let fallback = Setup()[keyPath: path].map { NumberFormat.exact($0) }.joined(separator: " ")
    var field = Field(
      OptionSpec(name, .text("numbers separated by spaces"), default: fallback, help)
    ) {
      if let numbers = $0.numbers(name, atMost: most) {
        $1[keyPath: path] = numbers.map(Float.init)
      }
    }
    field.grids = {
      [CellGrid(name, rows: 1, columns: $0[keyPath: path].count, isEditable: true)]
    }
    field.edit = { $0[keyPath: path][$1.column] = $2 }
    return field.counting { $0[keyPath: path].countOfDifferences(from: $1[keyPath: path]) }
  }

  /// A map of numbers, whose cells can be edited unless said otherwise; in another way than in place
  /// if one is given.
  static func grid(
    _ name: String, _ path: SetupPath<Setup, [[Float]]>, _ help: String, upTo side: Int,
    edit: (@Sendable (inout Setup, CellAddress, Float) -> Void)? = nil,
    while isEditable: @escaping @Sendable (Setup) -> Bool = { _ in true }
  ) -> Field {
    var field = Field(OptionSpec(name, .grid, help)) { options, setup in
      guard let rows = options.grids(name)?.first else { return }
      guard rows.count <= side, rows[0].count <= side else {
        options.report(
          "\(name) is \(rows.count)×\(rows[0].count); expected at most \(side)×\(side)", for: name)
        return
      }
      setup[keyPath: path] = rows.map { $0.map(Float.init) }
    }
    field.grids = { setup in
      guard isEditable(setup) else { return [] }
      let rows = setup[keyPath: path]
      return [
        CellGrid(name, rows: rows.count, columns: rows.first?.count ?? 0, isEditable: true)
      ]
    }
    field.edit = edit ?? { $0[keyPath: path][$1.row][$1.column] = $2 }
    return field.counting {
      let (a, b) = ($0[keyPath: path], $1[keyPath: path])
      guard a.map(\.count) == b.map(\.count) else { return b.reduce(0) { $0 + $1.count } }
      return zip(a, b).reduce(0) { $0 + $1.0.countOfDifferences(from: $1.1) }
    }
  }

  /// A chain of layers, one a line, as expressions write them: `conv(3, stride: 2)`; all slide a
  /// window unless some may be dense.
  static func layers(
    _ name: String, _ path: SetupPath<Setup, [Layer]>, _ help: String, dense: Bool = false
  ) -> Field {
    let form =
      dense
      ? "lines such as `conv(5, filters: 6)`, `pool(2)` or `dense(units: 10)`"
      : "lines such as `conv(3, stride: 2, padding: 1, dilation: 2)` or `pool(2)`"
    return Field(OptionSpec(name, .text(form), help)) { options, setup in
      let lines = options.lines(name)
      if lines.count > LayerLimits.count {
        options.report(
          "\(lines.count) layers; expected at most \(LayerLimits.count)", for: name)
      }
      let layers = lines.prefix(LayerLimits.count).compactMap { options.layer($0, dense: dense) }
      if !layers.isEmpty { setup[keyPath: path] = layers }
    }.counting { $0[keyPath: path].countOfChangedSizes(to: $1[keyPath: path]) }
  }

  /// An option that a kind reads, and grids that it edits, in its own way.
  static func custom(
    _ spec: OptionSpec, grids: (@Sendable (Setup) -> [CellGrid])? = nil,
    edit: @escaping @Sendable (inout Setup, CellAddress, Float) -> Void = { _, _, _ in },
    read: @escaping @Sendable (inout OptionReader, inout Setup) -> Void
  ) -> Field {
    var field = Field(spec, read: read)
    if let grids { (field.grids, field.edit) = (grids, edit) }
    return field
  }

  /// A setting that no option gives.
  static func setting(
    _ name: String, value: @escaping @Sendable (Setup) -> String?,
    move: @escaping @Sendable (inout Setup, Int) -> Void
  ) -> Field {
    Field(setting: name, SettingRule(value: value, move: move))
  }
}

extension Int {
  /// Moves to the next (1) or previous (-1) of some values, or of all in a range; stays at the end.
  mutating func move(by delta: Int, in range: ClosedRange<Int>, through values: [Int]? = nil) {
    let now = self
    let next =
      if let values {
        delta > 0 ? values.first { $0 > now } ?? now : values.last { $0 < now } ?? now
      } else {
        now + delta.signum()
      }
    self = Swift.max(range.lowerBound, Swift.min(range.upperBound, next))
  }
}

/// The limits of layers that slide a window, in bodies and as settings.
enum LayerLimits {
  static let count = 32
  static let kernel = 1...31
  static let stride = 1...16
  static let padding = 0...31
  static let dilation = 1...16

  /// The first size of a layer that is out of its range, in words; nil if there is none.
  static func refusal(of layer: Layer, dense: Bool = false) -> String? {
    guard let window = layer.window else {
      return dense ? nil : "expected a layer that slides a window"
    }
    let sizes = [
      ("kernel", window.kernel.columns, kernel), ("stride", window.sliding.stride.columns, stride),
      ("padding", window.sliding.padding.left, padding),
      ("dilation", window.sliding.dilation.columns, dilation),
    ]
    return sizes.first { !$2.contains($1) }.map { name, size, range in
      "\(name) is \(size); expected a whole number from \(range.lowerBound) to \(range.upperBound)"
    }
  }
}

extension OptionReader {
  /// A layer on a line of its own; nil, and an error, for anything else.
  fileprivate mutating func layer(_ line: Located<String>, dense: Bool) -> Layer? {
    do throws(ExpressionError) {
      let layer = try Layer(parsing: line.value, with: drawn)
      guard let refusal = LayerLimits.refusal(of: layer, dense: dense) else { return layer }
      report(refusal, at: line.location)
    } catch {
      report(error.suggestingNearest.message, at: line.location.moved(by: error.column))
    }
    return nil
  }
}
