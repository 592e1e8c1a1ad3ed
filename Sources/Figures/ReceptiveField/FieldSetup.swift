import ConvolutionCore

/// Everything about a receptive field figure that can be set: what it computes from.
struct FieldSetup: Hashable {
  /// The input's height and width.
  var input: Int
  /// The chain, the lowest layer first; never empty.
  var layers: [FieldLayer]
  /// What is lit.
  var view = View.field
  /// The unit that the learner chose, in whose own step it is looked from.
  var unit: Unit?
  /// The pixel that the learner chose to be followed upwards.
  var pixel: Position?
  /// What a prediction asks for: the first of these that its step has.
  var asked = [Asked.width]

  /// What a prediction can ask for.
  enum Asked: String, CaseIterable {
    /// How wide the field of the added layer is.
    case width
    /// Whether it widens the field by more than the layer below did.
    case growth
    /// Which cells light: the pixels that a unit sees, or the units that a pixel reaches.
    case cells
  }

  /// What is lit in the layers.
  enum View: String, CaseIterable {
    /// What one unit sees, down to the input.
    case field
    /// What one pixel reaches, up to the newest layer.
    case reach
    /// How many paths lead from one unit to each pixel.
    case weight
  }

  /// A cell of a layer; layer 0 is the input.
  struct Unit: Hashable {
    var layer: Int
    var position: Position
  }

  /// The sizes that an input may have.
  static let inputs = 1...1_024
  /// The most layers of a chain.
  static let layerLimit = 32
}
