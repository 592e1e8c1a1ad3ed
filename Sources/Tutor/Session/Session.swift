import Learning
import LessonScript
import TextScreen

/// The whole program as a value: what is shown, and what every event changes.
///
/// `handle` takes an event, or the world's reply to an effect, and returns effects; `frame(size:)` is
/// a pure function of the state. There is no clock, no file and no terminal here.
public struct Session {
  /// The characters that the screen can show.
  public let glyphs: GlyphSet
  /// When time must next be let pass; nil while nothing moves.
  public private(set) var deadline: Instant?

  /// The scene that has the screen.
  private(set) var scene = Scene.menu
  /// The list of lessons, behind every other scene.
  private(set) var menu: Menu
  /// The help page, while it covers the scene.
  private(set) var overlay: HelpOverlay?
  /// The records of the learner, summed up.
  private(set) var progress: LearnerProgress
  /// When each question is asked again: it follows from the progress, and is kept beside it.
  private(set) var plan: ReviewPlan
  /// The reason why progress is not kept; stays until that is mended.
  private(set) var lastingMessage: String?

  private let options: SessionOptions
  /// Times the long work of figures that show how fast it is.
  private let stopwatch: Stopwatch
  /// The time of the latest event.
  private var now: Now

  /// Starts with the menu.
  public init(
    items: [MenuItem], progress: LearnerProgress, glyphs: GlyphSet, at now: Now,
    options: SessionOptions = SessionOptions(),
    stopwatch: @escaping Stopwatch = { Instant(nanoseconds: 0) }
  ) {
    self.glyphs = glyphs
    self.stopwatch = stopwatch
    self.now = now
    self.options = options
    self.progress = progress
    plan = ReviewPlan(of: progress, now.schedule, at: now.seconds)
    menu = Menu(items, cursorOn: progress.lessonToContinue)
    menu.outlook = ReviewOutlook(items, progress, plan)
  }

  /// The keys that work now.
  var keys: KeyTable { overlay == nil ? room.keys : HelpOverlay.keys }

  /// The scene that has the screen, whichever it is.
  var room: any Room { scene.room(inFrontOf: menu) }
}

// MARK: - Events

extension Session {
  /// Handles an event on a screen of some size; returns what the world has to do, in order.
  public mutating func handle(_ event: Event, at now: Now, on size: Size) -> [Effect] {
    pass(to: now)
    var effects = makePages()
    switch event {
    case .key(let key): effects += press(key)
    case .paste(let text): if overlay == nil { change { $0.paste(text) } }
    case .click(let position): effects += click(position, on: size)
    case .wheel(let rows, _): scroll(by: rows)
    case .resized: break
    case .tick: tick()
    case .closed: effects += leave()
    }
    return effects + settle()
  }

  /// Handles what the world answers; returns what it has to do next, in order.
  public mutating func handle(_ reply: Reply, at now: Now) -> [Effect] {
    pass(to: now)
    var effects: [Effect] = []
    switch reply {
    case .opened(let lesson, let seed, let page):
      effects = open(lesson, replayedWith: seed, atPage: page)
    case .refused(let reason), .notice(let reason): refuse(reason)
    case .reloaded(let lesson): effects = reload(lesson)
    case .faulty(let faults, let file):
      scene = .faulty(FaultyLesson(faults, file: file, player: scene.player))
    case .kept: lastingMessage = nil
    case .notKept(let reason): lastingMessage = reason
    case .readForReview(let lessons, let seed):
      if let drill = Drill(reviewing: menu.outlook.due, in: lessons, after: progress, seed: seed) {
        start(drill)
      } else {
        refuse("what is due cannot be opened; `convtutor check` says why")
      }
    case .dealt(let drill): start(drill)
    case .outlined(let outlines):
      menu.setOutlines(outlines)
      menu.outlook = ReviewOutlook(menu.items, progress, plan)
    }
    return effects + settle()
  }

  /// Takes note of the time; a new day of the calendar makes other questions due.
  private mutating func pass(to now: Now) {
    self.now = now
    if plan.pass(to: now.seconds, now.schedule, in: progress) {
      menu.outlook = ReviewOutlook(menu.items, progress, plan)
    }
  }

  private mutating func press(_ key: Key) -> [Effect] {
    switch keys.command(for: key) {
    case .redraw: return [.redraw]
    case .quit: return leave()
    case .help: overlay = HelpOverlay()
    case .leave where overlay != nil: overlay = nil
    case .scrollDown where overlay != nil: scroll(by: 1)
    case .scrollUp where overlay != nil: scroll(by: -1)
    case let command: return follow(change { $0.perform(command) })
    }
    return []
  }

  private mutating func click(_ position: Point, on size: Size) -> [Effect] {
    guard let target = frame(size: size).target(at: position) else { return [] }
    if case .key(let key) = target { return press(key) }
    return follow(change { $0.click(target) })
  }

  private mutating func scroll(by rows: Int) {
    if overlay == nil { change { $0.scroll(by: rows) } } else { overlay?.scroll(by: rows) }
  }

  private mutating func tick() {
    guard case .lesson(var player) = scene else { return }
    player.pass(at: now.instant, isCovered: overlay != nil, stopwatch: stopwatch)
    scene = .lesson(player)
  }

