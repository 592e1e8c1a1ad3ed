import KindExamples
import Testing
import TextScreen

@testable import Figures

/// Figures in rooms from the smallest screen's to a large one's.
@Suite struct GrowingTests {
  private static let rooms = [(38, 7), (76, 17), (73, 34), (146, 54)].map {
    Size(columns: $0.0, rows: $0.1)
  }

  /// A larger room makes no figure smaller, and most larger.
  @Test(arguments: KindExample.plain) func figuresGrow(_ body: KindExample) throws {
    let figure = try body.figure()
    func size(_ room: Size) -> Size {
      figure.view(at: figure.rest(at: 1)).laidOut(in: room, .unicode).size
    }
    let (usual, large) = (size(.usual), size(Size(columns: 146, rows: 54)))
    #expect(large.columns >= usual.columns && large.rows >= usual.rows)
    if body.kind != "table" { #expect(large.columns + large.rows > usual.columns + usual.rows) }
  }

  /// What has room in a form that is tight enough is not cut in a larger one.
  @Test(arguments: [30, 31, 32, 33, 34, 35, 36]) func aBankFitsWithItsSum(_ rows: Int) throws {
    let body = """
      input:
        0 0 0 0 0 0
        0 0 9 9 9 0
        0 0 9 9 9 0
        0 0 9 9 9 0
        0 0 0 0 0 0
      bank: sobel-x, sobel-y, laplacian, identity
      """
    let figure = try KindExample.scripted("kernel-slide", body).figure
    let room = Size(columns: 73, rows: rows)
    #expect(figure.view(at: figure.rest(at: 9)).laidOut(in: room, .unicode).size.fits(in: room))
  }

  /// The signs between input, kernel and output are there in every arrangement.
  @Test(arguments: rooms) func aSlideKeepsItsSigns(_ room: Size) throws {
    let figure = try #require(
      KindExample.plain.first { $0.kind == "kernel-slide" }
    ).figure()
    for step in [1, figure.stepCount] {
      let layout = figure.view(at: figure.rest(at: step)).laidOut(in: room, .unicode)
      var frame = Frame(size: layout.size)
      layout.draw(in: Rect(layout.size), into: &frame)
      let picture = frame.description
      #expect(picture.contains("∗") && picture.contains(" = "), "\(room)\n\(picture)")
    }
  }

  /// Zeros that padding adds are dots, and no cells of the picture.
  @Test func paddingIsDotted() throws {
    let body = """
      input:
        1 2
        3 4
      kernel:
        1
      padding: 1
      """
    let figure = try KindExample.scripted("kernel-slide", body).figure
    let frame = figure.frame(at: figure.rest(at: 6))
    let rows = frame.description.split(separator: "\n").filter {
      $0.prefix(18).contains("·   ·   ·   ·")
    }
    #expect(rows.count == 2, "above and below")
    for mark in frame.marks {
      guard case .cell(let cell) = mark.target, cell.grid == "input" else { continue }
      guard case .tile(.grey, _) = frame[mark.rect.row, mark.rect.endColumn - 1].role else {
        Issue.record("\(cell) has no shade")
        continue
      }
    }
  }

  /// No label is cut within a word, in any room.
  @Test(arguments: KindExample.plain) func labelsAreWholeWords(_ body: KindExample) throws {
    let figure = try body.figure()
    let moment = figure.rest(at: figure.stepCount)
    let whole = Set(figure.frame(at: moment, in: .huge).labels)
    let words = Set(whole.flatMap { $0.split(whereSeparator: { " ,".contains($0) }) })
    for columns in 38...76 {
      for label in figure.frame(at: moment, in: Size(columns: columns, rows: 60)).labels {
        for word in label.split(whereSeparator: { " ,".contains($0) }) {
          let isPart = word.contains { $0.isNumber } || ["rows", "columns"].contains(word)
          #expect(words.contains(word) || isPart, "\(columns): \(label)")
        }
      }
    }
  }
}

extension Frame {
  /// The texts of all parts of one row, as far as they are seen.
  fileprivate var labels: [String] {
    marks.compactMap { mark in
      guard case .part = mark.target, mark.rect.rows == 1 else { return nil }
      return text(in: mark.rect)
    }
  }
}
