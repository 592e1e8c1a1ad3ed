import ConvolutionCore
import Expressions
import Learning
import TextScreen

// What a tracer says of its rows: names, shapes, sums and questions.

extension NetworkTracerFigure {
  /// A row in few words: `conv 5×5, 16`.
  func label(of row: Int) -> String {
    guard summary.rows.indices.contains(row - 1) else { return "input" }
    return switch summary.rows[row - 1].layer {
    case .convolution(let filters, let window, _, _): "conv \(window.kernel), \(filters)"
    case .pooling(let pooling): "pool \(pooling.window.kernel)"
    case .flatten: "flatten"
    case .dense(let outputs, _): "dense \(outputs)"
    }
  }

  /// The label with the layer's number, as questions name it.
  private func fullName(of row: Int) -> String { "layer \(row), \(label(of: row))" }

  func name(of step: Int) -> String { row(of: step) == 0 ? "input" : label(of: row(of: step)) }

  /// The shape of what comes out: `16×10×10`, or of a list its length.
  func shape(of row: Int) -> String {
    guard summary.rows.indices.contains(row - 1), summary.rows[row - 1].layer.window == nil else {
      return "\(output(of: row))"
    }
    return "\(Number(output(of: row).count))"
  }

  /// The sum behind a row's shape.
  func shapeSum(of row: Int) -> String {
    let output = output(of: row)
    guard summary.rows.indices.contains(row - 1) else {
      return "a picture of \(output.channels) channel\(output.channels == 1 ? "" : "s")"
    }
    let layer = summary.rows[row - 1]
    guard let window = layer.layer.window else {
      let input = layer.input
      return layer.layer == .flatten
        ? "\(input.channels)·\(input.rows)·\(input.columns) = \(Number(output.count)): all maps in one list"
        : "each unit reads all \(Number(input.count)) numbers"
    }
    let (side, stride, padding) = (
      layer.input.columns, window.sliding.stride.columns, window.sliding.padding.left
    )
    var room = "\(side)\(padding > 0 ? " + 2·\(padding)" : "") - \(window.kernel.columns)"
    let free = side + 2 * padding - window.kernel.columns
    if stride > 1 {
      room = "(\(room)) / \(stride)"
      if free % stride != 0 {
        room = "\(window.rounding == .up ? "ceil" : "floor")(\(room))"
      }
    }
    return "\(room) + 1 = \(output.columns) across and down"
  }

  /// The sum behind the number that is counted of a row.
  func costSum(of row: Int) -> String {
    let output = output(of: row)
    guard summary.rows.indices.contains(row - 1) else { return "nothing to count yet" }
    let layer = summary.rows[row - 1]
    let (count, weights, map) = (
      Number(layer.count(setup.count)), self.weights(of: layer),
      "\(output.channels)·\(output.rows)·\(output.columns)"
    )
    switch setup.count {
    case .activations:
      return layer.layer.window == nil
        ? "a list of \(count)" : "\(map) = \(count) \(setup.count.rawValue)"
    case .parameters, .multiplyAdds:
      guard let weights else { return "no \(setup.count.rawValue)" }
      let sum =
        setup.count == .parameters
        ? "\(Number(output.channels))·(\(weights) + 1)"
        : layer.layer.window == nil ? "\(Number(output.channels))·\(weights)" : "\(map)·\(weights)"
      return "\(sum) = \(count) \(setup.count.rawValue)\(groups(of: layer.layer))"
    }
  }

  /// The weights of one filter or unit, as a product; nil for layers without weights.
  private func weights(of layer: NetworkSummary.Row) -> String? {
    switch layer.layer {
    case .convolution(_, let window, let groups, _):
      "\(layer.input.channels / max(1, groups))·\(window.kernel.rows)·\(window.kernel.columns)"
    case .dense: "\(Number(layer.input.count))"
    case .pooling, .flatten: nil
    }
  }

  private func groups(of layer: Layer) -> String {
    if case .convolution(_, _, let groups, _) = layer, groups > 1 {
      ", \(groups) groups"
    } else {
      ""
    }
  }

