import Expressions
import Learning
import LessonScript
import TextScreen

/// The part of a check that asks for a number.
extension QuizScreen {
  /// What was said to the last try, then the field.
  func numberLines(_ key: NumberKey, width: Int, glyphs: GlyphSet) -> [Line] {
    let sitting = quiz.sitting
    var lines: [Line] = []
    if let last = sitting.tries.last, case .number(let given, _) = last.answer {
      lines += judged(last.verdict, given, sitting, width: width, glyphs: glyphs)
    }
    if sitting.state == .shown || sitting.state == .skipped {
      var text = StyledText("The answer: ", .quiet)
      text.append(SafeText(key.right.description), .strong)
      lines += [Line(text: text), Self.blank]
    }
    guard sitting.isOpen else { return lines }
    var field = StyledText("◆  ", .mark)
    field.append("Your answer  ")
    field.append(SafeText(quiz.field.text), .predicted)
    if quiz.isTyping { field.append("▏", .mark) }
    lines.append(Line(text: field))
    // How the number is read stands below it; before there is one, that it need not be one number.
    let reading = NumberField.reading(of: quiz.field.text)
    let below = reading ?? (quiz.field.text.isEmpty ? "a sum will do: 3*3 + 1" : "")
    lines.append(Line(text: StyledText(SafeText("                " + below), .quiet)))
    lines.append(Self.blank)
    return lines
  }

  private func judged(
    _ verdict: Verdict, _ given: Number, _ sitting: Sitting, width: Int, glyphs: GlyphSet
  ) -> [Line] {
    var head = StyledText(verdict.isRight ? "✓  " : "✗  ", verdict.isRight ? .right : .wrong)
    head.append(SafeText(given.description), verdict.isRight ? .right : .wrong)
    if !verdict.working.isEmpty {
      head.append(SafeText("   " + verdict.working.replacingAsterisks), .quiet)
    }
    var words: Prose = verdict.feedback
    if verdict.isRight {
      words = [.text(Self.praise(sitting.tries.count))]
    } else if verdict.isDiagnosed {
      words = [.text("Not yet. ")] + words
    }
    let layout = ProseLayout(width: max(1, width - 3), glyphs: glyphs)
    let body = layout.lines(of: words, verdict.isRight ? .text : .wrong).map { line in
      var text = StyledText("   ")
      text.runs += line.runs
      return Line(text: text)
    }
    return [Line(text: head), Self.blank] + body + [Self.blank]
  }
}
