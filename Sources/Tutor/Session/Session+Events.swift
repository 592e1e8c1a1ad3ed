import Learning
import TextScreen

extension Session {
  /// Handles an event; returns what the world has to do, in order.
  public mutating func handle(_ event: Event, at now: Now) -> [Effect] {
    self.now = now
    var effects = makePages()
    switch event {
    case .key(let key): effects += press(key)
    case .paste(let text): paste(text)
    case .click(let position): effects += click(position)
    case .wheel(let rows, _): wheel(rows)
    case .resized: break
    case .tick: pass(now.instant)
    case .closed: effects += leave()
    }
    deadline = nextDeadline(after: now.instant)
    return effects
  }

  private mutating func press(_ key: Key) -> [Effect] {
    if key == .control("l") { return [.redraw] }
    if key == .control("c") { return leave() }
    if showsHelp { return pressInHelp(key) }
    if let drill {
      if let common = pressCommon(key, whileTyping: drill.takesLetters) { return common }
      return effects(of: self.drill?.press(key, at: now.seconds) ?? .nothing)
    }
    guard let player = lesson else {
      if menu.filter == nil, let common = pressCommon(key) { return common }
      if progressPage != nil { return pressInProgress(key) }
      switch menu.press(key) {
      case .nothing: return []
      case .review: return startReview()
      case .progress:
        progressPage = ProgressPage(overview)
        return []
      case .quit: return [.quit]
      case .open(let id): return [.read(lesson: id, isReplay: false)]
      }
    }
    if let common = pressCommon(key, whileTyping: player.takesLetters) { return common }
    let before = player.speed
    guard let outcome = lesson?.press(key) else { return [] }
    if lesson?.speed != before { speedIsBrightUntil = now.instant.advanced(milliseconds: 1_000) }
    return effects(of: outcome)
  }

  /// Help and leaving, which work almost everywhere; nil for any other key.
  private mutating func pressCommon(_ key: Key, whileTyping: Bool = false) -> [Effect]? {
    switch Keymap.command(for: key) {
    case .help:
      // No number holds a question mark, so it asks for help even in a field.
      showsHelp = true
      return []
    case .quit where !whileTyping: return leave()
    default: return nil
    }
  }

  private mutating func pressInProgress(_ key: Key) -> [Effect] {
    follow(progressPage?.press(key) ?? .nothing)
  }

  private mutating func follow(_ choice: ProgressPage.Choice) -> [Effect] {
    switch choice {
    case .nothing: return []
    case .close:
      progressPage = nil
      return []
    case .open(let id, let page): return [.read(lesson: id, isReplay: false, page: page)]
    case .review: return startReview()
    case .forget(let id):
      let effects = keep([.forgotten(lesson: id, seconds: now.seconds)])
      progressPage = ProgressPage(overview)
      return [.copyRecords] + effects
    }
  }

  private mutating func pressInHelp(_ key: Key) -> [Effect] {
    switch Keymap.command(for: key) {
    case .scrollDown: helpScroll += 1
    case .scrollUp: helpScroll = max(0, helpScroll - 1)
    case .quit: return leave()
    default:
      showsHelp = false
      helpScroll = 0
    }
    return []
  }

  private mutating func paste(_ text: String) {
    guard !showsHelp else { return }
    if drill != nil {
      drill?.paste(text)
    } else if lesson != nil {
      lesson?.paste(text)
    } else {
      menu.paste(text)
    }
  }

  private mutating func wheel(_ rows: Int) {
    if showsHelp {
      helpScroll = max(0, helpScroll + rows)
    } else if drill != nil {
      drill?.scroll(by: rows)
    } else if lesson != nil {
      lesson?.scroll(by: rows)
    } else if progressPage != nil {
      progressPage?.move(by: rows.signum())
    } else {
      menu.move(by: rows.signum())
    }
  }

  private mutating func click(_ position: Point) -> [Effect] {
    guard let target = frame.target(at: position) else { return [] }
    switch target {
    case .key(let key): return press(key)
    case .item(let place):
      if drill != nil { return effects(of: drill?.choose(place) ?? .nothing) }
      guard lesson == nil else {
        lesson?.endCursor = place
        return press(.enter)
      }
      if progressPage != nil { return follow(progressPage?.click(place) ?? .nothing) }
      if case .open(let id) = menu.click(place) { return [.read(lesson: id, isReplay: false)] }
      return []
    case .option(let option):
      if drill != nil {
        drill?.click(option)
      } else if lesson?.page?.stop == .reading {
        lesson?.choosePrediction(option)
      } else {
        lesson?.page?.quiz?.click(option)
      }
      return []
    case .cell(let cell):
      guard let outcome = lesson?.click(cell) else { return [] }
      return effects(of: outcome)
    case .part: return []
    }
  }

  private mutating func effects(of outcome: DrillOutcome) -> [Effect] {
    switch outcome {
    case .nothing: return []
    case .answered(let attempt): return keep([.answered(attempt)])
    case .toMenu:
      drill = nil
      return []
    }
  }

  /// Asks for the lessons in which something is due, or says when something will be.
  private mutating func startReview() -> [Effect] {
    let outlook = self.outlook
    guard !outlook.due.isEmpty else {
      menu.message = StyledText(SafeText(outlook.words))
      return []
    }
    let wanted = outlook.lessonsDue
    return [.readForReview(lessons: menu.items.map(\.id).filter(wanted.contains))]
  }

  private mutating func effects(of outcome: Outcome) -> [Effect] {
    guard let player = lesson else { return [] }
    switch outcome {
    case .nothing: return []
    case .moved:
      // A page is kept when it is reached, its step when it is left: a step by hand waits for no
      // disk.
      if player.place == keptPlace { return [] }
      keptPlace = player.place
      return keep(player.records(of: .moved, at: now.seconds))
    case .answered: return keep(player.records(of: outcome, at: now.seconds))
    case .toMenu:
      lesson = nil
      menu = Menu(menu.items, cursorOn: player.lesson.header.id)
      return keep(player.isAtEnd ? [] : player.records(of: .moved, at: now.seconds))
    case .restart:
      // The file may have become faulty since: then the menu is next, and the place must be kept.
      return keep(player.isAtEnd ? [] : player.records(of: .moved, at: now.seconds))
        + [.read(lesson: player.lesson.header.id, isReplay: true)]
    case .nextLesson:
      guard let next = lessonAfter(player.lesson.header.id) else {
        lesson = nil
        return []
      }
      return [.read(lesson: next.id, isReplay: false)]
    }
  }

  /// Ends the program, keeping where the learner was.
  private mutating func leave() -> [Effect] {
    guard let player = lesson, !player.isAtEnd else { return [.quit] }
    return keep(player.records(of: .moved, at: now.seconds)) + [.quit]
  }

  private mutating func keep(_ records: [ProgressRecord]) -> [Effect] {
    for record in records { progress.apply(record) }
    return records.map { .keep($0) }
  }
}
