import Learning
import LessonScript
import TestSupport
import Testing
import TextScreen

@testable import Figures

/// What holds for every figure kind: a kind in the list has these tests for nothing.
@Suite struct KindTests {
  /// The kinds by name; each test runs for all of them.
  static let names = figureKinds.map { $0.kind }

  /// Every kind's example, and its further ones for what can be asked.
  static let bodies = figureKinds.flatMap { kind in
    ([kind.example] + kind.askingExamples).enumerated().map {
      Body(kind: kind.kind, number: $0.offset, text: $0.element)
    }
  }

  /// A figure's body.
  struct Body: CustomTestStringConvertible {
    let kind: String
    /// 0 is the example of the authors' reference.
    let number: Int
    let text: String

    var testDescription: String { "\(kind) \(number)" }

    func scripted() throws -> ScriptedFigure {
      try KindTests.scripted("```figure \(kind) id=example\n\(text)\n```")
    }
  }

  /// The room that the usual screen has for a figure.
  static let usual = Size(columns: 76, rows: 17)

  static func example(_ name: String) throws -> ScriptedFigure {
    let kind = try #require(figureKinds.first { $0.kind == name })
    return try scripted("```figure \(name) id=example\n\(kind.example)\n```")
  }

  static func scripted(_ fence: String) throws -> ScriptedFigure {
    let text = """
      ---
      id: example
      title: Example
      minutes: 1
      ---
      # Example

      ## Page

      \(fence)
      """
    let lesson = try Lesson(parsing: text)
    for case .figure(let block) in lesson.pages[0].blocks { return try makeFigure(block) }
    throw LessonErrors()
  }

  static func frame(_ figure: any Figure, _ moment: Moment, _ size: Size) -> Frame {
    var frame = Frame(size: size)
    figure.draw(at: moment, in: Rect(size), into: &frame)
    return frame
  }

  static func moments(_ figure: any Figure) -> [Moment] {
    let steps = Set([1, 2, (figure.stepCount + 1) / 2, figure.stepCount]).filter {
      (1...figure.stepCount).contains($0)
    }
    return steps.sorted().flatMap { step in
      (0..<max(1, figure.beats(in: step))).map { Moment(step: step, beat: $0) }
        + (figure.question(before: step) == nil
          ? [] : [Moment(step: step, beat: 0, isAsking: true)])
    }
  }

  @Test func everyNameIsTakenOnce() {
    #expect(Set(Self.names).count == Self.names.count)
  }

  @Test(arguments: bodies) func theExampleIsReadAndHasWords(_ body: Body) throws {
    let figure = try body.scripted().figure
    #expect(figure.stepCount >= 1)
    for step in 1...figure.stepCount {
      #expect(!figure.caption(at: figure.rest(at: step)).isEmpty)
    }
  }

  @Test(arguments: bodies) func theExampleFitsTheUsualScreen(_ body: Body) throws {
    let size = try body.scripted().figure.size(within: Self.usual)
    #expect(size.fits(in: Self.usual), "\(size)")
    #expect(size.columns > 0 && size.rows > 0)
  }

  @Test(arguments: names) func firstMiddleAndLastStep(_ name: String) throws {
    let figure = try Self.example(name).figure
    for step in Set([1, (figure.stepCount + 1) / 2, figure.stepCount]).sorted() {
      let moment = figure.rest(at: step)
      let frame = Self.frame(figure, moment, Self.usual)
      expectSnapshot(
        figure.caption(at: moment) + "\n\n" + frame.withRoles, "\(name)-step-\(step)")
    }
  }

