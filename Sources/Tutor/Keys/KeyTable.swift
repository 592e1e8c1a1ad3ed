import TextScreen

/// The keys that work now: the one source of what a press does, what the footer shows and a click
/// on it does, and what the help page lists.
struct KeyTable {
  /// The entries, in the order of the footer; of two with the same key the first one counts.
  var entries: [KeyEntry]
  /// The command of every key that no entry has.
  var otherwise = Command.nothing

  init(_ entries: [KeyEntry], otherwise: Command = .nothing) {
    self.entries = entries
    self.otherwise = otherwise
  }

  /// The command that a key gives; what is typed comes after what is bound.
  func command(for key: Key) -> Command {
    for entry in entries {
      if let command = entry.commands[key] { return command }
    }
    for entry in entries {
      if let command = entry.command(for: key) { return command }
    }
    return otherwise
  }

  /// The footer: all labelled entries, or on a small screen the few that are ranked for it.
  func footer(isSmall: Bool) -> Footer {
    guard isSmall, entries.contains(where: { $0.smallRank != nil }) else {
      return Footer(items: entries.filter { !$0.isForSmallOnly }.compactMap(\.footer))
    }
    let ranked = entries.filter { $0.smallRank != nil }
      .sorted { ($0.smallRank ?? 0) < ($1.smallRank ?? 0) }
    return Footer(items: ranked.compactMap(\.footer))
  }
}

/// A key, or several that belong together, with the commands that they give and how they are shown.
struct KeyEntry {
  /// The names of the keys as the help page shows them: `→ l Enter`.
  let names: String
  /// The commands by key, aliases included.
  private(set) var commands: [Key: Command] = [:]
  /// The characters that are typed into a field instead of giving commands.
  private(set) var typed = Typed.nothing
  /// How the footer shows it; nil if it does not.
  private(set) var footer: FooterItem?
  /// Its position on the footer of a small screen; nil if it is not there.
  private(set) var smallRank: Int?
  /// True if only the footer of a small screen shows it.
  private(set) var isForSmallOnly = false
  /// How the help page shows it; nil if it does not.
  private(set) var help: HelpLine?

  /// The characters that a field takes.
  enum Typed { case nothing, numerals, sums, anything }

  /// Binds the named keys: all of them to one command, or each to its own.
  init(_ names: String, _ commands: Command...) {
    self.names = names
    for (index, key) in Key.named(names).enumerated() {
      guard let command = commands.count > 1 ? commands.at(index) : commands.first else { break }
      self.commands[key] = command
    }
  }

  /// A field that takes characters.
  init(typing typed: Typed) {
    names = ""
    self.typed = typed
  }

  /// Digits from `first` to `last`, each with its own command.
  init(digits first: Int, _ last: Int, _ command: (Character) -> Command) {
    names = first < last ? "\(first)-\(last)" : "\(first)"
    guard first <= last else { return }
    for digit in max(0, first)...min(9, last) {
      let character = Character("\(digit)")
      commands[.character(character)] = command(character)
    }
  }

  /// The command that a key gives; nil if the entry does not have it.
  func command(for key: Key) -> Command? {
    if let command = commands[key] { return command }
    guard case .character(let character) = key else { return nil }
    switch typed {
    case .nothing: return nil
    case .numerals:
      let isNumeral = character.isASCII && (character.isNumber || "-.+eE".contains(character))
      return isNumeral ? .type(character) : nil
    case .sums: return NumberField.takes(character) ? .type(character) : nil
    case .anything: return .type(character)
    }
  }

  // MARK: Describing an entry

  /// The same entry with further keys that footer and help leave out.
  func also(_ names: String, _ command: Command) -> KeyEntry {
    var entry = self
    for key in Key.named(names) { entry.commands[key] = command }
    return entry
  }

  /// The same entry shown on the footer, by its first key unless another name is given; on a small
  /// screen at a position, from 1, if one is given.
  func footer(_ label: String, as name: String? = nil, small: Int? = nil) -> KeyEntry {
    guard !commands.isEmpty || typed != .nothing else { return self }
    var entry = self
    let first = names.split(separator: " ").first.map(String.init) ?? ""
    let shown = name ?? first
    let keys = Key.named(shown)
    let key = keys.count == 1 ? keys.first.flatMap { command(for: $0) == nil ? nil : $0 } : nil
    entry.footer = FooterItem(shown, label, key)
    entry.smallRank = small
    entry.isForSmallOnly = false
    return entry
  }

  /// The same entry shown on the footer of a small screen alone, at a position from 1.
  func smallFooter(_ label: String, as name: String? = nil, at rank: Int) -> KeyEntry {
    var entry = footer(label, as: name, small: rank)
    entry.isForSmallOnly = true
    return entry
  }

  /// The same entry listed on the help page, under its keys' names unless another is given.
  func help(_ words: String, as shown: String? = nil) -> KeyEntry {
    var entry = self
    entry.help = HelpLine(shown ?? names, words)
    return entry
  }

