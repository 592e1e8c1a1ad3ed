import Figures
import TextScreen

/// The keys of the reading half of a page: of its figure, a prediction, a setting or a cell.
struct PageKeys {
  let page: PagePlayer

  /// The keys that work now.
  var table: KeyTable {
    switch page.focus {
    case .figure: KeyTable(onFigure + [count])
    case .prediction where page.takesChoice: KeyTable(options + onFigure.withoutFooter)
    case .prediction: KeyTable(field, otherwise: .explain)
    // Everything else acts as it does on the figure, whose settings these are.
    case .setting: KeyTable(setting + onFigure.withoutFooter)
    case .cell(let cursor): KeyTable(cell(cursor), otherwise: .explain)
    }
  }

  // MARK: Everywhere in a lesson

  /// The keys that the help page lists of every lesson.
  static let help: [KeyEntry] = [
    next, previous, play, speed, marks, steps, pages, restarts, scroll, focus,
    KeyEntry("H F2", .hint).help("hint"), KeyEntry("A F3", .showAnswer).help("show the answer"),
    menu, .redraw,
  ]

  private static let next = KeyEntry("→ l Enter", .next).help("next step")
  private static let previous = KeyEntry("← h Backspace", .previous).help("step back")
  private static let play = KeyEntry("Space", .playOrPause).help("play or pause")
  private static let speed = KeyEntry("- + =", .slower, .faster, .normalSpeed)
    .help("slower, faster, 1×")
  private static let marks = KeyEntry("[ ]", .previousMark, .nextMark)
    .help("previous or next mark")
  private static let steps = KeyEntry("g G", .first, .last).also("Home", .first)
    .also("End", .last).help("first, last or any step", as: "g G 12G")
  private static let pages = KeyEntry("n p", .nextPage, .previousPage).also("PgDn", .nextPage)
    .also("PgUp", .previousPage).help("next or previous page")
  private static let restarts = KeyEntry("r R", .restartFigure, .restartLesson)
    .help("restart figure, lesson")
  private static let scroll = KeyEntry(
    "↑ ↓ j k", .scrollUp, .scrollDown, .scrollDown, .scrollUp
  ).help("scroll, move in a list")
  private static let focus = KeyEntry("Tab Esc", .nextFocus, .leave)
    .also("BackTab", .previousFocus).help("next setting, previous")
  private static let menu = KeyEntry("m q", .out).footer("menu", as: "q").help("menu", as: "m")

  // MARK: The figure

  private var onFigure: [KeyEntry] {
    let common: [KeyEntry] = [
      Self.scroll.smallFooter("text", as: "↓", at: 2), .showHelp.footer("help", small: 3),
      Self.menu, Self.pages, Self.speed, Self.focus.only(.nextFocus, .previousFocus), .quit,
      .redraw,
    ]
    let previous = Self.previous.footer("back")
    guard let figure = page.figure else {
      return [previous, Self.next.footer("next", small: 1)] + common
        + [Self.play, Self.restarts.only(.restartLesson)]
    }
    var keys = figure.goal?.canApplySolution == true ? [Self.apply.footer("apply", small: 1)] : []
    keys += [
      previous,
      figure.isAsking
        ? KeyEntry("→ l", .next).also("Enter", .answer).footer("see it", small: 1)
        : Self.next.footer("next", small: 1),
    ]
    let plays = figure.figure.stepCount > 1 && !figure.isAsking
    keys.append(plays ? Self.play.footer(figure.isPlaying ? "pause" : "play") : Self.play)
    keys += goalKeys
    if hasEditableGrid { keys.append(Self.edit.footer("edit")) }
    let own = figure.actions.map { Self.own($0).footer($0.label) }
    // What there is to do comes first: grids to edit, or else the first of the figure's own keys.
    keys += own.prefix(hasEditableGrid ? 0 : 1)
    if !figure.figure.settings.isEmpty {
      keys.append(Self.focus.only(.nextFocus, .previousFocus).footer("settings"))
    }
    keys += own.dropFirst(hasEditableGrid ? 0 : 1)
    return keys + common + [Self.marks, Self.steps, Self.restarts]
      + (isChangeable ? [Self.undo] : [])
  }

  /// The keys of a goal that is not reached yet: its hints, then its solution.
  private var goalKeys: [KeyEntry] {
    guard let goal = page.figure?.goal, goal.isOpen else { return [] }
    return [
      goal.hasMoreHints ? Self.hint.footer("hint") : Self.hint,
      goal.mayShowSolution ? Self.solution.footer("solution") : Self.solution,
    ]
  }

  private static let hint = KeyEntry("H F2", .hint).help("hint")
  private static let solution = KeyEntry("A", .showAnswer).help("the solution, then")
  private static let apply = KeyEntry("Enter", .applySolution).help("show it in the figure")
  private static let edit = KeyEntry("e", .edit).help("edit a grid")
  private static let undo = KeyEntry("u", .undo).help("undo")

