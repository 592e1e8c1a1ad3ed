import ConvolutionCore
import TextScreen

extension ConnectivityFigure {
  func view(at moment: Moment) -> any View {
    let formats = [setup.input, outputs(of: whole[0]), outputs(of: measured)].joined()
    let width = setup.carries == .letters ? 1 : NumberFormat(fitting: formats).width
    // Closer nodes would let the spots of more outputs' wires touch.
    let least = max(measured.outputs > 6 ? 4 : 3, width + 2)
    return FirstFit(over: [8, 6, 4].filter { $0 > least } + [least]) { pitch in
      let panels = wirings.indices.map { panel($0, pitch, width, at: moment) }
      Stack(.across, gap: 2...9, panels)
      if pitch == least { Flow(gap: 4) { panels } }
    }
  }

  private func outputs(of wiring: Wiring) -> [Float] { wiring.outputs(for: setup.input) }

  /// One layer: its name, its wires, and their number.
  private func panel(_ index: Int, _ pitch: Int, _ width: Int, at moment: Moment) -> Stack {
    let isLast = index == wirings.count - 1
    let picture = Picture(figure: self, index: index, moment: moment)
    return Stack(.down, gap: 0...1) {
      Stack(.down, gap: 0...0) {
        Label(SafeText(wirings[index].kind.rawValue), isLast ? .strong : .quiet)
        Wires(
          picture.inputs, picture.outputs, picture.wires,
          names: isLast ? .init(upper: "input", lower: "output", wires: "wires") : nil,
          pitch: pitch, width: width)
      }
      Stack(.down, gap: 0...0) {
        for line in counts(of: index, at: moment) {
          Label(line, part: isLast ? "counts \(wirings[index].kind.rawValue)" : nil)
        }
      }
    }
  }

  /// The numbers of wires and of weights.
  private func counts(of index: Int, at moment: Moment) -> [StyledText] {
    let asked = asked(of: index, at: moment)
    func line(_ count: Int, _ noun: String, isAsked: Bool) -> StyledText {
      var text = StyledText(isAsked ? "?" : SafeText("\(count)"), isAsked ? .predicted : .strong)
      text.append(SafeText(" " + noun + (count == 1 && !isAsked ? "" : "s")), .quiet)
      return (asked == "ends" ? text.blanked : text).filled(to: 12)
    }
    let wiring = wirings[index]
    // Where each wire has a weight of its own, either number tells the other.
    let isTold = asked == "weights" && wiring.kind != .shared
    return [
      line(wiring.wires.count, "wire", isAsked: asked == "wires" || isTold),
      line(wiring.weights, "weight", isAsked: asked == "weights" || asked == "wires"),
    ]
  }

  // MARK: Words

  func caption(at moment: Moment) -> String {
    guard let node = node(of: moment.step) else {
      return wirings.indices.map { index in
        counts(of: index, at: moment).reduce(wirings[index].kind.rawValue + ":") {
          $0 + " " + $1.text.split(separator: " ").joined(separator: " ") + ","
        }.dropLast() + ""
      }.joined(separator: "; ")
        + (setup.cut.isEmpty ? "" : isSame ? "; outputs as before" : "; outputs changed")
    }
    return wirings.indices.map { index in
      let isAsked = asked(of: index, at: moment) == "ends"
      return "\(wirings[index].kind.rawValue): \(isAsked ? "?" : words(for: node, in: index))"
    }.joined(separator: "; ")
  }

  /// A node's wires in words: `y1 = -1·1 + 0·4 + 1·1 = 0`, `x2 feeds y0 by c, y1 by b`.
  private func words(for node: Node, in index: Int) -> String {
    let wiring = wirings[index]
    func list(_ wires: [Wiring.Wire], _ end: (Wiring.Wire) -> Node) -> String {
      wires.isEmpty
        ? "nothing"
        : wires.map { "\(end($0).name) by \(text(on: $0, of: wiring))" }.joined(separator: ", ")
    }
    switch node {
    case .output(let output):
      let wires = wiring.wires.filter { $0.output == output }
      guard setup.carries == .numbers else {
        return "\(node.name) reads \(list(wires) { .input($0.input) })"
      }
      let terms = wires.map {
        "\(text(on: $0, of: wiring))·\(NumberFormat.exact(setup.input[$0.input]))"
      }
      let sum = NumberFormat.exact(outputs(of: wiring)[output])
      let before = NumberFormat.exact(outputs(of: whole[index])[output])
      return "\(node.name) = \(terms.isEmpty ? "0" : terms.joined(separator: " + ")) = \(sum)"
        + (sum == before ? "" : ", before the cuts \(before)")
    case .input(let input):
      let wires = wiring.wires.filter { $0.input == input }
      return "\(node.name) feeds \(list(wires) { .output($0.output) })"
    }
  }

