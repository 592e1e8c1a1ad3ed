import Learning
import LessonScript
import TextScreen

/// The list of lessons: which are shown, which is chosen.
struct Menu {
  /// Every lesson, in order.
  private(set) var items: [MenuItem]
  /// The lesson under the cursor, by its index in `items`.
  private(set) var cursor: Int
  /// The text typed after `/`; nil while all lessons are shown.
  private(set) var filter: TextField?
  /// A sentence that stays until the next key.
  var message: StyledText?
  /// The questions that are due now and will be.
  var outlook = ReviewOutlook()

  /// Creates a menu with the cursor on a lesson, or on the first.
  init(_ items: [MenuItem], cursorOn id: String?) {
    self.items = items
    cursor = items.firstIndex { $0.id == id } ?? 0
  }

  /// Shows all lessons again, with the cursor on one of them.
  mutating func restart(cursorOn id: String) {
    var menu = Menu(items, cursorOn: id)
    menu.outlook = outlook
    self = menu
  }

  /// Names the quick checks, the goals and the words of lessons, by the lesson's id.
  mutating func setOutlines(_ outlines: [String: LessonOutline]) {
    for index in items.indices {
      guard let found = outlines[items[index].id] else { continue }
      (items[index].questions, items[index].goals) = (found.quizIDs, found.goalIDs)
      items[index].words = found.words
    }
  }

  /// The lessons that are shown, by their indices in `items`.
  var shown: [Int] {
    let wanted = (filter?.text.lowercased() ?? "").split(separator: " ").map(String.init)
    return items.indices.filter { index in wanted.allSatisfy(items[index].mentions) }
  }

  /// True if a lesson of this id is in the list.
  func holds(_ id: String) -> Bool { items.contains { $0.id == id } }

  /// The lesson under the cursor, if it is shown.
  var chosen: MenuItem? { shown.contains(cursor) ? items[cursor] : nil }

  /// The lesson that follows in the list, if one can be opened.
  func lessonAfter(_ id: String) -> MenuItem? {
    guard let here = items.firstIndex(where: { $0.id == id }) else {
      return items.first { $0.refusal == nil }
    }
    return items[(here + 1)...].first { $0.refusal == nil }
  }

  /// The name nearest to a filter that nothing matches.
  var nearestToFilter: String? {
    filter.flatMap { nearest(to: $0.text.lowercased(), among: items.map(\.id)) }
  }

  private mutating func open() -> Outcome {
    guard let item = chosen else { return .nothing }
    if let refusal = item.refusal {
      show(refusal)
      return .nothing
    }
    return .open(item.id)
  }

  private mutating func keepCursorShown() {
    if let first = shown.first, !shown.contains(cursor) { cursor = first }
  }

  /// Moves the cursor along the lessons that are shown; it stops at the ends.
  private mutating func move(by delta: Int) {
    let shown = self.shown
    guard let here = shown.firstIndex(of: cursor) else {
      cursor = shown.first ?? cursor
      return
    }
    cursor = shown[max(0, min(here + delta, shown.count - 1))]
  }
}

// MARK: - Keys

extension Menu: Room {
  var keys: KeyTable { KeyTable(filter == nil ? listKeys : filterKeys) }

  var help: [HelpSection] {
    [
      HelpSection("in a lesson", PageKeys.help, keyWidth: 15), HelpSection("this menu", listKeys),
    ] + (filter.map { [HelpSection("what is typed", KeyEntry.editing($0))] } ?? [])
  }

  private var listKeys: [KeyEntry] {
    let review = KeyEntry("d", .review).help("review what is due")
    return [
      KeyEntry("↑ ↓ k j", .scrollUp, .scrollDown, .scrollUp, .scrollDown)
        .footer("choose", as: "↑↓").help("choose a lesson", as: "↑ ↓"),
      KeyEntry("Enter → l", .open).footer("open", small: 1).help("open it", as: "Enter"),
      outlook.due.isEmpty ? review : review.footer("due", small: 2),
      KeyEntry("/", .find).footer("find").help("find a lesson"),
      KeyEntry("s", .progress).footer("progress").help("what you have done"),
      .showHelp.footer("help", small: 3),
      KeyEntry("q", .out).footer("quit", small: 4).help("quit"),
      KeyEntry("g Home", .first).also("G End", .last),
      KeyEntry("n PgDn", .pageDown).also("p PgUp", .pageUp), .quit, .redraw,
    ]
  }

