import ConvolutionCore

extension Expression {
  /// Totals of networks that everybody knows.
  static let networkFunctions: [Function] = [
    Function(
      "parameters", .network("network"),
      gives: "parameters of all layers of lenet5, alexnet or vgg16", example: "parameters(lenet5)"
    ) { network throws(ShapeError) in
      try network.summary().parameters
    } mistakes: {
      $0.wrongParameters().numbers
    },
    Function(
      "macs", .network("network"),
      gives: "multiply-adds of all layers of lenet5, alexnet or vgg16", example: "macs(vgg16)"
    ) { network throws(ShapeError) in
      try network.summary().multiplyAdds
    } mistakes: {
      $0.wrongMultiplyAdds().numbers
    },
  ]
}
