extension Expression {
  /// Every function that expressions may call, in the order of a reference.
  ///
  /// A new function is one entry in one of these lists.
  public static let functions =
    countFunctions + networkFunctions + layerFunctions + arithmeticFunctions
}
