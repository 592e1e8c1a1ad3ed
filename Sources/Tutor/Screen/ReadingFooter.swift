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
    case .prediction:
      footer = Footer(
        items: [
          FooterItem("0-9 -", "type"), FooterItem("Enter", "answer", .enter),
          FooterItem("Tab", "skip", .tab), Self.help, FooterItem("Esc", "leave", .escape),
        ], state: "asks ◆")
    case .setting:
      footer = Footer(items: [
        FooterItem("↑ ↓", "change"), FooterItem("Tab", "next", .tab),
        FooterItem("Esc", "figure", .escape), Self.help, Self.quit,
      ])
    case .cell(let cursor) where cursor.purpose == .filling:
      footer = Footer(
        items: [
          FooterItem("← ↑ ↓ →", "move"), FooterItem("0-9 -", "type"),
          FooterItem("Enter", "put in", .enter), FooterItem("Tab", "skip", .tab), Self.help,
          FooterItem("Esc", "leave", .escape),
        ], state: "asks ◆")
    case .cell(let cursor) where cursor.purpose == .pointing:
      footer = Footer(
        items: [
          FooterItem("← ↑ ↓ →", "move"), FooterItem("Enter", "answer", .enter),
          FooterItem("Tab", "skip", .tab), Self.help, FooterItem("Esc", "leave", .escape),
        ], state: "asks ◆")
    case .cell(let cursor) where cursor.purpose != .editing:
      footer = Footer(items: [
        FooterItem("← ↑ ↓ →", "move"), FooterItem("Enter", "go there", .enter),
        FooterItem("Esc", "leave", .escape),
      ])
    case .cell:
      footer = Footer(items: [
        FooterItem("← ↑ ↓ →", "move"), FooterItem("0-9 -", "type"),
        FooterItem("Enter", "put in", .enter), FooterItem("u", "undo", .character("u")),
        FooterItem("Tab", "grid", .tab), FooterItem("Esc", "leave", .escape),
      ])
    case .figure: footer = figureFooter
    }
    return screen.form == .small ? small(footer) : footer
  }

  private static let help = FooterItem("?", "help", .character("?"))
  private static let quit = FooterItem("q", "menu", .character("q"))

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
    for action in figure.figure.actions(at: figure.step) where items.count < 5 {
      items.append(FooterItem(String(action.key), action.label, .character(action.key)))
    }
    let state =
      figure.isAsking
      ? "asks ◆"
      : figure.figure.stepCount > 1 ? "\(player.speed.name) \(figure.isPlaying ? "►" : "‖")" : ""
    return Footer(items: items + [Self.help, Self.quit], state: state)
  }

  /// A small screen keeps three keys: act, scroll, help.
  private func small(_ footer: Footer) -> Footer {
    let act = footer.items.first { $0.shown == "Enter" || $0.shown == "→" } ?? footer.items[0]
    return Footer(items: [act, FooterItem("↓", "text", .down), Self.help])
  }
}