  /// Keeps where the lesson is now, if that is another place than the one kept last, and sets the
  /// deadline anew; while pages of the lesson are missing it is now.
  private mutating func settle() -> [Effect] {
    deadline = nil
    guard case .lesson(var player) = scene else { return [] }
    let records = player.recordOfPlace(at: now)
    deadline = player.deadline(after: now.instant, isCovered: overlay != nil)
    if !player.lesson.isWhole { deadline = now.instant }
    scene = .lesson(player)
    return keep(records)
  }

  /// Lets the scene that has the screen change.
  private mutating func change<Result>(_ body: (inout any Room) -> Result) -> Result {
    scene.change(inFrontOf: &menu, body)
  }
}

// MARK: - Outcomes

extension Session {
  private mutating func follow(_ outcome: Outcome) -> [Effect] {
    switch outcome {
    case .nothing: return []
    case .moved, .answered, .goal:
      let seconds = now.seconds
      return keep(change { $0.records(of: outcome, at: seconds) })
    // Without lessons there is no menu to go back to.
    case .toMenu where menu.items.isEmpty: return leave()
    case .toMenu:
      let effects = keepPlace()
      if let player = scene.player { menu.restart(cursorOn: player.lesson.header.id) }
      scene = .menu
      return effects
    case .restart:
      guard case .lesson(let player) = scene else { return [] }
      // The file may have become faulty since: then the menu is next, and where the learner was must be kept.
      return keepPlace() + [.read(lesson: player.lesson.header.id, isReplay: true)]
    case .nextLesson:
      if case .lesson(let player) = scene, let next = menu.lessonAfter(player.lesson.header.id) {
        return [.read(lesson: next.id, isReplay: false)]
      }
      scene = .menu
      return []
    case .open(let id, let page): return [.read(lesson: id, isReplay: false, page: page)]
    case .review: return startReview()
    case .progress:
      scene = .progress(ProgressPage(overview))
      return []
    case .forget(let id):
      let effects = keep([.forgotten(lesson: id, seconds: now.seconds)])
      scene = .progress(ProgressPage(overview))
      return [.copyRecords] + effects
    case .quit: return leave()
    }
  }

  private mutating func leave() -> [Effect] { keepPlace() + [.quit] }

  /// Keeps where the lesson is left.
  private mutating func keepPlace() -> [Effect] {
    guard let player = scene.player else { return [] }
    return keep(player.leavingRecords(at: now.seconds))
  }

  private mutating func keep(_ records: [ProgressRecord]) -> [Effect] {
    for record in records {
      progress.apply(record)
      plan.update(after: record, in: progress, at: now.seconds)
    }
    if !records.isEmpty { menu.outlook = ReviewOutlook(menu.items, progress, plan) }
    return records.map { .keep($0) }
  }

  /// The progress so far, summed up as of now.
  private var overview: ProgressOverview {
    ProgressOverview(menu.items, progress, schedule: now.schedule, at: now.seconds)
  }

  /// Asks for the lessons in which something is due, or says when something will be.
  private mutating func startReview() -> [Effect] {
    let outlook = menu.outlook
    guard !outlook.due.isEmpty else {
      menu.message = StyledText(SafeText(outlook.words))
      return []
    }
    let wanted = outlook.lessonsDue
    return [.readForReview(lessons: menu.items.map(\.id).filter(wanted.contains))]
  }
}

// MARK: - Opening

extension Session {
  private mutating func open(
    _ lesson: PlayableLesson, replayedWith seed: UInt64?, atPage page: Int?
  ) -> [Effect] {
    var lesson = lesson
    let known = progress[lesson: lesson.header.id]
    let resumes = page == nil && seed == nil && !known.isFinished
    let place = resumes ? known.bookmark(among: lesson.headings) : nil
    let shown = max(1, min(page ?? place?.page ?? 1, lesson.pageCount)) - 1
    do throws(LessonErrors) {
      try lesson.makePage(shown)
    } catch { return [.refuse(error)] }
    var player = LessonPlayer(
      lesson, atPage: shown, isReplay: seed != nil, seed: seed ?? 0, options: options,
      after: known, resumes: place != nil)
    player.isFirstRun = progress.lessons.isEmpty
    if let place { player.go(toStep: place.step) }
    scene = .lesson(player)
    menu.message = nil
    return []
  }

  /// Goes on with the lesson as its file says it now; elsewhere than in a lesson nothing changes.
  private mutating func reload(_ lesson: PlayableLesson) -> [Effect] {
    if let player = scene.player {
      scene = .lesson(player.reloaded(lesson))
      return []
    }
    return if case .faulty = scene { open(lesson, replayedWith: nil, atPage: nil) } else { [] }
  }

  private mutating func start(_ drill: Drill) {
    scene = .drill(drill)
    menu.message = nil
  }

  /// Says why a lesson cannot be opened, or what else there is to know: on its page, or in the menu.
  private mutating func refuse(_ reason: String) {
    menu.show(reason)
    switch scene {
    case .lesson: change { $0.show(reason) }
    case .progress: scene = .menu
    case .menu, .drill, .faulty: break
    }
  }

  /// Makes the pages of the lesson that are missing, before any event is handled.
  ///
  /// As a rule that event is the tick that follows the first frame at once. Whatever it is, no key
  /// finds a page missing, and a faulty lesson is refused however fast it is left.
  private mutating func makePages() -> [Effect] {
    guard case .lesson(var player) = scene, !player.lesson.isWhole else { return [] }
    do throws(LessonErrors) {
      try player.makeAllPages()
      scene = .lesson(player)
      return []
    } catch {
      scene = .menu
      menu.restart(cursorOn: player.lesson.header.id)
      return [.refuse(error)]
    }
  }
}
