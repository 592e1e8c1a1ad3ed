import Figures
import TextScreen

/// A figure drawn as lines of text, without colour, in the room that it has on the usual screen.
struct FigurePicture {
  /// The most columns and rows; only a figure that can do with no fewer rows takes more.
  static let room = Size(columns: LessonText.width, rows: 17)
  /// The most rows of all.
  private static let rowLimit = 200

  /// The lines, without blank ones above, below, or twice in a row.
  let lines: [String]

  /// Draws a figure at a moment; what is asked then is hidden as on a screen.
  init(of figure: any Figure, at moment: Moment, glyphs: GlyphSet) {
    let layout = figure.view(at: moment).laidOut(in: Self.room, glyphs)
    let size = Size(
      columns: min(layout.size.columns, Self.room.columns),
      rows: min(layout.size.rows, Self.rowLimit))
    var frame = Frame(size: size, glyphs: glyphs)
    layout.draw(in: Rect(size), into: &frame)
    var lines: [String] = []
    for line in frame.description.split(separator: "\n", omittingEmptySubsequences: false)
    where !line.isEmpty || lines.last.map({ !$0.isEmpty }) ?? false {
      lines.append(String(line))
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines
  }
}
