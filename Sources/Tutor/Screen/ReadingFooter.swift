import Figures
import TextScreen

/// The keys that work on the reading half of a page, read off its state.
struct ReadingFooter {
  let player: LessonPlayer
  let page: PagePlayer
  let screen: ScreenLayout

  var footer: Footer {
    let footer: Footer
    switch page.focus {
    case .prediction: footer = asking([page.takesChoice ? choose : FooterItem("0-9 -", "type")])
    case .setting:
      footer = Footer(items: [
        FooterItem("↑ ↓", "change"), FooterItem("Tab", "next", .tab),
        FooterItem("Esc", "figure", .escape), Self.help, Self.quit,
      ])
    case .cell(let cursor): footer = cellFooter(cursor)
    case .figure: footer = figureFooter
    }
    return screen.form == .small ? small(footer) : footer
  }

  private static let move = FooterItem("arrows", "move")
  private static let leave = FooterItem("Esc", "leave", .escape)
  private static let help = FooterItem("?", "help", .character("?"))
  private static let quit = FooterItem("q", "menu", .character("q"))

  private var choose: FooterItem { FooterItem("1-\(page.optionCount)", "choose") }

  /// While a prediction is open: what gives the answer, then what leads past it.
  private func asking(_ items: [FooterItem], enter: String = "answer") -> Footer {
    let (answer, skip) = (FooterItem("Enter", enter, .enter), FooterItem("Tab", "skip", .tab))
    // Where not all have room the last but two goes: then rather help than what leads past.
    let rest = items.count > 1 ? [Self.help, skip] : [skip, Self.help]
    return Footer(items: items + [answer] + rest + [Self.leave], state: "asks ◆")
  }

  private func cellFooter(_ cursor: CellCursor) -> Footer {
    let type = FooterItem("0-9 -", "type")
    switch cursor.purpose {
    case .pointing: return asking([Self.move])
    case .filling: return asking([Self.move, type], enter: "put in")
    case .marking: return markingFooter(cursor)
    case .action:
      return Footer(items: [Self.move, FooterItem("Enter", "go there", .enter), Self.leave])
    case .editing:
      return Footer(items: [
        Self.move, type, FooterItem("Enter", "put in", .enter),
        FooterItem("u", "undo", .character("u")), FooterItem("Tab", "grid", .tab), Self.leave,
      ])
    }
  }

  /// With a block open Space ends it, and so does Enter.
  private func markingFooter(_ cursor: CellCursor) -> Footer {
    let marking = page.draft.marking
    func space(_ label: String) -> FooterItem { FooterItem("Space", label, .character(" ")) }
    guard marking.corner != nil else { return asking([Self.move, space("corner")]) }
    return Footer(
      items: [
        FooterItem("arrows", "stretch"),
        space(marking.unmarks(to: cursor.place) ? "unmark" : "mark"),
        FooterItem("Tab", "skip", .tab), Self.help, FooterItem("Esc", "drop", .escape),
      ], state: "asks ◆")
  }

  private var figureFooter: Footer {
    var items = [FooterItem("←", "back", .left), FooterItem("→", "next", .right)]
    guard let figure = page.figure else {
      return Footer(items: items + [Self.help, Self.quit])
    }
    if figure.isAsking { items[1].label = "see it" }
    if figure.figure.stepCount > 1, !figure.isAsking {
      items.append(FooterItem("Space", figure.isPlaying ? "pause" : "play", .character(" ")))
    }
    if figure.figure.grids.contains(where: \.isEditable) {
      items.append(FooterItem("e", "edit", .character("e")))
    }
    if !figure.figure.settings.isEmpty { items.append(FooterItem("Tab", "settings", .tab)) }
    for action in figure.actions where items.count < 5 {
      items.append(FooterItem(String(action.key), action.label, .character(action.key)))
    }
    let state =
      figure.isAsking
      ? "asks ◆"
      : figure.figure.stepCount > 1 ? "\(player.speed.name) \(figure.isPlaying ? "►" : "‖")" : ""
    return Footer(items: items + [Self.help, Self.quit], state: state)
  }

  /// A small screen keeps three keys: act, scroll or the other way to act, help.
  private func small(_ footer: Footer) -> Footer {
    let act = footer.items.first { $0.shown == "Enter" || $0.shown == "→" } ?? footer.items[0]
    var items = [act, FooterItem("↓", "text", .down), Self.help]
    if case .cell = page.focus {
      // Arrows move the cursor here.
      items[1] = footer.items.first { $0.shown == "Space" } ?? Self.leave
    }
    return Footer(items: items)
  }
}
