import Foundation
import Learning
import LessonScript
import Testing

/// Laws of every quiz of the lessons that ship, whatever numbers are drawn.
@Suite struct ShippedQuizTests {
  /// A quiz with the name that a failure shows.
  struct Named: CustomTestStringConvertible, Sendable {
    let name: String
    let quiz: QuizBlock
    var testDescription: String { name }
  }

  static let quizzes: [Named] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Lessons").standardized
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).flatMap { file -> [Named] in
      guard file.lastPathComponent.first?.isNumber == true, let data = try? Data(contentsOf: file),
        let lesson = try? Lesson(bytes: Array(data))
      else { return [] }
      return lesson.pages.flatMap(\.blocks).compactMap { block in
        guard case .quiz(let quiz) = block else { return nil }
        return Named(name: "\(lesson.header.id)/\(quiz.id.value)", quiz: quiz)
      }
    }
  }()

  @Test func thereAreQuizzes() { #expect(Self.quizzes.count >= 15) }

  @Test(arguments: quizzes)
  func everySeedGivesAGoodQuestionAgainAndAgain(_ named: Named) throws {
    let template = try QuestionTemplate(named.quiz)
    let other = try QuestionTemplate(named.quiz)
    for seed in 0..<80 as Range<UInt64> {
      let question = template.question(seed: seed)
      #expect(question == other.question(seed: seed))
      #expect(question.seed == seed)
      #expect(question.drawn.count == named.quiz.draws.reduce(0) { $0 + $1.names.count })
      try expectGood(question)
    }
  }

  @Test(arguments: quizzes)
  func drawsDiffer(_ named: Named) throws {
    let template = try QuestionTemplate(named.quiz)
    let prompts = (0..<20 as Range<UInt64>).map { "\(template.question(seed: $0).prompt)" }
    #expect(template.isParameterised == (template.goodDrawCount > 1))
    #expect(Set(prompts).count > 1 || template.goodDrawCount == 1)
    var previous: Question?
    for seed in 0..<20 as Range<UInt64> where template.isParameterised {
      let question = template.question(seed: seed, avoiding: previous)
      #expect(question.drawn != previous?.drawn)
      previous = question
    }
  }

  /// A question whose every answer is judged as the lesson means it, and all of whose text is ready.
  private func expectGood(_ question: Question) throws {
    #expect(!question.prompt.isEmpty)
    #expect(!holdsExpression(question.prompt) && !holdsExpression(question.why))
    #expect(!question.hints.contains(where: holdsExpression))
    switch question.kind {
    case .choice(let options, let several):
      let right = Set(options.indices.filter { options[$0].isRight })
      #expect(Set(options.map(\.text.plainText)).count == options.count)
      #expect(several ? right.count > 1 : right.count == 1)
      #expect(right.count < options.count)
      #expect(question.verdict(on: .options(right)).isRight)
      for option in options {
        #expect(!option.feedback.isEmpty && !holdsExpression(option.text + option.feedback))
      }
    case .number(let key):
      #expect(key.right.double.isFinite)
      #expect(question.verdict(on: .number(key.right, typed: "")).isRight)
      for mistake in key.mistakes {
        let verdict = question.verdict(on: .number(mistake.value, typed: ""))
        #expect(!verdict.isRight && verdict.feedback.starts(with: mistake.feedback))
        #expect(!mistake.feedback.isEmpty && !holdsExpression(mistake.feedback))
      }
    case .cell, .grid, .cells: Issue.record("a script asks for no cell and no grid")
    }
  }

  private func holdsExpression(_ prose: Prose) -> Bool {
    prose.contains { inline in
      switch inline {
      case .expression: true
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): holdsExpression(inner)
      case .text, .code, .lineBreak: false
      }
    }
  }

  private func holdsExpression(_ blocks: [Block]) -> Bool {
    blocks.contains { block in
      switch block {
      case .paragraph(let prose), .heading(_, let prose): holdsExpression(prose)
      case .list(let list): list.items.contains(where: holdsExpression)
      case .table(let table): ([table.head] + table.rows).joined().contains(where: holdsExpression)
      case .quote(let inner): holdsExpression(inner)
      case .code, .rule, .figure, .quiz: false
      }
    }
  }
}
