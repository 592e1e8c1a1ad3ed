import Learning

/// A quick check and where it stands: what practice and review ask.
struct LessonCheck: Sendable {
  /// The id of its lesson.
  let lesson: String
  /// The lesson's number; nil if it has none.
  let number: Int?
  /// The lesson's title.
  let title: String
  /// The number of its page, from 1.
  let page: Int
  /// What makes its questions.
  let template: QuestionTemplate

  /// Its id, unique in its lesson.
  var id: String { template.id }
  /// How a command line names its lesson: `8`, or the id of a lesson without a number.
  var lessonName: String { number.map { "\($0)" } ?? lesson }

  /// Whether both are the same check of the same lesson.
  func isSame(as other: LessonCheck) -> Bool { lesson == other.lesson && id == other.id }
}

extension PlayableLesson {
  /// The quick checks, in order.
  var checks: [LessonCheck] {
    pages.enumerated().compactMap { index, page in
      page.quiz.map { template in
        LessonCheck(
          lesson: header.id, number: number, title: header.title, page: index + 1,
          template: template)
      }
    }
  }
}