  private static func own(_ action: Action) -> KeyEntry {
    KeyEntry(String(action.key), .action(action.key)).help(action.help)
  }

  /// Digits: the step that `G` goes to, or the start of an answer.
  private var count: KeyEntry {
    if page.figure?.isAsking == true {
      let last = page.takesChoice ? min(9, page.optionCount) : 9
      return KeyEntry(digits: 1, last, Command.startAnswer)
    }
    return KeyEntry(digits: page.count.isEmpty ? 1 : 0, 9, Command.count)
  }

  private var hasEditableGrid: Bool {
    page.figure?.editableGrids.isEmpty == false
  }

  /// True if the figure can be changed by hand.
  private var isChangeable: Bool {
    guard let figure = page.figure else { return false }
    return hasEditableGrid || !figure.figure.settings.isEmpty || !figure.actions.isEmpty
  }

  // MARK: A setting

  private static let change = KeyEntry("↑ ↓ k j", .raise, .lower, .raise, .lower)
    .help("change it", as: "↑ ↓")

  private static let set = KeyEntry("Enter", .answer).also("Backspace", .field(.deleteBack))
    .help("set the number typed")

  /// True if the setting that has the focus is a whole number, which can be typed.
  private var isNumber: Bool {
    guard case .setting(let index) = page.focus else { return false }
    return page.figure?.figure.settings.dropFirst(index).first.flatMap { Int($0.value) } != nil
  }

  private var setting: [KeyEntry] {
    let isTyping = isNumber && !page.count.isEmpty
    return (isTyping ? [Self.set.footer("set", small: 1)] : [])
      + [isNumber ? KeyEntry(digits: 0, 9, Command.count).footer("type") : count] + [
        Self.change.footer("change", as: "↑ ↓", small: 1),
        KeyEntry("Tab", .nextFocus).also("BackTab", .previousFocus).footer("next"),
        KeyEntry("Esc", .leave).footer("figure", small: 2),
      ] + goalKeys + [
        .showHelp.footer("help", small: 3), Self.menu,
      ]
  }

  // MARK: A prediction

  private var field: [KeyEntry] {
    let isEmpty = page.draft.field.isEmpty
    return asking([KeyEntry(typing: .sums).footer("type", as: "0-9 -")])
      + KeyEntry.editing(page.draft.field) + [
        KeyEntry("↑ ↓", .scrollUp, .scrollDown).smallFooter("text", as: "↓", at: 2),
        KeyEntry(isEmpty ? "→" : "", .skip), KeyEntry(isEmpty ? "←" : "", .previous),
        KeyEntry("PgDn", .nextPage).also("PgUp", .previousPage), .interrupt, .redraw,
      ]
  }

  private var options: [KeyEntry] {
    let count = page.optionCount
    let isChosen = page.draft.choice != nil
    let choose = KeyEntry(digits: 1, min(9, count)) { .choose(($0.wholeNumberValue ?? 1) - 1) }
      .footer("choose", as: "1-\(count)").help("choose", as: "1-\(count)")
    let move = KeyEntry("↑ ↓", .choosePrevious, .chooseNext)
      .also("←", isChosen ? .choosePrevious : .previous)
      .also("→", isChosen ? .chooseNext : .skip).help("choose the next", as: "↑ ↓")
    return asking([choose]) + [
      move, KeyEntry("j k", .scrollDown, .scrollUp).smallFooter("text", as: "j", at: 2),
      KeyEntry("Space", .explain),
    ]
  }

  /// The keys that give an answer, then those that lead past it.
  private func asking(
    _ keys: [KeyEntry], enter: String = "answer", leave: String = "leave", leaveRank: Int? = nil
  ) -> [KeyEntry] {
    let answer = KeyEntry("Enter", .answer).footer(enter, small: 1).help("answer")
    let skip = KeyEntry("Tab", .skip).footer("skip").help("skip")
    let help = KeyEntry.showHelp.footer("help", small: 3)
    // Where not all have room the last but two goes: then rather help than what leads past.
    let rest = keys.count > 1 ? [help, skip] : [skip, help]
    return keys + [answer] + rest + [KeyEntry("Esc", .leave).footer(leave, small: leaveRank)]
  }

  // MARK: A cell

  private func cell(_ cursor: CellCursor) -> [KeyEntry] {
    own(cursor) + goalKeys.withoutFooter + [
      KeyEntry("PgDn", .nextPage).also("PgUp", .previousPage),
      KeyEntry("BackTab", cursor.predicts ? .skip : .previousGrid), .showHelp, .quit, .redraw,
    ]
  }

