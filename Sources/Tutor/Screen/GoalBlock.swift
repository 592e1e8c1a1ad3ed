import Figures
import Learning
import LessonScript
import TextScreen

/// The rows that keep a goal in view: its task with how far it is met, or how it was reached.
///
/// They take the same room in every state, so that nothing moves when the goal is reached.
struct GoalBlock {
  let goal: GoalPlayer
  /// The figure as it is.
  let figure: any Figure
  /// True while a prediction is open: then no measure is told.
  let isAsking: Bool
  /// True on a small screen, where the words stand in the text and only the measures stay in view.
  var isBrief = false

  init(_ goal: GoalPlayer, _ figure: any Figure, isAsking: Bool = false) {
    (self.goal, self.figure, self.isAsking) = (goal, figure, isAsking)
  }

  /// How many rows are kept free at a width.
  func height(width: Int, in glyphs: GlyphSet) -> Int {
    // The result takes no more than with changes of two digits.
    let results = [GoalPlayer.State.reached(changes: 10), .reachedBefore(changes: 10)]
    let ends = results.map { ended($0, width: width, in: glyphs).count }
    return max(open(width: width, in: glyphs).count, ends.max() ?? 0)
  }

  /// The lines as things are.
  func lines(width: Int, in glyphs: GlyphSet) -> [StyledText] {
    goal.result == nil
      ? open(width: width, in: glyphs) : ended(goal.state, width: width, in: glyphs)
  }

  /// The task, or what was reached: the words that a small screen has in its text.
  func words(width: Int, in glyphs: GlyphSet) -> [StyledText] {
    let layout = ProseLayout(width: width, glyphs: glyphs)
    let isReached = goal.result != nil
    return layout.lines(
      of: isReached ? goal.goal.reached(by: goal.meeting ?? figure) : goal.goal.task(for: figure))
  }

  private func open(width: Int, in glyphs: GlyphSet) -> [StyledText] {
    let task = isBrief ? [] : marked("◆", .mark, goal.goal.task(for: figure), width, glyphs)
    return task + meters(width: width, in: glyphs)
  }

  private func ended(
    _ state: GoalPlayer.State, width: Int, in glyphs: GlyphSet
  ) -> [StyledText] {
    var prose: Prose = [
      .strong([.text((GoalPlayer.result(of: state, for: goal.goal) ?? "") + ".")])
    ]
    if !isBrief {
      if case .reachedBefore = state {
        prose += [.text(" r sets it again: ")] + goal.goal.task(for: figure)
      } else {
        prose += [.text(" ")] + goal.goal.reached(by: goal.meeting ?? figure)
      }
    }
    return marked("✓", .right, prose, width, glyphs)
  }

  /// Prose behind a mark that stands out to the left.
  private func marked(
    _ mark: SafeText, _ role: Role, _ prose: Prose, _ width: Int, _ glyphs: GlyphSet
  ) -> [StyledText] {
    let indent = glyphs.width(of: mark) + 1
    let lines = ProseLayout(width: max(1, width - indent), glyphs: glyphs).lines(of: prose)
    return lines.enumerated().map { index, line in
      var text = index == 0 ? StyledText(mark, role) : StyledText()
      text.append(
        SafeText(String(repeating: " ", count: index == 0 ? 1 : indent)), .text)
      text.runs += line.runs
      return text
    }
  }

  /// The conditions beside each other, each with its mark; none is broken.
  private func meters(width: Int, in glyphs: GlyphSet) -> [StyledText] {
    var lines = [StyledText("  ")]
    for meter in goal.goal.meters(of: figure) {
      let words = isAsking ? meter.name : meter.words
      let shown = glyphs == .ascii ? words.replacing("→", with: "->") : words
      var text = StyledText(meter.isMet && !isAsking ? "✓ " : "· ", meter.isMet ? .right : .quiet)
      text.append(SafeText(shown), meter.isMet && !isAsking ? .text : .strong)
      let last = lines[lines.count - 1]
      let isFirst = last.width(in: glyphs) <= 2
      if !isFirst, last.width(in: glyphs) + 3 + text.width(in: glyphs) > width {
        lines.append(StyledText("  "))
      } else if !isFirst {
        lines[lines.count - 1].append("   ")
      }
      lines[lines.count - 1].runs += text.runs
    }
    return lines
  }
}
