import Expressions
import TextScreen

extension ParameterBarsFigure {
  /// The bar runs out to its end, then the number is there.
  func beats(in step: Int) -> Int { 4 }

  func view(at moment: Moment) -> any View {
    let view = ParameterBarsView(figure: self, moment: moment)
    return FirstFit {
      view.wide(workings: true)
      view.wide(workings: false)
      view.narrow
    }
  }
}

/// One moment of a comparison: rows and bars beside each other, or below each other.
private struct ParameterBarsView {
  typealias Group = ParameterBarsFigure.Group
  typealias Row = TextTable.Row
  typealias Cell = TextTable.Cell

  let figure: ParameterBarsFigure
  let moment: Moment

  private var newest: Int { figure.row(of: moment.step) }
  private var decades: Int { figure.setup.decades ?? 0 }

  /// Rows by their groups, and their bars on one axis beside them; the newest row's working is below
  /// it, or below all where room is short.
  func wide(workings: Bool) -> any View {
    var lines: [(row: Row, bar: Bars.Bar?)] = []
    for (group, rows) in figure.groups {
      lines.append((run(figure.heading(of: group)), nil))
      for row in rows {
        lines.append((self.row(row), bar(of: row)))
        if workings { lines.append((working(of: row), nil)) }
      }
    }
    let below = [run("input \(figure.input)")] + (workings ? [] : [working(of: newest)])
    return Stack(.down, gap: 0...1) {
      Stack(.across, gap: 2...2) {
        TextTable(
          [.init(least: 22), .init("", .right, gap: 0, least: numberWidth)],
          lines.map(\.row) + below
        ).whole()
        Stack(.down, gap: 0...0) {
          Label(SafeText(figure.setup.count.name))
          Bars(.powersOfTen(decades), lines.dropFirst().map(\.bar))
        }
      }
      ratios
    }
  }

  /// Every bar below its row, the newest row first of all, since the rest is scrolled to.
  var narrow: any View {
    Stack(.down, gap: 0...0) {
      Paragraph(StyledText(SafeText("\(figure.setup.count.name), input \(figure.input)"), .quiet))
      Label(SafeText(figure.heading(of: figure.group(of: newest))))
      below([row(newest), working(of: newest)])
      Bars(.powersOfTen(decades), [bar(of: newest)])
      ratios
      for (group, rows) in figure.groups {
        Label(SafeText(figure.heading(of: group)))
        for row in rows {
          below([self.row(row)])
          Bars(.powersOfTen(decades), [bar(of: row)], hasAxis: false)
        }
      }
    }
  }

  private func below(_ rows: [Row]) -> TextTable {
    TextTable([.init(), .init("", .right, gap: 1, least: numberWidth)], rows).wrapped().whole()
  }

  private func run(_ words: String) -> Row {
    Row([Cell(SafeText(words), .quiet)], runsOver: true)
  }

  private func row(_ row: Int) -> Row {
    let role = row == newest ? .strong : row < newest ? role(of: figure.group(of: row)) : .quiet
    let isAsked = row == newest && moment.asking != nil
    let unknown = isAsked ? StyledText("?", .predicted) : StyledText("·", .faint)
    // Each row is as wide as the one with the longest name, also where it is a table of its own.
    let label = StyledText(SafeText(figure.names(of: row).label), role)
    return Row([
      Cell(SafeText(figure.longestLabel), instead: label),
      Cell(
        text(of: figure.count(of: row)), role,
        instead: figure.isKnown(row, at: moment) ? nil : unknown),
    ])
  }

  private func working(of row: Int) -> Row {
    let isShown = row == newest && figure.isKnown(row, at: moment)
    let words = SafeText(isShown ? figure.working(of: row) : "")
    return Row([Cell(""), Cell(words, .quiet, part: "working")], runsOver: true)
  }

  private func bar(of row: Int) -> Bars.Bar? {
    let isNewest = row == newest && moment.asking == nil
    guard row < newest || isNewest else { return nil }
    let role: Role =
      row == figure.shared ? .mark : isNewest ? .strong : role(of: figure.group(of: row))
    return Bars.Bar(
      to: Double(max(1, figure.count(of: row))), figure.group(of: row) == .scale ? "○" : "●", role,
      drawn: isNewest ? Double(moment.beat + 1) / Double(figure.beats(in: moment.step)) : 1)
  }

  private func role(of group: Group) -> Role { group == .same ? .text : .quiet }

  /// The columns of every number that the axis reaches, with separators.
  private var numberWidth: Int { max(15, decades + decades / 3 - 1) }

  /// A number: `1,792`, and `1.234e16` past the axis.
  private func text(of count: Int) -> SafeText {
    let text = "\(Number(count))"
    return SafeText(
      text.count <= numberWidth ? text : NumberFormat(fitting: []).text(Double(count)))
  }

  /// The ratio of each group, in the room of the longest that it can have; nothing until it is known.
  private var ratios: Stack {
    Stack(.down, gap: 0...0) {
      for (_, rows) in figure.compared {
        let longest = rows.map(figure.ratio).max { $0.text.count < $1.text.count }
        let shown = figure.latest(of: rows, at: moment).map(figure.ratio)
        Instead(
          of: Paragraph(longest ?? StyledText()), at: .top, Paragraph(shown ?? StyledText()))
      }
    }
  }
}