  /// The sum over the rows that are known, or over all.
  func totalWords(to known: Int) -> String {
    "\(known >= stepCount ? "in all" : "so far") \(Number(soFar(setup.count, at: known)))"
  }

  /// A share of the total in percent: `78.0%`.
  func percent(of row: Int) -> String {
    "\(NumberFormat.fixed(100 * summary.share(of: row - 1, in: setup.count), decimals: 1))%"
  }

  /// The newest row with its sums; with all rows known, the others too.
  func caption(at moment: Moment) -> String {
    let (newest, known) = (row(of: moment.step), knownCosts(at: moment))
    let subject = newest == 0 ? "input" : fullName(of: newest)
    guard moment.asking == nil else {
      let shapes = (0..<knownShapes(at: moment)).map { "\(label(of: $0)) \(shape(of: $0))" }
      return moment.asking == "most" ? shapes.joined(separator: "; ") + ": ?" : "\(subject): ?"
    }
    var sentences = ["\(subject): \(shape(of: newest))", shapeSum(of: newest)]
    if newest > 0 {
      let hasCost = summary.rows[newest - 1].count(setup.count) > 0
      sentences.append(costSum(of: newest) + (hasCost ? ", \(percent(of: newest)) of all" : ""))
      if let field = summary.rows[newest - 1].field {
        sentences.append("field \(field.size.columns)")
      }
    }
    sentences.append(totalWords(to: known))
    if let chosen = setup.chosen.map({ _ in editedRow }) {
      sentences.append("changes go to layer \(chosen)")
    }
    if setup.isWhole {
      let all = (1..<stepCount).map { row in
        let count = Number(summary.rows[row - 1].count(setup.count))
        return "\(label(of: row)): \(shape(of: row)), \(count)"
      }
      sentences.append("All layers, " + all.joined(separator: "; "))
    }
    return sentences.joined(separator: ". ")
  }
}

// MARK: - Questions

extension NetworkTracerFigure {
  func sideQuestion(_ step: Int) -> Question? {
    let row = row(of: step)
    guard row > 0, let window = summary.rows[row - 1].layer.window else { return nil }
    return .number(
      "side-\(row)", "How wide is each map after \(fullName(of: row))?",
      is: Number(output(of: row).columns),
      models: window.sliding.wrongOutputCounts(
        input: summary.rows[row - 1].input.extent, kernel: window.kernel,
        rounding: window.rounding
      ).numbers, why: shapeSum(of: row))
  }

  func costQuestion(_ step: Int) -> Question? {
    let row = row(of: step)
    guard row > 0, setup.count != .activations, summary.rows[row - 1].count(setup.count) > 0 else {
      return nil
    }
    let (layer, name) = (summary.rows[row - 1], setup.count.rawValue)
    return .number(
      "cost-\(row)", "How many \(name) has \(fullName(of: row))?",
      is: Number(layer.count(setup.count)),
      models: layer.layer.wrongCounts(setup.count, input: layer.input).numbers,
      why: costSum(of: row))
  }

  /// Asks for the layer that costs most, among the first and last convolution and dense layer.
  func mostQuestion(_ step: Int) -> Question? {
    guard row(of: step) == 0, let most = summary.costliest(by: setup.count) else { return nil }
    func ends(_ matches: (Layer) -> Bool) -> [Int] {
      let layers = summary.rows.indices.filter { matches(summary.rows[$0].layer) }
      return [layers.first, layers.last].compactMap(\.self)
    }
    let offered = Set(
      ends { if case .convolution = $0 { true } else { false } }
        + ends { if case .dense = $0 { true } else { false } } + [most]
    ).sorted()
    guard offered.count > 1 else { return nil }
    let (name, all) = (setup.count.rawValue, Number(summary.total(setup.count)))
    return .choice(
      "most-\(name)", "Which layer has most of the \(name)?",
      offered.map { layer in
        let count = Number(summary.rows[layer].count(setup.count))
        return (
          "layer \(layer + 1)", layer == most,
          "\(count) of \(all) \(name) are there, \(percent(of: layer + 1))"
        )
      })
  }
}
