import ConvolutionCore
import Expressions
import Learning
import LessonScript

extension ReceptiveFieldFigure {
  /// What can be asked before a step: the first of what the script names that the step has.
  func asked(before step: Int) -> FieldSetup.Asked? {
    guard (2...max(2, stepCount)).contains(step) else { return nil }
    return setup.asked.first { asked in
      switch asked {
      case .width: true
      case .growth: step > 2
      case .cells: isSmallEnoughToMark
      }
    }
  }

  func question(before step: Int) -> Question? {
    let layer = step - 1
    return switch asked(before: step) {
    case .width: widthQuestion(about: layer)
    case .growth: growthQuestion(about: layer)
    case .cells: cellsQuestion(about: layer)
    case nil: nil
    }
  }

  // MARK: Width

  private func widthQuestion(about layer: Int) -> Question {
    let field = stack.fields[layer].size.columns
    return Question(
      id: "step-\(layer + 1)",
      prompt: [.paragraph([.text("Layer \(layer) is added. How wide is its field?")])],
      kind: .number(NumberKey(right: Number(field), models: wrongWidths(of: layer).numbers)),
      why: [.text("\(formula(of: layer)) = \(field)")])
  }

  /// What usual mistakes make of the width of a layer's field.
  func wrongWidths(of layer: Int) -> [WrongResult<Int>] {
    ReceptiveField.wrongSizes(after: setup.layers.prefix(layer).map(\.layer))
  }

  // MARK: Growth

  private func growthQuestion(about layer: Int) -> Question {
    let (now, before) = (growth(by: layer), growth(by: layer - 1))
    let options = Comparison.options(now, before, names: ["more", "less", "as much"]) { _, _, _ in
      "layer \(layer) adds \(widening(by: layer)) = \(now), layer \(layer - 1) added \(before)"
    }
    return Question(
      id: "growth-\(layer + 1)",
      prompt: [
        .paragraph([.text("Does layer \(layer) add more than layer \(layer - 1)?")])
      ], kind: .choice(options, several: false))
  }

  /// The pixels that a layer adds to the field's width.
  private func growth(by layer: Int) -> Int {
    stack.fields[layer].size.columns - stack.fields[layer - 1].size.columns
  }

  // MARK: The cells that light

  /// The largest side of a map whose cells are marked one by one.
  private static let markedSide = 16

  /// Whether the maps are drawn cell by cell on the usual screen, and marked in a few key presses.
  private var isSmallEnoughToMark: Bool {
    let extent = stack.extents[0]
    return extent.rows <= Self.markedSide && FieldGrids(self, within: 76, isSpaced: false) != nil
  }

  private func cellsQuestion(about layer: Int) -> Question? {
    setup.view == .reach ? reachQuestion(of: layer) : fieldQuestion(of: layer)
  }

  private func fieldQuestion(of layer: Int) -> Question? {
    guard let paths = try? stack.paths(from: unit(in: layer), in: layer) else { return nil }
    return Question(
      id: "cells-\(layer + 1)",
      prompt: [.paragraph([.text("Which pixels does ◉ of layer \(layer) see?")])],
      kind: .cells(
        CellsKey(
          grid: Self.name(of: 0), right: paths.cells,
          models: stack.wrongFields(
            of: unit(in: layer), in: layer, after: setup.layers.map(\.layer)))))
  }

  private func reachQuestion(of layer: Int) -> Question? {
    guard let paths = try? stack.paths(to: pixel, upTo: layer) else { return nil }
    return Question(
      id: "cells-\(layer + 1)",
      prompt: [.paragraph([.text("Which units of layer \(layer) does it reach?")])],
      kind: .cells(
        CellsKey(
          grid: Self.name(of: layer), right: paths.cells,
          models: stack.wrongReaches(of: pixel, upTo: layer))))
  }
}

extension PathCounts {
  /// The cells that a path leads to.
  fileprivate var cells: Set<Position> {
    Set(readRows.flatMap { row in readColumns.map { Position(row: row, column: $0) } })
  }
}

extension FieldLayer {
  /// The layer as the core knows it; for what it sees its other sizes make no difference.
  fileprivate var layer: Layer {
    switch kind {
    case .conv: .convolution(filters: 1, window)
    case .pool: .pooling(Pooling(.max, window))
    }
  }
}
