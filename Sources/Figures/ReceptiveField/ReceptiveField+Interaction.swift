import ConvolutionCore
import TextScreen

extension ReceptiveFieldFigure {
  var grids: [CellGrid] {
    stack.extents.indices.map { layer in
      CellGrid(
        Self.name(of: layer), rows: stack.extents[layer].rows,
        columns: stack.extents[layer].columns, isEditable: false)
    }
  }

  /// The last layer's, and the input's size, which decides how many layers have room.
  var settings: [Setting] {
    let last = setup.layers[setup.layers.count - 1]
    return [
      Setting("kernel", value: "\(last.kernel)"), Setting("stride", value: "\(last.stride)"),
      Setting("dilation", value: "\(last.dilation)"), Setting("input", value: "\(setup.input)"),
    ]
  }

  func actions(at step: Int) -> [Action] {
    let newest = max(0, min(step, stepCount) - 1)
    let choice =
      setup.view == .reach
      ? Action("o", "pixel", help: "follow another pixel", picksFrom: Self.name(of: 0))
      : Action("o", "unit", help: "look from another unit", picksFrom: Self.name(of: newest))
    return [
      choice, Action("c", "turn", help: "turn the cone round"),
      Action("w", "weigh", help: "weigh the pixels"), Action("a", "add", help: "add a layer"),
      Action("x", "remove", help: "remove the last layer"),
    ]
  }

  func changed(by input: Input, at step: Int) -> Change? {
    var next = setup
    switch input {
    case .action("c"): next.view = setup.view == .reach ? .field : .reach
    case .action("w"): next.view = setup.view == .weight ? .field : .weight
    case .action("a"):
      guard setup.layers.count < FieldSetup.layerLimit else {
        return .refused("\(FieldSetup.layerLimit) layers are the most")
      }
      return rebuilt { $0.layers.append($0.layers[$0.layers.count - 1]) }
    case .action("x"):
      guard setup.layers.count > 1 else { return .refused("the last layer stays") }
      return rebuilt { $0.layers.removeLast() }
    case .setting(let index, let delta): return set(index, by: delta)
    case .pick(let cell): return pick(cell, at: step)
    default: return nil
    }
    return change(to: next, step: step)
  }

  /// Looks from another unit, in the step that adds its layer, or follows another pixel.
  private func pick(_ cell: CellAddress, at step: Int) -> Change? {
    guard let layer = grids.firstIndex(where: { $0.contains(cell) }) else { return nil }
    let position = Position(row: cell.row, column: cell.column)
    var next = setup
    if layer == 0 {
      if setup.view == .reach, position == pixel { return .step(step) }
      next.view = .reach
      next.pixel = position
      return change(to: next, step: step)
    }
    if setup.view != .reach, position == unit(in: layer) { return .step(layer + 1) }
    if setup.view == .reach { next.view = .field }
    next.unit = FieldSetup.Unit(layer: layer, position: position)
    return change(to: next, step: layer + 1)
  }

  private func set(_ index: Int, by delta: Int) -> Change? {
    func moved(_ value: Int, in range: ClosedRange<Int>) -> Int {
      max(range.lowerBound, min(range.upperBound, value + delta))
    }
    guard settings.indices.contains(index) else { return nil }
    let change = rebuilt { next in
      let last = next.layers.count - 1
      switch index {
      case 0: next.layers[last].kernel = moved(next.layers[last].kernel, in: FieldLayer.kernels)
      case 1: next.layers[last].stride = moved(next.layers[last].stride, in: FieldLayer.strides)
      case 2:
        next.layers[last].dilation = moved(next.layers[last].dilation, in: FieldLayer.dilations)
      default: next.input = moved(next.input, in: FieldSetup.inputs)
      }
    }
    return change ?? .refused("\(settings[index].name) goes no further")
  }

  /// The figure of another chain, at its last step; nil if the chain is the same.
  private func rebuilt(_ edit: (inout FieldSetup) -> Void) -> Change? {
    var next = setup
    edit(&next)
    if next == setup { return nil }
    // What was chosen in the old maps may not exist in the new ones.
    next.unit = nil
    next.pixel = nil
    return change(to: next, step: next.layers.count + 1)
  }

  private func change(to next: FieldSetup, step: Int) -> Change {
    do {
      return .figure(try ReceptiveFieldFigure(next), step: step)
    } catch {
      return .refused(Self.refusal(error))
    }
  }

  /// A size that does not fit, in words short enough for one line.
  private static func refusal(_ error: ShapeError) -> String {
    guard case .inLayer(let layer, let fault) = error,
      case .kernelDoesNotFit(let kernel, let map, _, let dilation, _) = fault
    else { return error.description }
    let gaps = dilation.rows > 1 ? " with dilation \(dilation.rows)" : ""
    return "layer \(layer): \(kernel)\(gaps) does not fit on \(map); enlarge the input"
  }
}
