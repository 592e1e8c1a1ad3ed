import CNcurses
import Glibc
import TextScreen

/// ncurses as a function from frames to bytes: it keeps what the screen shows and works out the
/// shortest way to the next frame.
///
/// Its output goes to a file in memory, not to the terminal, because ncurses waits for ever for a
/// terminal that does not read. Who sends the bytes can stop in the middle and go on later.
final class CursesCanvas {
  private let screen: OpaquePointer
  private let file: Int32
  private(set) var size: Size
  private var palette = Palette(colors: .none)
  private var shown: Frame?
  private var showsCursor: Bool?
  private var appearances: [Role: Appearance] = [:]
  private var run: [cchar_t] = []
  private var scalars: [wchar_t] = []
  private var folding = RenditionFolding()

  /// The most looks that are kept.
  private static let appearanceLimit = 8_192

  /// The attributes and colour pair of a style in ncurses.
  private struct Appearance {
    var attributes: attr_t
    var pair: Int32
  }

  /// Opens ncurses for a type of terminal; nil if terminfo has no entry for it.
  ///
  /// The file is an empty one in memory, and the canvas's from now on.
  init?(type: String, size: Size, file: Int32) {
    // ncurses asks these before it gives up on a size; the person's own may be anything.
    setenv("LINES", "\(max(1, size.rows))", 1)
    setenv("COLUMNS", "\(max(1, size.columns))", 1)
    guard let screen = curses_open(type, file) else {
      close(file)
      return nil
    }
    self.file = file
    self.screen = screen
    self.size = size
    typeahead(-1)
    nonl()
    // Entering the screen is not its business: that happens again after every stop.
    delay_output(0)  // Flushes what it has to say about that.
    _ = taken()
  }

  deinit {
    delscreen(screen)
    close(file)
  }

  /// Chooses the colours.
  ///
  /// Where ncurses cannot keep the terminal's own there are none.
  func use(_ settings: Settings) {
    var colors = settings.usesColor ? Terminfo.colors : .none
    if colors != .none, start_color() == ERR || use_default_colors() == ERR { colors = .none }
    palette = Palette(
      colors: colors, onLight: settings.onLight, hasItalic: Terminfo.has("sitm"),
      hasDim: Terminfo.has("dim"))
    appearances = [:]
  }

  /// Changes the size; the next frame is sent whole.
  func resize(to size: Size) {
    self.size = size
    resizeterm(Int32(max(1, size.rows)), Int32(max(1, size.columns)))
    invalidate()
  }

  /// Forgets what the screen shows: the next frame is sent whole.
  func invalidate() {
    shown = nil
    showsCursor = nil
    folding.forget()
    werase(curses_window())
    clearok(curses_shown(), true)
  }

  /// The bytes that turn what was drawn last into this frame; what lies outside is left out.
  func bytes(drawing frame: Frame) -> [UInt8] {
    for row in 0..<min(size.rows, frame.size.rows) { draw(row, of: frame) }
    let cursor = frame.cursor.flatMap { Rect(size).contains($0) ? $0 : nil }
    if let cursor { wmove(curses_window(), Int32(cursor.row), Int32(cursor.column)) }
    leaveok(curses_window(), cursor == nil)
    wnoutrefresh(curses_window())
    doupdate()
    shown = frame
    let bytes = folding.folded(taken())
    if showsCursor == (cursor != nil) { return bytes }
    showsCursor = cursor != nil
    if cursor != nil { return bytes + (Terminfo.bytes("cnorm") ?? []) }
    return (Terminfo.bytes("civis") ?? []) + bytes
  }

  /// Hands the cells of a row from the first to the last that differ to ncurses.
  private func draw(_ row: Int, of frame: Frame) {
    let cells = frame.row(row).prefix(size.columns)
    let before = shown?.row(row) ?? []
    let isKnown = before.count == frame.size.columns
    func differs(_ index: Int) -> Bool {
      !isKnown || cells[index] != before[before.startIndex + index - cells.startIndex]
    }
    guard var first = cells.indices.first(where: differs),
      let last = cells.indices.last(where: differs)
    else { return }
    // A wide character is handed over whole, from its left half.
    if cells[first].glyph == nil, first > cells.startIndex { first -= 1 }
    run.removeAll(keepingCapacity: true)
    for index in first...last {
      guard let glyph = palette.glyph(of: cells[index]) else { continue }
      append(glyph, appearance(of: cells[index].role), isLast: index + 1 == cells.endIndex)
    }
    mvwadd_wchnstr(
      curses_window(), Int32(row), Int32(first - cells.startIndex), run, Int32(run.count))
  }

  /// Adds a character to the run.
  ///
  /// Characters that this locale cannot show at the same width, or that the last column cuts, become `?`.
  private func append(_ glyph: Character, _ appearance: Appearance, isLast: Bool) {
    let width = CharacterWidth.of(glyph)
    scalars.removeAll(keepingCapacity: true)
    for scalar in glyph.unicodeScalars where scalars.count < Int(CCHARW_MAX) - 1 {
      scalars.append(wchar_t(scalar.value))
    }
    let isShown = width > 0 && scalars.first.map(wcwidth) == Int32(width) && !(width == 2 && isLast)
    if !isShown { scalars = [wchar_t(UInt8(ascii: "?"))] }
    scalars.append(0)
    var pair = appearance.pair
    var cell = cchar_t()
    setcchar(&cell, scalars, appearance.attributes, 0, &pair)
    for _ in 0..<(isShown || isLast ? 1 : max(1, width)) { run.append(cell) }
  }

  private func appearance(of role: Role) -> Appearance {
    if let known = appearances[role] { return known }
    // Pictures have many; ncurses finds the pair of a style again, as long as it has it.
    if appearances.count >= Self.appearanceLimit { appearances.removeAll() }
    let style = palette.style(of: role)
    let made = Appearance(attributes: style.attributes.curses, pair: pair(of: style))
    appearances[role] = made
    return made
  }

  private func pair(of style: Style) -> Int32 {
    guard style.foreground != nil || style.background != nil else { return 0 }
    let pair = alloc_pair(Int32(style.foreground ?? -1), Int32(style.background ?? -1))
    return max(0, pair)
  }

  /// The bytes that ncurses has written since the last time.
  private func taken() -> [UInt8] {
    let count = Int(lseek(file, 0, SEEK_CUR))
    guard count > 0 else { return [] }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, pread(file, buffer.baseAddress, count, 0))
    }
    lseek(file, 0, SEEK_SET)
    return bytes
  }
}

extension Style.Attributes {
  fileprivate var curses: attr_t {
    var attributes: attr_t = 0
    if contains(.bold) { attributes |= curses_bold }
    if contains(.dim) { attributes |= curses_dim }
    if contains(.italic) { attributes |= curses_italic }
    if contains(.underline) { attributes |= curses_underline }
    if contains(.reverse) { attributes |= curses_reverse }
    return attributes
  }
}