  /// True if `Tab` leads to another grid that can be edited.
  private var hasOtherGrid: Bool {
    (page.figure?.editableGrids.count ?? 0) > 1
  }

  private func own(_ cursor: CellCursor) -> [KeyEntry] {
    let move = Self.move.footer("move", as: "arrows").help("move", as: "arrows")
    let leave = KeyEntry("Esc", .leave).footer("leave", small: 2)
    switch cursor.purpose {
    case .pointing: return asking([move], leaveRank: 2)
    case .filling: return asking([move] + typing(cursor), enter: "set value", leaveRank: 2)
    case .marking: return marking(cursor, move)
    case .action(let key):
      let action = page.figure?.actions.first { $0.key == key }
      let enter = KeyEntry("Enter", .answer)
      guard let action, action.staysOn else {
        return [
          move, enter.footer("go there", small: 1), leave,
          .showHelp.smallFooter("help", at: 3), KeyEntry("Tab", .nextGrid),
        ]
      }
      return [
        move, enter.also("Space", .answer).footer(action.label, small: 1).help(action.help),
        Self.undo.footer("undo"), leave, .showHelp.smallFooter("help", at: 3),
      ]
    case .editing:
      return [Self.move.footer("move", as: "arrows").help("move to a cell")] + typing(cursor) + [
        KeyEntry("Enter", .answer).footer("set value", small: 1).help("set the value"),
        KeyEntry(cursor.field.isEmpty ? "u" : "", .undo).footer("undo").help("undo", as: "u"),
        hasOtherGrid
          ? KeyEntry("Tab", .nextGrid).footer("grid").help("next grid")
          : KeyEntry("Tab", .nextGrid),
        leave.help("leave the grid"),
        .showHelp.smallFooter("help", at: 3),
      ]
    }
  }

  private static let move = KeyEntry(
    "← ↑ ↓ →", .move(rows: 0, columns: -1), .move(rows: -1, columns: 0),
    .move(rows: 1, columns: 0), .move(rows: 0, columns: 1))

  /// A cell's field: its arrows move on to other cells, as in a spreadsheet.
  private func typing(_ cursor: CellCursor) -> [KeyEntry] {
    [KeyEntry(typing: .numerals).footer("type", as: "0-9 -")]
      + KeyEntry.editing(cursor.field, hasArrows: false)
  }

  /// With a block open Space ends it, and so does Enter.
  private func marking(_ cursor: CellCursor, _ move: KeyEntry) -> [KeyEntry] {
    let marking = page.draft.marking
    let space = KeyEntry("Space", .mark).help("a corner; again: mark")
    let twice = KeyEntry("Space", .mark).help("mark one cell", as: "Space Space")
    guard marking.corner != nil else {
      return asking([move, space.footer("corner", small: 2), twice])
    }
    return [
      move.footer("stretch", as: "arrows", small: 1),
      space.footer(marking.unmarks(to: cursor.place) ? "unmark" : "mark", small: 2), twice,
      KeyEntry("Enter", .answer).help("answer"),
      KeyEntry("Tab", .skip).footer("skip").help("skip"), .showHelp.footer("help", small: 3),
      KeyEntry("Esc", .leave).footer("drop"),
    ]
  }

  // MARK: Help on the figure

  /// The keys of the page's figure as the help page lists them; empty if it has none.
  var figureHelp: [HelpLine] {
    guard let figure = page.figure else { return [] }
    var lines: [HelpLine] = []
    if figure.isAsking { lines += Self.lines(predicting) }
    if hasEditableGrid {
      let editing = own(CellCursor(.firstCell(of: ""), for: .editing))
      lines += Self.lines([Self.edit]) + Self.lines(editing, indented: true)
    }
    lines += Self.lines(goalKeys)
    lines += Self.lines(figure.actions.map(Self.own))
    let names = figure.figure.settings.map(\.name)
    if !names.isEmpty {
      for start in stride(from: 0, to: names.count, by: 2) {
        let end = min(start + 2, names.count)
        let words = names[start..<end].joined(separator: ", ") + (end < names.count ? "," : "")
        lines.append(HelpLine(start == 0 ? "Tab" : "", words))
      }
      lines += Self.lines([Self.change], indented: true)
    }
    if !hasEditableGrid, isChangeable {
      lines += Self.lines([Self.undo])
    }
    return lines
  }

  /// The keys that answer the open prediction, wherever the focus is.
  private var predicting: [KeyEntry] {
    switch page.predictionFocus {
    case .cell(let cursor): own(cursor)
    case .prediction: page.takesChoice ? options : field
    case .figure, .setting: []
    }
  }

  private static func lines(_ entries: [KeyEntry], indented: Bool = false) -> [HelpLine] {
    entries.compactMap(\.help).map { indented ? HelpLine("  " + $0.shown, $0.words) : $0 }
  }
}
