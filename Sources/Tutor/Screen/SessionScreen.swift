import Learning
import TextScreen

extension Session {
  /// The smallest screen on which anything is shown.
  public static let smallestSize = Size(columns: 40, rows: 12)

  /// The screen of a size: a pure function of the state.
  public func frame(size: Size) -> Frame {
    var frame = Frame(size: size, glyphs: glyphs)
    SessionScreen(session: self).draw(into: &frame)
    return frame
  }
}

/// Draws the scene that has the screen, and over it what lasts.
struct SessionScreen {
  let session: Session

  func draw(into frame: inout Frame) {
    guard Session.smallestSize.fits(in: frame.size) else { return drawTooSmall(into: &frame) }
    let screen = ScreenLayout(frame.size)
    if let overlay = session.overlay {
      HelpScreen(scene: session.scene, sections: session.room.help, overlay: overlay)
        .draw(into: &frame)
    } else {
      switch session.scene {
      case .menu: MenuScreen(menu: session.menu, progress: session.progress).draw(into: &frame)
      case .lesson(let player): draw(player, screen, into: &frame)
      case .drill(let drill) where drill.isEnding:
        DrillEndScreen(drill: drill, outlook: session.menu.outlook).draw(screen, into: &frame)
      case .drill(let drill): DrillScreen(drill: drill).draw(screen, into: &frame)
      case .progress(let page): ProgressScreen(page: page).draw(into: &frame)
      case .faulty(let lesson): lesson.draw(screen, into: &frame)
      }
    }
    if let message = session.lastingMessage { draw(lasting: message, screen, into: &frame) }
  }

  private func draw(_ player: LessonPlayer, _ screen: ScreenLayout, into frame: inout Frame) {
    let id = player.lesson.header.id
    if player.isAtEnd {
      let checks = LessonQuestions(lesson: id, questions: player.lesson.questions)
      EndScreen(
        player: player, next: session.menu.lessonAfter(id), progress: session.progress[lesson: id],
        returns: session.plan.scheduled(among: [checks]).map {
          $0.dueDay.days(since: session.plan.today)
        }
      ).draw(screen, into: &frame)
    } else if let page = player.page {
      switch page.stop {
      case .reading:
        ReadingScreen(player: player, page: page, speedIsBright: player.playback.isSpeedBright)
          .draw(screen, into: &frame)
      case .quiz:
        guard let quiz = page.quiz else { break }
        player.quizHeader.draw(screen, into: &frame)
        QuizScreen(quiz: quiz, keys: player.quizKeys(quiz), message: page.message)
          .draw(screen, into: &frame)
      }
    }
    if player.asksToRestart {
      screen.drawLine("Start the lesson over? Its questions will be asked again.", into: &frame)
      screen.drawFooter(player.keys.footer(isSmall: screen.form == .small), into: &frame)
    }
  }

  /// Says above the footer what cannot be kept for as long as it lasts, on as many rows as it takes: a path and a reason are worth more than what they cover.
  private func draw(lasting message: String, _ screen: ScreenLayout, into frame: inout Frame) {
    let lines = StyledText(SafeText(message), .wrong)
      .wrapped(to: max(1, screen.right - 2), in: frame.glyphs)
    let shown = Array(lines.prefix(screen.footerRow - 2))
    let row = screen.footerRow - shown.count
    frame.clear(Rect(row: row, column: 0, columns: frame.size.columns, rows: shown.count))
    frame.put(shown, row: row, column: 2)
  }

  private func drawTooSmall(into frame: inout Frame) {
    let (size, needed) = (frame.size, Session.smallestSize)
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
