import TextScreen

/// What a key asks for, wherever it is pressed.
enum Command: Hashable {
  case next, previous, playOrPause
  case nextPage, previousPage
  case nextMark, previousMark
  case slower, faster, normalSpeed
  case restartFigure, restartLesson
  case first, last
  case scrollUp, scrollDown
  case edit, undo
  case nextFocus, previousFocus, leave
  case hint, showAnswer
  case menu, help, redraw, back, quit
}

/// The one table of keys: pressing, footer and help all read it.
enum Keymap {
  /// A command with its keys, and how help names them.
  struct Binding {
    var command: Command
    var keys: [Key]
    var shown: String
    var help: String
  }

  /// Everything that works on every lesson page, in the order of the help page.
  static let bindings: [Binding] = [
    Binding(.next, [.right, .character("l"), .enter], "→ l Enter", "next step"),
    Binding(.previous, [.left, .character("h"), .backspace], "← h Backspace", "step back"),
    Binding(.playOrPause, [.character(" ")], "Space", "play or pause"),
    Binding(.slower, [.character("-")], "- + =", "slower, faster, 1×"),
    Binding(.faster, [.character("+")]),
    Binding(.normalSpeed, [.character("=")]),
    Binding(.previousMark, [.character("[")], "[ ]", "mark before or after"),
    Binding(.nextMark, [.character("]")]),
    Binding(.first, [.character("g"), .home], "g G 12G", "first, last or any step"),
    Binding(.last, [.character("G"), .end]),
    Binding(.nextPage, [.character("n"), .pageDown], "n p", "next or previous page"),
    Binding(.previousPage, [.character("p"), .pageUp]),
    Binding(.restartFigure, [.character("r")], "r R", "restart figure, lesson"),
    Binding(.restartLesson, [.character("R")]),
    Binding(.scrollDown, [.down, .character("j")], "↑ ↓ j k", "scroll, move in a list"),
    Binding(.scrollUp, [.up, .character("k")]),
    Binding(.nextFocus, [.tab], "Tab Esc", "next thing to set, back"),
    Binding(.previousFocus, [.backTab]),
    Binding(.leave, [.escape]),
    Binding(.hint, [.character("H"), .function(2)], "H F2", "hint"),
    Binding(.showAnswer, [.character("A")], "A", "show the answer"),
    Binding(.edit, [.character("e")]),
    Binding(.undo, [.character("u")]),
    Binding(.menu, [.character("m")], "m", "menu"),
    Binding(.redraw, [.control("l")], "Ctrl-L", "draw again"),
    Binding(.back, [.character("q")]),
    Binding(.quit, [.character("Q"), .control("c")]),
    Binding(.help, [.character("?"), .function(1)]),
  ]

  /// What a key asks for; nil if nothing.
  static func command(for key: Key) -> Command? { commands[key] }

  private static let commands: [Key: Command] = Dictionary(
    bindings.flatMap { binding in binding.keys.map { ($0, binding.command) } }
  ) { first, _ in first }
}

extension Keymap.Binding {
  fileprivate init(_ command: Command, _ keys: [Key], _ shown: String = "", _ help: String = "") {
    self.init(command: command, keys: keys, shown: shown, help: help)
  }
}
