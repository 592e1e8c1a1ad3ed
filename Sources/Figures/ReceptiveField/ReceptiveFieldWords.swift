import ConvolutionCore
import Expressions
import TextScreen

// A chain in words, and the path counts that words and pictures are made from.

extension ReceptiveFieldFigure {
  /// The name of a layer in words, in addresses and over its grid.
  static func name(ofLayer layer: Int) -> String { layer == 0 ? "input" : "layer \(layer)" }

  func name(of step: Int) -> String { Self.name(ofLayer: layer(of: step)) }

  /// The layer with its working, then what is lit; a field that is asked for is `?`.
  func caption(at moment: Moment) -> String {
    let layer = layer(of: moment.step)
    guard layer > 0, let asking = moment.asking else { return facts(of: layer) + light(of: layer) }
    let addition =
      "Layer \(layer) is added: \(setup.layers[layer - 1].words); output "
      + "\(stack.extents[layer]), jump \(stack.fields[layer].jump.columns), field ?."
    guard asking == "cells" else {
      return "\(addition) Below it: \(facts(of: layer - 1))\(light(of: layer - 1))"
    }
    return addition
      + (isReach ? reachWords(to: layer - 1) : " ◉ is its unit at \(unit(in: layer).words).")
  }

  private func facts(of layer: Int) -> String {
    guard layer > 0 else { return "Input \(stack.extents[0]), jump 1, field 1×1." }
    let field = stack.fields[layer]
    return "Layer \(layer): \(setup.layers[layer - 1].words); output \(stack.extents[layer]), "
      + "jump \(field.jump.columns), field \(formula(of: layer)) = \(field.size.columns)."
  }

  /// The recurrence with the numbers of a layer, 1 or more: `3 + (3-1)×1`.
  func formula(of layer: Int) -> String {
    "\(stack.fields[layer - 1].size.columns) + \(widening(by: layer))"
  }

  /// The part of the field that a layer, 1 or more, adds: `(3-1)×1`, or `(3-1)×2×1` with dilation.
  func widening(by layer: Int) -> String {
    let window = stack.windows[layer - 1]
    let dilation = window.sliding.dilation.columns
    let gaps = dilation > 1 ? "\(dilation)×" : ""
    return "(\(window.kernel.columns)-1)×\(gaps)\(stack.fields[layer - 1].jump.columns)"
  }

  // MARK: Lit cells

  private func light(of layer: Int) -> String {
    switch setup.light {
    case .field: fieldWords(of: layer)
    case .weight: fieldWords(of: layer) + weightWords(of: layer)
    case .reach: reachWords(to: layer)
    }
  }

  private func fieldWords(of layer: Int) -> String {
    guard let paths = cone(from: layer)?.first, let region = paths.region else { return "" }
    let (unit, sight) = (unit(in: layer).words, "\(region.words) of the input")
    let words =
      layer == 0 ? "The pixel at \(unit) sees itself" : "Its unit at \(unit) sees \(sight)"
    return " \(words): \(Number(paths.cellCount)) of \(Number(stack.extents[0].cells)) pixels, "
      + "\(Self.percent(coverages[layer]))."
  }

  private func weightWords(of layer: Int) -> String {
    guard let spread = cone(from: layer)?.first?.spread else { return "" }
    func text(_ count: Double) -> String { NumberFormat.fixed(count, decimals: 0) }
    // Longer lists of counts are not read out.
    let list = spread.counts.map(text).joined(separator: " ")
    let words =
      spread.counts.count > 32 ? "" : " Paths to each column: \(list) of \(text(spread.total))."
    return "\(words) In the middle \(spread.middle.count) of \(spread.counts.count) columns: "
      + "\(Self.percent(spread.middleShare, decimals: 1))."
  }

  private func reachWords(to layer: Int) -> String {
    let pixel = " The pixel at \(pixel.words)"
    guard layer > 0 else { return "\(pixel) is the start." }
    let reached = (1...layer).map {
      let reach = reach(in: $0)
      return "\(Number(reach.count)) of \(Number(reach.all)) units of layer \($0)"
    }
    return "\(pixel) reaches \(reached.joined(separator: ", "))."
  }

  // MARK: Working

  /// A layer's number worked out in a few parts of a line, the result last; none for the input:
  /// `field`, `= 3 + (3-1)×1`, `= 5`.
  func working(of layer: Int) -> [StyledText] {
    guard layer > 0 else { return [] }
    func line(_ text: String, _ role: Role = .quiet) -> StyledText { .init(SafeText(text), role) }
    switch setup.light {
    case .field:
      return [
        line("field"), line("= \(formula(of: layer))", .text),
        line("= \(stack.fields[layer].size.columns)", .strong),
      ]
    case .weight:
      guard let spread = cone(from: layer)?.first?.spread else { return [] }
      return [
        line("paths in the"), line("middle \(spread.middle.count) of \(spread.counts.count)"),
        line("columns: \(Self.percent(spread.middleShare, decimals: 1))", .strong),
      ]
    case .reach:
      let reach = reach(in: layer)
      return [
        line("pixel \(pixel.row), \(pixel.column)"), line("reaches \(reach.count)", .strong),
        line("of \(reach.all) units"),
      ]
    }
  }

  static let columns = ["layer", "kernel", "stride", "output", "jump", "field", "covers"]

  /// A layer's row of the table, column by column.
  func texts(of layer: Int) -> [String] {
    let added = layer > 0 ? setup.layers[layer - 1] : nil
    let (window, field) = (added?.window, stack.fields[layer])
    return [
      added.map { $0.isPool ? "\(layer) pool" : "\(layer)" } ?? "input",
      window.map { "\($0.kernel.columns)" } ?? "",
      window.map { "\($0.sliding.stride.columns)" } ?? "",
      stack.extents[layer].description, "\(field.jump.columns)", field.size.description,
      Self.percent(coverages[layer]),
    ]
  }

  // MARK: Path counts

  /// The paths between the input and a layer, over all layers: from its unit down, or from the
  /// followed pixel up.
  func cone(from layer: Int) -> [PathCounts]? {
    isReach
      ? try? stack.cone(to: pixel, upTo: layer)
      : try? stack.cone(from: unit(in: layer), in: layer)
  }

  /// The units of a layer that the followed pixel reaches, and all of them.
  func reach(in layer: Int) -> (count: Int, all: Int) {
    (cone(from: layer)?.last?.cellCount ?? 0, stack.extents[layer].cells)
  }

  /// A share as the table shows it: `18.37%`, and `<0.01%` for what would round to nothing.
  static func percent(_ share: Double, decimals: Int = 2) -> String {
    let text = NumberFormat.fixed(100 * share, decimals: decimals)
    return share > 0 && text == "0.00" ? "<0.01%" : "\(text)%"
  }
}

extension Position {
  fileprivate var words: String { "row \(row), column \(column)" }
}

extension Region {
  fileprivate var words: String {
    func range(_ name: String, _ range: Range<Int>) -> String {
      range.count == 1
        ? "\(name) \(range.lowerBound)" : "\(name)s \(range.lowerBound)-\(range.upperBound - 1)"
    }
    return range("row", rows) + ", " + range("column", columns)
  }
}
