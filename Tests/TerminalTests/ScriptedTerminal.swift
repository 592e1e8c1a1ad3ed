import LessonScript
import TextScreen
import Tutor

@testable import convtutor

/// A terminal that plays a script of events.
final class ScriptedTerminal: Terminal {
  /// Something that happens to the terminal.
  enum Step {
    case key(Key)
    case event(Event)
    /// Many keys that wait at once; handling one takes so long.
    case burst([Key], microseconds: Int64)
    /// The window gets another size.
    case resize(Size)
    /// Time passes; a deadline that comes within it is a tick each time.
    case wait(milliseconds: Int)
    /// The terminal does not read for so many frames.
    case stall(frames: Int)
    case fail
  }

  private(set) var size = Size(columns: 80, rows: 24)
  let glyphs = GlyphSet.unicode
  private(set) var now = Instant(nanoseconds: 0)
  /// The frames that were shown, in order.
  private(set) var frames: [Frame] = []
  private(set) var droppedCount = 0
  private(set) var redrawCount = 0
  /// The deadlines that were asked for, in order.
  private(set) var deadlines: [Instant?] = []
  private(set) var tickCount = 0

  private var steps: [Step]
  private var stalled = 0
  private let log: Log

  init(_ steps: [Step], log: Log = Log()) {
    self.steps = steps
    self.log = log
  }

  var hasInput: Bool {
    if case .burst = steps.first { true } else { false }
  }

  var screen: String { frames.last?.description ?? "" }

  func draw(_ frame: Frame) {
    log.lines.append("draw")
    if stalled > 0 {
      stalled -= 1
      droppedCount += 1
    } else {
      frames.append(frame)
    }
  }

  func invalidate() {
    log.lines.append("redraw")
    redrawCount += 1
  }

  func nextEvent(until deadline: Instant?) throws(TerminalError) -> Event {
    deadlines.append(deadline)
    while true {
      // A deadline that has come ticks, as often as it is asked for.
      if let deadline, deadline <= now { return tick() }
      guard let step = steps.first else { return .closed }
      steps.removeFirst()
      switch step {
      case .key(let key): return .key(key)
      case .burst(let keys, let microseconds):
        now = Instant(nanoseconds: now.nanoseconds + microseconds * 1_000)
        guard let key = keys.first else { continue }
        if keys.count > 1 {
          steps.insert(.burst(Array(keys.dropFirst()), microseconds: microseconds), at: 0)
        }
        return .key(key)
      case .event(let event): return event
      case .resize(let size):
        self.size = size
        return .resized
      case .stall(let frames): stalled = frames
      case .fail: throw TerminalError("the terminal is gone")
      case .wait(let milliseconds):
        let end = now.advanced(milliseconds: milliseconds)
        guard let deadline, deadline <= end else {
          now = end
          continue
        }
        now = max(now, deadline)
        let left = Int((end.nanoseconds - now.nanoseconds) / 1_000_000)
        if left > 0 { steps.insert(.wait(milliseconds: left), at: 0) }
        return tick()
      }
    }
  }

  private func tick() -> Event {
    tickCount += 1
    return .tick
  }
}

/// The calls so far, in order.
final class Log {
  var lines: [String] = []
}

/// A world of one lesson, which keeps nothing.
struct ScriptedWorld: World {
  let lesson: Lesson
  let log: Log
  /// The reason why nothing is kept; nil if it is.
  var fault: String?

  func time(at instant: Instant) -> Now { Now(instant: instant, seconds: 1_800_000_000) }

  mutating func perform(_ effect: Effect) throws -> Reply? {
    switch effect {
    case .quit, .redraw: return nil
    case .keep, .copyRecords:
      log.lines.append(effect == .copyRecords ? "copy" : "keep")
      return fault.map { .notKept($0) } ?? .kept
    case .refuse(let errors):
      log.lines.append("refuse")
      return .refused(errors.all.first?.message ?? "")
    case .read(_, let isReplay, let page):
      log.lines.append("read")
      return .opened(
        PlayableLesson(unmade: lesson), replayedWith: isReplay ? 5 : nil, atPage: page)
    case .readForReview: return .readForReview([], seed: 1)
    }
  }
}
