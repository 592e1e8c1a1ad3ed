import ConvolutionCore

/// What of a chain is shown at a moment.
struct FieldScene {
  /// The newest layer that is drawn; 0 is the input.
  var newest: Int
  /// The layer whose field is asked for: named, but not drawn.
  var asked: Int?
  /// The layers that are lit so far, as the light goes from unit to pixels, or from pixel to units.
  var lit: ClosedRange<Int>
  /// Whether the newest layer's field is told.
  var showsField: Bool

  /// The last layer that the table names.
  var last: Int { asked ?? newest }
}

extension ReceptiveFieldFigure {
  /// The layer comes, then the light goes down the chain; the field is told when it is at the end.
  func beats(in step: Int) -> Int { step == 1 ? 1 : 4 }

  /// What is shown at a moment.
  func scene(at moment: Moment) -> FieldScene {
    let layer = max(1, min(moment.step, stepCount)) - 1
    switch moment.isAsking ? asked(before: moment.step) : nil {
    case .width, .growth:
      return FieldScene(newest: layer - 1, asked: layer, lit: 0...(layer - 1), showsField: true)
    case .cells:
      // The light waits where it starts, or where it has come to before.
      let lit = setup.view == .reach ? 0...(layer - 1) : layer...layer
      return FieldScene(newest: layer, asked: nil, lit: lit, showsField: false)
    case nil: break
    }
    let last = beats(in: moment.step) - 1
    let beat = max(0, min(moment.beat, last))
    let reached = last == 0 ? layer : (layer * beat + last - 1) / last
    return FieldScene(
      newest: layer, asked: nil,
      lit: setup.view == .reach ? 0...reached : (layer - reached)...layer,
      showsField: beat == last)
  }

  /// The paths between a layer and the chosen cell: what is lit in it, and how strongly.
  func paths(in layer: Int, _ scene: FieldScene) -> PathCounts? {
    setup.view == .reach
      ? try? stack.paths(to: pixel, upTo: layer)
      : try? stack.paths(from: unit(in: scene.newest), in: scene.newest, downTo: layer)
  }

  /// The chosen cell: a unit of the newest layer, or a pixel.
  func chosen(_ scene: FieldScene) -> FieldSetup.Unit {
    setup.view == .reach
      ? FieldSetup.Unit(layer: 0, position: pixel)
      : FieldSetup.Unit(layer: scene.newest, position: unit(in: scene.newest))
  }
}
