import LessonScript
import TextScreen

/// The faults of a lesson whose file is watched, in place of its pages until they are mended.
struct FaultyLesson {
  /// The faults, in the order of the text.
  let faults: [LessonError]
  /// The path of the file.
  let file: String
  /// The lesson as it was shown last; nil if it had faults from the start.
  let player: LessonPlayer?
  /// How many lines are scrolled away.
  private(set) var offset = 0

  init(_ faults: [LessonError], file: String, player: LessonPlayer?) {
    (self.faults, self.file, self.player) = (faults, file, player)
  }
}

// MARK: - Keys

extension FaultyLesson: Room {
  private static let entries: [KeyEntry] = [
    KeyEntry("j k", .scrollDown, .scrollUp).also("↓", .scrollDown).also("↑", .scrollUp)
      .footer("scroll", as: "j k").help("scroll"),
    .showHelp.footer("help"), KeyEntry("q m Esc", .out).footer("menu").help("menu", as: "q"),
    .quit.footer("quit convtutor"), .redraw,
  ]

  var keys: KeyTable { KeyTable(Self.entries) }

  var help: [HelpSection] { [HelpSection("this page", Self.entries)] }

  mutating func perform(_ command: Command) -> Outcome {
    switch command {
    case .scrollDown: scroll(by: 1)
    case .scrollUp: scroll(by: -1)
    case .out: return .toMenu
    default: break
    }
    return .nothing
  }

  mutating func click(_ target: Target) -> Outcome { .nothing }

  mutating func paste(_ text: String) {}

  mutating func scroll(by rows: Int) { offset = offset.scrolled(by: rows) }

  mutating func show(_ message: String) {}
}

// MARK: - Drawing

extension FaultyLesson {
  /// The most lines of faults that are drawn; more are no help before the first are mended.
  private static let lineLimit = 400

  func draw(_ screen: ScreenLayout, into frame: inout Frame) {
    let count = faults.count == 1 ? "1 fault" : "\(faults.count) faults"
    let title = StyledText(SafeText(file), .strong)
      .wrapped(to: max(1, screen.content.columns - count.count - 2), in: frame.glyphs)
    frame.put(Array(title.prefix(1)), row: 0, column: screen.margin)
    frame.put(SafeText(count), row: 0, endingAt: screen.right, .quiet)
    let area = Rect(
      row: 2, column: screen.margin, columns: screen.content.columns,
      rows: screen.footerRow - 1 - 2)
    var lines = [
      StyledText("The lesson goes on where it was as soon as these are fixed:", .quiet),
      StyledText(),
    ]
    for fault in faults where lines.count < Self.lineLimit {
      lines += StyledText(SafeText(fault.description), .text)
        .wrapped(to: area.columns, in: frame.glyphs, indent: 2)
    }
    lines = Array(lines.prefix(Self.lineLimit))
    var flow = Frame(
      size: Size(columns: area.columns, rows: lines.count), glyphs: frame.glyphs)
    flow.put(lines, row: 0, column: 0)
    screen.drawScrolled(flow, height: lines.count, offset: offset, in: area, into: &frame)
    screen.drawFooter(keys.footer(isSmall: screen.form == .small), into: &frame)
  }
}