  /// The letter or number on a wire.
  func text(on wire: Wiring.Wire, of wiring: Wiring) -> String {
    guard setup.carries == .letters else { return NumberFormat.exact(wire.value) }
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return letters.indices.contains(wire.weight) ? String(letters[wire.weight]) : "·"
  }
}

/// The nodes and wires of one layer at a moment.
private struct Picture {
  let figure: ConnectivityFigure
  let wiring: Wiring
  let whole: Wiring
  let moment: Moment
  /// The word that is asked of the layer.
  let asked: String?
  let node: ConnectivityFigure.Node?

  init(figure: ConnectivityFigure, index: Int, moment: Moment) {
    (self.figure, self.moment) = (figure, moment)
    (wiring, whole) = (figure.wirings[index], figure.whole[index])
    asked = figure.asked(of: index, at: moment)
    node = figure.node(of: moment.step)
  }

  private var showsNumbers: Bool { figure.setup.carries == .numbers }

  var inputs: [Wires.Node] {
    figure.setup.input.enumerated().map { index, value in
      node(.input(index), value, isEnd: ends?.inputs.contains(index))
    }
  }

  var outputs: [Wires.Node] {
    let (now, before) = (
      wiring.outputs(for: figure.setup.input), whole.outputs(for: figure.setup.input)
    )
    return now.indices.map { index in
      let note = SafeText(now[index] == before[index] ? "" : "was \(text(before[index]))")
      return node(
        .output(index), now[index], isEnd: ends?.outputs.contains(index),
        note: showsNumbers ? StyledText(note, .mark) : nil)
    }
  }

  private func text(_ value: Float) -> String { NumberFormat.exact(value) }

  /// The nodes at the other ends of the chosen node's wires; nil for none, or while they are asked.
  private var ends: (inputs: [Int], outputs: [Int])? {
    guard asked != "ends" else { return nil }
    switch node {
    case .none: return nil
    case .output(let index): return (wiring.inputs(of: index), [])
    case .input(let index): return ([], wiring.outputs(of: index))
    }
  }

  private func node(
    _ node: ConnectivityFigure.Node, _ value: Float, isEnd: Bool?, note: StyledText? = nil
  ) -> Wires.Node {
    let isChosen = node == self.node
    let role: Role = isChosen ? .active : isEnd == true ? .strong : isEnd == nil ? .text : .faint
    let glyph: SafeText =
      showsNumbers ? SafeText(text(value)) : isChosen ? "◉" : isEnd == true ? "●" : "○"
    return Wires.Node(
      StyledText(glyph, showsNumbers && role == .faint ? .quiet : role),
      name: StyledText(SafeText(node.name), isChosen ? .strong : .quiet), note: note)
  }

  /// All wires that the layer may have, those that are lit last.
  var wires: [Wires.Wire] {
    let all = (0..<whole.outputs).flatMap { output in
      (0..<whole.inputs).map { Position(row: output, column: $0) }
    }
    let drawn = all.map { ($0, isLit($0)) }
    return (drawn.filter { !$0.1 } + drawn.filter(\.1)).map { wire($0.0, isLit: $0.1) }
  }

  private func isLit(_ wire: Position) -> Bool {
    switch node {
    case .none: true
    case .output(let index): wire.row == index
    case .input(let index): wire.column == index
    }
  }

  private func wire(_ place: Position, isLit: Bool) -> Wires.Wire {
    func isHere(_ wire: Wiring.Wire) -> Bool {
      wire.output == place.row && wire.input == place.column
    }
    guard let wire = whole.wires.first(where: isHere) else {
      return Wires.Wire(from: place.column, to: place.row)
    }
    let text = StyledText(SafeText(figure.text(on: wire, of: whole)), role(of: wire))
    let isHidden = !isLit || asked == "wires" || asked == "ends"
    guard wiring.wires.contains(where: isHere) else {
      let width = max(0, text.text.count - 1)
      var cut = StyledText(SafeText(String(repeating: " ", count: width)))
      cut.append("×", .faint)
      return Wires.Wire(from: place.column, to: place.row, isHidden ? text.blanked : cut)
    }
    return Wires.Wire(
      from: place.column, to: place.row, isHidden || asked == "weights" ? text.blanked : text,
      isHidden ? nil : asked == "weights" ? .quiet : role(of: wire))
  }

  /// A shared weight has a colour for each tap, a number that of its value.
  private func role(of wire: Wiring.Wire) -> Role {
    if showsNumbers {
      let largest = figure.setup.kernel.map(abs).max() ?? 0
      return .value(ValueScale(largest: Double(largest)).step(of: Double(wire.value)))
    }
    guard wiring.kind == .shared else { return .text }
    let steps = [[4], [-4, 4], [-4, 1, 4], [-4, -1, 1, 4], [-4, -2, 0, 2, 4]]
    let taps = figure.setup.kernel.count
    guard steps.indices.contains(taps - 1) else { return .value(wire.weight * 8 / taps - 4) }
    return .value(steps[taps - 1][wire.weight])
  }
}
