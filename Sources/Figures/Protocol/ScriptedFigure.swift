import ConvolutionCore
import Expressions
import Learning
import LessonScript

/// A figure with what a lesson says about its steps: the same for every kind.
public struct ScriptedFigure: Sendable {
  /// The fence's id, if it has one: the records of its predictions hang on it.
  public let id: String?
  /// The figure as the lesson describes it, before anything is changed by hand.
  public private(set) var figure: any Figure
  /// The sentences of `say:`, by step, with the figure as the lesson describes it.
  public private(set) var sentences: [Int: Prose]
  /// Those of them that name measures, as they are written: they hold whatever is changed by hand.
  private let measuredSentences: [Int: Prose]
  /// The steps that `predict:` asks about.
  public let predictions: Set<Int>
  /// The words of `ask:`; a prediction asks for the first that its step has.
  public let asks: [String]
  /// The goal that it sets, if it sets one.
  public let goal: Goal?
  /// The body, and all that its `draw:` can draw.
  let block: FigureBlock, draws: DrawSpace

  /// The options of every kind, besides its own.
  public static let options =
    [
      OptionSpec(
        "draw", .text("`NAME in VALUE, VALUE; …` as in `where:`"),
        "numbers that are drawn afresh on each replay; their names stand for numbers in the body"),
      OptionSpec("say", .sentences, "a sentence for a step, in which measures may stand"),
      OptionSpec("predict", .steps, "steps whose result is asked for before it is shown: `2, 5`"),
    ] + Goal.options

  /// Reads a body; reports everything that is wrong with it at once.
  init<F: Figure>(
    _ kind: F.Type, _ block: FigureBlock, drawn: [String: Number]? = nil
  ) throws(LessonErrors) {
    let draws = try DrawSpace(block.draws, of: "draw")
    var reader = OptionReader(block, kind.options + Self.options, drawn: drawn ?? draws[0])
    for name in block.unusedDraws {
      reader.report("`\(name.value)` is drawn, but nothing in the body uses it", at: name.location)
    }
    let words = F.asks.map(\.word)
    let asks = F.askOption == nil ? [] : reader.words("ask", of: words)
    let figure: F
    do {
      figure = try F(&reader)
    } catch {
      // The shape of the rest is checked all the same, so that one run finds all.
      reader.report(error)
      _ = reader.sentences("say", steps: nil)
      _ = reader.steps("predict", steps: nil)
      _ = GoalText(&reader, block)
      try reader.finish()
      throw error
    }
    self.asks = asks.isEmpty ? Array(words.prefix(1)) : asks
    let written = reader.sentences("say", steps: figure.stepCount)
    var sentences: [Int: Prose] = [:]
    for (step, sentence) in written {
      sentences[step] = reader.catching { () throws(LessonErrors) in
        try figure.evaluated(sentence, at: step)
      }
    }
    var predictions: Set<Int> = []
    // Found once at most: it asks the figure about many steps.
    var reason: String?
    for step in reader.steps("predict", steps: figure.stepCount) {
      if figure.question(before: step.value, of: self.asks) == nil {
        let why = reason ?? figure.reason(forNone: self.asks)
        reason = why
        reader.report("step \(step.value) has nothing to predict\(why)", at: step.location)
      }
      predictions.insert(step.value)
    }
    goal = GoalText(&reader, block)?.goal(of: figure, &reader)
    try reader.finish()
    (self.block, self.draws) = (block, draws)
    self.id = block.id?.value
    self.figure = figure
    self.sentences = sentences
    let measures = F.measures.map(\.name)
    measuredSentences = written.filter {
      $0.value.expressions.contains { !$0.names(among: measures).isEmpty }
    }
    self.predictions = predictions
  }

  /// The script with a picture of the learner's own, if there is one and the figure takes it; its
  /// sentences are about another picture, and go.
  public func showing(_ own: Tensor?) -> ScriptedFigure {
    guard let own, let figure = figure.showing(own) else { return self }
    var script = self
    (script.figure, script.sentences) = (figure, [:])
    return script
  }

  /// The sentence for a step of the figure as it was changed by hand: only one that names measures
  /// is about that figure, and only where they all have a value.
  public func sentence(at step: Int, ofChanged figure: any Figure) -> Prose? {
    measuredSentences[step].flatMap { try? figure.evaluated($0, at: step) }
  }

  /// The question that is asked before a step of the figure, as it is or as it was changed.
  public func question(
    before step: Int, of figure: any Figure
  ) -> (word: String, question: Question)? {
    figure.question(before: step, of: asks)
  }
}

extension Figure {
  /// The reason why words ask nothing before some step, as the end of a sentence; empty if there is
  /// more to say than fits.
  fileprivate func reason(forNone words: [String]) -> String {
    guard Self.asks.count > 1 else { return "" }
    let first = (1...max(1, min(stepCount, 100))).filter { question(before: $0, of: words) != nil }
    let names = words.map { "`\($0)`" }.joined(separator: " and ")
    let verb = words.count == 1 ? "is" : "are"
    switch first.count {
    case 0: return "; \(names) \(verb) not asked of this figure"
    case 1: return "; \(names) \(verb) asked before step \(first[0]) only"
    default: return first[0] == 1 ? "" : "; \(names) \(verb) asked from step \(first[0]) on"
    }
  }
}
