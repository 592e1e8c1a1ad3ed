import Figures

/// Keys under a title, as the help page shows them.
struct HelpSection {
  var title: String
  /// How each key is named, and what it does.
  var keys: [(shown: String, help: String)]
  /// The columns that the names take.
  var keyWidth: Int

  /// The sections for where help was asked for.
  static func sections(on topic: HelpScreen.Topic) -> [HelpSection] {
    switch topic {
    case .menu: return [inLessons, menu]
    case .lesson(let player):
      let own = player.page?.figure.map { HelpSection(keysOf: $0) }
      return [inLessons] + [own].compactMap(\.self).filter { !$0.keys.isEmpty }
    case .drill: return [question, drill]
    }
  }

  private static let inLessons = HelpSection(
    title: "everywhere",
    keys: Keymap.bindings.filter { !$0.help.isEmpty }.map { ($0.shown, $0.help) }, keyWidth: 15)

  private static let menu = HelpSection(
    title: "this menu",
    keys: [
      ("↑ ↓", "choose a lesson"), ("Enter", "open it"), ("d", "ask what is due"),
      ("/", "find a lesson"), ("s", "what you have done"), ("q", "quit"),
    ], keyWidth: 11)

  private static let question = HelpSection(
    title: "this question",
    keys: [
      ("1-9 ↑ ↓", "choose an option"), ("Space", "mark it, if several apply"),
      ("Enter", "answer"), ("Tab", "type a number"), ("  Esc", "leave the field"),
      ("H F2", "hint"), ("A", "show the answer"), ("↑ ↓ j k", "scroll, if it is longer"),
    ], keyWidth: 11)

  private static let drill = HelpSection(
    title: "all of them",
    keys: [
      ("→ l Enter", "next, once answered"), ("n PgDn", "next, answered or not"),
      ("← h p PgUp", "the question before"), ("q m", "end"), ("Ctrl-L", "draw again"),
      ("Q Ctrl-C", "quit, all is kept"),
    ], keyWidth: 12)

  /// The keys of a figure's own.
  private init(keysOf player: FigurePlayer) {
    let figure = player.figure
    keys = Self.predictionKeys(player)
    if figure.grids.contains(where: \.isEditable) {
      keys += [
        ("e", "edit a grid"), ("  ← ↑ ↓ →", "move to a cell"), ("  Enter", "put in what is typed"),
        ("  u", "undo"), ("  Esc", "leave the grid"),
      ]
    }
    keys += player.actions.map { (String($0.key), $0.help) }
    let settings = figure.settings.map(\.name)
    if !settings.isEmpty {
      keys.append(
        ("Tab", settings.prefix(2).joined(separator: ", ") + (settings.count > 2 ? "," : "")))
      for start in stride(from: 2, to: settings.count, by: 2) {
        keys.append(("", settings[start..<min(start + 2, settings.count)].joined(separator: ", ")))
      }
      keys.append(("  ↑ ↓", "change it"))
    }
    title = "this figure"
    keyWidth = 11
  }

  /// What answers the open prediction.
  private static func predictionKeys(_ player: FigurePlayer) -> [(String, String)] {
    guard player.isAsking, let kind = player.prediction?.question.kind else { return [] }
    let own: [(String, String)] =
      switch kind {
      case .number: []
      case .choice(let options, _): [("1-\(options.count) ← →", "choose")]
      case .cell, .grid: [("arrows", "move")]
      case .cells:
        [
          ("arrows", "move"), ("Space", "a corner; again: mark"),
          ("Space Space", "mark one cell"),
        ]
      }
    return own + [("Enter", "answer"), ("Tab", "skip")]
  }

  private init(title: String, keys: [(String, String)], keyWidth: Int) {
    self.title = title
    self.keys = keys
    self.keyWidth = keyWidth
  }
}
