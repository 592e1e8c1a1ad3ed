import Expressions
import Learning
import TextScreen

/// A question being answered: the sitting, and what is chosen or typed but not yet given.
struct QuizPlayer {
  /// The question with its tries.
  private(set) var sitting: QuestionSession
  /// The option under the cursor; nil while none is: a stray Enter answers nothing.
  private(set) var cursor: Int?
  /// The options marked, where several are asked for.
  private(set) var marked: Set<Int> = []
  /// The text typed so far, where a number is asked for.
  var field = TextField()
  /// True while keys go to the field.
  var isTyping: Bool
  /// How many lines are scrolled away.
  private(set) var scroll = 0

  init(_ question: Question) {
    sitting = QuestionSession(question)
    if case .number = question.kind { isTyping = true } else { isTyping = false }
    // Where several are asked for the cursor marks nothing by itself.
    if takesSeveral { cursor = 0 }
  }

  /// How many options there are; 0 where a number is asked for.
  var optionCount: Int {
    if case .choice(let options, _) = sitting.question.kind { options.count } else { 0 }
  }

  /// True where several options may be right.
  var takesSeveral: Bool {
    if case .choice(_, let several) = sitting.question.kind { several } else { false }
  }

  /// True where a number is asked for.
  var takesNumber: Bool {
    if case .number = sitting.question.kind { true } else { false }
  }

  /// True if an answer is begun and not given.
  var hasDraft: Bool { sitting.isOpen && !field.isEmpty }

  /// True if anything was done with the question: a try, or a hint asked for.
  var isTouched: Bool { !sitting.tries.isEmpty || sitting.hintsShown > 0 }

  /// Moves the cursor to an option, from 0; does nothing if there is none.
  mutating func choose(_ option: Int) {
    if sitting.isOpen, (0..<optionCount).contains(option) { cursor = option }
  }

  /// Marks or unmarks the option under the cursor.
  mutating func toggle() {
    guard sitting.isOpen, takesSeveral, let cursor else { return }
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
    scroll = scroll.scrolled(by: lines)
  }

  /// Shows the question from its start.
  mutating func resetScroll() { scroll = 0 }

  /// The answer as it is now, or why it is none yet, in words.
  var answer: Result<Answer, Unfinished> {
    guard takesNumber else {
      if !takesSeveral {
        guard let cursor else {
          return .failure(Unfinished(reason: "choose with 1 to \(optionCount) or ↑ ↓ first"))
        }
        return .success(.options([cursor]))
      }
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

/// The result of a key or a line in a quick check; the lesson or drill that asks it says where that
/// leads.
enum QuizOutcome: Equatable {
  case nothing
  /// An answer was given, or the right one shown: worth keeping.
  case answered
  /// Not possible now, for a reason in words.
  case refused(String)
  /// Going on was asked for before there was an answer.
  case unanswered
  /// One step on, one step back.
  case forward, back
  /// On and back, whatever is open here.
  case nextPage, previousPage
  /// To whatever else takes input.
  case otherFocus
  /// The same once more, with other numbers.
  case again
  /// All over from the start.
  case restart
  /// Out of it.
  case leave
}

/// Why what was typed is no answer yet; it does not count as a try.
struct Unfinished: Error, Hashable {
  /// The reason, in words.
  var reason: String
}

// MARK: - Keys

extension QuizPlayer {
  /// Obeys one of these keys.
  mutating func perform(_ command: Command) -> QuizOutcome {
    switch command {
    case .answer: return give()
    case .next: return sitting.isOpen ? .unanswered : .forward
    case .skip:
      guard hasDraft else { return .forward }
      isTyping = false
      return .refused("your answer is kept, not given: Tab goes back to it")
    case .explain: return .refused("type \(NumberField.explanation)")
    case .previous: return .back
    case .nextPage: return .nextPage
    case .previousPage: return .previousPage
    case .nextFocus:
      guard takesNumber, sitting.isOpen else { return .otherFocus }
      isTyping = true
    case .leave: isTyping = false
    case .choose(let option): click(option)
    case .mark: toggle()
    case .scrollUp: moveCursor(by: -1)
    case .scrollDown: moveCursor(by: 1)
    case .type(let character): field.type(character)
    case .field(let key): field.apply(key)
    case .hint: showHint()
    case .showAnswer: return give(showing: true)
    case .again: return .again
    case .restartLesson: return .restart
    case .out: return .leave
    default: break
    }
    return .nothing
  }

  /// Pasted text goes to the field, if keys go there.
  mutating func paste(_ text: String) {
    if isTyping { field.paste(text) }
  }

  private mutating func moveCursor(by delta: Int) {
    guard sitting.isOpen, !takesNumber else {
      scroll(by: delta)
      return
    }
    choose(cursor.map { $0 + delta } ?? (delta > 0 ? 0 : optionCount - 1))
  }

  private mutating func give() -> QuizOutcome {
    switch submit() {
    case .failure(let unfinished): .refused(unfinished.reason)
    case .success(.some): .answered
    case .success(.none): .nothing
    }
  }

  private mutating func give(showing: Bool) -> QuizOutcome {
    guard sitting.isOpen else { return .nothing }
    showAnswer()
    return sitting.isOpen
      ? .refused("the answer can be shown after two tries, or when all hints are seen") : .answered
  }
}

// MARK: - By lines

extension QuizPlayer {
  /// Handles a typed line: `2`, `1 3`, a number or a sum, `h`, `a`, `r`; nil if it means nothing.
  mutating func respond(to line: String) -> QuizOutcome? {
    guard sitting.isOpen else { return line == "r" ? perform(.again) : nil }
    if line == "h" || line == "a" {
      isTyping = false
      return perform(line == "h" ? .hint : .showAnswer)
    }
    if takesNumber {
      isTyping = true
      field.clear()
      for character in line { field.type(character) }
      return perform(.answer)
    }
    let choices = line.split { $0 == " " || $0 == "," || $0 == "+" }.map { Int($0) ?? 0 }
    guard let last = choices.last, choices.allSatisfy({ (1...max(1, optionCount)).contains($0) })
    else { return nil }
    choose(last - 1)
    mark(Set(choices.map { $0 - 1 }))
    return perform(.answer)
  }
}