  /// The same entry, which the footer does not show.
  var withoutFooter: KeyEntry {
    var entry = self
    entry.footer = nil
    entry.smallRank = nil
    return entry
  }

  /// The same entry with only some of its commands.
  func only(_ wanted: Command...) -> KeyEntry {
    var entry = self
    entry.commands = commands.filter { wanted.contains($0.value) }
    return entry
  }
}

extension Array where Element == KeyEntry {
  /// The same entries, none of which the footer shows.
  var withoutFooter: [KeyEntry] { map(\.withoutFooter) }
}

extension Array {
  /// The element at an index; nil if there is none.
  fileprivate func at(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

// MARK: - Names of keys

extension Key {
  /// The keys of names separated by spaces: `→ l Enter`, `arrows`, `1-9`; what names no key is left
  /// out.
  static func named(_ names: String) -> [Key] {
    names.split(separator: " ").flatMap { name -> [Key] in
      if let key = special[String(name)] { return key }
      if name.count == 1, let character = name.first { return [.character(character)] }
      let ends = name.split(separator: "-").compactMap { Int($0) }
      if ends.count == 2, ends[0] <= ends[1], ends[0] >= 0, ends[1] <= 9 {
        return (ends[0]...ends[1]).map { .character(Character("\($0)")) }
      }
      return []
    }
  }

  private static let special: [String: [Key]] = [
    "→": [.right], "←": [.left], "↑": [.up], "↓": [.down], "↑↓": [.up, .down],
    "arrows": [.left, .up, .down, .right], "Enter": [.enter], "Esc": [.escape], "Tab": [.tab],
    "BackTab": [.backTab], "Space": [.character(" ")], "Backspace": [.backspace],
    "Delete": [.delete], "PgDn": [.pageDown], "PgUp": [.pageUp], "Home": [.home], "End": [.end],
    "F1": [.function(1)], "F2": [.function(2)], "Ctrl-L": [.control("l")],
    "Ctrl-C": [.control("c")], "^A": [.control("a")], "^E": [.control("e")],
    "^U": [.control("u")], "^W": [.control("w")], "F3": [.function(3)],
  ]
}

// MARK: - Keys that work everywhere

extension KeyEntry {
  /// Draws the screen again.
  static let redraw = KeyEntry("Ctrl-L", .redraw).help("redraw")
  /// Leaves the program, from a field too.
  static let interrupt = KeyEntry("Ctrl-C", .quit)
  /// Leaves the program.
  static let quit = KeyEntry("Q Ctrl-C", .quit)
  /// Opens help; no number holds a question mark, so it works in a field too.
  static let showHelp = KeyEntry("? F1", .help)

  /// The keys that change a line of text, as in a shell; arrows move in it where it holds any.
  static func editing(_ field: TextField, hasArrows: Bool = true) -> [KeyEntry] {
    let caret = [
      KeyEntry("← →", .field(.left), .field(.right)).also("Home", .field(.start))
        .also("End", .field(.end)).help("move in the field")
    ]
    return (hasArrows && !field.isEmpty ? caret : []) + [
      KeyEntry("Backspace Delete", .field(.deleteBack), .field(.deleteForward)),
      KeyEntry("^A ^E", .field(.start), .field(.end)).help("its start, its end"),
      KeyEntry("^U ^W", .field(.deleteToStart), .field(.deleteWord)).help("delete it, a word"),
    ]
  }
}

// MARK: - Commands

/// An instruction that a key gives, in the words of the scene that obeys it.
enum Command: Hashable {
  /// No key table has the key; a message on screen goes all the same.
  case nothing
  // Anywhere.
  case help, redraw, quit
  /// One level back, or out of what is asked or edited.
  case out, leave
  // Through a lesson or a drill.
  case next, previous, nextPage, previousPage, restartFigure, restartLesson
  // Along a figure's steps.
  case playOrPause, slower, faster, normalSpeed, previousMark, nextMark, first, last
  /// A digit of the step that `last` goes to.
  case count(Character)
  // In text and lists.
  case scrollUp, scrollDown, pageUp, pageDown, left, right
  /// The option or list entry with this number, from 0.
  case choose(Int)
  case choosePrevious, chooseNext
  // Between what takes input, and in it.
  case nextFocus, previousFocus, raise, lower, edit, undo, nextGrid, previousGrid
  /// The figure's own key.
  case action(Character)
  case move(rows: Int, columns: Int)
  /// One corner of a block of cells, or one option of several.
  case mark
  case type(Character)
  /// Moves the caret of a field, or deletes at it.
  case field(TextField.Edit)
  // With a question.
  case answer, skip, again, hint, showAnswer
  /// Shows the solution of a goal in the figure.
  case applySolution
  /// A digit that starts the answer to a prediction.
  case startAnswer(Character)
  /// Says what the keys do here.
  case explain
  // In the menu and on the progress page.
  case open, find, review, progress, forget
  case yes, no
}
