import Learning
import LessonScript
import TextScreen

/// The whole program as a value: what is shown, and what every event changes.
///
/// `handle` takes an event and returns effects; `frame` is a pure function of the state. There is
/// no clock, no file and no terminal here.
public struct Session {
  /// The screen's size; whoever runs the loop keeps it up to date.
  public var size: Size
  /// The characters that the screen can show.
  public let glyphs: GlyphSet
  /// When time must next be let pass; nil while nothing moves.
  public private(set) var deadline: Instant?

  let options: SessionOptions
  var menu: Menu
  var lesson: LessonPlayer?
  /// The progress page, while it is shown in the menu's place.
  var progressPage: ProgressPage?
  /// What the learner has done, as far as records tell.
  var progress: LearnerProgress
  /// Whether the help page covers the rest.
  var showsHelp = false
  /// How many lines of the help page are scrolled away.
  var helpScroll = 0
  /// What went wrong with keeping progress; stands until it is mended.
  public var lastingMessage: String?
  /// The page and its half that were kept last.
  private var keptPlace: LessonPlayer.Place?
  /// When the playing figure's next tick is due.
  private var nextTick: Instant?
  /// Until when the speed is bright: a second after it was changed.
  var speedIsBrightUntil: Instant?

  /// Starts with the menu.
  public init(
    items: [MenuItem], progress: LearnerProgress, size: Size, glyphs: GlyphSet,
    options: SessionOptions = SessionOptions()
  ) {
    self.size = size
    self.glyphs = glyphs
    self.options = options
    self.progress = progress
    menu = Menu(items, cursorOn: progress.lessonToContinue)
  }

  /// Opens a lesson: a replay at its first page with numbers of a fresh seed, otherwise where it
  /// was left, with the numbers of the script.
  public mutating func open(_ playable: PlayableLesson, replayedWith seed: UInt64? = nil) {
    var player = LessonPlayer(
      playable, isReplay: seed != nil, seed: seed ?? 0, options: options)
    player.isFirstRun = progress.lessons.isEmpty
    if seed == nil {
      let headings = playable.pages.map { $0.title.plainText }
      let known = progress[lesson: playable.header.id]
      if !known.isFinished, let place = known.resumePlace(among: headings) {
        player.open(place.page - 1)
        player.go(toStep: place.step)
      }
    }
    lesson = player
    keptPlace = nil
    progressPage = nil
    menu.message = nil
  }

  /// Says why a lesson cannot be opened.
  public mutating func refuse(_ reason: String) {
    menu.message = reason
    lesson?.page?.message = reason
  }
}

// MARK: - Events

extension Session {
  /// Handles an event; returns what the world has to do, in order.
  public mutating func handle(_ event: Event, at now: Now) -> [Effect] {
    var effects: [Effect] = []
    switch event {
    case .key(let key): effects = press(key, at: now)
    case .paste(let text): paste(text)
    case .click(let position): effects = click(position, at: now)
    case .wheel(let rows, _): wheel(rows)
    case .resized: break
    case .tick: pass(now.instant)
    case .closed: effects = leave(at: now)
    }
    deadline = nextDeadline(after: now.instant)
    return effects
  }

  private mutating func press(_ key: Key, at now: Now) -> [Effect] {
    if key == .control("l") { return [.redraw] }
    if key == .control("c") { return leave(at: now) }
    if showsHelp { return pressInHelp(key, at: now) }
    guard let player = lesson else {
      if menu.filter == nil, let common = pressCommon(key, at: now) { return common }
      if progressPage != nil { return pressInProgress(key, at: now) }
      switch menu.press(key) {
      case .nothing: return []
      case .progress:
        progressPage = ProgressPage(menu.items, progress)
        return []
      case .quit: return [.quit]
      case .open(let id): return [.read(lesson: id, isReplay: false)]
      }
    }
    if let common = pressCommon(key, at: now, whileTyping: player.takesLetters) { return common }
    let before = player.speed
    guard let outcome = lesson?.press(key) else { return [] }
    if lesson?.speed != before { speedIsBrightUntil = now.instant.advanced(milliseconds: 1_000) }
    return effects(of: outcome, at: now)
  }

  /// Help and leaving, which work almost everywhere; nil for any other key.
  private mutating func pressCommon(
    _ key: Key, at now: Now, whileTyping: Bool = false
  ) -> [Effect]? {
    switch Keymap.command(for: key) {
    case .help:
      // No number holds a question mark, so it asks for help even in a field.
      showsHelp = true
      return []
    case .quit where !whileTyping: return leave(at: now)
    default: return nil
    }
  }

