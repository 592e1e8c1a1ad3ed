import Glibc
import Testing
import TextScreen

@testable import CursesTerminal

/// ncurses draws into memory, so what it sends can be read without a terminal.
@Suite(.serialized)
struct CursesCanvasTests {
  private let size = Size(columns: 80, rows: 24)

  func canvas(
    _ type: String = "xterm-256color", options: TerminalOptions = TerminalOptions()
  ) throws -> CursesCanvas {
    setlocale(LC_CTYPE, "C.UTF-8")
    let canvas = try #require(CursesCanvas(type: type, size: size, file: try emptyFile()))
    canvas.use(Settings(options) { _ in nil })
    return canvas
  }

  /// A file that has no name.
  private func emptyFile() throws -> Int32 {
    let folder = try TemporaryFolder()
    return withExtendedLifetime(folder) {
      open(folder.path + "/screen", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    }
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// 1,054 bytes as ncurses writes it; about 590 is the least that shows as much.
  @Test func aStepOfAKernelSendsLittle() throws {
    let canvas = try canvas()
    _ = canvas.bytes(drawing: KernelStep(row: 1, column: 0).frame)
    for column in 1...2 {
      let bytes = canvas.bytes(drawing: KernelStep(row: 1, column: column).frame)
      #expect(bytes.count < 660, "\(bytes.count) bytes")
    }
  }

  @Test func theSameFrameSendsNothing() throws {
    let canvas = try canvas()
    let frame = KernelStep(row: 0, column: 0).frame
    let first = text(canvas.bytes(drawing: frame))
    #expect(first.contains("Watch the kernel slide") && !first.contains("1049"))
    #expect(canvas.bytes(drawing: frame) == [])
  }

  @Test func oneChangedCellSendsThatCell() throws {
    let canvas = try canvas()
    var frame = Frame(size: size)
    frame.put("abcdef", row: 3, column: 4)
    _ = canvas.bytes(drawing: frame)
    frame.put("X", row: 3, column: 6)
    let bytes = text(canvas.bytes(drawing: frame))
    #expect(bytes.contains("X") && !bytes.contains("d") && bytes.utf8.count < 12)
  }

  @Test func aForgottenScreenIsSentWhole() throws {
    let canvas = try canvas()
    let frame = KernelStep(row: 0, column: 0).frame
    _ = canvas.bytes(drawing: frame)
    canvas.invalidate()
    let bytes = text(canvas.bytes(drawing: frame))
    #expect(bytes.contains("\u{1B}[2J") && bytes.contains("Watch the kernel slide"))
  }

  @Test func theCursorShowsWhereTheFrameHasIt() throws {
    let canvas = try canvas()
    var frame = Frame(size: size)
    _ = canvas.bytes(drawing: frame)
    frame.cursor = Point(row: 7, column: 11)
    let shown = text(canvas.bytes(drawing: frame))
    #expect(shown.contains("\u{1B}[?25h") && shown.contains("\u{1B}[8;12H"))
    frame.cursor = Point(row: 7, column: 80)
    #expect(text(canvas.bytes(drawing: frame)).contains("\u{1B}[?25l"))
  }

  @Test func aFrameOfAnotherSizeIsClipped() throws {
    let canvas = try canvas()
    var large = Frame(size: Size(columns: 200, rows: 50))
    for row in 0..<50 {
      large.put(SafeText(String(repeating: "x", count: 200)), row: row, column: 0)
    }
    let bytes = canvas.bytes(drawing: large)
    #expect(bytes.count { $0 == UInt8(ascii: "x") } <= 80 * 24)
    var small = Frame(size: Size(columns: 3, rows: 1))
    small.put("abc", row: 0, column: 0)
    #expect(text(canvas.bytes(drawing: small)).contains("abc"))
  }

  @Test func wideCharactersKeepTheirColumns() throws {
    let canvas = try canvas()
    var frame = Frame(size: size)
    frame.put("漢字e\u{301}🙂|", row: 0, column: 0)
    #expect(text(canvas.bytes(drawing: frame)).contains("漢字e\u{301}🙂|"))
    frame.put("x", row: 0, column: 1)
    #expect(text(canvas.bytes(drawing: frame)).contains(" x"))
  }

  @Test func halvesOfWideCharactersMoveNothing() throws {
    let canvas = try canvas()
    var frame = Frame(size: size)
    frame.put("漢|漢|", row: 0, column: 0)
    frame.clear(Rect(row: 0, column: 0, columns: 1, rows: 1))
    frame.clear(Rect(row: 0, column: 4, columns: 1, rows: 1))
    #expect(text(canvas.bytes(drawing: frame)).contains("  |  |"))
  }

  @Test func aResizeIsFollowed() throws {
    let canvas = try canvas()
    _ = canvas.bytes(drawing: KernelStep(row: 0, column: 0).frame)
    canvas.resize(to: Size(columns: 512, rows: 256))
    var frame = Frame(size: canvas.size)
    frame.put("corner", row: 255, column: 500)
    #expect(text(canvas.bytes(drawing: frame)).contains("corner"))
    canvas.resize(to: Size(columns: 1, rows: 1))
    frame = Frame(size: canvas.size)
    frame.put("z", row: 0, column: 0)
    #expect(text(canvas.bytes(drawing: frame)).contains("z"))
  }

  @Test func withoutColorsNothingIsColored() throws {
    for (type, options) in [
      ("xterm-256color", TerminalOptions(color: .none)), ("vt100", TerminalOptions()),
    ] {
      let bytes = text(
        try canvas(type, options: options).bytes(drawing: KernelStep(row: 0, column: 0).frame))
      #expect(bytes.contains("Watch the kernel slide"))
      for rendition in bytes.split(separator: "\u{1B}[").filter({ $0.contains("m") }) {
        let parameters = rendition.prefix { $0 != "m" }.split(separator: ";")
        #expect(parameters.allSatisfy { ($0.count < 2) }, "\(type): \(parameters)")
      }
    }
  }

  @Test func unknownTypesAreRefused() throws {
    for type in ["no-such-terminal", "\u{1B}[31m"] {
      #expect(CursesCanvas(type: type, size: size, file: try emptyFile()) == nil)
    }
  }

  @Test(arguments: ["vt100", "vt52", "linux", "screen", "tmux-256color", "rxvt", "xterm", "ansi"])
  func everyUsualTypeIsDrawnOn(type: String) throws {
    let bytes = text(try canvas(type).bytes(drawing: KernelStep(row: 0, column: 0).frame))
    #expect(bytes.contains("kernel"))
    // A VT52 would show the bracket.
    #expect(type != "vt52" || !bytes.contains("\u{1B}["))
  }
}

/// A kernel on a 5×5 input as lessons show it: outline, pixels, weights, output and working.
private struct KernelStep {
  var row: Int
  var column: Int

  private let input = [
    [1, 2, 0, 1, 2], [0, 1, 2, 0, 1], [2, 0, 1, 2, 0], [1, 2, 0, 1, 2], [0, 1, 2, 0, 1],
  ]
  private let kernel = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]

  var frame: Frame {
    var frame = Frame(size: Size(columns: 80, rows: 24))
    let step = row * 3 + column
    frame.put("   5  Watch the kernel slide", row: 0, column: 0, .strong)
    frame.put("step \(step + 1) of 9", row: 0, column: 44, .quiet)
    frame.put("━━━ ━╸─ ─── ─── ────", row: 0, column: 58, .faint)
    for y in 0..<5 {
      for x in 0..<5 {
        let isInside = (row..<row + 3).contains(y) && (column..<column + 3).contains(x)
        frame.put("\(input[y][x])", row: 6 + 2 * y, column: 8 + 4 * x, isInside ? .text : .quiet)
      }
    }
    outline(&frame, top: 5 + 2 * row, left: 6 + 4 * column, width: 13, height: 7)
    outline(&frame, top: 7 + 2 * row, left: 55 + 4 * column, width: 5, height: 3)
    for y in 0..<3 {
      for x in 0..<3 {
        frame.put("\(kernel[y][x])", row: 8 + 2 * y, endingAt: 40 + 4 * x, .value(kernel[y][x] * 2))
        let at = y * 3 + x
        let role: Role = at < step ? .value(sum(y, x)) : at == step ? .active : .faint
        frame.put(at <= step ? "\(sum(y, x))" : "·", row: 8 + 2 * y, endingAt: 58 + 4 * x, role)
        frame.put(
          "\(input[row + y][column + x]) × \(kernel[y][x])", row: 17 + y, column: 17 + 10 * x)
      }
      frame.put("= \(row + y - column)", row: 17 + y, column: 47)
    }
    frame.put("row \(row), col \(column)", row: 17, column: 2, .quiet)
    frame.put("= \(sum(row, column))", row: 20, column: 47, .strong)
    return frame
  }

  private func sum(_ row: Int, _ column: Int) -> Int {
    var sum = 0
    for y in 0..<3 { for x in 0..<3 { sum += input[row + y][column + x] * kernel[y][x] } }
    return sum
  }

  private func outline(_ frame: inout Frame, top: Int, left: Int, width: Int, height: Int) {
    let line = String(repeating: "━", count: width - 2)
    frame.put(SafeText("┏\(line)┓"), row: top, column: left, .window)
    frame.put(SafeText("┗\(line)┛"), row: top + height - 1, column: left, .window)
    for y in 1..<height - 1 {
      frame.put("┃", row: top + y, column: left, .window)
      frame.put("┃", row: top + y, column: left + width - 1, .window)
    }
  }
}
