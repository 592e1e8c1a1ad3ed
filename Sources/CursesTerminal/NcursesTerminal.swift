import CNcurses
import CTerminalGuard
import Glibc
import TextScreen

/// The terminal that the program runs in, drawn with ncurses.
///
/// One in a process, used from the main thread. The terminal is taken with the first frame and
/// given back by `close()`, at the end of the process, or by any signal that ends it.
public final class NcursesTerminal: Terminal {
  /// The size of the screen, as of the last `.resized`.
  public private(set) var size: Size
  /// The characters that it can show.
  public let glyphs: GlyphSet

  private let canvas: CursesCanvas
  private let modes: ScreenModes
  private var input: InputDecoder
  private var output = OutputQueue()
  /// The frame that waits for the terminal to read.
  private var waiting: Frame?
  private var lastPaint = Instant(nanoseconds: .min)
  private var isTaken = false
  private var isClosed = false
  private var tickedLast = false
  private var resize = ResizeWait()
  /// Time spent stopped, which the clock leaves out so that no animation jumps.
  private var stopped: Int64 = 0

  /// Opens the terminal on standard input and output; what the screen shows is left alone until
  /// the first frame.
  ///
  /// - Throws: A sentence if they are no terminal, or one that no screen can be drawn on.
  public init(
    _ options: TerminalOptions = TerminalOptions(),
    environment: (String) -> String? = NcursesTerminal.variable(named:)
  ) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      let which = isatty(STDIN_FILENO) == 1 ? "Standard output" : "Standard input"
      throw TerminalError("\(which) is not a terminal. \(Self.otherWays)")
    }
    let settings = Settings(options, environment: environment)
    let isUTF8 = Self.setLocale(LocaleRules.names(environment: environment))
    let isNarrow = wcwidth(0x2501) == 1  // ━ is two columns wide where "ambiguous" means wide.
    glyphs = isUTF8 && isNarrow && !settings.ascii ? .unicode : .ascii

    let error = options.faultNote.description.withCString { terminal_guard_install($0) }
    guard error == 0 else { throw TerminalError(Self.unopened(error)) }
    size = Self.windowSize()
    let type = environment("TERM") ?? ""
    guard Terminfo.isName(type) else { throw TerminalError(Self.refusal(of: type)) }
    let file = terminal_guard_memory_file()
    guard file >= 0 else { throw TerminalError(Self.unopened(errno)) }
    guard let canvas = CursesCanvas(type: type, size: size, file: file) else {
      throw TerminalError(Self.refusal(of: type))
    }
    guard Terminfo.has("cup") else {
      throw TerminalError(
        "TERM=\(SafeText(type)) cannot move the cursor, so no screen can be drawn. "
          + Self.otherWays)
    }
    canvas.use(settings)
    self.canvas = canvas
    modes = ScreenModes(terminfo: Terminfo.bytes)
    input = InputDecoder(
      keys: KeySequences(terminfo: Terminfo.bytes), escapeDelay: settings.escapeDelay)
    modes.leave.withUnsafeBytes { terminal_guard_set_reset($0.baseAddress, $0.count) }
  }

  deinit { close() }

  /// Gives the terminal back; does nothing the second time.
  public func close() {
    terminal_guard_release()
    isTaken = false
    isClosed = true
  }

  /// Ends the process by the signal that closed the terminal, as those who sent it expect; returns if
  /// there was none.
  public static func endAsAsked() { terminal_guard_end() }

  /// The time since the machine started, without the time that the program was stopped.
  public var now: Instant {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Instant(
      nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec) - stopped)
  }

  // MARK: - Drawing

  /// Shows a frame, sending only what differs from the one before.
  ///
  /// It waits while the terminal does not read or changes its size, and is replaced by the next.
  /// Frames that come faster than 30 a second are sent when there is nothing else to do.
  public func draw(_ frame: Frame) {
    waiting = frame
    if now >= lastPaint.advanced(milliseconds: 33) { send() }
  }

  /// Forgets what the screen is thought to show.
  public func invalidate() { canvas.invalidate() }

  /// Sends what is queued and, when nothing is left, the frame that waits.
  private func send() {
    guard !isClosed, output.send() else { return close() }
    guard let frame = waiting, output.isEmpty, !resize.isPending else { return }
    if !isTaken { take() }
    if isClosed { return }
    waiting = nil
    output.append(canvas.bytes(drawing: frame))
    lastPaint = now
    if !output.send() { close() }
  }

  private func take() {
    guard terminal_guard_take() == 0 else { return close() }
    isTaken = true
    output.append(modes.enter)
    // Until now nobody was told of changes.
    if Self.windowSize() != size { resize.begin(at: now) }
  }

  // MARK: - Events

  /// True if input waits, decoded or not.
  public var hasInput: Bool {
    if input.hasEvents { return true }
    var standardInput = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return !isClosed && poll(&standardInput, 1, 0) > 0
  }

  /// Waits for the next event.
  ///
  /// A tick that is due and input that waits take turns, so neither starves the other.
  public func nextEvent(until deadline: Instant?) -> Event {
    while !isClosed {
      let isDue = deadline.map { $0 <= now } ?? false
      if isDue, !tickedLast { return tick() }
      if let event = input.next() {
        tickedLast = false
        return event
      }
      if let event = wait(until: isDue ? now : deadline) { return event }
      if isDue, !input.hasEvents { return tick() }
    }
    return .closed
  }

  private func tick() -> Event {
    tickedLast = true
    return .tick
  }

  /// Sleeps until something happens or some deadline comes; input is decoded into the queue.
  private func wait(until deadline: Instant?) -> Event? {
    var wake = deadline
    for other in [input.deadline, resize.deadline] {
      if let other { wake = min(wake ?? other, other) }
    }
    let time = milliseconds(until: wake)
    if time != 0 { send() }
    let ready = terminal_guard_wait(!output.isEmpty, time)
    func has(_ flag: terminal_guard_ready) -> Bool { ready & Int32(flag.rawValue) != 0 }

    if has(TERMINAL_GUARD_END) {
      close()
      return .closed
    }
    if has(TERMINAL_GUARD_STOP) { return stop() }
    if has(TERMINAL_GUARD_CONTINUED) {
      isTaken = false
      return resized()
    }
    if has(TERMINAL_GUARD_RESIZED) { resize.begin(at: now) }
    if has(TERMINAL_GUARD_OUTPUT) { send() }
    if has(TERMINAL_GUARD_INPUT) { read() } else { input.settle(at: now) }
    return resize.isOver(at: now) ? resized() : nil
  }

  /// Whole milliseconds, rounded up so that it is not early; -1 for ever.
  private func milliseconds(until wake: Instant?) -> Int32 {
    guard let wake else { return -1 }
    let now = now
    if wake <= now { return 0 }
    return Int32(clamping: (wake.nanoseconds - now.nanoseconds - 1) / 1_000_000 + 1)
  }

  private func read() {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = Glibc.read(STDIN_FILENO, &bytes, bytes.count)
    if count > 0 {
      input.take(bytes[..<count], at: now)
    } else if count == 0 || errno != EAGAIN && errno != EINTR {
      close()
    }
  }

  private func resized() -> Event {
    resize = ResizeWait()
    size = Self.windowSize()
    canvas.resize(to: size)
    return .resized
  }

  /// Gives the terminal back, stops, and begins anew when the program goes on.
  private func stop() -> Event {
    terminal_guard_release()
    isTaken = false
    output.removeAll()
    canvas.invalidate()
    let before = now
    raise(SIGTSTP)
    stopped += now.nanoseconds - before.nanoseconds
    return resized()
  }
}

