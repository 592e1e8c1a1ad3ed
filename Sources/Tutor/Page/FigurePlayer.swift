import Figures
import Learning
import LessonScript
import TextScreen

/// A figure being played: which step, which predictions are settled, what was changed by hand.
struct FigurePlayer {
  /// The figure and its sentences, as the lesson gives them.
  let script: ScriptedFigure
  /// The figure as it is now.
  private(set) var figure: any Figure
  /// The figures before each change by hand, the latest last.
  private(set) var undone: [any Figure] = []
  /// The changes by hand that stand, as a goal counts them.
  private(set) var changes = ChangeCount()
  /// The goal, if the script sets one.
  var goal: GoalPlayer?
  /// The step that it opens at: back from there is the page before.
  private var opening = 1
  /// The step shown, from 1.
  private(set) var step = 1
  /// How many ticks of the step have passed; nil at rest.
  private(set) var tick: Int?
  /// True if it goes on by itself.
  private(set) var isPlaying = false
  /// The word of `ask:` that each prediction asks, by step.
  private var words: [Int: String] = [:]
  /// The predictions by step: asked, answered or skipped.
  private(set) var predictions: [Int: QuestionSession] = [:]
  /// True if steps that the script marks are asked for before they show.
  let asksPredictions: Bool
  /// True if play shows rest states only.
  let reducesMotion: Bool
  /// The predictions, by their question's id, that were answered before the lesson was taken up again.
  private let settled: Set<String>

  /// How many changes by hand can be undone.
  private static let undoLimit = 100
  /// The ticks that a step takes, however few beats it has: 2.56 seconds at normal speed.
  private static let ticksPerStep = 32
  /// The characters of a sentence that are read in a tick.
  private static let readInATick = 2

  /// Plays a figure; a prediction that was answered before is not asked again, and a goal that was
  /// reached before, with the fewest changes then, is not set again.
  init(
    _ script: ScriptedFigure, asksPredictions: Bool, reducesMotion: Bool,
    settled: Set<String> = [], best: GoalAttempt? = nil
  ) {
    goal = script.goal.map { GoalPlayer($0, best: best) }
    self.script = script
    self.settled = settled
    self.figure = script.figure
    self.asksPredictions = asksPredictions
    self.reducesMotion = reducesMotion
    // A goal is about the whole figure.
    let hasSteps = !script.predictions.isEmpty || figure.hasWork(for: figure.stepCount)
    if goal != nil, !hasSteps { opening = figure.wholeStep }
    step = opening
    ask()
  }

  /// The moment that is shown.
  var moment: Moment {
    if isAsking, let asked { return asked }
    let beats = max(1, figure.beats(in: step))
    guard let tick, !reducesMotion else { return figure.rest(at: step) }
    return Moment(step: step, beat: min(beats - 1, tick * beats / easing))
  }

  /// The ticks in which a step comes to its rest; of a run one, but without motion.
  private var easing: Int {
    figure.isRun && !reducesMotion ? 1 : max(figure.beats(in: step), Self.ticksPerStep)
  }

  /// The moment in which the prediction of the step shown is or was asked.
  var asked: Moment? { words[step].map { figure.asking($0, at: step) } }

  /// The prediction of the step shown, open or settled.
  var prediction: QuestionSession? { predictions[step] }
  /// True if the step shown waits for a prediction.
  var isAsking: Bool { prediction?.isOpen ?? false }
  /// True if the number of steps may be shown.
  var showsStepCount: Bool { figure.showsStepCount(at: moment) }
  /// The figure's own keys, as far as they work now.
  var actions: [Action] {
    // Cells that stand for steps cannot be walked while the steps must not be counted.
    figure.actions(at: step).filter { showsStepCount || $0.picksFrom == nil }
  }
  /// The sentence that the script has for the step shown; it may give away what is asked, so it
  /// waits, as it does while a step plays and has not come to its end.
  var sentence: Prose? { isAsking || moment != figure.rest(at: step) ? nil : spoken }
  /// The sentence for the step; without measures it goes once the figure is changed.
  private var spoken: Prose? {
    undone.isEmpty ? script.sentences[step] : script.sentence(at: step, ofChanged: figure)
  }
}

// MARK: - Stepping

extension FigurePlayer {
  /// Goes on one step, to its rest; leaves an open prediction as skipped and stays to show it.
  ///
  /// Returns false if there is no further step.
  mutating func goForward() -> Bool {
    if isAsking {
      skipPrediction()
      return true
    }
    if tick != nil, !isPlaying {
      tick = nil
      return true
    }
    guard step < figure.stepCount else { return false }
    enter(step + 1)
    return true
  }

  /// Goes back one step, to its rest; returns false at the first, and where it opened.
  mutating func goBack() -> Bool {
    guard step > 1, step != opening else { return false }
    enter(step - 1)
    return true
  }

  /// Goes to any step, brought into range.
  mutating func go(to wanted: Int) { enter(max(1, min(wanted, figure.stepCount))) }

  /// Goes to the next (1) or previous (-1) mark; to the last or first step if there is none.
  mutating func goToMark(_ direction: Int) {
    let mark = direction > 0 ? marks.first { $0 > step } : marks.last { $0 < step }
    go(to: mark ?? (direction > 0 ? figure.stepCount : 1))
  }

