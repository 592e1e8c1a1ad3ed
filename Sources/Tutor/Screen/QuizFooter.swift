import TextScreen

/// What leads out of a quick check where it is asked, for its footer.
struct QuizExits {
  /// What goes one step back; nil where nothing comes before.
  var back: String?
  /// Whether `r` asks the same again.
  var asksAgain: Bool
  /// Whether `n` leaves an open question for the next.
  var leavesOpen: Bool
  /// What `q` leads to.
  var leave: String

  /// On a page of a lesson.
  static let page = QuizExits(back: "back", asksAgain: true, leavesOpen: false, leave: "menu")
}

/// The keys that work on a quick check, read off its state.
struct QuizFooter {
  let quiz: QuizPlayer
  let exits: QuizExits
  let isSmall: Bool

  var footer: Footer {
    let items = !quiz.sitting.isOpen ? closed : quiz.isTyping ? typing : open
    if isSmall {
      // A small screen keeps three keys: act, scroll, help.
      let act = items.first { $0.shown == "Enter" } ?? items[0]
      return Footer(items: [act, FooterItem("↓", "text", .down), Self.help])
    }
    let tries = quiz.sitting.tries.count
    let state = quiz.sitting.isOpen && tries > 0 ? "\((tries + 1).ordinalWord) try" : ""
    return Footer(items: items, state: state)
  }

  private static let help = FooterItem("?", "help", .character("?"))
  private var leave: FooterItem { FooterItem("q", exits.leave, .character("q")) }

  private var closed: [FooterItem] {
    var items = [FooterItem("→", "next", .right)]
    if exits.asksAgain {
      let what = quiz.takesNumber ? "again, other numbers" : "again, new order"
      items.append(FooterItem("r", what, .character("r")))
    }
    if let back = exits.back { items.append(FooterItem("←", back, .left)) }
    return items + [Self.help, leave]
  }

  private var typing: [FooterItem] {
    var items = [FooterItem("Enter", "answer", .enter)]
    if quiz.sitting.hasMoreHints { items.append(FooterItem("F2", "hint", .function(2))) }
    return items + [
      FooterItem("Tab", "go on", .tab), FooterItem("Esc", "leave the field", .escape), Self.help,
    ]
  }

  private var open: [FooterItem] {
    let sitting = quiz.sitting
    var items = [FooterItem("Tab", "type", .tab)]
    if !quiz.takesNumber {
      items = [
        FooterItem("1-\(quiz.optionCount)", sitting.tries.isEmpty ? "choose" : "choose again")
      ]
      if sitting.tries.isEmpty { items.append(FooterItem("↑↓", "move")) }
      if quiz.takesSeveral { items.append(FooterItem("Space", "mark", .character(" "))) }
      items.append(FooterItem("Enter", "answer", .enter))
    }
    if sitting.hasMoreHints { items.append(FooterItem("H", "hint", .character("H"))) }
    if sitting.mayShowAnswer { items.append(FooterItem("A", "show answer", .character("A"))) }
    if exits.leavesOpen, items.count < 5 {
      items.append(FooterItem("n", "next", .character("n")))
    }
    return items + [Self.help, leave]
  }
}

extension Int {
  /// `first` to `sixth`, then `7th`: what is counted here is tries.
  var ordinalWord: String {
    let words = ["first", "second", "third", "fourth", "fifth", "sixth"]
    return words.indices.contains(self - 1) ? words[self - 1] : ordinal
  }

  /// `1st`, `2nd`, `3rd`, `4th`, `11th`, `21st`.
  var ordinal: String {
    let isTeen = (11...13).contains(self % 100)
    switch self % 10 {
    case 1 where !isTeen: return "\(self)st"
    case 2 where !isTeen: return "\(self)nd"
    case 3 where !isTeen: return "\(self)rd"
    default: return "\(self)th"
    }
  }
}
