#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The loss of classifiers here: -ln of the probability that is given to the right class.
public enum CrossEntropy {
  /// The loss of a guesser, who gives every class the same probability: ln 2 = 0.693 for two.
  ///
  /// - Parameter classes: how many there are; fewer than one count as one.
  /// - Returns: the natural logarithm of the number of classes.
  public static func ofGuess(among classes: Int) -> Double { log(Double(max(1, classes))) }
}
