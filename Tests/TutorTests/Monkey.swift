import ConvolutionCore
import Figures
import Learning
import TestSupport
import Testing
import TextScreen

@testable import Tutor

/// Presses, clicks, pastes and resizes at random, and looks at everything after each.
struct Monkey {
  static let keys =
    "→ → → ← ← ↑ ↓ Enter Enter Esc Tab BackTab Space Backspace PgDn PgUp Home End F1 F2 n p r R g G "
    + "e u f K o h j k l [ ] - + = 0 1 2 3 9 . , / ? m y x d s H A c ^L q"

  private var generator: TestGenerator
  private let keys = Self.keys.split(separator: " ").map { Play.key(String($0)) }

  /// True if no number that is asked for stands on screen for another reason.
  private let hidesNumbers: Bool

  init(seed: Int, hidesNumbers: Bool = false) {
    generator = TestGenerator(seed: seed)
    self.hidesNumbers = hidesNumbers
  }

  /// Does something a number of times; where it leaves the session, `start` begins again.
  mutating func play(_ play: inout Play, times: Int, restarting start: (inout Play) -> Void) {
    start(&play)
    for _ in 0..<times {
      act(on: &play)
      look(at: play)
      if play.session.isInMenu, Int.random(in: 0..<4, using: &generator) == 0 { start(&play) }
      play.hasQuit = false
    }
    lookAtRecords(play.kept)
  }

  private mutating func act(on play: inout Play) {
    switch Int.random(in: 0..<24, using: &generator) {
    case 0:
      play.resize(
        Int.random(in: 1...300, using: &generator), Int.random(in: 1...100, using: &generator))
    case 1...2: if let size = Self.sizes.randomElement(using: &generator) { play.resize(size) }
    case 3:
      play.handle(
        .click(
          Point(
            row: Int.random(in: -1...100, using: &generator),
            column: Int.random(in: -1...300, using: &generator))))
    case 4:
      // Most places of a screen do nothing; these do.
      if let mark = play.frame.marks.randomElement(using: &generator) {
        play.handle(.click(Point(row: mark.rect.row, column: mark.rect.column)))
      }
    case 5: play.wait(ticks: 5)
    case 6: play.handle(.paste("12 q\u{1B}[2J"))
    case 7: play.handle(.wheel(rows: 3, Point(row: 2, column: 2)))
    case 8: play.pass(days: Int.random(in: -3...9, using: &generator))
    default:
      guard let key = keys.randomElement(using: &generator) else { return }
      play.handle(.key(key))
    }
  }

  static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), Size(columns: 120, rows: 40),
  ]
}

// MARK: - Laws after each

extension Monkey {
  private func look(at play: Play) {
    let frame = play.frame
    #expect(frame.size == play.size)
    #expect(frame == play.frame, "drawing twice gives the same frame")
    for row in 0..<frame.size.rows {
      #expect(frame.row(row).count == frame.size.columns)
      #expect(!frame.row(row).contains { $0.glyph?.isNewline == true || $0.glyph == "\u{1B}" })
    }
    for keys in ["^C", "Esc Esc Esc Esc q q q"] {
      var leaving = play
      leaving.hasQuit = false
      leaving.press(keys)
      #expect(leaving.hasQuit, "\(keys) leaves\n\(play.screen)\nfor\n\(leaving.screen)")
    }
    lookForAnswer(in: play)
  }

  /// Every record is a line that is read as the same record.
  private func lookAtRecords(_ records: [ProgressRecord]) {
    for record in records {
      #expect(!record.line.unicodeScalars.contains { $0.value < 0x20 })
      let read = ProgressRecord(line: Array(record.line.utf8)[...])
      #expect(read == record)
      #expect(read?.line == record.line)
    }
  }

  private func lookForAnswer(in play: Play) {
    let session = play.session
    guard session.overlay == nil, Session.smallestSize.fits(in: play.size),
      let page = session.lesson?.page, page.stop == .reading, let figure = page.figure,
      figure.isAsking, let question = figure.prediction?.question
    else { return }
    switch question.kind {
    case .number(let key):
      // A figure changed by hand may show the same number elsewhere; so may what was typed, and
      // prose.
      guard hidesNumbers, figure.undone.isEmpty, page.draft.field.text.isEmpty,
        // A ruler on a small screen, and the results of earlier steps, have numbers of their own.
        figure.step == 1, Size(columns: 80, rows: 24).fits(in: play.size)
      else { return }
      #expect(
        !AskingTests.numbersTold(on: play.screen).contains(key.right.description),
        "\(key.right) in\n\(play.screen)")
    case .grid(let key): expectAlike(key.grid, in: play, page)
    case .cell(let key): expectAlike(key.grid, in: play, page)
    case .cells(let key): expectAlike(key.grid, in: play, page)
    case .choice: break
    }
  }

  /// The cells of a grid that is asked about look alike, glyph and colour, but for those that the
  /// learner stands on, has marked or filled.
  private func expectAlike(_ grid: String, in play: Play, _ page: PagePlayer) {
    let frame = play.frame
    let draft = page.draft
    guard draft.marking.corner == nil else { return }
    var cursor: Rect?
    if case .cell(let place) = page.focus {
      cursor = frame.marks.last { $0.target == .cell(place.cell) }?.rect
    }
    func rects(where holds: (CellAddress) -> Bool) -> Set<Rect> {
      Set(
        frame.marks.compactMap { mark in
          if case .cell(let cell) = mark.target, holds(cell) { mark.rect } else { nil }
        })
    }
    // Where room is scarce one rectangle stands for a whole column.
    let marked = rects {
      $0.grid == grid && draft.marking.cells.contains(Position(row: $0.row, column: $0.column))
    }
    var looks: Set<[Cell]> = []
    for mark in frame.marks {
      guard case .cell(let cell) = mark.target, cell.grid == grid, draft.filling[cell] == nil,
        mark.rect != cursor, !marked.contains(mark.rect)
      else { continue }
      looks.insert(
        (mark.rect.column..<mark.rect.endColumn).map { frame[mark.rect.row, $0] })
    }
    #expect(looks.count <= 1, "\(looks)\n\(play.screen)")
  }
}

extension Session {
  fileprivate var isInMenu: Bool { if case .menu = scene { true } else { false } }
}

extension Play {
  fileprivate mutating func resize(_ size: Size) { resize(size.columns, size.rows) }
}
