import ConvolutionCore
import Learning
import LessonScript
import TextScreen

/// A figure of a lesson: a value whose picture is a pure function of itself, the moment and the
/// area, so that stepping back, replaying and snapshots are free.
///
/// A new kind is one file and one line in `figureKinds`. Everything is computed and checked when
/// the figure is made or changed; drawing cannot fail. Steps count from 1, as on screen.
public protocol Figure: Sendable {
  /// The kind's name in lessons: `kernel-slide`.
  static var kind: String { get }
  /// What it shows, in one line, for the authors' reference.
  static var summary: String { get }
  /// What a body may say.
  static var options: [OptionSpec] { get }
  /// A body that must parse, draw and be snapshotted; the authors' reference prints it.
  static var example: String { get }
  /// Further bodies that the tests hold to all that holds for the example: one for each thing that
  /// `ask:` can name besides what is asked when nothing is said.
  static var askingExamples: [String] { get }

  /// Makes the figure that a body describes; reports all that is wrong with it, located.
  init(_ options: inout OptionReader) throws(LessonErrors)

  /// How many steps there are, at least 1.
  var stepCount: Int { get }
  /// How many beats ease a step; the last one is its rest.
  func beats(in step: Int) -> Int
  /// What a step is about, in few words: `row 0, column 2`; empty if its number says it all.
  func name(of step: Int) -> String
  /// The same content in words, for plain mode, screen readers and exports.
  func caption(at moment: Moment) -> String
  /// The size that it wants, at most `limit` where it can help it.
  func size(within limit: Size) -> Size
  /// Draws a moment; stays inside `area`.
  func draw(at moment: Moment, in area: Rect, into frame: inout Frame)

  /// The grids whose cells can be edited or picked.
  var grids: [CellGrid] { get }
  /// What can be set to one of several values; reached by Tab.
  var settings: [Setting] { get }
  /// The figure's own keys.
  func actions(at step: Int) -> [Action]
  /// What an input changes; nil if it means nothing here.
  func changed(by input: Input, at step: Int) -> Change?

  /// What could be asked before a step shows its result; nil where there is nothing to predict.
  func question(before step: Int) -> Question?
  /// Whether the number of steps may be shown; not while it would tell what is asked.
  func tellsStepCount(at moment: Moment) -> Bool
  /// Where in the picture of a step a mistake was made that led to an answer: cells and parts that
  /// `draw` marks.
  func places(of mistake: Misconception, in answer: Answer, at step: Int) -> [Target]
  /// Steps worth jumping to, ascending: the end of a row, of an epoch.
  var landmarks: [Int] { get }

  /// Whether there is long work left, done by `work()` in slices.
  var hasWork: Bool { get }
  /// Does one slice of a fixed amount of work; deterministic.
  mutating func work()
}

extension Figure {
  static var askingExamples: [String] { [] }
  func beats(in step: Int) -> Int { 1 }
  func name(of step: Int) -> String { "" }
  var grids: [CellGrid] { [] }
  var settings: [Setting] { [] }
  func actions(at step: Int) -> [Action] { [] }
  func changed(by input: Input, at step: Int) -> Change? { nil }
  func question(before step: Int) -> Question? { nil }
  func tellsStepCount(at moment: Moment) -> Bool { true }
  func places(of mistake: Misconception, in answer: Answer, at step: Int) -> [Target] { [] }
  var landmarks: [Int] { [] }
  var hasWork: Bool { false }
  mutating func work() {}
}
