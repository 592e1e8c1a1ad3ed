import Expressions
import Learning
import TextScreen

/// A question being answered: the sitting, and what is chosen or typed but not yet given.
struct QuizPlayer {
  /// The question with its tries.
  private(set) var sitting: Sitting
  /// The option under the cursor.
  private(set) var cursor = 0
  /// The options marked, where several are asked for.
  private(set) var marked: Set<Int> = []
  /// What is typed, where a number is asked for.
  var field = TextField()
  /// Whether keys go to the field.
  var isTyping: Bool
  /// How many lines are scrolled away.
  private(set) var scroll = 0

  init(_ question: Question) {
    sitting = Sitting(question)
    if case .number = question.kind { isTyping = true } else { isTyping = false }
  }

  /// How many options there are; 0 where a number is asked for.
  var optionCount: Int {
    if case .choice(let options, _) = sitting.question.kind { options.count } else { 0 }
  }

  /// Whether several options may be right.
  var takesSeveral: Bool {
    if case .choice(_, let several) = sitting.question.kind { several } else { false }
  }

  /// Whether a number is asked for.
  var takesNumber: Bool {
    if case .number = sitting.question.kind { true } else { false }
  }

  /// Whether anything was done with the question: a try, or a hint asked for.
  var isTouched: Bool { !sitting.tries.isEmpty || sitting.hintsShown > 0 }

  /// Moves the cursor to an option, from 0; does nothing if there is none.
  mutating func choose(_ option: Int) {
    if sitting.isOpen, (0..<optionCount).contains(option) { cursor = option }
  }

  /// Marks or unmarks the option under the cursor.
  mutating func toggle() {
    guard sitting.isOpen, takesSeveral else { return }
    if marked.remove(cursor) == nil { marked.insert(cursor) }
  }

  /// Marks these options and no others, where several are asked for.
  mutating func mark(_ options: Set<Int>) {
    if sitting.isOpen, takesSeveral { marked = options.intersection(0..<optionCount) }
  }

  /// A click on an option: the cursor goes there, and where several are asked for it is marked.
  mutating func click(_ option: Int) {
    choose(option)
    if cursor == option { toggle() }
  }

  /// Scrolls; the drawing side brings the offset into range at the lower end.
  mutating func scroll(by lines: Int) {
    let (offset, overflow) = scroll.addingReportingOverflow(lines)
    if !overflow { scroll = max(0, offset) }
  }

  /// The answer as it stands, or why it is none yet, in words.
  var answer: Result<Answer, Unfinished> {
    guard takesNumber else {
      if !takesSeveral { return .success(.options([cursor])) }
      return marked.isEmpty
        ? .failure(Unfinished(reason: "mark the options that apply with Space first"))
        : .success(.options(marked))
    }
    return NumberField.answer(in: field.text)
  }

  /// Gives the answer; returns the verdict, or why there is none.
  mutating func submit() -> Result<Verdict?, Unfinished> {
    switch answer {
    case .failure(let unfinished): return .failure(unfinished)
    case .success(let answer):
      // Enter pressed twice is no further try at the same option.
      if !takesNumber, sitting.tries.contains(where: { $0.answer == answer }) {
        return .failure(Unfinished(reason: "that has been tried: choose differently"))
      }
      let verdict = sitting.submit(answer)
      if verdict != nil { field.clear() }
      if !sitting.isOpen { isTyping = false }
      return .success(verdict)
    }
  }

  /// Gives the right answer, as a check of the page's length does.
  mutating func answerRightly() {
    switch sitting.question.kind {
    case .choice(let options, _):
      _ = sitting.submit(.options(Set(options.indices.filter { options[$0].isRight })))
    case .number(let key):
      _ = sitting.submit(.number(key.right, typed: key.right.plain))
    case .cell, .grid, .cells: break
    }
    isTyping = false
  }

  /// Shows one more hint.
  mutating func showHint() { sitting.showHint() }

  /// Shows the answer, if that is allowed yet.
  mutating func showAnswer() {
    sitting.showAnswer()
    if !sitting.isOpen { isTyping = false }
  }
}

/// Why what was typed is no answer yet; it does not count as a try.
struct Unfinished: Error, Hashable {
  /// The reason, in words.
  var reason: String
}