/// The questions to the system when the terminal is opened.
extension NcursesTerminal {
  /// A variable of the process's environment.
  public static func variable(named name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  static let otherWays = "\"convtutor show LESSON\" prints a lesson, --plain plays it line by line."

  static func refusal(of type: String) -> String {
    let name = SafeText(String(type.prefix(40)))
    let what = type.isEmpty ? "TERM is not set" : "TERM=\(name) is not known here"
    return "\(what); try TERM=xterm-256color. \(otherWays)"
  }

  static func unopened(_ error: Int32) -> String {
    "The terminal cannot be opened: \(SafeText(String(cString: strerror(error)))). \(otherWays)"
  }

  /// Sets the character classification to the first locale that works; whether it is UTF-8.
  static func setLocale(_ names: [String]) -> Bool {
    guard names.contains(where: { setlocale(LC_CTYPE, $0) != nil }) else { return false }
    return nl_langinfo(Int32(CODESET)).map { String(cString: $0) } == "UTF-8"
  }

  /// The window's size, at most 512×256; 80×24 where the terminal does not say.
  static func windowSize() -> Size {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0,
      window.ws_row > 0
    else { return Size(columns: 80, rows: 24) }
    return Size(columns: min(512, Int(window.ws_col)), rows: min(256, Int(window.ws_row)))
  }
}

/// The short wait that makes one redraw of a storm of size changes.
struct ResizeWait {
  /// When the storm counts as over; nil when there is none.
  private(set) var deadline: Instant?
  private var latest: Instant?

  /// True if the size has changed and the change was not reported.
  var isPending: Bool { deadline != nil }

  /// Notes a change: the storm is over after 20 ms of quiet, or 100 ms after it began.
  mutating func begin(at now: Instant) {
    let limit = latest ?? now.advanced(milliseconds: 100)
    latest = limit
    deadline = min(limit, now.advanced(milliseconds: 20))
  }

  /// True if the storm has come to its end.
  func isOver(at now: Instant) -> Bool { deadline.map { $0 <= now } ?? false }
}
