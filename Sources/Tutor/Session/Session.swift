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
  public internal(set) var deadline: Instant?

  let options: SessionOptions
  /// The time of the latest event.
  var now: Now
  var menu: Menu
  /// The lesson that is played, in the menu's place.
  var lesson: LessonPlayer?
  /// The questions that are asked one after another, in the menu's place.
  var drill: Drill?
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
  var keptPlace: LessonPlayer.Place?
  /// When the playing figure's next tick is due.
  var nextTick: Instant?
  /// Until when the speed is bright: a second after it was changed.
  var speedIsBrightUntil: Instant?

  /// Starts with the menu.
  public init(
    items: [MenuItem], progress: LearnerProgress, size: Size, glyphs: GlyphSet, at now: Now,
    options: SessionOptions = SessionOptions()
  ) {
    self.size = size
    self.glyphs = glyphs
    self.now = now
    self.options = options
    self.progress = progress
    menu = Menu(items, cursorOn: progress.lessonToContinue)
  }

  /// Takes in which quick checks a lesson has; until then those that were asked stand for them.
  public mutating func know(_ questions: [String], of lesson: String) {
    menu.know(questions, of: lesson)
  }

  /// Opens a lesson: a replay at its first page with numbers of a fresh seed, otherwise at a page,
  /// from 1, or where it was left, with the numbers of the script.
  ///
  /// Only the page that is shown is made now, the others with the next event, for which the deadline
  /// is now. Throws all that is wrong with the lesson if that page is faulty; then nothing is
  /// changed. For a fault of another page that event returns `Effect.refuse`.
  public mutating func open(
    _ partial: PartialLesson, replayedWith seed: UInt64? = nil, atPage page: Int? = nil
  ) throws(LessonErrors) {
    var partial = partial
    let known = progress[lesson: partial.header.id]
    let resumes = page == nil && seed == nil && !known.isFinished
    let place = resumes ? known.resumePlace(among: partial.headings) : nil
    let shown = max(1, min(page ?? place?.page ?? 1, partial.pageCount)) - 1
    try partial.makePage(shown)
    var player = LessonPlayer(
      partial, atPage: shown, isReplay: seed != nil, seed: seed ?? 0, options: options)
    player.isFirstRun = progress.lessons.isEmpty
    if let place { player.go(toStep: place.step) }
    lesson = player
    keptPlace = nil
    progressPage = nil
    drill = nil
    menu.message = nil
    if !partial.isWhole { deadline = now.instant }
  }

  /// Starts asking questions one after another.
  public mutating func start(_ drill: Drill) {
    self.drill = drill
    lesson = nil
    progressPage = nil
    menu.message = nil
  }

  /// Starts a review of what is due now, of lessons that were read for it.
  public mutating func review(_ lessons: [PlayableLesson], seed: UInt64) {
    if let drill = Drill(
      reviewing: outlook.due, in: lessons, after: progress, seed: seed)
    {
      start(drill)
    } else {
      refuse("what is due cannot be opened; `convtutor check` says why")
    }
  }

  /// Says why a lesson cannot be opened: on its page, or in the menu.
  public mutating func refuse(_ reason: String) {
    progressPage = nil
    menu.message = StyledText(SafeText(reason), .wrong)
    lesson?.page?.message = reason
  }

  /// What is due now and what will be.
  var outlook: ReviewOutlook {
    ReviewOutlook(
      menu.items, progress, seconds: now.seconds, secondsFromUTC: now.secondsFromUTC)
  }

  /// What has been done so far, summed up as of now.
  var overview: ProgressOverview {
    ProgressOverview(
      menu.items, progress, schedule: ReviewSchedule(secondsFromUTC: now.secondsFromUTC),
      at: now.seconds)
  }

  /// The lesson that follows in the list, if one can be opened.
  func lessonAfter(_ id: String) -> MenuItem? {
    guard let here = menu.items.firstIndex(where: { $0.id == id }) else {
      return menu.items.first { $0.refusal == nil }
    }
    return menu.items[(here + 1)...].first { $0.refusal == nil }
  }
}
