import Foundation
import LessonScript
import Testing
import TextScreen

@testable import Figures

/// Lessons 07 to 09 through their figures: their numbers, and no answer before it is given.
@Suite struct TableLessonTests {
  private func figures(
    _ lesson: String = "08-one-kernel-everywhere"
  ) throws -> [String: ScriptedFigure] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Lessons/\(lesson).md").standardized
    let lesson = try Lesson(parsing: String(contentsOf: file, encoding: .utf8))
    var figures: [String: ScriptedFigure] = [:]
    for case .figure(let block) in lesson.pages.flatMap(\.blocks) {
      let figure = try makeFigure(block)
      figures[try #require(figure.id)] = figure
    }
    return figures
  }

  private func words(_ script: ScriptedFigure?) throws -> String {
    let figure = try #require(script?.figure)
    return (1...figure.stepCount).map { figure.caption(at: figure.rest(at: $0)) }
      .joined(separator: "\n")
  }

  /// F21, F65, F79 to F82.
  @Test func theWorkedExamples() throws {
    let words = try words(figures()["worked"])
    for number in [
      "1,216", "49,168", "40.4", "12,544", "38,547,712", "31,700",
      "4,864", "6,291,968", "1,293.6", "230,400", "2,831,385,600", "582,111",
      "1,792", "77,070,848", "43,008", "3,211,264", "483,388,358,656", "269,747,968",
    ] {
      #expect(words.contains(": \(number)"), "\(number)")
    }
  }

  /// Three wirings of six inputs and four outputs, and what sharing changes.
  @Test func theWiringsAndTheirOrders() throws {
    let wires = try words(figures()["wires"])
    #expect(
      wires.hasPrefix(
        "dense: 24 wires, 24 weights; local: 12 wires, 12 weights; shared: 12 wires, 3 weights"))
    #expect(wires.contains("shared: x3 feeds y1 by c, y2 by b, y3 by a"))
    let orders = try words(figures("07-fewer-wires")["orders"])
    #expect(orders.contains("wires of an output: O(k); of the layer: O(k·n); weights: O(k)"))
  }

  /// The picture of 320×280 in honest units: Deep Learning, figure 9.6, and a 3×3 kernel beside it.
  @Test func theLedger() throws {
    let words = try words(figures("07-fewer-wires")["ledger"])
    for number in [
      "319", "318", "280", "278", "89,320", "88,404", "178,640", "795,636", "267,960", "1,502,868",
      "8,003,072,000", "7,920,998,400", "44,800", "9,955.6", "59,733",
    ] {
      #expect(words.contains(": \(number)"), "\(number)")
    }
    let ways = try self.words(figures("07-fewer-wires")["ways"])
    #expect(ways.contains("dense matrix: 7,920,998,400 multiply-adds"))
    #expect(ways.contains("patches as rows: 795,636 multiply-adds"))
  }

  /// The ladder of a 224×224 picture: dense, local, shared.
  @Test func theLadder() throws {
    let words = try words(figures("09-convolution-is-a-matrix")["ladder"])
    for number in ["2,517,630,976", "451,584", "448,900", "9"] {
      #expect(words.contains("numbers stored: \(number)"), "\(number)")
    }
  }

  /// The map of SCREENS 3: 10 -12 -3 / 12 -8 ….
  @Test func theThreeChannels() throws {
    let totals = try words(figures()["channels"]).split(separator: "\n").map {
      String($0.split(separator: " ").last ?? "")
    }
    #expect(totals.prefix(5) == ["10", "-12", "-3", "12", "-8"])
  }

  @Test(arguments: ["07-fewer-wires", "08-one-kernel-everywhere", "09-convolution-is-a-matrix"])
  func noAnswerShowsBeforeItIsGiven(_ lesson: String) throws {
    // A matrix is full of digits; an example without coincidences stands for it in other tests.
    for (id, script) in try figures(lesson)
    where id != "channels" && !(script.figure is ConvolutionMatrixFigure) {
      for step in script.predictions {
        let (word, question) = try #require(script.question(before: step, of: script.figure))
        guard case .number(let key) = question.kind else { continue }
        #expect(
          !key.mistakes.isEmpty || !key.models.isEmpty, "\(id) step \(step) names no wrong answer")
        let asking = script.figure.asking(word, at: step)
        let shown =
          script.figure.frame(at: asking).description
          + script.figure.caption(at: asking)
        let words = shown.split { !($0.isNumber || $0.isLetter || ",.".contains($0)) }
        #expect(!words.contains { $0 == key.right.description }, "\(id) step \(step)")
      }
    }
  }
}
