/// A chain of layers and the shape that goes in.
public struct Network: Hashable, Sendable {
  /// Its name.
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

/// The costs of a network, layer by layer and in all.
public struct NetworkSummary: Hashable, Sendable {
  /// One layer of it.
  public struct Row: Hashable, Sendable {
    /// The layer.
    public let layer: Layer
    /// The shape of the input.
    public let input: Shape
    /// The shape of the output; `output.count` is the number of activations.
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
  /// Activations of all layers for one example, without the input.
  public let numbers: Int

  init(input: Shape, rows: [Row]) throws(ShapeError) {
    func total(_ what: String, _ count: (Row) -> Int) throws(ShapeError) -> Int {
      try rows.reduce(CheckedCount(0)) { $0 + CheckedCount(count($1)) }.count("all \(what)")
    }
    self.input = input
    self.rows = rows
    parameters = try total("parameters", \.parameters)
    multiplyAdds = try total("multiply-adds", \.multiplyAdds)
    numbers = try total("numbers", \.output.count)
  }
}

/// Networks that made history, as data.
extension Network {
  /// All of them, the oldest first.
  public static let known = [leNet5, alexNet, vgg16]

  /// LeNet-5 in the form that is taught today: 61,706 parameters.
  ///
  /// LeCun, Bottou, Bengio and Haffner 1998. The original wired its second convolution to part of
  /// the maps only (1,516 parameters instead of 2,416, 60,000 in all) and learned two numbers for
  /// each pooled map.
  public static let leNet5 = Network(
    name: "LeNet-5", input: Shape(checkedChannels: 1, rows: 32, columns: 32),
    layers: [
      .convolution(filters: 6, .convolution(5)), .pooling(Pooling(.average, 2)),
      .convolution(filters: 16, .convolution(5)), .pooling(Pooling(.average, 2)),
      .flatten, .dense(outputs: 120), .dense(outputs: 84), .dense(outputs: 10),
    ])

  /// AlexNet as published, its wide convolutions in two groups: 60,965,224 parameters.
  ///
  /// Krizhevsky, Sutskever and Hinton 2012. The paper says 224×224; 227×227 is the size with which
  /// its 55×55 maps come out.
  public static let alexNet = Network(
    name: "AlexNet", input: Shape(checkedChannels: 3, rows: 227, columns: 227),
    layers: [
      .convolution(filters: 96, .convolution(11, stride: 4)),
      .pooling(Pooling(.max, 3, stride: 2)),
      .convolution(filters: 256, .convolution(5, padding: 2), groups: 2),
      .pooling(Pooling(.max, 3, stride: 2)),
      .convolution(filters: 384, .convolution(3, padding: 1)),
      .convolution(filters: 384, .convolution(3, padding: 1), groups: 2),
      .convolution(filters: 256, .convolution(3, padding: 1), groups: 2),
      .pooling(Pooling(.max, 3, stride: 2)),
      .flatten, .dense(outputs: 4096), .dense(outputs: 4096), .dense(outputs: 1000),
    ])

  /// VGG-16 (configuration D): 138,357,544 parameters.
  ///
  /// Simonyan and Zisserman 2014: blocks of 3×3 convolutions, each block ended by a pool.
  public static let vgg16 = Network(
    name: "VGG-16", input: Shape(checkedChannels: 3, rows: 224, columns: 224),
    layers: [(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)].flatMap { filters, count in
      [Layer](
        repeating: .convolution(filters: filters, .convolution(3, padding: 1)), count: count)
        + [.pooling(Pooling(.max, 2))]
    } + [.flatten, .dense(outputs: 4096), .dense(outputs: 4096), .dense(outputs: 1000)])
}
