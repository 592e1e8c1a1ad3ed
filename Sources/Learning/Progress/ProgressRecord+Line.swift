// One record is one JSON object on a line:
// {"v":1,"t":1763697600,"do":"finished","lesson":"watch-the-kernel-slide"}

extension ProgressRecord {
  /// The version of a line that this program writes; lines of a later one are `unknown` to it.
  private static let version = 1

  /// The record as a line of the log, without its end; it holds no control characters.
  public var line: String {
    switch self {
    case .visited(let visit):
      var object = Self.object("visited", lesson: visit.lesson, seconds: visit.seconds)
      object.append("page", visit.page)
      object.append("heading", visit.heading)
      object.append("step", visit.step)
      if visit.pageCount != 0 { object.append("pages", visit.pageCount) }
      if visit.questionCount != 0 { object.append("questions", visit.questionCount) }
      if visit.replay { object.append("replay", true) }
      return object.text
    case .answered(let attempt):
      var object = Self.object("answered", lesson: attempt.lesson, seconds: attempt.seconds)
      object.append("question", attempt.question)
      // Text, because most JSON tools round integers past 2^53.
      object.append("seed", String(attempt.seed))
      object.append("answer", attempt.answer)
      object.append("outcome", attempt.outcome.rawValue)
      object.append("try", attempt.tryNumber)
      object.append("hints", attempt.hints)
      if let said = attempt.said { object.append("misconception", said) }
      if !attempt.mistakes.isEmpty {
        object.append("mistakes", attempt.mistakes.map(\.name).joined(separator: "+"))
      }
      object.append("page", attempt.page)
      switch attempt.occasion {
      case .lesson: break
      case .replay: object.append("replay", true)
      case .practice, .review: object.append("occasion", attempt.occasion.rawValue)
      }
      return object.text
    case .finished(let lesson, let seconds):
      return Self.object("finished", lesson: lesson, seconds: seconds).text
    case .forgotten(let lesson, let seconds):
      return Self.object("forgotten", lesson: lesson, seconds: seconds).text
    case .unknown(let line):
      return line
    }
  }

  /// Reads a line of the log, or returns nil if it is damaged.
  ///
  /// Unknown fields are passed over. A line of a later version, or one that says what this program
  /// does not know, is no damage but `unknown`.
  public init?(line: ArraySlice<UInt8>) {
    guard let object = JSONObject(line), let version = object.integer("v", in: 1 ... .max),
      let name = object.string("do")
    else { return nil }
    switch name {
    case _ where version > Self.version:
      self = Self.unknown(line)
    case "visited":
      guard let visit = PageVisit(object) else { return nil }
      self = .visited(visit)
    case "answered":
      guard let outcome = object.string("outcome") else { return nil }
      if let outcome = Attempt.Outcome(rawValue: outcome) {
        guard let attempt = Attempt(object, outcome: outcome) else { return nil }
        self = .answered(attempt)
      } else {
        self = Self.unknown(line)
      }
    case "finished", "forgotten":
      guard let lesson = object.string("lesson"), let seconds = object.integer("t") else {
        return nil
      }
      self =
        name == "finished"
        ? .finished(lesson: lesson, seconds: seconds)
        : .forgotten(lesson: lesson, seconds: seconds)
    default:
      self = Self.unknown(line)
    }
  }

  private static func unknown(_ line: ArraySlice<UInt8>) -> Self {
    .unknown(String(decoding: line, as: UTF8.self))
  }

  private static func object(_ name: String, lesson: String, seconds: Int) -> JSONObjectText {
    var object = JSONObjectText()
    object.append("v", version)
    object.append("t", seconds)
    object.append("do", name)
    object.append("lesson", lesson)
    return object
  }
}

/// What a record counts: more than anyone gets to, and little enough to reckon with.
private let countLimit = 1_000_000_000

extension PageVisit {
  fileprivate init?(_ object: JSONObject) {
    guard let lesson = object.string("lesson"), let seconds = object.integer("t"),
      let page = object.integer("page", in: 1...countLimit), let heading = object.string("heading"),
      let step = object.integer("step", in: 0...countLimit),
      let pageCount = object.integer("pages", in: 0...countLimit, default: 0),
      let questionCount = object.integer("questions", in: 0...countLimit, default: 0),
      let replay = object.bool("replay", default: false)
    else { return nil }
    self.init(
      lesson: lesson, page: page, heading: heading, step: step, pageCount: pageCount,
      questionCount: questionCount, replay: replay, seconds: seconds)
  }
}

extension Attempt {
  fileprivate init?(_ object: JSONObject, outcome: Outcome) {
    guard let lesson = object.string("lesson"), let seconds = object.integer("t"),
      let question = object.string("question"),
      let seed = object.string("seed").flatMap({ UInt64($0) }),
      let answer = object.string("answer"),
      let tryNumber = object.integer("try", in: 1...countLimit),
      let hints = object.integer("hints", in: 0...countLimit),
      let page = object.integer("page", in: 1...countLimit),
      let replay = object.bool("replay", default: false)
    else { return nil }
    // An occasion of a later program is taken for the commonest one.
    let occasion = object.string("occasion").flatMap { Occasion(rawValue: $0) } ?? .lesson
    self.init(
      lesson: lesson, question: question, seed: seed, answer: answer, outcome: outcome,
      tryNumber: tryNumber, hints: hints, said: object.string("misconception"),
      mistakes: object.string("mistakes")?.split(separator: "+").map { Mistake(named: String($0)) }
        ?? [],
      page: page, occasion: replay ? .replay : occasion, seconds: seconds)
  }
}