  private var filterKeys: [KeyEntry] {
    [
      KeyEntry("↑ ↓", .scrollUp, .scrollDown).footer("choose", as: "↑↓"),
      KeyEntry("Enter", .open).footer("open"), KeyEntry("Esc", .leave).footer("all lessons"),
      .interrupt, .redraw, KeyEntry(typing: .anything),
    ] + KeyEntry.editing(filter ?? TextField())
  }

  mutating func perform(_ command: Command) -> Outcome {
    message = nil
    switch command {
    case .find: filter = TextField()
    case .review: return .review
    case .progress: return .progress
    case .scrollUp: move(by: -1)
    case .scrollDown: move(by: 1)
    case .first: cursor = shown.first ?? cursor
    case .last: cursor = shown.last ?? cursor
    case .pageDown: move(by: 10)
    case .pageUp: move(by: -10)
    case .open: return open()
    case .out: return .quit
    case .leave: filter = nil
    case .field(.deleteBack) where filter?.isEmpty == true: filter = nil
    case .field(let edit):
      filter?.apply(edit)
      keepCursorShown()
    case .type(let character):
      filter?.type(character)
      keepCursorShown()
    default: break
    }
    return .nothing
  }

  /// Puts the cursor on a lesson; opens it if it is there already.
  mutating func click(_ target: Target) -> Outcome {
    guard case .item(let index) = target, shown.contains(index) else { return .nothing }
    defer { cursor = index }
    return index == cursor ? open() : .nothing
  }

  /// Pasted text narrows the list while the filter is open.
  mutating func paste(_ text: String) {
    filter?.paste(text)
    keepCursorShown()
  }

  mutating func scroll(by rows: Int) { move(by: rows.signum()) }

  mutating func show(_ message: String) { self.message = StyledText(SafeText(message), .wrong) }
}

// MARK: - Lessons

/// A lesson as the menu shows it: known by its front matter alone.
public struct MenuItem: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its number, from its file's name.
  public var number: Int?
  /// Its title.
  public var title: String
  /// How long it takes.
  public var minutes: Int
  /// The ids of lessons that should come before.
  public var needs: [String]
  /// Its purpose, in one sentence; empty if not said.
  public var summary: String
  /// The ids of its quick checks, in order; nil while they have not been read: then those that were
  /// asked count in their stead.
  public var questions: [String]?
  /// Its text in lower case, by which a search finds it; empty while it has not been read.
  public var words = ""
  /// The ids of the figures that set a goal, in order; nil like `questions`.
  public var goals: [String]?
  /// Why it cannot be opened, in words; nil if it can.
  public var refusal: String?

  /// Describes a lesson by its front matter.
  public init(
    _ header: LessonHeader, number: Int?, questions: [String]? = nil, goals: [String]? = nil
  ) {
    id = header.id
    self.number = number
    title = header.title
    minutes = header.minutes
    needs = header.needs.map(\.value)
    summary = header.summary
    (self.questions, self.goals) = (questions, goals)
    refusal = nil
  }

  /// A file that is no lesson, kept in the list so that its author sees why.
  public init(refused name: String, number: Int?, because reason: String) {
    id = name
    self.number = number
    title = name
    minutes = 0
    needs = []
    summary = ""
    (questions, goals) = ([], [])
    refusal = reason
  }
}

extension MenuItem {
  /// True if a text in lower case occurs in its id, its title, its summary or its text.
  func mentions(_ text: String) -> Bool {
    [id, title.lowercased(), summary.lowercased(), words].contains { $0.contains(text) }
  }

  /// True if some quick check was neither answered nor shown.
  func hasOpenChecks(in progress: LearnerProgress) -> Bool {
    (questions ?? []).contains {
      progress[QuestionID(lesson: id, question: $0)]?.isAnswered != true
    }
  }

  /// Its quick checks and goals, for what is computed of records.
  func lessonQuestions(asKnownTo progress: LearnerProgress) -> LessonQuestions {
    LessonQuestions(
      lesson: id, questions: questions ?? progress[lesson: id].checks.keys.sorted(),
      goals: goals ?? progress[lesson: id].goals.keys.sorted())
  }
}
