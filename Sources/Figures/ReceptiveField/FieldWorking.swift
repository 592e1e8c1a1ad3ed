import TextScreen

/// How the newest layer's number comes about, in a few short lines.
///
/// ```
/// field
/// = 3 + (3-1)×1
/// = 5
/// ```
struct FieldWorking {
  private let lines: [(text: SafeText, role: Role)]

  /// The usual columns of a line.
  private static let usualWidth = 16

  /// The columns that the lines take for any layer of a chain.
  static func width(in figure: ReceptiveFieldFigure) -> Int {
    let sums = (1..<figure.stepCount).flatMap { sum(of: $0, in: figure) }
    return max(usualWidth, sums.map(\.count).max() ?? 0)
  }

  /// The working of what is lit: the recurrence, the reach or the weight; empty for the input.
  init(_ figure: ReceptiveFieldFigure, _ scene: FieldScene) {
    guard scene.newest > 0, scene.showsField else {
      lines = []
      return
    }
    switch figure.setup.view {
    case .field:
      lines =
        [("field", .quiet)]
        + Self.sum(of: scene.newest, in: figure).map { (SafeText($0), .text) }
        + [("= \(figure.stack.fields[scene.newest].size.columns)", .strong)]
    case .weight:
      lines =
        ColumnWeight(figure.paths(in: 0, scene)).map { weight in
          [
            ("paths in the", .quiet),
            ("middle \(weight.middle.count) of \(weight.counts.count)", .quiet),
            ("columns: \(weight.middleShare)", .strong),
          ]
        } ?? []
    case .reach:
      let (count, all) = figure.reach(in: scene.newest, scene)
      lines = [
        ("pixel \(figure.pixel.row), \(figure.pixel.column)", .quiet),
        ("reaches \(count)", .strong), ("of \(all) units", .quiet),
      ]
    }
  }

  /// All of it on one line of a width; what does not fit is left out at the front.
  func line(within width: Int, in glyphs: GlyphSet) -> StyledText {
    var line = StyledText()
    for (text, role) in lines.reversed() {
      let words = StyledText(line.runs.isEmpty ? text : SafeText("\(text) "), role)
      if words.width(in: glyphs) + line.width(in: glyphs) > width { break }
      line.runs = words.runs + line.runs
    }
    return line
  }

  /// Draws the lines so that the last one stands on a row, and none above the first.
  func draw(endingOn last: Int, from first: Int, column: Int, into frame: inout Frame) {
    let top = max(first, last - lines.count + 1)
    for (index, line) in lines.enumerated() {
      frame.put(line.text, row: top + index, column: column, line.role)
    }
  }

  /// The recurrence on one line, or on two where it is long.
  private static func sum(of layer: Int, in figure: ReceptiveFieldFigure) -> [String] {
    let sum = "= \(figure.formula(of: layer))"
    if sum.count <= usualWidth { return [sum] }
    return [
      "= \(figure.stack.fields[layer - 1].size.columns)", "  + \(figure.widening(by: layer))",
    ]
  }
}
