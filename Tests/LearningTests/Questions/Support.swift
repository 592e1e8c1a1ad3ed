import Expressions
import Learning
import LessonScript
import Testing

/// A quiz of a lesson; its first line is line 11 of the file, and its id is `q`.
func quizBlock(_ body: String) throws -> QuizBlock {
  let head = "---\nid: a\ntitle: T\nminutes: 1\n---\n# T\n\n## P\n\n````quiz id=q\n"
  let lesson = try Lesson(parsing: head + body + "\n````\n")
  let quizzes = lesson.pages.flatMap(\.blocks).compactMap {
    if case .quiz(let quiz) = $0 { quiz } else { nil }
  }
  return try #require(quizzes.first)
}

/// A quiz, checked and ready to ask.
func template(_ body: String) throws -> QuestionTemplate { try QuestionTemplate(quizBlock(body)) }

/// The errors of a quiz: `LINE:COLUMN: message`, in order; empty if nothing is.
func faults(_ body: String) throws -> [String] {
  let quiz = try quizBlock(body)
  do throws(LessonErrors) {
    _ = try QuestionTemplate(quiz)
    return []
  } catch { return error.all.map(\.description) }
}

extension Question {
  /// The options' words in the order in which they are shown.
  var words: [String] { options.map(\.text.plainText) }

  /// The options of a choice; none of any other question.
  var options: [Option] {
    if case .choice(let options, _) = kind { options } else { [] }
  }

  /// The prompt, without markup.
  var asked: String {
    prompt.map { if case .paragraph(let prose) = $0 { prose.plainText } else { "" } }
      .joined(separator: " ")
  }

  /// The verdict on a number as it would be typed, whether by itself or as a sum.
  func verdict(typed text: String) throws -> Verdict {
    let number = try parseTypedNumber(text) ?? Expression(parsing: text).value()
    return verdict(on: .number(number, typed: text))
  }
}
