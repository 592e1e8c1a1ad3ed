import Learning
import LessonScript
import TextScreen

/// The part of a check that asks for a choice.
extension QuizScreen {
  /// An option with its mark, and what was said to it.
  func option(
    _ index: Int, _ option: Question.Option, width: Int, glyphs: GlyphSet
  ) -> [Line] {
    let sitting = quiz.sitting
    let wasTried = sitting.tries.contains { $0.answer == .options([index]) }
    let isChosen = sitting.isOpen && quiz.cursor == index
    let isMarked = quiz.marked.contains(index)
    let (mark, markRole): (SafeText, Role)
    if !sitting.isOpen, option.isRight {
      (mark, markRole) = ("✓", .right)
    } else if wasTried, !quiz.takesSeveral, !option.isRight, !isChosen || lastTry == index {
      (mark, markRole) = ("✗", .wrong)
    } else if quiz.takesSeveral {
      (mark, markRole) = (isMarked ? "■" : "□", isChosen ? .mark : .text)
    } else {
      (mark, markRole) = (isChosen ? "●" : "○", isChosen ? .mark : .text)
    }
    let role: Role =
      isChosen
      ? .strong : sitting.tries.isEmpty || option.isRight && !sitting.isOpen ? .text : .quiet
    var head = StyledText(SafeText("\(index + 1)  "), isChosen ? .mark : .quiet)
    head.append(mark, markRole)
    head.append(SafeText(String(repeating: " ", count: max(1, 3 - glyphs.width(of: mark)))))
    let body = ProseLayout(width: max(1, width - 6), glyphs: glyphs).lines(of: option.text, role)
    var lines: [Line] = []
    for (row, line) in body.enumerated() {
      var text = row == 0 ? head : StyledText("      ")
      text.runs += line.runs
      lines.append(Line(text: text, option: index))
    }
    if let said = feedback(on: index, option) {
      let layout = ProseLayout(width: max(1, width - 6), glyphs: glyphs)
      lines += layout.lines(of: said.words, said.role).map { line in
        var text = StyledText("      ")
        text.runs += line.runs
        return Line(text: text, option: index)
      }
    }
    return lines
  }

  /// The option that was chosen last.
  private var lastTry: Int? {
    guard case .options(let chosen) = quiz.sitting.tries.last?.answer else { return nil }
    return chosen.first
  }

  private func feedback(
    on index: Int, _ option: Question.Option
  ) -> (words: Prose, role: Role)? {
    let sitting = quiz.sitting
    if sitting.isOpen {
      guard let last = sitting.tries.last, !last.verdict.isRight else { return nil }
      if quiz.takesSeveral {
        return index == quiz.optionCount - 1
          ? ([.strong([.text("Not yet. ")])] + last.verdict.feedback, .wrong) : nil
      }
      guard lastTry == index else { return nil }
      return ([.text("Not yet. ")] + option.feedback, .wrong)
    }
    guard option.isRight, sitting.state == .right else { return (option.feedback, .quiet) }
    return ([.text(Self.praise(sitting.tries.count))] + option.feedback, .text)
  }
}