  @Test(arguments: bodies) func everyMomentStaysInItsAreaAtEverySize(_ body: Body) throws {
    let figure = try body.scripted().figure
    let sizes =
      [(1, 1), (2, 3), (7, 2), (20, 5), (38, 6), (39, 8), (50, 22), (70, 33), (76, 17), (116, 30)]
      .map { Size(columns: $0.0, rows: $0.1) }
    for size in sizes {
      _ = figure.size(within: size)
      for moment in Self.moments(figure) {
        let area = Rect(row: 3, column: 5, columns: size.columns, rows: size.rows)
        var frame = Frame(size: Size(columns: size.columns + 40, rows: size.rows + 40))
        // The session clips; a figure must not rely on it where its wanted size has room.
        let wanted = figure.size(within: size)
        frame.clip = wanted.fits(in: size) ? Rect(frame.size) : area
        figure.draw(at: moment, in: area, into: &frame)
        for row in 0..<frame.size.rows {
          for column in 0..<frame.size.columns
          where !area.contains(Point(row: row, column: column)) {
            #expect(
              frame[row, column] == .blank,
              "\(body.testDescription) \(size) \(moment) at \(row), \(column)")
          }
        }
        for mark in frame.marks {
          #expect(
            mark.rect.intersection(area) == mark.rect, "\(body.testDescription) \(size) \(mark)")
        }
      }
    }
  }

  @Test(arguments: bodies) func drawingIsAFunctionOfTheMoment(_ body: Body) throws {
    let figure = try body.scripted().figure
    let before = Self.moments(figure).map { Self.frame(figure, $0, Self.usual) }
    let after = Self.moments(figure).reversed().map { Self.frame(figure, $0, Self.usual) }
    #expect(before == after.reversed())
  }

  @Test(arguments: bodies) func asciiHoldsOnlyASCII(_ body: Body) throws {
    let figure = try body.scripted().figure
    for moment in Self.moments(figure) {
      var frame = Frame(size: Self.usual, glyphs: .ascii)
      figure.draw(at: moment, in: Rect(Self.usual), into: &frame)
      #expect(frame.description.utf8.allSatisfy { $0 < 0x80 })
    }
  }

  /// Every change by hand either shows, in the picture and in the words, or is refused in words.
  @Test(arguments: bodies) func changesByHandShow(_ body: Body) throws {
    let figure = try body.scripted().figure
    for input in Self.inputs(figure) {
      for step in Set([1, figure.stepCount]).sorted() {
        switch figure.changed(by: input, at: step) {
        case .none: Issue.record("\(body.testDescription): \(input) means nothing")
        case .refused(let reason): #expect(!reason.isEmpty)
        case .step(let wanted): #expect((1...figure.stepCount).contains(wanted))
        case .figure(let changed, let wanted):
          let at = changed.rest(at: wanted ?? step)
          #expect((1...changed.stepCount).contains(wanted ?? step) || wanted == nil)
          #expect(!changed.caption(at: at).isEmpty)
          let all = (1...changed.stepCount).map { changed.caption(at: changed.rest(at: $0)) }
          let before = (1...figure.stepCount).map { figure.caption(at: figure.rest(at: $0)) }
          let looksElse =
            Self.frame(changed, at, Self.usual)
            != Self.frame(figure, figure.rest(at: step), Self.usual)
          #expect(looksElse || all != before, "\(body.testDescription): \(input) changes nothing")
        }
      }
    }
  }

  /// Actions, settings both ways, an edit and a pick in every grid.
  private static func inputs(_ figure: any Figure) -> [Input] {
    var inputs: [Input] = figure.actions(at: 1).filter { $0.picksFrom == nil }.map {
      .action($0.key)
    }
    for index in figure.settings.indices {
      inputs += [.setting(index, by: 1), .setting(index, by: -1)]
    }
    for grid in figure.grids {
      let last = CellAddress(grid: grid.name, row: grid.rows - 1, column: grid.columns - 1)
      inputs.append(grid.isEditable ? .edit(last, 77) : .pick(last))
    }
    return inputs
  }

  @Test(arguments: bodies) func namesOfKeysAndGridsAreUnique(_ body: Body) throws {
    let figure = try body.scripted().figure
    let keys = figure.actions(at: 1).map(\.key)
    #expect(Set(keys).count == keys.count)
    let grids = figure.grids.map(\.name)
    #expect(Set(grids).count == grids.count)
    for action in figure.actions(at: 1) {
      if let grid = action.picksFrom { #expect(grids.contains(grid)) }
      #expect(!action.label.isEmpty && !action.help.isEmpty)
    }
  }

  /// Whatever a learner does in whatever order, the figure stays whole.
  @Test(arguments: bodies) func aSeededMonkeyBreaksNothing(_ body: Body) throws {
    var figure = try body.scripted().figure
    var generator = TestGenerator(seed: 7)
    for _ in 0..<200 {
      let step = Int.random(in: 1...figure.stepCount, using: &generator)
      guard let input = Self.inputs(figure).randomElement(using: &generator) else { return }
      if case .figure(let changed, _) = figure.changed(by: input, at: step) { figure = changed }
      let moment = figure.rest(at: step)
      _ = Self.frame(figure, moment, Size(columns: 60, rows: 20))
      #expect(figure.stepCount >= 1)
    }
  }
}