  private mutating func pressInProgress(_ key: Key, at now: Now) -> [Effect] {
    guard let choice = progressPage?.press(key) else { return [] }
    switch choice {
    case .nothing: return []
    case .close:
      progressPage = nil
      return []
    case .open(let id): return [.read(lesson: id, isReplay: false)]
    case .forget(let id):
      let effects = keep([.forgotten(lesson: id, seconds: now.seconds)])
      progressPage = ProgressPage(menu.items, progress)
      return [.copyRecords] + effects
    }
  }

  private mutating func pressInHelp(_ key: Key, at now: Now) -> [Effect] {
    switch Keymap.command(for: key) {
    case .scrollDown: helpScroll += 1
    case .scrollUp: helpScroll = max(0, helpScroll - 1)
    case .quit: return leave(at: now)
    default:
      showsHelp = false
      helpScroll = 0
    }
    return []
  }

  private mutating func paste(_ text: String) {
    guard !showsHelp else { return }
    if lesson != nil { lesson?.paste(text) } else { menu.paste(text) }
  }

  private mutating func wheel(_ rows: Int) {
    if showsHelp {
      helpScroll = max(0, helpScroll + rows)
    } else if lesson != nil {
      lesson?.scroll(by: rows)
    } else {
      menu.move(by: rows.signum())
    }
  }

  private mutating func click(_ position: Position, at now: Now) -> [Effect] {
    guard let target = frame.target(at: position) else { return [] }
    switch target {
    case .key(let key): return press(key, at: now)
    case .item(let place):
      guard lesson == nil else {
        lesson?.endCursor = place
        return press(.enter, at: now)
      }
      if case .open(let id) = menu.click(place) { return [.read(lesson: id, isReplay: false)] }
      return []
    case .option(let option):
      if lesson?.page?.stop == .reading {
        lesson?.choosePrediction(option)
      } else {
        lesson?.page?.quiz?.choose(option)
        lesson?.page?.quiz?.toggle()
      }
      return []
    case .cell(let cell):
      guard let outcome = lesson?.click(cell) else { return [] }
      return effects(of: outcome, at: now)
    case .part: return []
    }
  }

  private mutating func effects(of outcome: Outcome, at now: Now) -> [Effect] {
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
    case .restart: return [.read(lesson: player.lesson.header.id, isReplay: true)]
    case .nextLesson:
      guard let next = lessonAfter(player.lesson) else {
        lesson = nil
        return []
      }
      return [.read(lesson: next.id, isReplay: false)]
    }
  }

  /// Ends the program, keeping where the learner was.
  private mutating func leave(at now: Now) -> [Effect] {
    guard let player = lesson, !player.isAtEnd else { return [.quit] }
    return keep(player.records(of: .moved, at: now.seconds)) + [.quit]
  }

  private mutating func keep(_ records: [ProgressRecord]) -> [Effect] {
    for record in records { progress.apply(record) }
    return records.map { .keep($0) }
  }

  /// The lesson that follows in the list, if one can be opened.
  func lessonAfter(_ playable: PlayableLesson) -> MenuItem? {
    guard let here = menu.items.firstIndex(where: { $0.id == playable.header.id }) else {
      return menu.items.first { $0.refusal == nil }
    }
    return menu.items[(here + 1)...].first { $0.refusal == nil }
  }
}

// MARK: - Time

extension Session {
  private mutating func pass(_ now: Instant) {
    if let until = speedIsBrightUntil, until <= now { speedIsBrightUntil = nil }
    if lesson?.page?.figure?.figure.hasWork == true { lesson?.page?.figure?.work() }
    guard !showsHelp, let due = nextTick, due <= now, let speed = lesson?.speed else { return }
    nextTick = nil
    lesson?.page?.figure?.pass(speed)
    if lesson?.page?.figure?.isAsking == true { lesson?.page?.focusOnPrediction() }
  }

  /// Deadlines are absolute, so that keys cannot starve ticks.
  private mutating func nextDeadline(after now: Instant) -> Instant? {
    guard !showsHelp, let player = lesson, let figure = player.page?.figure else {
      nextTick = nil
      return speedIsBrightUntil
    }
    if figure.figure.hasWork { return now }
    guard figure.isPlaying else {
      nextTick = nil
      return speedIsBrightUntil
    }
    let due = nextTick ?? now.advanced(milliseconds: player.speed.tickMilliseconds)
    nextTick = due
    return speedIsBrightUntil.map { min($0, due) } ?? due
  }
}
