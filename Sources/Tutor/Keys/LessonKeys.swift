import Figures
import TextScreen

/// The keys of a lesson, and the way on that each leads to.
extension LessonPlayer: Room {
  var keys: KeyTable {
    if asksToRestart {
      return KeyTable(
        [
          KeyEntry("y Enter", .yes).footer("start over"), KeyEntry("n", .no).footer("stay"),
          .showHelp, .quit, .redraw,
        ], otherwise: .no)
    }
    if isAtEnd { return KeyTable(endKeys + [.showHelp, .quit, .redraw]) }
    guard let page else { return KeyTable([.showHelp, .quit, .redraw]) }
    if page.stop == .quiz, let quiz = page.quiz { return quizKeys(quiz) }
    return PageKeys(page: page).table
  }

  private var endKeys: [KeyEntry] { LessonEnd.keys(choices: choices.count) }

  /// The keys of the page's quick check.
  func quizKeys(_ quiz: QuizPlayer) -> KeyTable { QuizKeys(quiz: quiz, exits: .page).table }

  var help: [HelpSection] {
    let everywhere = HelpSection("everywhere", PageKeys.help, keyWidth: 15)
    if isAtEnd { return [everywhere, HelpSection("this page", endKeys)] }
    guard let page else { return [everywhere] }
    if page.stop == .quiz { return [everywhere, HelpSection("this question", QuizKeys.help)] }
    let own = PageKeys(page: page).figureHelp
    return own.isEmpty ? [everywhere] : [everywhere, HelpSection("this figure", own)]
  }

  mutating func perform(_ command: Command) -> Outcome {
    if asksToRestart {
      asksToRestart = false
      return command == .yes ? .restart : .nothing
    }
    page?.message = nil
    if isAtEnd {
      if command == .previous { return goBack() }
      return end.perform(command, among: choices).map { follow($0) } ?? .nothing
    }
    guard let page else { return .nothing }
    if command == .nextPage || command == .previousPage {
      guard self.page?.commitCell() != false else { return .nothing }
      return goToPageKeepingDraft(index + (command == .nextPage ? 1 : -1))
    }
    if page.stop == .quiz {
      guard let outcome = self.page?.quiz?.perform(command) else { return goForward() }
      return follow(outcome)
    }
    let outcome = performWhileReading(command)
    keepSetting(page.focus, ofPage: page, after: command)
    return takeGoalOutcome().map { .goal($0) } ?? outcome
  }

  private mutating func performWhileReading(_ command: Command) -> Outcome {
    switch command {
    case .count, .last, .answer, .field: break
    default: page?.count = ""
    }
    switch command {
    case .next: return goForward()
    case .previous: return goBack()
    case .restartLesson: return askToRestart()
    case .slower: playback.speed = speed.moved(by: -1)
    case .faster: playback.speed = speed.moved(by: 1)
    case .normalSpeed: playback.speed = .normal
    case .out: return .toMenu
    default: return page?.perform(command) ?? goForward()
    }
    return .nothing
  }

  /// A setting keeps the focus while other keys act on the figure that it belongs to.
  private mutating func keepSetting(
    _ focus: PagePlayer.Focus, ofPage before: PagePlayer, after command: Command
  ) {
    guard case .setting(let index) = focus, let page, page.page.location == before.page.location,
      page.focus == .figure, page.stop == .reading,
      page.figure?.figure.settings.indices.contains(index) == true
    else { return }
    switch command {
    case .nextFocus, .previousFocus, .leave: break
    default: self.page?.focus = focus
    }
  }

  /// Goes to another page, and says so if an answer is left behind that is begun and not given.
  private mutating func goToPageKeepingDraft(_ wanted: Int) -> Outcome {
    let left = page?.hasDraft == true ? index : nil
    let outcome = goToPage(wanted)
    if let left, left != index {
      page?.message = "your answer on page \(left + 1) is kept, not given"
    }
    return outcome
  }

  private mutating func askToRestart() -> Outcome {
    if hasAnswers {
      asksToRestart = true
      return .nothing
    }
    return .restart
  }

  /// Goes where the page's quick check leads.
  mutating func follow(_ outcome: QuizOutcome) -> Outcome {
    switch outcome {
    case .nothing: return .nothing
    case .answered: return page?.quiz.map { .answered($0.sitting) } ?? .nothing
    case .refused(let reason): page?.message = reason
    case .unanswered: page?.message = "answer first, or PgDn for the next page"
    case .forward: return goForward()
    case .back, .otherFocus: return goBack()
    case .nextPage: return goToPageKeepingDraft(index + 1)
    case .previousPage: return goToPageKeepingDraft(index - 1)
    case .again: askAgain()
    case .restart: return askToRestart()
    case .leave: return .toMenu
    }
    return .nothing
  }

  // MARK: Mouse

  mutating func click(_ target: Target) -> Outcome {
    switch target {
    case .item(let choice): return isAtEnd ? perform(.choose(choice)) : .nothing
    case .option(let option):
      if page?.stop == .reading { page?.choose(option) } else { page?.quiz?.click(option) }
      return .nothing
    case .cell(let cell):
      let outcome = page?.click(cell) ?? .nothing
      return takeGoalOutcome().map { .goal($0) } ?? outcome
    case .key, .part: return .nothing
    }
  }

  mutating func paste(_ text: String) { if !asksToRestart { page?.paste(text) } }

  mutating func scroll(by rows: Int) { page?.scroll(by: rows) }

  mutating func show(_ message: String) { page?.message = message }
}
