import Learning
import TextScreen

/// The first row: which lesson it is, where in it we are, and a bar of what is done.
struct ScreenHeader {
  /// The lesson's number; nil if it has none.
  var number: Int?
  /// The title, cut where there is no room.
  var title: String
  /// The title of the page, where it stands nowhere else.
  var pageTitle: SafeText?
  /// Where we are: `step 5 of 9`.
  var place: String
  /// The same for a small screen, which has no bar.
  var shortPlace: String
  /// The bar of what is done.
  var bar: Bar

  /// The two forms of the bar.
  enum Bar {
    /// One segment a page, or a question of a known number of them.
    case segments(ProgressBar)
    /// One mark a question, the latest last; what does not fit is left out at the front.
    case marks([(SafeText, Role)])
  }

  func draw(_ screen: ScreenLayout, into frame: inout Frame) {
    let number = number.map { "\($0)" } ?? ""
    if screen.form == .small {
      let title = pageTitle ?? SafeText(title)
      frame.put(SafeText(shortPlace), row: 0, endingAt: screen.right, .quiet)
      let start = frame.put(
        SafeText(number.isEmpty ? "" : number + " "), row: 0, column: screen.margin, .quiet)
      let room = screen.right - shortPlace.count - 2 - start
      frame.put(title.cut(to: room, in: frame.glyphs), row: 0, column: start, .strong)
      return
    }
    let bar = screen.right - ProgressBar.width
    frame.put(SafeText(number), row: 0, endingAt: 4, .quiet)
    let placeColumn = bar - 2 - frame.glyphs.width(of: SafeText(place))
    frame.put(SafeText(place), row: 0, column: placeColumn, .quiet)
    drawTitles(from: 6, to: placeColumn - 2, into: &frame)
    switch self.bar {
    case .segments(let segments): segments.draw(row: 0, column: bar, into: &frame)
    case .marks(let marks):
      for (index, mark) in marks.suffix(ProgressBar.width).enumerated() {
        frame.put(mark.0, row: 0, column: bar + index, mark.1)
      }
    }
  }
}

extension ScreenHeader {
  /// The lesson's title at the left, and the page's, if it is wanted, at the right, which is whole as
  /// long as there is room for it.
  private func drawTitles(from left: Int, to right: Int, into frame: inout Frame) {
    var end = right
    if let pageTitle {
      let shown = pageTitle.cut(to: right - left, in: frame.glyphs)
      frame.put(shown, row: 0, endingAt: right, .text)
      end = right - frame.glyphs.width(of: shown) - 2
      guard end - left >= Self.leastTitle else { return }
    }
    frame.put(SafeText(title).cut(to: end - left, in: frame.glyphs), row: 0, column: left, .strong)
  }

  /// A title that is cut shorter says nothing.
  private static let leastTitle = 6
}

extension LessonPlayer {
  /// The lesson's number and title, a position in it in long and short words, and its pages.
  func header(place: String, short: String) -> ScreenHeader {
    let pages = lesson.pageCount
    return ScreenHeader(
      number: lesson.number, title: lesson.header.title, place: place,
      shortPlace: "page \(min(index + 1, pages))/\(pages)  \(short)",
      bar: .segments(
        ProgressBar(pages: pages, current: index, fraction: page?.fractionDone ?? 1)))
  }

  /// The header of the page's quick check: `check 2 of 4`.
  var quizHeader: ScreenHeader {
    let number = lesson.checkNumber(ofPage: index) ?? 1
    return header(
      place: "check \(number) of \(lesson.checkCount)", short: "\(number)/\(lesson.checkCount)")
  }
}

/// A bar of one segment a page; the current page's fills in halves.
struct ProgressBar {
  /// The columns that the bar takes.
  static let width = 20
  /// Over this many pages, the gaps between segments go.
  private static let gapLimit = 10

  let pages: Int
  /// The page shown, from 0; `pages` when all are done.
  let current: Int
  /// How much of the current page is done, 0 to 1.
  let fraction: Double

  func draw(row: Int, column: Int, into frame: inout Frame) {
    guard pages > 0 else { return }
    let gap = pages > Self.gapLimit ? 0 : 1
    let total = max(pages, Self.width - gap * (pages - 1))
    var x = column
    for page in 0..<pages {
      let length = (page + 1) * total / pages - page * total / pages
      let halves =
        page < current
        ? 2 * length : page > current ? 0 : Int((Double(2 * length) * min(1, max(0, fraction))))
      draw(halves: halves, of: length, row: row, column: x, into: &frame)
      x += length + gap
      if x >= column + Self.width { break }
    }
  }

  private func draw(
    halves: Int, of length: Int, row: Int, column: Int, into frame: inout Frame
  ) {
    for index in 0..<length {
      let (glyph, role): (SafeText, Role) =
        switch halves - 2 * index {
        case ..<1: ("─", .faint)
        case 1: ("╸", .mark)
        default: ("━", .mark)
        }
      frame.put(glyph, row: row, column: column + index, role)
    }
  }
}

/// How much of the course is done, in minutes, at the right edge of the header.
struct MinutesBar {
  private let done: Int
  private let total: Int
  private let doneLessons: Int
  private let lessons: Int

  init(_ items: [MenuItem], _ progress: LearnerProgress) {
    let readable = items.filter { $0.refusal == nil }
    let finished = readable.filter { progress[lesson: $0.id].isFinished }
    lessons = readable.count
    doneLessons = finished.count
    total = readable.reduce(0) { $0 &+ $1.minutes }
    done = finished.reduce(0) { $0 &+ $1.minutes }
  }

  /// Draws words and bar so that they end before a column; words only where there is little room.
  func draw(right: Int, into frame: inout Frame) {
    let count = "\(doneLessons) of \(lessons) lessons"
    guard right >= 70 else {
      frame.put(SafeText(count), row: 0, endingAt: right, .quiet)
      return
    }
    let bar = right - ProgressBar.width
    frame.put(SafeText("\(count), \(done) of \(total) min"), row: 0, endingAt: bar - 2, .quiet)
    let filled = total == 0 ? 0 : min(ProgressBar.width, ProgressBar.width * done / total)
    frame.putBar(filled: filled, of: ProgressBar.width, row: 0, column: bar)
  }
}

extension Frame {
  /// Draws a bar whose first columns are done and whose rest is faint.
  mutating func putBar(filled: Int, of width: Int, row: Int, column: Int) {
    let end = put(
      SafeText(String(repeating: "━", count: max(0, min(filled, width)))), row: row,
      column: column, .mark)
    put(
      SafeText(String(repeating: "─", count: max(0, width - filled))), row: row, column: end,
      .faint)
  }
}
