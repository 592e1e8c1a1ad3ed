import ConvolutionCore
import Expressions
import Learning
import TextScreen

// The questions about a layer that is added, and the parts of the table at which mistakes were made.

extension ReceptiveFieldFigure {
  /// The layer that a step adds; nil for the first step.
  private func added(by step: Int) -> Int? {
    stack.extents.indices.dropFirst().contains(step - 1) ? step - 1 : nil
  }

  func widthQuestion(_ step: Int) -> Question? {
    guard let layer = added(by: step) else { return nil }
    let field = stack.fields[layer].size.columns
    return .number(
      "step-\(step)", "Layer \(layer) is added. How wide is its field?", is: Number(field),
      models: ReceptiveField.wrongSizes(after: Array(setup.layers.prefix(layer))).numbers,
      why: "\(formula(of: layer)) = \(field)")
  }

  func growthQuestion(_ step: Int) -> Question? {
    guard let layer = added(by: step), layer > 1 else { return nil }
    let sizes = stack.fields[(layer - 2)...layer].map(\.size.columns)
    let (before, now) = (sizes[1] - sizes[0], sizes[2] - sizes[1])
    return .comparison(
      "growth-\(step)", "Does layer \(layer) add more than layer \(layer - 1)?", of: now,
      with: before, names: ["more", "less", "as much"]
    ) { _, _ in
      "layer \(layer) adds \(widening(by: layer)) = \(now), layer \(layer - 1) added \(before)"
    }
  }

  func cellsQuestion(_ step: Int) -> Question? {
    guard let layer = added(by: step), isMarkable else { return nil }
    guard let cone = cone(from: layer) else { return nil }
    if isReach {
      return .cells(
        "cells-\(step)", "Which units of layer \(layer) does it reach?",
        of: Self.name(ofLayer: layer), are: cone[layer].cells,
        models: stack.wrongReaches(of: pixel, upTo: layer))
    }
    return .cells(
      "cells-\(step)", "Which pixels does ◉ of layer \(layer) see?", of: Self.name(ofLayer: 0),
      are: cone[0].cells,
      models: stack.wrongFields(of: unit(in: layer), in: layer, after: setup.layers))
  }

  // MARK: Where mistakes were made

  func places(
    of misconception: Misconception, evidence: Evidence?, at moment: Moment
  ) -> [Target] {
    let newest = layer(of: moment.step)
    var layers = Array(1..<max(1, newest + 1))
    if case .layers(let named) = evidence { layers = named }
    func parts(_ column: String) -> [Target] { layers.map { .part("\(column) \($0)") } }
    switch misconception {
    case .strideForgotten, .ownStride:
      // The jump is the product of the strides below: the row above the newest has it.
      return [.part("stride"), .part("jump"), .part("jump \(newest - 1)")] + parts("stride")
    case .kernelsAdded, .kernelsMultiplied, .dilationForgotten:
      return [.part("kernel")] + parts("kernel")
    case .poolsForgotten, .lastLayerOnly, .lastLayerForgotten: return parts("layer")
    default: return []
    }
  }
}
