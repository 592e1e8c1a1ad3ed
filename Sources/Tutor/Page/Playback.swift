import TextScreen

/// How fast a figure plays.
enum Speed: Int, CaseIterable {
  case quarter, half, normal, double, quadruple

  /// The milliseconds from one tick to the next.
  var tickMilliseconds: Int {
    switch self {
    case .quarter: 320
    case .half: 160
    case .normal, .double, .quadruple: 80
    }
  }

  /// How many ticks of a step pass at once.
  var stride: Int {
    switch self {
    case .quarter, .half, .normal: 1
    case .double: 2
    case .quadruple: 4
    }
  }

  /// How it is named in the footer.
  var name: String {
    switch self {
    case .quarter: "0.25×"
    case .half: "0.5×"
    case .normal: "1×"
    case .double: "2×"
    case .quadruple: "4×"
    }
  }

  /// The next speed up or down; itself at the ends.
  func moved(by delta: Int) -> Speed { Speed(rawValue: rawValue + delta) ?? self }
}

/// The time side of a lesson: its speed, and when the next tick of the playing figure is due.
struct Playback {
  /// How fast figures play, on every page.
  var speed = Speed.normal {
    didSet { if speed != oldValue { brightness = .wanted } }
  }
  /// True for a second after the speed was changed: then the footer shows it bright.
  var isSpeedBright: Bool { brightness != .off }

  private var brightness = Brightness.off
  private var nextTick: Instant?

  private enum Brightness: Equatable {
    case off, wanted
    case until(Instant)
  }

  /// Stops the clock, as while help covers the page.
  mutating func stop() { nextTick = nil }

  /// True once if the tick of the playing figure is due.
  mutating func takeTick(at now: Instant) -> Bool {
    if case .until(let end) = brightness, end <= now { brightness = .off }
    guard let due = nextTick, due <= now else { return false }
    nextTick = nil
    return true
  }

  /// When time must next be let pass; nil while nothing moves.
  ///
  /// Deadlines are absolute, so that keys cannot starve ticks.
  mutating func deadline(playing isPlaying: Bool, at now: Instant) -> Instant? {
    if brightness == .wanted { brightness = .until(now.advanced(milliseconds: 1_000)) }
    if isPlaying {
      nextTick = nextTick ?? now.advanced(milliseconds: speed.tickMilliseconds)
    } else {
      nextTick = nil
    }
    guard case .until(let end) = brightness else { return nextTick }
    return nextTick.map { min($0, end) } ?? end
  }
}

// MARK: - Of a lesson

extension LessonPlayer {
  /// Lets time pass: the figure's long work goes on, and if it plays, its ticks; while something
  /// covers the page only the work does.
  mutating func pass(at now: Instant, isCovered: Bool, stopwatch: Stopwatch) {
    if page?.figure?.hasWork == true { page?.figure?.work(timedBy: stopwatch) }
    guard playback.takeTick(at: now), !isCovered else { return }
    let speed = speed
    page?.figure?.pass(speed)
    if page?.figure?.isAsking == true { page?.focusOnPrediction() }
  }

  /// When time must next be let pass; nil while nothing moves.
  mutating func deadline(after now: Instant, isCovered: Bool) -> Instant? {
    let figure = isCovered ? nil : page?.figure
    if figure?.hasWork == true { return now }
    return playback.deadline(playing: figure?.isPlaying ?? false, at: now)
  }
}
