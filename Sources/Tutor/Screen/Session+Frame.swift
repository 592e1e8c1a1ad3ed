import Learning
import TextScreen

extension Session {
  /// The smallest screen on which anything is shown.
  public static let smallestSize = Size(columns: 40, rows: 12)

  /// What the screen shows: a pure function of the state.
  public var frame: Frame {
    var frame = Frame(size: size, glyphs: glyphs)
    guard Self.smallestSize.fits(in: size) else {
      drawTooSmall(into: &frame)
      return frame
    }
    if showsHelp {
      HelpScreen(topic: helpTopic, scroll: helpScroll).draw(into: &frame)
    } else if let drill {
      draw(drill, into: &frame)
    } else if let lesson {
      draw(lesson, into: &frame)
    } else if let progressPage {
      ProgressScreen(page: progressPage).draw(into: &frame)
    } else {
      MenuScreen(menu: menu, progress: progress, due: outlook.due).draw(into: &frame)
    }
    if let lastingMessage {
      let row = size.rows - 2
      frame.clear(Rect(row: row, column: 0, columns: size.columns, rows: 1))
      frame.put(SafeText(lastingMessage), row: row, column: 2, .wrong)
    }
    return frame
  }

  private var helpTopic: HelpScreen.Topic {
    if let drill { return .drill(drill) }
    return lesson.map { .lesson($0) } ?? .menu
  }

  private func draw(_ drill: Drill, into frame: inout Frame) {
    let screen = ScreenLayout(size)
    if drill.isEnding {
      DrillEndScreen(drill: drill, outlook: outlook).draw(screen, into: &frame)
    } else {
      DrillScreen(drill: drill).draw(screen, into: &frame)
    }
  }

  private func draw(_ player: LessonPlayer, into frame: inout Frame) {
    let screen = ScreenLayout(size)
    if player.isAtEnd {
      EndScreen(
        player: player, next: lessonAfter(player.lesson.header.id),
        progress: progress[lesson: player.lesson.header.id]
      ).draw(screen, into: &frame)
    } else if let page = player.page {
      switch page.stop {
      case .reading:
        ReadingScreen(player: player, page: page, speedIsBright: speedIsBrightUntil != nil)
          .draw(screen, into: &frame)
      case .quiz:
        guard let quiz = page.quiz else { break }
        player.quizHeader.draw(screen, into: &frame)
        QuizScreen(quiz: quiz, exits: .page, message: page.message).draw(screen, into: &frame)
      }
    }
    if player.asksToRestart {
      screen.drawLine("Start the lesson over? Its questions will be asked again.", into: &frame)
      screen.drawFooter(
        Footer(items: [
          FooterItem("y", "start over", .character("y")), FooterItem("n", "stay", .character("n")),
        ]), into: &frame)
    }
  }

  private func drawTooSmall(into frame: inout Frame) {
    let needed = Self.smallestSize
    let sizes =
      "\(needed.columns)x\(needed.rows) needed, this is \(size.columns)x\(size.rows)"
    let texts = [
      "\(sizes): enlarge, or q", sizes, "\(needed.columns)x\(needed.rows) needed", "enlarge",
    ]
    let fitting = texts.first { $0.count <= size.columns } ?? ""
    frame.put(
      SafeText(fitting), row: size.rows / 2, column: max(0, (size.columns - fitting.count) / 2))
  }
}
