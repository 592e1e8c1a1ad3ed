import ConvolutionCore
import LessonScript
import TextScreen

extension SignalFigure {
  /// What a signal is made from.
  struct Setup: FigureSetup {
    var readings: [Float] = [0, 1, 2, 4, 3, 5, 6, 8, 7, 9]
    var weights: [Float] = [0.5, 0.3, 0.2]
    var path: LinearPath?
    var ahead = 0
    var isFlipped = true
    var isFull = false
    var isWhole = false
    var hasWorking = true
    var hasGauge = true

    /// Readings and weights with their roles exchanged.
    mutating func swapLists() { (readings, weights) = (weights, readings) }
  }

  static let fields: [Field<Setup>] = [
    .numbers("readings", \.readings, "the readings at t = 0, 1, 2 and so on", atMost: mostReadings),
    .numbers(
      "weights", \.weights, "the weights by age, that of the newest first", atMost: mostWeights),
    .custom(
      OptionSpec(
        "path", .text("two numbers separated by a space"),
        "the true path, shown as dots: the position at t = 0, and its change from one t to the next"
      )
    ) { options, setup in
      guard let numbers = options.numbers("path", atMost: 2) else { return }
      setup.path = LinearPath(start: numbers[0], speed: numbers.count > 1 ? numbers[1] : 0)
    },
    .integer(
      "ahead", \.ahead, 0...mostWeights - 1,
      "readings after t that have a weight: 1 for ages from -1"
    ),
    .flag("flip", \.isFlipped, "reverse the weights: true convolution; if not, cross-correlation"),
    .flag(
      "full", \.isFull,
      "the weights overhang both ends, where readings count as 0; beside the "
        + "outputs stand those with readings and weights swapped"),
    .flag("whole", \.isWhole, "all smoothed values are seen at every step"),
    .flag("working", \.hasWorking, "the rows of weights and products"),
    .flag("gauge", \.hasGauge, "lag and noise, and the error where there is a path"),
  ]
  static let mostReadings = 16
  static let mostWeights = 6

  static let actions: [FigureAction<Self>] = [
    .change("f", "flip", help: { _ in "convolution or cross-correlation" }) {
      $0.isFlipped.toggle()
      return nil
    },
    .change("x", "swap", help: { _ in "readings and weights swap roles" }) { setup in
      guard setup.readings.count <= mostWeights else {
        return "\(setup.readings.count) readings; there can be \(mostWeights) weights"
      }
      setup.swapLists()
      return nil
    },
  ]
}
