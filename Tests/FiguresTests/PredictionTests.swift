import ConvolutionCore
import Learning
import LessonScript
import TestSupport
import KindExamples
import Testing
import TextScreen

@testable import Figures

/// Until it is answered or skipped, what is asked is nowhere: for every word of every kind.
@Suite struct PredictionTests {
  /// The rooms that pictures are looked at in.
  private static let rooms = [
    Size.usual, Size(columns: 38, rows: 30), Size(columns: 70, rows: 33),
  ]

  /// Glyphs that lengths and counts are drawn with.
  private static let barGlyphs: Set<Character> = [
    "·", "●", "○", "■", "□", "█", "▀", "▄", "▌", "━", "─",
  ]

  private static func isBar(_ glyph: Character) -> Bool {
    barGlyphs.contains(glyph) || ("\u{2801}"..."\u{28FF}").contains(glyph)
  }

  private static func predictions(_ body: KindExample) throws -> [KindPrediction] {
    KindPrediction.all(of: try body.scripted())
  }

  @Test(arguments: KindExample.asking) func theResultChangesPictureAndWords(_ body: KindExample)
    throws
  {
    for asked in try Self.predictions(body) {
      let figure = asked.figure
      #expect(figure.caption(at: asked.asking) != figure.caption(at: asked.shown))
      #expect(figure.frame(at: asked.asking) != figure.frame(at: asked.shown))
    }
  }

  // MARK: Numbers

  /// Picture, caption, prompt, the step's name and count have no word that is the number, but for
  /// those that were there before.
  @Test(arguments: KindExample.asking) func aNumberHidesFromReaders(_ body: KindExample) throws {
    for asked in try Self.predictions(body) {
      guard case .number(let key) = asked.question.kind else { continue }
      let answers = [key.right.plain, key.right.description]
      for room in Self.rooms {
        let new = asked.words(in: room).subtracting(asked.wordsBefore(in: room))
        #expect(new.isDisjoint(with: answers), "step \(asked.step): \(key.right)")
        #expect(asked.promptWords.isDisjoint(with: answers), "step \(asked.step): \(key.right)")
      }
      if asked.figure.showsStepCount(at: asked.asking) {
        #expect(!answers.contains("\(asked.figure.stepCount)"), "the count of steps is the answer")
      }
      #expect(asked.question.verdict(on: .number(key.right, typed: "")).isRight)
      for value in key.mistakes.map(\.value) + key.models.map(\.value) {
        let verdict = asked.question.verdict(on: .number(value, typed: ""))
        #expect(!verdict.isRight && verdict.isDiagnosed)
      }
    }
  }

  /// No glyph is there as often as the number, nor in a row as long, and no grid has as many cells.
  @Test(arguments: KindExample.asking) func aNumberHidesFromCounting(_ body: KindExample) throws {
    for asked in try Self.predictions(body) {
      guard case .number(let key) = asked.question.kind, let right = key.right.integer, right > 2
      else { continue }
      let frames = Self.rooms.map { asked.figure.frame(at: asked.asking, in: $0) }
      let grids = Dictionary(grouping: frames[0].cells.keys, by: \.grid).mapValues(\.count)
      if !asked.figure.showsStepCount(at: asked.asking) {
        #expect(!grids.values.contains(right), "\(right) cells: \(grids)")
      }
      for glyph in Self.barGlyphs {
        // What is the same in every room is no accident of one room.
        #expect(!frames.allSatisfy { $0.count(of: glyph) == right }, "\(right) times \(glyph)")
        #expect(!frames.allSatisfy { $0.longestRun(of: glyph) == right }, "a row of \(glyph)")
      }
    }
  }

  /// Nothing that the result draws as a length is there before: neither in a number's picture nor
  /// in that of a comparison.
  @Test(arguments: KindExample.asking) func noBarIsDrawnAhead(_ body: KindExample) throws {
    for asked in try Self.predictions(body) where asked.step > 1 {
      switch asked.question.kind {
      case .number, .choice: break
      case .cell, .cells, .grid: continue
      }
      for room in Self.rooms {
        let earlier = asked.figure.frame(at: asked.figure.rest(at: asked.step - 1), in: room)
        let asking = asked.figure.frame(at: asked.asking, in: room)
        let shown = asked.figure.frame(at: asked.shown, in: room)
        let cells = Set(asking.marks.filter { if case .cell = $0.target { true } else { false } })
        var ahead = 0
        for row in 0..<room.rows {
          for column in 0..<room.columns {
            let glyph = asking[row, column].glyph
            guard glyph == shown[row, column].glyph, glyph != earlier[row, column].glyph,
              let glyph, Self.isBar(glyph), asking[row, column].role != .window,
              !cells.contains(where: { $0.rect.contains(Point(row: row, column: column)) })
            else { continue }
            ahead += 1
          }
        }
        #expect(ahead == 0, "step \(asked.step) in \(room): \(ahead) cells of a bar")
      }
    }
  }

  // MARK: Comparisons

