import Expressions
import Learning
import LessonScript

// Fresh numbers for a figure: what `draw:` gives.

extension ScriptedFigure {
  /// The most draws that `check` makes.
  public static let drawLimit = 200
  /// The most draws that a seed tries until the first has to do.
  private static let tryLimit = 16

  /// True if a replay can show it with other numbers.
  public var isDrawn: Bool { draws.count > 1 }

  /// The figure with the numbers of a seed; seed 0 takes the first draw, as the lesson is written.
  public func drawn(seed: UInt64) -> ScriptedFigure {
    guard isDrawn, seed != 0 else { return self }
    var generator = SeededGenerator(seed: seed, purpose: "draw \(id ?? "")")
    for _ in 0..<Self.tryLimit {
      let place = Int.random(in: 0..<draws.count, using: &generator)
      if let figure = try? makeFigure(block, drawn: draws[place]) { return figure }
    }
    return self
  }

  /// Makes the figure of every draw, of so many at most; throws what is wrong with the first that
  /// fails, with its numbers.
  public func checkDraws() throws(LessonErrors) {
    for place in 1..<max(1, min(draws.count, Self.drawLimit)) {
      let drawn = draws[place]
      do throws(LessonErrors) {
        _ = try makeFigure(block, drawn: drawn)
      } catch {
        let numbers = drawn.sorted { $0.key < $1.key }.map { "\($0) = \($1)" }
        var errors = LessonErrors()
        for fault in error.all {
          errors.report(
            "\(fault.message), with \(numbers.joined(separator: ", "))", at: fault.location)
        }
        throw errors
      }
    }
  }
}

extension FigureBlock {
  /// The drawn names that occur nowhere else in the body.
  var unusedDraws: [Located<String>] {
    let texts = entries.flatMap { [$0.value] + $0.lines }.map(\.value)
    let words = Set(
      texts.flatMap { text in
        text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
      })
    return draws.flatMap(\.names).filter { !words.contains($0.value) }
  }
}
