import Learning
import LessonScript

/// A lesson as the menu shows it: known by its front matter alone.
public struct MenuItem: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its number, from its file's name.
  public var number: Int?
  /// Its title.
  public var title: String
  /// How long it takes.
  public var minutes: Int
  /// The ids of lessons that should come before.
  public var needs: [String]
  /// What it is for, in one sentence; empty if not said.
  public var summary: String
  /// The ids of its quick checks, in order; nil while they have not been read: then those that were
  /// asked stand for them.
  public var questions: [String]?
  /// Why it cannot be opened, in words; nil if it can.
  public var refusal: String?

  /// Describes a lesson by its front matter.
  public init(_ header: LessonHeader, number: Int?, questions: [String]? = nil) {
    id = header.id
    self.number = number
    title = header.title
    minutes = header.minutes
    needs = header.needs.map(\.value)
    summary = header.summary
    self.questions = questions
    refusal = nil
  }

  /// A file that is no lesson, kept in the list so that its author sees why.
  public init(refused name: String, number: Int?, because reason: String) {
    id = name
    self.number = number
    title = name
    minutes = 0
    needs = []
    summary = ""
    questions = []
    refusal = reason
  }
}

extension MenuItem {
  /// Which quick checks it has, for what is computed of records.
  func lessonQuestions(asKnownTo progress: LearnerProgress) -> LessonQuestions {
    LessonQuestions(
      lesson: id, questions: questions ?? progress[lesson: id].checks.keys.sorted())
  }
}
