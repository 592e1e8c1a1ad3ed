import LessonScript

extension ParameterBarsFigure {
  static let options = [
    OptionSpec(
      "rows", .text("\(rowWords.joined(separator: ", ")); several, divided by commas"),
      default: defaultRows,
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
      "what is counted at first"),
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

  static let sideRange = 1...4_096
  static let unitRange = 1...1_000_000_000

  private static let rowWords = LayerRow.all.map(\.word)
  private static let defaultRows = "conv, local, dense, units"

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
    try options.finish()
    do {
      try self.init(rows, sizes, LayerMeasure(rawValue: word) ?? .parameters)
    } catch {
      throw LessonErrors([LessonError(error.description, at: options.location)])
    }
  }

  private static func rows(_ options: inout OptionReader) -> [LayerRow] {
    let written = options.has("rows") ? options.line("rows") : nil
    let line = written ?? Located(defaultRows, at: options.location)
    var rows: [LayerRow] = []
    for part in line.parts(dividedBy: ",") {
      guard let row = LayerRow.all.first(where: { $0.word == part.value })?.row else {
        options.report(unknown("row", part.value, among: rowWords), at: part.location)
        continue
      }
      if rows.contains(row) {
        options.report("`\(part.value)` again; expected each row once", at: part.location)
      }
      rows.append(row)
    }
    if !rows.contains(.shared) {
      options.report("expected the row `conv`, which the others are compared with", for: "rows")
    }
    return rows
  }
}
