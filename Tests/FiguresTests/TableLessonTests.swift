import Foundation
import LessonScript
import Testing
import TextScreen

@testable import Figures

/// Lesson 08 through its figures: the numbers of CURRICULUM, and no answer before it is given.
@Suite struct TableLessonTests {
  private func figures() throws -> [String: ScriptedFigure] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Lessons/08-one-kernel-everywhere.md").standardized
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

  /// Three wirings of six inputs and four outputs (L07), and what sharing changes (F74).
  @Test func theWiringsAndTheirOrders() throws {
    let letters = try words(figures()["letters"])
    #expect(letters.contains("numbers stored. dense: 24; local: 12; shared: 3"))
    #expect(letters.contains("products worked out. dense: 24; local: 12; shared: 12"))
    #expect(letters.contains("how often a is used. dense: 1; local: 1; shared: 4"))
    let orders = try words(figures()["orders"])
    #expect(orders.contains("weights stored: 7,920,998,400; work: O(m·n)"))
    #expect(
      orders.contains("weights: O(k); weights stored: 9; work: O(k·n); multiply-adds: 795,636"))
  }

  /// The map of SCREENS 3: 10 -12 -3 / 12 -8 ….
  @Test func theThreeChannels() throws {
    let totals = try words(figures()["channels"]).split(separator: "\n").map {
      String($0.split(separator: " ").last ?? "")
    }
    #expect(totals.prefix(5) == ["10", "-12", "-3", "12", "-8"])
  }

  @Test func noAnswerShowsBeforeItIsGiven() throws {
    for (id, script) in try figures() where id != "channels" {
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
