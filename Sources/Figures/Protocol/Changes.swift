import ConvolutionCore
import LessonScript
import TextScreen

// Every kind has these from its fields: options, grids, settings, and changes by hand.

extension Figure {
  /// The options of a body.
  public static var options: [OptionSpec] {
    fields.compactMap(\.spec) + (askOption.map { [$0] } ?? [])
  }

  /// Makes the figure that a body describes; reports all that is wrong with it, located.
  public init(_ options: inout OptionReader) throws(LessonErrors) {
    var setup = Setup()
    for field in Self.fields { field.read(&options, &setup) }
    // Sizes are compared only where all of them were read.
    try options.finish()
    do {
      try self.init(setup)
    } catch {
      throw LessonErrors([LessonError(error.description, at: options.location)])
    }
  }

  /// The grids whose cells can be edited or picked.
  public var grids: [CellGrid] { Self.fields.flatMap { $0.grids(setup) } + pickableGrids }

  private var movable: [(name: String, value: String, rule: Field<Setup>.SettingRule)] {
    Self.fields.compactMap { field in
      guard let rule = field.setting, let value = rule.value(setup) else { return nil }
      return (field.name, value, rule)
    }
  }

  /// In how many values this figure differs from another of its kind, by option.
  ///
  /// Settings and cells count one each; what decides only what is shown is left out.
  public func differences(from other: any Figure) -> [(option: String, count: Int)] {
    guard let other = other as? Self else { return [] }
    return Self.fields.compactMap { field in
      let count = field.isOnlyShown ? 0 : field.differences(other.setup, setup)
      return count == 0 ? nil : (field.spec?.name ?? field.name, count)
    }
  }

  /// The settings that `Tab` reaches.
  public var settings: [Setting] { movable.map { Setting($0.name, value: $0.value) } }

  /// The outcome of an input at a step; nil if it means nothing here.
  public func changed(by input: Input, at step: Int) -> Change? {
    var next = setup
    switch input {
    case .action(let key):
      guard let action = Self.actions.first(where: { $0.key == key }),
        case .change(let change) = action.effect
      else { return nil }
      if let refusal = change(&next) { return .refused(refusal) }
    case .setting(let index, let delta):
      guard movable.indices.contains(index) else { return nil }
      let (name, value, rule) = movable[index]
      if let refusal = rule.refusal(setup) { return .refused(refusal) }
      rule.move(&next, delta)
      if next == setup { return .refused("\(name) is at its limit (\(value))") }
    case .set(let index, let words):
      guard movable.indices.contains(index) else { return nil }
      let (name, value, rule) = movable[index]
      if let refusal = rule.refusal(setup) { return .refused(refusal) }
      guard let changed = rule.setup(setup, with: words) else {
        return .refused("\(name) cannot be \(words); it is \(value)")
      }
      if changed == setup { return nil }
      next = changed
    case .edit(let cell, let value):
      let limit = Self.editLimit
      guard abs(value) <= limit else {
        return .refused("expected a number from -\(Int(limit)) to \(Int(limit))")
      }
      guard
        let field = Self.fields.first(where: { $0.grids(setup).contains { $0.contains(cell) } })
      else { return nil }
      field.edit(&next, cell, Float(value))
    case .pick(let cell):
      guard let wanted = pick(cell, at: step, in: &next) else { return nil }
      if next == setup { return .step(wanted) }
      return change(to: next) { $0.step(for: wanted, of: $0) }
    }
    return change(to: next) { $0.step(for: step, of: self) }
  }

  /// The largest magnitude that can be typed into a cell: wider numbers would not fit a grid.
  static var editLimit: Double { 999 }

  private func change(to next: Setup, step: (Self) -> Int) -> Change {
    do {
      let figure = try Self(next).keeping(self)
      return .figure(figure, step: max(1, min(step(figure), figure.stepCount)))
    } catch {
      return .refused(Self.words(for: error))
    }
  }
}

extension Field.SettingRule {
  /// The most values that are gone through in search of one.
  private static var moveLimit: Int { 1_000 }

  /// A setup with a value that was typed; nil if there is no such value.
  fileprivate func setup(_ setup: Setup, with words: String) -> Setup? {
    var next = setup
    if let enter, let number = Int(words) { return enter(&next, number) ? next : nil }
    for delta in [1, -1] {
      next = setup
      var seen: Set<String> = []
      while let value = value(next), seen.count < Self.moveLimit, seen.insert(value).inserted {
        if value == words { return next }
        move(&next, delta)
      }
    }
    return nil
  }
}
