import Figures
import LessonScript
import TextScreen
import Tutor

/// Each kind's example at its last step, laid out and drawn in a room, and reached by a key.
///
/// The last step shows most. An empty frame costs its part of every drawing, so it is timed alone.
func figureCases() -> [BenchmarkCase] {
  let rooms = [(38, 6), (76, 17), (196, 56)].map { Size(columns: $0, rows: $1) }
  let screens = [(40, 12), (80, 24), (200, 60)].map { Size(columns: $0, rows: $1) }
  return rooms.map(emptyFrameCase)
    + figureKinds.flatMap { kind in rooms.map { drawingCase(kind, in: $0) } }
    + figureKinds.flatMap { kind in screens.map { keyCase(kind, on: $0) } }
}

private func emptyFrameCase(_ room: Size) -> BenchmarkCase {
  BenchmarkCase("frame/empty/\(room.name)") {
    { Frame(size: room) }
  }
}

private func drawingCase(_ kind: any Figure.Type, in room: Size) -> BenchmarkCase {
  BenchmarkCase("figure/\(kind.kind)/\(room.name)") {
    let figure = try example(of: kind)
    let moment = figure.rest(at: figure.stepCount)
    return { drawing(of: figure, at: moment, in: room) }
  }
}

private func keyCase(_ kind: any Figure.Type, on screen: Size) -> BenchmarkCase {
  BenchmarkCase("key/\(kind.kind)/\(screen.name)") {
    var session = SizedSession(on: screen)
    session.openFirstPage(of: try Lesson(parsing: SampleLesson.text(of: kind)))
    session.makeOtherPages()
    // One step before the last.
    _ = session.frame(after: .end)
    _ = session.frame(after: .left)
    let beforeLast = session
    return {
      var session = beforeLast
      return session.frame(after: .right)
    }
  }
}

/// The figure that a kind's example describes.
private func example(of kind: any Figure.Type) throws -> any Figure {
  let lesson = try Lesson(parsing: SampleLesson.text(of: kind))
  for case .figure(let block) in lesson.pages.flatMap(\.blocks) {
    return try makeFigure(block).figure
  }
  throw MissingFigure(kind: kind.kind)
}

/// A kind whose example was not found in its own sample.
private struct MissingFigure: Error {
  let kind: String
}

/// A figure laid out and drawn once, in a frame of its own.
private func drawing(of figure: any Figure, at moment: Moment, in room: Size) -> Frame {
  var frame = Frame(size: room)
  figure.view(at: moment).laidOut(in: room, .unicode).draw(in: Rect(room), into: &frame)
  return frame
}

extension Size {
  /// Columns by rows: `76x17`.
  fileprivate var name: String { "\(columns)x\(rows)" }
}
