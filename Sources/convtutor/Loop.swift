import TextScreen
import Tutor

/// The world around a session: what it asks for is done here, and answered.
protocol World {
  /// The time at an instant of the terminal's clock.
  func time(at instant: Instant) -> Now

  /// Performs an effect other than `quit` and `redraw`; returns the answer, if there is one.
  ///
  /// - Throws: An error that ends the program.
  mutating func perform(_ effect: Effect) throws -> Reply?

  /// The instant at which the world is looked at again; nil if it need not be.
  var nextLook: Instant? { get }

  /// Looks if something has changed that the session should have; returns it.
  mutating func look(at instant: Instant) -> Reply?
}

extension World {
  var nextLook: Instant? { nil }
  mutating func look(at instant: Instant) -> Reply? { nil }
}

/// The one loop, which is the whole runtime: draw, wait, handle, perform.
struct Loop<Surroundings: World> {
  private(set) var session: Session
  let terminal: any Terminal
  private(set) var world: Surroundings
  /// The time of the last frame; nil before the first.
  private var drawnAt: Instant?
  /// True between slices of work; after a key the next frame waits for none.
  private var isWorking = false

  /// The least time between frames while input or work waits, in milliseconds.
  ///
  /// A paste without brackets is thousands of keys, and a frame takes longer than any of them.
  private static var frameTime: Int { 33 }

  /// A loop that has shown nothing yet.
  init(session: Session, terminal: any Terminal, world: Surroundings) {
    self.session = session
    self.terminal = terminal
    self.world = world
  }

  /// Shows the session as it is.
  mutating func draw() throws {
    try terminal.draw(session.frame(size: terminal.size))
    drawnAt = terminal.now
  }

  /// Goes on until the learner leaves or the terminal is gone.
  ///
  /// - Throws: `TerminalError`, or what ended the program while an effect was performed.
  mutating func run() throws {
    while true {
      if isFrameDue { try draw() }
      let deadline = [session.deadline, world.nextLook].compactMap(\.self).min()
      let event = try terminal.nextEvent(until: deadline)
      let effects = session.handle(event, at: now, on: terminal.size)
      isWorking = event == .tick && session.deadline.map { $0 <= terminal.now } ?? false
      guard try perform(effects) else { return }
      if let reply = world.look(at: terminal.now) { try take(reply) }
    }
  }

  /// Hands the session what the world has found, and performs what follows.
  mutating func take(_ reply: Reply) throws { _ = try perform(session.handle(reply, at: now)) }

  private var isFrameDue: Bool {
    guard let drawnAt, terminal.hasInput || isWorking else { return true }
    return drawnAt.advanced(milliseconds: Self.frameTime) <= terminal.now
  }

  private var now: Now { world.time(at: terminal.now) }

  /// Performs effects in order, each with all that its answer leads to before the next; false if the
  /// program is to end.
  private mutating func perform(_ effects: [Effect]) throws -> Bool {
    for effect in effects {
      switch effect {
      case .quit: return false
      case .redraw: terminal.invalidate()
      default:
        guard let reply = try world.perform(effect) else { break }
        guard try perform(session.handle(reply, at: now)) else { return false }
      }
    }
    return true
  }
}
