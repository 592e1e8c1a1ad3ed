import TextScreen

/// The first row: which lesson it is, where in it we are, and a bar of what is done.
struct ScreenHeader {
  /// The lesson's number; nil if it has none.
  var number: Int?
  /// The title, cut where there is no room.
  var title: String
  /// Where we are: `step 5 of 9`.
  var place: String
  /// The same for a small screen, which has no bar.
  var shortPlace: String
  /// What is done.
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
    let title = SafeText(title)
    if screen.form == .small {
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
    frame.put(
      title.cut(to: min(placeColumn - 8, screen.size.columns - 44), in: frame.glyphs), row: 0,
      column: 6, .strong)
    switch self.bar {
    case .segments(let segments): segments.draw(row: 0, column: bar, into: &frame)
    case .marks(let marks):
      for (index, mark) in marks.suffix(ProgressBar.width).enumerated() {
        frame.put(mark.0, row: 0, column: bar + index, mark.1)
      }
    }
  }
}

extension LessonPlayer {
  /// The lesson's number and title, a place in it in long and short words, and its pages.
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
