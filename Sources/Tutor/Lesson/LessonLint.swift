import Figures
import LessonScript
import TextScreen

/// Warnings about a lesson that works: pages past the usual screen, answers that give themselves
/// away, steps without words.
public enum LessonLint {
  /// The screen that every page should fit.
  public static let screen = Size(columns: 80, rows: 24)
  /// The number of tried draws that is enough.
  private static let fewDraws = 100
  /// The most steps of a figure whose captions are looked at.
  private static let stepLimit = 20

  /// Every page that needs scrolling on the usual screen or has a step without a caption, at its
  /// heading.
  public static func findings(in lesson: PlayableLesson) -> [LessonError] {
    lesson.pages.flatMap { page in
      findings(on: page).map { LessonError($0, at: page.location) }
    }
  }

  private static func findings(on page: PlayablePage) -> [String] {
    var layout = ScreenLayout(screen)
    if let script = page.figure, let goal = script.goal {
      layout.goalRows = GoalBlock(GoalPlayer(goal), script.figure)
        .height(width: layout.content.columns, in: .unicode)
    }
    let content = layout.content
    let prose = ProseLayout(width: content.columns, glyphs: .unicode)
      .lines(of: page.blocks).count
    var findings: [String] = []
    if let script = page.figure {
      findings += self.findings(on: script, under: prose, in: content)
    } else if !page.blocks.isEmpty {
      let room = content.rows - 2
      if prose > room {
        findings.append(
          "\(lines(prose - room)) of the prose \(fall(prose - room)) below the fold: it takes "
            + "\(prose), and \(room) are seen under the title on \(screen.inWords)")
      }
    }
    if let quiz = page.quiz {
      // With fewer tried the same numbers come again and again.
      if quiz.triedCount < min(fewDraws, quiz.drawCount) {
        let count = quiz.drawCount == .max ? "very many" : "\(quiz.drawCount)"
        findings.append("only \(quiz.triedCount) of the quiz's \(count) draws were tried")
      }
      let rows = QuizScreen.height(of: quiz.question(seed: 0), width: content.columns)
      if rows > content.rows {
        findings.append(
          "\(lines(rows - content.rows)) of the quick check \(fall(rows - content.rows)) below "
            + "the fold once it is answered: it takes \(rows), and \(content.rows) are seen on "
            + "\(screen.inWords)")
      }
    }
    return findings
  }

  /// The findings on a figure with so many lines of prose above it.
  private static func findings(
    on script: ScriptedFigure, under prose: Int, in content: Rect
  ) -> [String] {
    var findings: [String] = []
    let room = Size(columns: content.columns, rows: content.rows - 2)
    let figure = script.figure
    let size = figure.view(at: figure.rest(at: 1)).laidOut(in: room, .unicode).size
    if !size.fits(in: room) {
      findings.append(
        "the figure takes \(size.inWords); \(room.inWords) are free for it on \(screen.inWords)")
    }
    let left = max(2, content.rows - size.rows)
    if prose > left {
      findings.append(
        "\(lines(prose - left)) of the prose \(fall(prose - left)) below the fold: it takes "
          + "\(prose), and the figure of \(size.rows) lines leaves \(left) on \(screen.inWords)")
    }
    for (step, sentence) in script.sentences.sorted(by: { $0.key < $1.key }) {
      let count = ProseLayout(width: room.columns, glyphs: .unicode).lines(of: sentence).count
      if count > left {
        findings.append(
          "\(lines(count - left)) of the sentence of step \(step) \(fall(count - left)) below "
            + "the fold: it takes \(count), and the figure leaves \(left) on \(screen.inWords)")
      }
    }
    let silent = (1...max(1, min(figure.stepCount, stepLimit))).first {
      figure.caption(at: figure.rest(at: $0)).isEmpty && script.sentences[$0] == nil
    }
    if let silent {
      findings.append("step \(silent) of the figure has no caption; `say:` gives it a sentence")
    }
    return findings
  }

  private static func lines(_ count: Int) -> String { count == 1 ? "1 line" : "\(count) lines" }
  private static func fall(_ count: Int) -> String { count == 1 ? "falls" : "fall" }
}

// MARK: - As it is written

extension LessonLint {
  /// Findings that need no page to be made: markup in the body of a figure that is shown as it is typed, and
  /// right options that can be told without reading, always the first or always the longest of the
  /// lesson's quizzes with one right option.
  public static func findings(in lesson: Lesson) -> [LessonError] {
    shownAsTyped(in: lesson) + answersInSight(in: lesson)
  }

  private static func answersInSight(in lesson: Lesson) -> [LessonError] {
    let choices = lesson.pages.flatMap(\.blocks).compactMap { block -> [QuizBlock.Option]? in
      guard case .quiz(let quiz) = block, case .choice(let options) = quiz.answer,
        options.count(where: \.isRight) == 1
      else { return nil }
      return options
    }
    guard choices.count > 1, let start = choices.first?.first(where: \.isRight)?.location else {
      return []
    }
    var findings: [LessonError] = []
    if choices.allSatisfy({ $0.first?.isRight == true }) {
      findings.append(
        LessonError(
          "the right option comes first in all \(choices.count) choices of the lesson; mix them",
          at: start))
    }
    if choices.allSatisfy(isRightLongest) {
      findings.append(
        LessonError(
          "the right option is the longest in all \(choices.count) choices of the lesson; write "
            + "a wrong one as carefully", at: start))
    }
    return findings
  }

  /// In the body of a figure only cells of a table, and sentences, hold expressions.
  private static func shownAsTyped(in lesson: Lesson) -> [LessonError] {
    var findings: [LessonError] = []
    for case .figure(let figure) in lesson.pages.flatMap(\.blocks) {
      for entry in figure.entries {
        for line in entry.lines {
          guard figure.kind.value == "table", entry.key.value == "rows" else { continue }
          let cells = line.value.split(separator: "|").map { $0.drop { $0 == " " } }
          if cells.contains(where: { $0.hasPrefix("= ") }) {
            findings.append(
              LessonError(
                "`= ` is shown as it is; an expression has backticks around it",
                at: line.location))
          } else if !cells.isEmpty, cells.allSatisfy({ $0.hasPrefix("--") }) {
            findings.append(
              LessonError(
                "this line is shown as a row; a figure's table needs none between head and rows",
                at: line.location))
          }
        }
      }
    }
    return findings
  }

  private static func isRightLongest(_ options: [QuizBlock.Option]) -> Bool {
    let right = options.first(where: \.isRight)?.text.plainText.count ?? 0
    return options.allSatisfy { $0.isRight || $0.text.plainText.count < right }
  }
}

extension Size {
  /// Columns and rows: `80×24`.
  fileprivate var inWords: String { "\(columns)×\(rows)" }
}
