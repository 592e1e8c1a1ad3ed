import LessonScript

extension ParameterBarsFigure {
  static let options = [
    OptionSpec(
      "rows", .words(rowWords), default: "conv, local, dense, units",
      "what is compared, a row a step: the convolution, the same unshared, dense with the same "
        + "outputs, dense with other outputs, networks for scale"),
    OptionSpec("size", .integer(sideRange), default: "224", "rows and columns of the input"),
    OptionSpec("channels", .integer(sideRange), default: "3", "channels of the input"),
    OptionSpec("kernel", .integer(sideRange), default: "3", "rows and columns of the kernel"),
    OptionSpec("filters", .integer(sideRange), default: "64", "filters of the convolution"),
    OptionSpec("units", .integer(unitRange), default: "512", "units of the row `units`"),
    OptionSpec(
      "padding", .word(["same", "none"]), default: "same", "whether the output keeps the size"),
    OptionSpec(
      "count", .word(LayerMeasure.allCases.map(\.rawValue)), default: "parameters",
      "what is counted at first; stored numbers are parameters and outputs"),
    OptionSpec(
      "ask", .words(askWords), default: "number",
      "what `predict:` asks for, the first of these that a step has: its number; from the second "
        + "row on how it compares with the row before, more or fewer"),
  ]

  static let example = """
    size: 32
    channels: 3
    kernel: 5
    filters: 16
    units: 17
    padding: none
    rows: conv, local, dense, units, lenet-5
    predict: 1, 2, 3, 4, 5
    say:
      4: Only 17 outputs, so the comparison is not like for like.
    """

  static let askingExamples = [
    """
    size: 32
    channels: 3
    kernel: 5
    filters: 16
    units: 17
    padding: none
    rows: dense, conv, local, units
    predict: 1, 2, 3, 4
    ask: compare, number
    """,
    """
    size: 12
    filters: 7
    rows: conv, local, dense
    count: multiply-adds
    predict: 2, 3
    ask: compare
    """,
  ]

  private static let askWords = Asked.allCases.map(\.rawValue)

  static let sideRange = 1...4_096
  static let unitRange = 1...1_000_000_000

  private static let rowWords = LayerRow.all.map(\.word)

  init(_ options: inout OptionReader) throws(LessonErrors) {
    let rows = Self.rows(&options)
    func side(_ name: String, _ fallback: Int, _ options: inout OptionReader) -> Int {
      options.integer(name, in: Self.sideRange, default: fallback)
    }
    let sizes = LayerSizes(
      size: side("size", 224, &options), channels: side("channels", 3, &options),
      kernel: side("kernel", 3, &options), filters: side("filters", 64, &options),
      units: options.integer("units", in: Self.unitRange, default: 512),
      isPadded: options.word("padding", of: ["same", "none"], default: "same") == "same")
    let word = options.word(
      "count", of: LayerMeasure.allCases.map(\.rawValue), default: LayerMeasure.parameters.rawValue)
    let asked = options.words("ask", of: Self.askWords).compactMap(Asked.init(rawValue:))
    try options.finish()
    do {
      try self.init(
        rows, sizes, LayerMeasure(rawValue: word) ?? .parameters,
        asked: asked.isEmpty ? [.number] : asked)
    } catch {
      throw LessonErrors([LessonError(error.description, at: options.location)])
    }
  }

  private static func rows(_ options: inout OptionReader) -> [LayerRow] {
    guard options.has("rows") else { return [.shared, .local, .dense, .units] }
    let words = options.words("rows", of: rowWords)
    if Set(words).count < words.count {
      options.report("a row stands twice; expected each row once", for: "rows")
    }
    if !words.contains("conv") {
      options.report("expected the row `conv`, which the others are compared with", for: "rows")
    }
    return words.compactMap { word in LayerRow.all.first { $0.word == word }?.row }
  }
}
