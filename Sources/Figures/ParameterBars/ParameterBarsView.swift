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
  private var groups: [Group] { Group.allCases.filter { !figure.rows(in: $0).isEmpty } }
  private var decades: Int { figure.setup.decades ?? 0 }
  private var inputWords: String { "input \(figure.input)" }

  // MARK: Forms

  /// Rows by their groups, and their bars on one axis beside them. The newest row's working is below
  /// it, or below all where room is short.
  func wide(workings: Bool) -> any View {
    var rows: [Row] = []
    var bars: [Bars.Bar?] = []
    for group in groups {
      rows.append(heading(of: group))
      bars.append(nil)
      for row in figure.rows(in: group) {
        rows.append(self.row(row))
        bars.append(bar(of: row))
        guard workings else { continue }
        rows.append(working(of: row))
        bars.append(nil)
      }
    }
    rows.append(Row([Cell(SafeText(inputWords), .quiet)], runsOver: true))
    if !workings { rows.append(working(of: newest)) }
    return Stack(.down, gap: 0...1) {
      Stack(.across, gap: 2...2) {
        TextTable([.init(least: 22), .init("", .right, gap: 0, least: numberWidth)], rows).whole()
        Stack(.down, gap: 0...0) {
          Label(SafeText(figure.setup.count.name))
          Bars(.powersOfTen(decades), Array(bars.dropFirst()))
        }
      }
      TextTable([.init(), .init("", .right, gap: 1, least: 17), .init()], ratios).whole()
    }
  }

  /// Every bar below its row. The newest row comes first, since the rest is scrolled to.
  var narrow: any View {
    Stack(.down, gap: 0...0) {
      Paragraph(StyledText(SafeText("\(figure.setup.count.name), \(inputWords)"), .quiet))
      below([heading(of: figure.group(of: newest)), row(newest), working(of: newest)])
      Bars(.powersOfTen(decades), [bar(of: newest)])
      TextTable([.init()], narrowRatios).whole()
      for group in groups {
        below([heading(of: group)])
        for row in figure.rows(in: group) {
          below([self.row(row)])
          Bars(.powersOfTen(decades), [bar(of: row)], hasAxis: false)
        }
      }
    }
  }

  private func below(_ rows: [Row]) -> TextTable {
    TextTable([.init(), .init("", .right, gap: 1, least: numberWidth)], rows).wrapped().whole()
  }

  // MARK: Rows

  private func heading(of group: Group) -> Row {
    Row([Cell(SafeText(figure.heading(of: group)), .quiet)], runsOver: true)
  }

  private func row(_ row: Int) -> Row {
    let role: Role = row == newest ? .strong : row < newest ? role(of: row) : .quiet
    var number: StyledText?
    if row == newest, moment.asking != nil {
      number = StyledText("?", .predicted)
    } else if !figure.isKnown(row, at: moment) {
      number = StyledText("·", .faint)
    }
    // Each row is as wide as the one with the longest name, also where it is a table of its own.
    let widest = figure.counts.indices.map(figure.label).max { $0.count < $1.count } ?? ""
    return Row([
      Cell(SafeText(widest), instead: StyledText(SafeText(figure.label(of: row)), role)),
      Cell(text(of: figure.count(of: row)), role, instead: number),
    ])
  }

  private func working(of row: Int) -> Row {
    let isShown = row == newest && figure.isKnown(row, at: moment)
    return Row(
      [
        Cell(""),
        Cell(
          SafeText(figure.working(of: row)), .quiet, instead: isShown ? nil : StyledText(),
          part: "working"),
      ], runsOver: true)
  }

  private func bar(of row: Int) -> Bars.Bar? {
    let isNewest = row == newest && moment.asking == nil
    guard row < newest || isNewest else { return nil }
    let role: Role = row == figure.shared ? .mark : isNewest ? .strong : role(of: row)
    let beats = figure.beats(in: moment.step)
    return Bars.Bar(
      to: Double(max(1, figure.count(of: row))), figure.group(of: row) == .scale ? "○" : "●", role,
      drawn: isNewest ? Double(moment.beat + 1) / Double(beats) : 1)
  }

  private func role(of row: Int) -> Role { figure.group(of: row) == .same ? .text : .quiet }

  /// The columns of every number that the axis reaches, with separators.
  private var numberWidth: Int { max(15, decades + decades / 3 - 1) }

  /// A number: `1,792`, and `1.234e16` past the axis.
  private func text(of count: Int) -> SafeText {
    let text = "\(Number(count))"
    return SafeText(
      text.count <= numberWidth ? text : NumberFormat(fitting: []).text(Double(count)))
  }

  // MARK: Ratios

  private var comparedGroups: [Group] {
    groups.filter { !figure.comparedRows(in: $0).isEmpty }
  }

  private var ratios: [Row] {
    comparedGroups.map { group in
      Row([
        ratio(figure.comparison, in: group), ratio(figure.times, in: group),
        ratio({ _ in warning(in: group) }, in: group, .text),
      ])
    }
  }

  private var narrowRatios: [Row] {
    comparedGroups.flatMap { group in
      [
        Row([ratio(figure.comparison, in: group)]),
        Row([ratio({ "  \(figure.times(of: $0))  \(warning(in: group))" }, in: group)]),
      ]
    }
  }

  private func warning(in group: Group) -> String { group == .other ? "not like for like" : "" }

  /// Words about the ratio of a group, with room for those about any of its rows; nothing until a
  /// ratio is known.
  private func ratio(_ words: (Int) -> String, in group: Group, _ role: Role? = nil) -> Cell {
    let role = role ?? (group == .same ? .text : .quiet)
    let longest = figure.comparedRows(in: group).map(words).max { $0.count < $1.count } ?? ""
    let shown = figure.compared(in: group, at: moment).map(words) ?? ""
    return Cell(SafeText(longest), instead: StyledText(SafeText(shown), role))
  }
}
