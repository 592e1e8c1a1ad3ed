import Figures
import LessonScript
import TextScreen

/// Warnings about a lesson that works: pages that do not fit the usual screen.
public enum PageLint {
  /// The screen that every page should fit.
  public static let screen = Size(columns: 80, rows: 24)

  /// Every page that needs scrolling on the usual screen, at its heading.
  public static func findings(in lesson: PlayableLesson) -> [LessonError] {
    lesson.pages.indices.flatMap { index in
      findings(on: index, of: lesson).map {
        LessonError($0, at: lesson.pages[index].location)
      }
    }
  }

  private static func findings(on index: Int, of lesson: PlayableLesson) -> [String] {
    let page = lesson.pages[index]
    let layout = ScreenLayout(screen)
    let prose = ProseLayout(width: layout.content.columns, glyphs: .unicode)
    let lines = prose.lines(of: page.blocks).count
    var findings: [String] = []
    if let script = page.figure {
      let room = Size(columns: layout.content.columns, rows: layout.content.rows - 2)
      let figure = script.figure
      let size = figure.view(at: figure.rest(at: 1)).laidOut(in: room, .unicode).size
      if !size.fits(in: room) {
        findings.append(
          "the figure takes \(size.columns)×\(size.rows); it has \(room.columns)×\(room.rows)")
      }
      let left = max(2, layout.content.rows - size.rows)
      if lines > left {
        findings.append("the prose takes \(lines) lines; beside the figure it has \(left)")
      }
      for (step, sentence) in script.sentences.sorted(by: { $0.key < $1.key }) {
        let count = StyledText(SafeText(sentence)).wrapped(to: room.columns, in: .unicode).count
        if count > left {
          findings.append("the sentence of step \(step) takes \(count) lines; it has \(left)")
        }
      }
    } else if lines + 2 > layout.content.rows, !page.blocks.isEmpty {
      findings.append(
        "the prose takes \(lines) lines; a page has \(layout.content.rows - 2) under its title")
    }
    if let quiz = page.quiz {
      if quiz.triedCount < quiz.drawCount {
        let count = quiz.drawCount == .max ? "very many" : "\(quiz.drawCount)"
        findings.append("only \(quiz.triedCount) of the quiz's \(count) draws were tried")
      }
      let rows = QuizScreen.height(of: quiz.question(seed: 0), width: layout.content.columns)
      if rows > layout.content.rows {
        findings.append(
          "the quick check takes \(rows) lines once answered; a page has \(layout.content.rows)")
      }
    }
    return findings
  }
}
