/// What the course's studies on its digits come to: right answers among 2,000, five networks of each
/// kind on 400 test pictures.
///
/// Training them takes longer than a page may take to open, so the counts are kept here. The tests'
/// `Studies` train all of them from scratch and hold these numbers to what they get.
public enum DigitStudies {
  /// How many answers each count is of.
  public static let answers = 2_000

  /// The columns by which the test pictures of `centred` are moved, one count each.
  public static let shifts = Array(0...4)

  /// Networks trained on 800 digits in the centre, tested on digits that are moved right.
  static let centred: [DigitModel: [Int]] = [
    .linear: [2000, 1975, 5, 85, 1146],
    .mlp: [2000, 1936, 14, 128, 1282],
    .cnn: [2000, 1940, 56, 60, 827],
    .cnnGlobalMax: [1998, 1991, 1954, 1873, 1838],
    .cnnGlobalAverage: [1995, 1913, 1352, 1155, 1159],
  ]

  /// The numbers of training pictures of `sampled`, one count each.
  public static let sampleSizes = [50, 100, 200, 400, 800]

  /// Networks trained on the first so many pictures, digits anywhere near the centre.
  static let sampled: [DigitModel: [Int]] = [
    .linear: [1661, 1633, 1684, 1698, 1693],
    .mlp: [1700, 1718, 1789, 1808, 1901],
    .cnn: [1802, 1889, 1973, 1990, 1992],
    .cnnGlobalMax: [1989, 1998, 1997, 1996, 1998],
  ]

  /// Right answers in a hundred of networks trained on centred digits, on digits moved right by some
  /// columns: 2.8 for `cnn` and 2.
  ///
  /// - Throws: `ShapeError` for a shift that the study did not look at.
  public static func accuracy(
    of model: DigitModel, shiftedBy columns: Int
  ) throws(ShapeError) -> Double {
    try percent(centred, model, shifts, columns, "columns")
  }

  /// Right answers in a hundred of networks trained on so many pictures: 90.1 for `cnn` and 50.
  ///
  /// - Throws: `ShapeError` for a number of pictures, or a network, that the study did not look at.
  public static func accuracy(
    of model: DigitModel, examples: Int
  ) throws(ShapeError) -> Double {
    try percent(sampled, model, sampleSizes, examples, "examples")
  }

  private static func percent(
    _ study: [DigitModel: [Int]], _ model: DigitModel, _ cases: [Int], _ wanted: Int, _ name: String
  ) throws(ShapeError) -> Double {
    guard let counts = study[model] else {
      let models = DigitModel.allCases.filter { study[$0] != nil }.map(\.rawValue)
      throw .wrongCount(
        of: "runs of \(model.rawValue)", found: 0,
        expected: "one of \(models.joined(separator: ", "))")
    }
    guard let index = cases.firstIndex(of: wanted), counts.indices.contains(index) else {
      let known = cases.map(String.init).joined(separator: ", ")
      throw .wrongCount(of: name, found: wanted, expected: "one of \(known)")
    }
    return Double(counts[index]) / (Double(answers) / 100)
  }
}