  /// Starts over: the script's figure, its first step, predictions asked again.
  mutating func restart() {
    self = FigurePlayer(script, asksPredictions: asksPredictions, reducesMotion: reducesMotion)
  }

  private mutating func enter(_ next: Int) {
    if asksPredictions, next > step { skipPredictions(before: next) }
    step = next
    tick = nil
    isPlaying = isPlaying && step < figure.stepCount
    ask()
  }
}

// MARK: - Playing

extension FigurePlayer {
  /// Starts playing, from the start if the end is shown; false if there is nothing to play.
  mutating func play() -> Bool {
    guard !isAsking, figure.stepCount > 1 else { return false }
    if step == figure.stepCount { enter(1) }
    if !isAsking { (tick, isPlaying) = (0, true) }
    return true
  }

  /// Stops where it is, at the step's rest.
  mutating func pause() {
    isPlaying = false
    tick = nil
  }

  /// Lets one tick pass.
  mutating func pass(_ speed: Speed) {
    guard isPlaying, let now = tick, !hasWork else { return }
    // Who has a sentence to read gets the time for it.
    let length = easing + (spoken?.plainText.count ?? 0) / Self.readInATick
    if now + speed.stride < length {
      tick = now + speed.stride
    } else if step < figure.stepCount {
      step = stop(after: (now + speed.stride) / length)
      tick = 0
      ask()
      if isAsking { pause() }
    } else {
      pause()
    }
  }
}

// MARK: - Predicting

extension FigurePlayer {
  /// Asks for the step shown if the script says so and it has not been asked yet.
  private mutating func ask() {
    guard asksPredictions, script.predictions.contains(step), predictions[step] == nil,
      let (word, question) = script.question(before: step, of: figure)
    else { return }
    words[step] = word
    predictions[step] = QuestionSession(question, triesAllowed: 1)
    if settled.contains(question.id) {
      predictions[step]?.skip()
      return
    }
    isPlaying = false
    tick = nil
  }

  /// Settles the open prediction with an answer; nil if none is open.
  mutating func answerPrediction(_ answer: Answer) -> Verdict? {
    predictions[step]?.submit(answer)
  }

  /// Later steps show what earlier ones ask for: to pass an open prediction by is to skip it.
  private mutating func skipPredictions(before next: Int) {
    for passed in script.predictions where passed < next {
      guard predictions[passed]?.isOpen ?? true,
        let question = script.question(before: passed, of: figure)?.question
      else { continue }
      predictions[passed] = predictions[passed] ?? QuestionSession(question, triesAllowed: 1)
      predictions[passed]?.skip()
    }
  }

  /// Shows the result without an answer.
  mutating func skipPrediction() { predictions[step]?.skip() }
}

// MARK: - Changing by hand

extension FigurePlayer {
  /// Applies what a learner does; returns a refusal in words, or nil.
  mutating func apply(_ input: Input) -> String? {
    switch figure.changed(by: input, at: step) {
    case .none: return nil
    case .refused(let reason): return reason
    case .step(let wanted):
      go(to: wanted)
      return nil
    case .figure(let changed, let wanted):
      if let reason = goal?.goal.refusal(of: changed, from: script.figure) { return reason }
      changes.add(input, counts: !changed.differences(from: figure).isEmpty)
      undone.append(figure)
      if undone.count > Self.undoLimit { undone.removeFirst() }
      replace(with: changed, step: wanted ?? step)
      judge()
      return nil
    }
  }

  /// Takes the latest change back; false if there is none.
  mutating func undo() -> Bool {
    guard let before = undone.popLast() else { return false }
    replace(with: before, step: step)
    changes.undo()
    judge()
    return true
  }

  private mutating func replace(with changed: any Figure, step wanted: Int) {
    figure = changed
    // A verdict on other numbers is none on these: what was settled stays so, silently.
    predictions = predictions.filter { !$0.value.isOpen }.mapValues { settled in
      var silent = QuestionSession(settled.question, triesAllowed: 1)
      silent.skip()
      return silent
    }
    step = max(1, min(wanted, figure.stepCount))
    tick = nil
    isPlaying = false
    ask()
  }

  /// True if the step shown waits for long work; what was not asked for is not computed.
  var hasWork: Bool { !isAsking && figure.hasWork(for: step) }

  /// Does one slice of that work, and tells the figure how long it took.
  mutating func work(timedBy stopwatch: Stopwatch) {
    let start = stopwatch()
    figure.work(for: step)
    let time = stopwatch().nanoseconds &- start.nanoseconds
    figure.took(Int(clamping: time), for: step)
    judge()
  }

  /// Does the work for the step shown that those who read words wait for: of a run, or short.
  mutating func finishRun() {
    while figure.isRun, hasWork { figure.work(for: step) }
    if !isAsking { figure.finishShortWork(for: step) }
    judge()
  }
}

// MARK: - The goal

extension FigurePlayer {
  private mutating func judge() { goal?.judge(figure, changes: changes.count) }

  /// Shows the solution in the figure, which can be undone.
  mutating func applySolution() {
    guard let goal, goal.canApplySolution else { return }
    undone.append(figure)
    changes.add(.action(" "), counts: true)
    replace(with: goal.goal.solution, step: goal.goal.solution.stepCount)
    judge()
  }
}