  /// The numbers that decide are not on screen, but for those that were there before.
  @Test(arguments: KindExample.asking) func aComparisonHides(_ body: KindExample) throws {
    for asked in try Self.predictions(body) {
      guard case .choice(let options, _) = asked.question.kind else { continue }
      #expect(options.count { $0.isRight } == 1)
      let before = (1..<asked.step).map { asked.figure.caption(at: asked.figure.rest(at: $0)) }
      let known = wordSet(of: before.joined(separator: " ")).union(asked.promptWords)
      for (index, option) in options.enumerated() {
        #expect(asked.question.verdict(on: .options([index])).isRight == option.isRight)
        let told = wordSet(of: option.feedback.plainText).subtracting(known)
          .filter { $0.contains(where: \.isNumber) }
        for room in Self.rooms {
          #expect(asked.words(in: room).isDisjoint(with: told), "step \(asked.step): \(told)")
        }
      }
    }
  }

  // MARK: Cells and maps

  /// Cells that are asked for look like all others of their grid.
  @Test(arguments: KindExample.asking) func cellsHide(_ body: KindExample) throws {
    for asked in try Self.predictions(body) {
      let (name, right): (String, Set<Position>)
      switch asked.question.kind {
      case .cell(let key): (name, right) = (key.grid, key.right)
      case .cells(let key):
        (name, right) = (key.grid, key.right)
        for room in Self.rooms {
          #expect(!asked.words(in: room).contains("\(right.count)"), "step \(asked.step)")
        }
        #expect(asked.question.verdict(on: .cells(right)).isRight)
        for model in key.models {
          let verdict = asked.question.verdict(on: .cells(model.value))
          #expect(!verdict.isRight && verdict.isDiagnosed)
        }
      case .choice, .number, .grid: continue
      }
      let grid = try #require(asked.figure.grids.first { $0.name == name })
      let addresses = right.map { CellAddress(grid: name, row: $0.row, column: $0.column) }
      #expect(addresses.allSatisfy(grid.contains))
      for room in Self.rooms {
        let looks = asked.looks(of: grid, in: room)
        #expect(Set(looks.values).count == 1, "step \(asked.step): \(Set(looks.values))")
        #expect(looks.count == grid.rows * grid.columns)
      }
    }
  }

  @Test(arguments: KindExample.asking) func aMapHides(_ body: KindExample) throws {
    for asked in try Self.predictions(body) {
      guard case .grid(let key) = asked.question.kind else { continue }
      let grid = try #require(asked.figure.grids.first { $0.name == key.grid })
      #expect(key.right.count == grid.rows)
      for room in Self.rooms {
        #expect(Set(asked.looks(of: grid, in: room).values) == ["?"])
      }
      #expect(asked.question.verdict(on: .grid(key.right)).isRight)
    }
  }
}

extension KindPrediction {
  /// The words while it is asked, but for those in cells where the answer must be seen.
  fileprivate func words(in room: Size) -> Set<String> {
    var frame = figure.frame(at: asking, in: room)
    if let grid = figure.gridOfAnswer(to: word) {
      for mark in frame.marks {
        if case .cell(let cell) = mark.target, cell.grid == grid { frame.clear(mark.rect) }
      }
    }
    let texts = [frame.description, figure.caption(at: asking), figure.name(of: step)]
    return wordSet(of: texts.joined(separator: " ")).union(promptWords)
  }

  /// The words of the step before, at rest; none before the first.
  fileprivate func wordsBefore(in room: Size) -> Set<String> {
    guard step > 1 else { return [] }
    let moment = figure.rest(at: step - 1)
    return wordSet(
      of: figure.frame(at: moment, in: room).description + " " + figure.caption(at: moment))
  }

  fileprivate var promptWords: Set<String> {
    wordSet(of: question.promptText)
  }

  /// The text in each cell of a grid, while it is asked.
  fileprivate func looks(of grid: CellGrid, in room: Size) -> [CellAddress: String] {
    figure.frame(at: asking, in: room).cells.filter { grid.contains($0.key) }
  }
}

private func wordSet(of text: String) -> Set<String> {
  Set(
    text.split { !($0.isNumber || $0.isLetter || "-.,".contains($0)) }.map { word in
      var word = String(word)
      while word.last == "." || word.last == "," { word.removeLast() }
      return word
    })
}

extension Frame {
  fileprivate func count(of glyph: Character) -> Int {
    (0..<size.rows).reduce(0) { $0 + row($1).count { $0.glyph == glyph } }
  }

  /// The longest stretch of a glyph along a row or a column.
  fileprivate func longestRun(of glyph: Character) -> Int {
    func longest(_ lines: Int, _ length: Int, _ glyphAt: (Int, Int) -> Character?) -> Int {
      var best = 0
      for line in 0..<lines {
        var run = 0
        for index in 0..<length {
          run = glyphAt(line, index) == glyph ? run + 1 : 0
          best = max(best, run)
        }
      }
      return best
    }
    return max(
      longest(size.rows, size.columns) { self[$0, $1].glyph },
      longest(size.columns, size.rows) { self[$1, $0].glyph })
  }
}
