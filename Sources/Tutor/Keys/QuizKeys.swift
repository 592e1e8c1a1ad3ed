import Learning
import TextScreen

/// The way out of a quick check, which depends on where it is asked.
struct QuizExits {
  /// True on a page of a lesson; otherwise it is one question of a drill.
  var isInLesson: Bool
  /// The label of the key that goes one step back; nil where nothing comes before.
  var back: String?
  /// The label of the key that leaves.
  var leave: String

  /// On a page of a lesson.
  static let page = QuizExits(isInLesson: true, back: "back", leave: "menu")
}

/// The keys of a quick check: of its options, of its field, and once it is settled.
struct QuizKeys {
  let quiz: QuizPlayer
  let exits: QuizExits

  private var sitting: QuestionSession { quiz.sitting }

  /// The keys that work now.
  var table: KeyTable {
    if quiz.isTyping { return KeyTable(typingKeys, otherwise: .explain) }
    return KeyTable((sitting.isOpen ? openKeys : closedKeys) + leadingOut)
  }

  /// The keys that the help page lists of a question, however it is answered.
  static let help: [KeyEntry] =
    [
      choose, mark, answer, type,
    ] + KeyEntry.editing(heldField) + [leaveField, hint, showAnswer, scroll]

  /// A field that holds text, whose keys help lists.
  private static let heldField: TextField = {
    var field = TextField()
    field.type("1")
    return field
  }()

  private static let choose = KeyEntry(digits: 1, 9) { .choose(($0.wholeNumberValue ?? 1) - 1) }
    .help("choose an option", as: "1-9 ↑ ↓")
  private static let mark = KeyEntry("Space", .mark).help("mark it, if several apply")
  private static let answer = KeyEntry("Enter", .answer).help("answer")
  private static let type = KeyEntry("Tab", .nextFocus).also("BackTab", .nextFocus)
    .help("type a number")
  private static let leaveField = KeyEntry("Esc", .leave).help("leave the field", as: "  Esc")
  private static let hint = KeyEntry("H F2", .hint).help("hint")
  private static let showAnswer = KeyEntry("A F3", .showAnswer).help("show the answer")
  private static let scroll = KeyEntry(
    "↑ ↓ j k", .scrollUp, .scrollDown, .scrollDown, .scrollUp
  ).help("scroll, if it is longer")
  private static let textBelow = scroll.smallFooter("text", as: "↓", at: 2)
  private static let pages = KeyEntry("n PgDn", .nextPage).also("p PgUp", .previousPage)
  private static let back = KeyEntry("← h Backspace", .previous)

  private var typingKeys: [KeyEntry] {
    let hint = KeyEntry("F2", .hint)
    let show = KeyEntry("F3", .showAnswer)
    let isEmpty = quiz.field.isEmpty
    return [
      Self.answer.footer("answer", small: 1),
      sitting.hasMoreHints ? hint.footer("hint") : hint,
      sitting.mayShowAnswer ? show.footer("show answer") : show,
      KeyEntry("Tab", .skip).also("BackTab", .previous).footer("go on"),
      Self.leaveField.footer("leave the field"),
      .showHelp.footer("help", small: 3),
      KeyEntry("↑ ↓", .scrollUp, .scrollDown).smallFooter("text", as: "↓", at: 2),
      KeyEntry("PgDn", .nextPage).also("PgUp", .previousPage),
      KeyEntry(isEmpty ? "←" : "", .previous), KeyEntry(isEmpty ? "→" : "", .next),
      .interrupt, .redraw, KeyEntry(typing: .sums),
    ] + KeyEntry.editing(quiz.field)
  }

  private var openKeys: [KeyEntry] {
    var keys: [KeyEntry] = []
    if quiz.takesNumber {
      keys = [Self.type.footer("type", small: 1), Self.textBelow, Self.answer]
    } else {
      let count = min(9, quiz.optionCount)
      let move = Self.scroll
      keys = [
        KeyEntry(digits: 1, count) { .choose(($0.wholeNumberValue ?? 1) - 1) }
          .footer(sitting.tries.isEmpty ? "choose" : "choose again", as: "1-\(count)"),
        sitting.tries.isEmpty
          ? move.footer("move", as: "↑↓", small: 2) : move.smallFooter("move", as: "↑↓", at: 2),
      ]
      if quiz.takesSeveral { keys.append(Self.mark.footer("mark")) }
      keys.append(Self.answer.footer("answer", small: 1))
      if exits.isInLesson { keys.append(KeyEntry("Tab BackTab", .nextFocus)) }
    }
    keys.append(sitting.hasMoreHints ? Self.hint.footer("hint") : Self.hint)
    keys.append(sitting.mayShowAnswer ? Self.showAnswer.footer("show answer") : Self.showAnswer)
    let shown = keys.count { $0.footer != nil && !$0.isForSmallOnly }
    keys.append(!exits.isInLesson && shown < 5 ? Self.pages.footer("next") : Self.pages)
    return keys + [KeyEntry("→ l", .next), Self.back]
  }

  private var closedKeys: [KeyEntry] {
    var keys = [KeyEntry("→ l Enter Space", .next).footer("next", small: 1)]
    if exits.isInLesson {
      keys += [
        KeyEntry("r", .again).footer(
          quiz.takesNumber ? "again, other numbers" : "again, new order"),
        KeyEntry("Tab BackTab", .nextFocus),
      ]
    }
    keys.append(exits.back.map { Self.back.footer($0) } ?? Self.back)
    return keys + [Self.textBelow, Self.pages]
  }

  private var leadingOut: [KeyEntry] {
    let restart = exits.isInLesson ? [KeyEntry("R", .restartLesson)] : []
    return [
      .showHelp.footer("help", small: 3), KeyEntry("q m", .out).footer(exits.leave), .quit,
      .redraw,
    ] + restart
  }
}
