/// A chain of layers and the shape that goes in.
public struct Network: Hashable, Sendable {
  /// What it is called.
  public var name: String
  /// The shape of one example.
  public var input: Shape
  /// The layers, the first one first.
  public var layers: [Layer]

  /// Makes a network; nothing is checked until it is summed up.
  public init(name: String, input: Shape, layers: [Layer]) {
    self.name = name
    self.input = input
    self.layers = layers
  }

  /// The shape of what comes out; costs are not looked at.
  ///
  /// - Throws: `ShapeError.inLayer` with what is wrong in which layer.
  public func outputShape() throws(ShapeError) -> Shape {
    var shape = input
    for (index, layer) in layers.enumerated() {
      shape = try ShapeError.locating(layer: index) { () throws(ShapeError) in
        try layer.outputShape(input: shape)
      }
    }
    return shape
  }

  /// Works out shapes, costs and fields, layer by layer.
  ///
  /// - Throws: `ShapeError.inLayer` with what is wrong in which layer, `ShapeError.overflow` if a
  ///   total does not fit 64 bits.
  public func summary() throws(ShapeError) -> NetworkSummary {
    var rows: [NetworkSummary.Row] = []
    var (shape, field) = (input, ReceptiveField?.some(.pixel))
    for (index, layer) in layers.enumerated() {
      let row = try ShapeError.locating(layer: index) { () throws(ShapeError) in
        try NetworkSummary.Row(layer, input: shape, field: field)
      }
      (shape, field) = (row.output, row.field)
      rows.append(row)
    }
    return try NetworkSummary(input: input, rows: rows)
  }
}
