import ConvolutionCore
import Learning
import LessonScript
import Testing
import TextScreen

@testable import Figures

/// Until it is answered or skipped, what is asked is nowhere on screen nor in the words: for every
/// kind and everything that it can ask.
@Suite struct PredictionTests {
  /// The rooms that pictures are looked at in.
  private static let rooms = [
    KindTests.usual, Size(columns: 38, rows: 30), Size(columns: 70, rows: 33),
  ]

  /// What can be asked about a step, and what is shown meanwhile and afterwards.
  struct Asked {
    let figure: any Figure
    let step: Int
    let question: Question

    var asking: Moment { Moment(step: step, beat: 0, isAsking: true) }
    var shown: Moment { figure.rest(at: step) }

    /// All the words while it is asked: picture, caption and prompt.
    func words(in room: Size) -> Set<String> {
      PredictionTests.words(in: KindTests.frame(figure, asking, room).description)
        .union(PredictionTests.words(in: figure.caption(at: asking)))
        .union(promptWords)
    }

    var promptWords: Set<String> {
      PredictionTests.words(
        in: question.prompt.map { block in
          if case .paragraph(let prose) = block { prose.plainText } else { "" }
        }.joined(separator: " "))
    }
  }

  /// What the body's own `predict:` asks, step by step.
  private static func asked(_ body: KindTests.Body) throws -> [Asked] {
    let script = try body.scripted()
    return script.predictions.sorted().compactMap { step in
      script.figure.question(before: step).map {
        Asked(figure: script.figure, step: step, question: $0)
      }
    }
  }

  private static func words(in text: String) -> Set<String> {
    Set(
      text.split { !($0.isNumber || $0.isLetter || "-.,".contains($0)) }.map { word in
        var word = String(word)
        while word.last == "." || word.last == "," { word.removeLast() }
        return word
      })
  }

  /// A body for each word of `ask:` that has a meaning of its own.
  @Test func everythingThatCanBeAskedIsAskedOfSomeBody() throws {
    var ids: [String: Set<String>] = [:]
    for body in KindTests.bodies {
      for asked in try Self.asked(body) {
        ids[body.kind, default: []].insert(asked.question.id.filter { !$0.isNumber })
      }
    }
    #expect(
      ids == [
        "kernel-slide": ["step-", "size", "map", "largest", "change-"],
        "receptive-field": ["step-", "cells-", "growth-"],
        "parameter-bars": ["step-", "compare-"], "table": ["step-", "compare-"],
      ])
  }

  @Test(arguments: KindTests.bodies) func theResultChangesPictureAndWords(
    _ body: KindTests.Body
  ) throws {
    for asked in try Self.asked(body) {
      let figure = asked.figure
      #expect(figure.caption(at: asked.asking) != figure.caption(at: asked.shown))
      #expect(
        KindTests.frame(figure, asked.asking, KindTests.usual)
          != KindTests.frame(figure, asked.shown, KindTests.usual))
    }
  }

  @Test(arguments: KindTests.bodies) func aNumberHides(_ body: KindTests.Body) throws {
    for asked in try Self.asked(body) {
      guard case .number(let key) = asked.question.kind else { continue }
      for room in Self.rooms {
        let words = asked.words(in: room)
        #expect(!words.contains(key.right.plain), "step \(asked.step) shows \(key.right)")
        #expect(!words.contains(key.right.description), "step \(asked.step)")
      }
      #expect(asked.question.verdict(on: .number(key.right, typed: "")).isRight)
      for mistake in key.mistakes {
        let verdict = asked.question.verdict(on: .number(mistake.value, typed: ""))
        #expect(!verdict.isRight && verdict.isDiagnosed)
      }
    }
  }

  /// The numbers that decide are not on screen, but for those that stood there before.
  @Test(arguments: KindTests.bodies) func aComparisonHides(_ body: KindTests.Body) throws {
    for asked in try Self.asked(body) {
      guard case .choice(let options, _) = asked.question.kind else { continue }
      #expect(options.count { $0.isRight } == 1)
      let before = (1..<asked.step).map { asked.figure.caption(at: asked.figure.rest(at: $0)) }
      let known = Self.words(in: before.joined(separator: " "))
      for (place, option) in options.enumerated() {
        #expect(asked.question.verdict(on: .options([place])).isRight == option.isRight)
        let told = Self.words(in: option.feedback.plainText).subtracting(known)
          .subtracting(asked.promptWords).filter { $0.contains(where: \.isNumber) }
        for room in Self.rooms {
          #expect(asked.words(in: room).isDisjoint(with: told), "step \(asked.step): \(told)")
        }
      }
    }
  }

  /// Cells that are asked for look like all others of their grid.
  @Test(arguments: KindTests.bodies) func cellsHide(_ body: KindTests.Body) throws {
    for asked in try Self.asked(body) {
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
      #expect(right.allSatisfy { grid.contains($0, in: name) })
      for room in Self.rooms {
        let looks = Self.looks(of: grid, KindTests.frame(asked.figure, asked.asking, room))
        #expect(Set(looks.values).count == 1, "step \(asked.step): \(Set(looks.values))")
        #expect(looks.count == grid.rows * grid.columns)
      }
    }
  }

  @Test(arguments: KindTests.bodies) func aMapHides(_ body: KindTests.Body) throws {
    for asked in try Self.asked(body) {
      guard case .grid(let key) = asked.question.kind else { continue }
      let grid = try #require(asked.figure.grids.first { $0.name == key.grid })
      #expect(key.right.count == grid.rows)
      for room in Self.rooms {
        let looks = Self.looks(of: grid, KindTests.frame(asked.figure, asked.asking, room))
        #expect(Set(looks.values.map { $0.filter { $0 != " " } }) == ["?"])
      }
      #expect(asked.question.verdict(on: .grid(key.right)).isRight)
    }
  }

  /// What stands in each cell of a grid.
  private static func looks(of grid: CellGrid, _ frame: Frame) -> [CellAddress: String] {
    var looks: [CellAddress: String] = [:]
    for mark in frame.marks {
      guard case .cell(let cell) = mark.target, grid.contains(cell) else { continue }
      looks[cell] = (mark.rect.column..<mark.rect.endColumn).map {
        String(frame[mark.rect.row, $0].glyph ?? " ")
      }.joined()
    }
    return looks
  }
}

extension CellGrid {
  fileprivate func contains(_ cell: Position, in name: String) -> Bool {
    contains(CellAddress(grid: name, row: cell.row, column: cell.column))
  }
}
