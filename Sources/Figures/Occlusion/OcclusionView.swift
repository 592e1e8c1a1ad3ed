import ConvolutionCore
import Expressions
import TextScreen

extension OcclusionFigure {
  func view(at moment: Moment) -> any View {
    let facts = facts(at: moment)
    return FirstFit(over: Picture.zooms) { zoom in
      let scans = Stack(.across, gap: 2...4) {
        for index in [2 * setup.pair - 2, 2 * setup.pair - 1] { scan(index, zoom, at: moment) }
      }
      for form in [GridForm.airy(width: 3), .open(width: 3), .tight(width: 3), .snug(width: 3)] {
        let grid = grid(form, at: moment)
        Stack(.across, gap: 3...6) {
          scans
          Stack(.down) { [grid, facts] }
        }
        Stack(.down) { [scans, grid, facts] }
      }
    }
  }

  /// A scan of the test set, dotted where it is covered.
  private func scan(_ index: Int, _ zoom: Int, at moment: Moment) -> Stack {
    let isTagged = moment.step < 4 || moment.asking == "untagged"
    let tag = ShortcutStudy.pixels(of: setup.tag.patch)
    let cover = moment.step == 2 ? ShortcutStudy.pixels(of: setup.cover) : nil
    let (brightness, isAsked) = (setup.tag.brightness, moment.asking == "fall")
    let label = study.scans.labels.indices.contains(index) ? study.scans.labels[index] : 0
    let (pixels, columns) = (study.scans.pixels(of: index), DigitGenerator.side)
    return Stack(.down, gap: 0...0) {
      Label(label == 0 ? "healthy: a ring" : "ill: a stroke")
      Picture(rows: columns, columns: columns, zoom: zoom) { row, column in
        let cell = Position(row: row, column: column)
        if cover?.contains(cell) == true { return isAsked ? .asked : .pending }
        let at = (pixels?.startIndex ?? 0) + row * columns + column
        var value = pixels?.indices.contains(at) == true ? pixels?[at] ?? 0 : 0
        if !isTagged, label == 1, tag.contains(cell) { value -= brightness }
        return .pixel(.shade(value))
      }
    }
  }

  // MARK: Numbers

  /// The right answers that are left with each patch covered, as far as it was.
  private func grid(_ form: GridForm, at moment: Moment) -> Grid {
    let tried = Set(setup.covers)
    let format = NumberFormat(fitting: [Float(100)])
    return Grid(
      "patches", rows: ShortcutStudy.patches, columns: ShortcutStudy.patches, form, format,
      ValueScale(largest: 100)
    ) { row, column in
      let patch = Position(row: row, column: column)
      if moment.asking == "worst" { return .asked }
      let isNow = moment.step == 2 && patch == setup.cover
      if isNow, moment.asking == "fall" { return .asked }
      guard moment.step > 2 || moment.step == 2 && tried.contains(patch) else { return .pending }
      let right = right(with: patch)
      return .number(
        Double(right), isNow ? .active : right < uncovered - 2 ? .strong : .quiet)
    }
    .labelled("right of 100, by covered patch")
    .outlined(
      moment.step == 2 ? .init(row: setup.cover.row, column: setup.cover.column) : nil)
  }

  private func facts(at moment: Moment) -> TextTable {
    func row(_ name: SafeText, _ value: Int, from step: Int, asks word: String) -> TextTable.Row {
      let text = StyledText(SafeText("\(value)").padded(to: 4), .strong)
      let isAsked = moment.asking == word && moment.step == step
      let isShown = moment.step >= step && !isAsked
      return .init([
        .init(name, .quiet), .init(isShown ? text : isAsked ? text.asked : text.blanked),
      ])
    }
    let covered = right(with: setup.cover)
    var rows = [
      row("right of 100 as they are", uncovered, from: 1, asks: ""),
      row("right with the patch covered", covered, from: 2, asks: "fall"),
      row("so the cover costs", uncovered - covered, from: 2, asks: "fall"),
    ]
    if stepCount > 3 { rows.append(row("right without tags", untagged, from: 4, asks: "untagged")) }
    return TextTable([.init(), .init("", .right, gap: 3)], rows).whole()
  }
}
