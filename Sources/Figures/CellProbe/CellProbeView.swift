import ConvolutionCore
import TextScreen

extension CellProbeFigure {
  func view(at moment: Moment) -> any View {
    // Rows apart would take the prose's.
    FirstFit(
      over: [.large(width: 1), .airy(width: 1), .tight(width: 1), .snug(width: 1)] as [GridForm]
    ) { form in
      for direction in [Stack.Direction.across, .down] {
        Stack(.down, gap: 0...1) {
          Stack(direction, gap: direction == .across ? 3...8 : 0...1) {
            screen(form, at: moment)
            log(at: moment)
          }
          if let words = answerWords {
            Paragraph(StyledText(SafeText(words), isNamed ? .strong : .quiet))
          }
        }
      }
    }
  }

  private func screen(_ form: GridForm, at moment: Moment) -> Grid {
    let record = record(of: moment.step)
    let cell = setup.cell
    let (kernel, isSeen) = (OrientedCell.kernel(turns: cell.turns), fieldIsSeen)
    let size = CellProbeSetup.screen
    return Grid(
      "screen", rows: size.rows, columns: size.columns, form, NumberFormat(fitting: [0]),
      ValueScale(largest: 1)
    ) { row, column in
      let position = Position(row: row, column: column)
      if position == record.bar.middle { return .text("◉", .strong) }
      if record.pixels.contains(position) { return .text("●", .strong) }
      let tap = Position(
        row: row - cell.position.row + 1, column: column - cell.position.column + 1)
      guard isSeen, (0..<3).contains(tap.row), (0..<3).contains(tap.column) else {
        return .text("·", .faint)
      }
      return kernel[0, tap.row, tap.column] > 0 ? .text("+", .value(4)) : .text("-", .value(-4))
    }
    .labelled(SafeText("screen, bar of \(setup.length)"))
  }

  // MARK: What was heard

  private func log(at moment: Moment) -> any View {
    let cells = setup.hears == .both ? ["simple", "complex"] : [setup.hears.rawValue]
    let rows = records.indices.map { index in
      let (record, step) = (records[index], index + 1)
      let isNewest = step == moment.step
      let role = isNewest ? Role.strong : .text
      return TextTable.Row(
        [
          .init(SafeText("\(step)"), .quiet),
          .init(SafeText(CellProbeSetup.directions[record.bar.turns]), role),
          .init(SafeText("\(record.bar.middle.row), \(record.bar.middle.column)"), role),
        ]
          + heard(at: step).enumerated().map { place, heard in
            let isAsked =
              isNewest && (moment.asking == "keeps" || moment.asking == "ticks" && place == 0)
            let text = Self.ticks(heard.ticks, isNewest ? .strong : .quiet)
            return .init(text, instead: isAsked ? StyledText("  ?", .predicted) : nil)
          })
    }
    let table = TextTable(
      [.init("bar", .right), .init("direction"), .init("at")]
        + cells.map { .init(SafeText("\($0) cell"), gap: 3, least: 15) },
      rows, shown: moment.step, newest: moment.step - 1
    ).needing(rows: 3)
    return FirstFit {
      table
      table.without(1)
      table.records
    }
  }

  /// A number, and as many strokes.
  private static func ticks(_ count: Float, _ role: Role) -> StyledText {
    var text = StyledText(SafeText(NumberFormat.exact(count)).padded(to: 2), .strong)
    let strokes = Int(exactly: max(0, min(count, 60))) ?? 0
    text.append(SafeText(" " + String(repeating: "|", count: strokes)), role)
    return text
  }
}
