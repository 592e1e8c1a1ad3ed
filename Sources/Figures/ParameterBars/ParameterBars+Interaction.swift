import ConvolutionCore

extension ParameterBarsFigure {
  /// A size that `Tab` reaches, and the values that it takes.
  private struct Knob {
    var name: String
    var path: WritableKeyPath<LayerSizes, Int> & Sendable
    var values: [Int]
  }

  private static let knobs = [
    Knob(
      name: "size", path: \.size, values: [8, 16, 28, 32, 56, 64, 112, 128, 224, 256, 512, 1024]),
    Knob(name: "channels", path: \.channels, values: [1, 3, 6, 16, 32, 64, 128, 256, 512]),
    Knob(name: "filters", path: \.filters, values: [1, 6, 16, 32, 64, 128, 256, 512]),
    Knob(name: "kernel", path: \.kernel, values: [1, 3, 5, 7, 9, 11]),
    Knob(
      name: "units", path: \.units, values: [1, 10, 16, 100, 128, 512, 1000, 4096, 10_000, 100_000]),
  ]

  private var knobs: [Knob] {
    Self.knobs.filter { $0.name != "units" || rows.contains(.units) }
  }

  var settings: [Setting] {
    knobs.map { Setting($0.name, value: "\(sizes[keyPath: $0.path])") }
  }

  func actions(at step: Int) -> [Action] {
    [Action("o", "cost", help: "count \(measure.next.name) instead")]
  }

  func changed(by input: Input, at step: Int) -> Change? {
    switch input {
    case .action("o"): return change(to: sizes, measure.next)
    case .setting(let index, let delta):
      guard knobs.indices.contains(index) else { return nil }
      let knob = knobs[index]
      let now = sizes[keyPath: knob.path]
      let next =
        delta > 0 ? knob.values.first { $0 > now } : knob.values.last { $0 < now }
      guard let next else { return .refused("\(knob.name) goes no further") }
      var changed = sizes
      changed[keyPath: knob.path] = next
      return change(to: changed, measure)
    default: return nil
    }
  }

  private func change(to sizes: LayerSizes, _ measure: LayerMeasure) -> Change {
    do {
      return .figure(try ParameterBarsFigure(rows, sizes, measure, asked: asked, axis: axis))
    } catch {
      return .refused(error.description)
    }
  }
}
