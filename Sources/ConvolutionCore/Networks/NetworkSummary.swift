/// What a network costs, layer by layer and in all.
public struct NetworkSummary: Hashable, Sendable {
  /// One layer of it.
  public struct Row: Hashable, Sendable {
    /// The layer.
    public let layer: Layer
    /// What goes in.
    public let input: Shape
    /// What comes out; `output.count` is how many numbers it hands on.
    public let output: Shape
    /// Learned numbers, biases included.
    public let parameters: Int
    /// Multiply-adds for one example.
    public let multiplyAdds: Int
    /// The theoretical receptive field in the network's input; nil from the first layer on whose
    /// outputs see everything.
    public let field: ReceptiveField?

    init(_ layer: Layer, input: Shape, field: ReceptiveField?) throws(ShapeError) {
      self.layer = layer
      self.input = input
      output = try layer.outputShape(input: input)
      parameters = try layer.parameters(input: input)
      multiplyAdds = try layer.multiplyAdds(input: input)
      if let field, let window = layer.window {
        self.field = try field.after(window)
      } else {
        self.field = nil
      }
    }
  }

  /// The shape of one example.
  public let input: Shape
  /// The layers in order.
  public let rows: [Row]
  /// Learned numbers of all layers.
  public let parameters: Int
  /// Multiply-adds of all layers for one example.
  public let multiplyAdds: Int
  /// Numbers that all layers hand on for one example, without the input.
  public let numbers: Int

  init(input: Shape, rows: [Row]) throws(ShapeError) {
    func total(_ what: String, _ count: (Row) -> Int) throws(ShapeError) -> Int {
      try rows.reduce(Tally(0)) { $0 + Tally(count($1)) }.count("all \(what)")
    }
    self.input = input
    self.rows = rows
    parameters = try total("parameters", \.parameters)
    multiplyAdds = try total("multiply-adds", \.multiplyAdds)
    numbers = try total("numbers", \.output.count)
  }
}
