import ConvolutionCore
import Learning
import LessonScript
import TextScreen

/// A point in a figure's animation.
public struct Moment: Hashable, Sendable {
  /// The step, from 1.
  public var step: Int
  /// The beat within the step, from 0; the last one is the step at rest.
  public var beat: Int
  /// The word of `ask:` that is asked and not answered yet: its answer is nowhere on screen, nor in
  /// the caption.
  public var asking: String?

  /// Creates a moment.
  public init(step: Int, beat: Int, asking: String? = nil) {
    (self.step, self.beat, self.asking) = (step, beat, asking)
  }
}

/// The values that a figure is made from; those of `init()` are the documented defaults.
public protocol FigureSetup: Hashable, Sendable {
  /// Creates the defaults.
  init()
}

/// A figure of a lesson: a value whose view is a pure function of itself and the moment, so that
/// stepping back, replaying and snapshots are free.
///
/// A kind says what it is made from, what is seen, and what can be asked, changed and measured; all
/// else follows in extensions. A new kind is one file and one line in `figureKinds`. Everything is
/// computed and checked when a figure is made; drawing cannot fail. Steps count from 1, as on screen.
public protocol Figure: Sendable {
  /// The values that it is made from.
  associatedtype Setup: FigureSetup

  /// The kind's name in lessons: `kernel-slide`.
  static var kind: String { get }
  /// One line for the authors' reference, after "Shows".
  static var summary: String { get }
  /// One sentence for the reference on what step 1 is and what each further one adds.
  static var steps: String { get }
  /// A body for the reference; tests add `ask: WORD` for each word that can be asked.
  ///
  /// No number that can be asked for may occur in it elsewhere, or it could not be seen to hide.
  static var example: String { get }
  /// The options, settings and editable grids, each said once, in the order of the reference.
  static var fields: [Field<Setup>] { get }
  /// The words that `ask:` can name; the first is the default.
  static var asks: [Ask<Self>] { get }
  /// The kind's own keys.
  static var actions: [FigureAction<Self>] { get }
  /// Named numbers that sentences and goals may use.
  static var measures: [Measure<Self>] { get }

  /// The values that it was made from.
  var setup: Setup { get }
  /// Computes everything.
  ///
  /// - Throws: `ShapeError` for values that do not go together.
  init(_ setup: Setup) throws(ShapeError)

  /// How many steps there are, at least 1.
  var stepCount: Int { get }
  /// The picture at a moment, of the same size at every moment.
  func view(at moment: Moment) -> any View
  /// The same in words, for plain mode, screen readers and exports.
  func caption(at moment: Moment) -> String

  /// How many beats ease a step; the last one is its rest.
  func beats(in step: Int) -> Int
  /// The step in few words: `row 0, column 2`; empty if its number says it all.
  func name(of step: Int) -> String
  /// The name of a cell in words: `green, row 0, column 2`.
  func name(of cell: CellAddress) -> String
  /// Steps worth jumping to, ascending: the end of a row, of an epoch.
  var landmarks: [Int] { get }
  /// The step that shows most of the figure, the last as a rule: there a figure with a goal opens.
  var wholeStep: Int { get }
  /// Grids whose cells can be picked, besides those that can be edited.
  var pickableGrids: [CellGrid] { get }
  /// The step to go to when a cell is picked, which may change the setup; nil if it means nothing.
  func pick(_ cell: CellAddress, at step: Int, in setup: inout Setup) -> Int?
  /// The figure with a picture of the learner's own, one channel or three from 0 to 255; nil if it
  /// takes none.
  func showing(_ own: Tensor) -> Self?
  /// The step that shows, after a change by hand, what a step of the figure before it showed.
  func step(for step: Int, of before: Self) -> Int
  /// The cells and parts of the picture at which a mistake was made, at the moment that asked; the
  /// part by the name of the asked word unless said otherwise.
  func places(
    of misconception: Misconception, evidence: Evidence?, at moment: Moment
  ) -> [Target]
  /// The kind's own words for a mistake, after "That "; nil for the usual ones.
  func words(for misconception: Misconception) -> String?
  /// A refusal of the sizes of a changed setup, short enough for one line.
  static func words(for error: ShapeError) -> String

  /// True for a run of very many small steps: play takes a tick for each; words, print and reduced
  /// motion go from landmark to landmark, and words wait for its work.
  var isRun: Bool { get }
  /// True if there is long work left before a step is whole, done by `work(for:)` in slices.
  func hasWork(for step: Int) -> Bool
  /// True if what is left of it is short enough to be done at once where nobody watches: in plain
  /// mode, and where a lesson is printed.
  func hasShortWork(for step: Int) -> Bool
  /// Does one slice of the work for a step: a fixed amount, far below 10 ms, and deterministic.
  mutating func work(for step: Int)
  /// Takes note of how long the slice before took, in nanoseconds: an input like any other.
  mutating func took(_ nanoseconds: Int, for step: Int)
  /// The figure with what another one of the same kind has worked out that still holds, after a
  /// change by hand.
  func keeping(_ before: Self) -> Self
}

extension Figure {
  static var steps: String { "" }
  static var asks: [Ask<Self>] { [] }
  static var actions: [FigureAction<Self>] { [] }
  static var measures: [Measure<Self>] { [] }
  static func words(for error: ShapeError) -> String { error.description }

  func beats(in step: Int) -> Int { 1 }
  func name(of step: Int) -> String { "" }
  func name(of cell: CellAddress) -> String {
    "\(cell.grid), row \(cell.row), column \(cell.column)"
  }
  var landmarks: [Int] { [] }
  var wholeStep: Int { stepCount }
  var pickableGrids: [CellGrid] { [] }
  func pick(_ cell: CellAddress, at step: Int, in setup: inout Setup) -> Int? { nil }
  func showing(_ own: Tensor) -> Self? { nil }
  func step(for step: Int, of before: Self) -> Int { max(1, min(step, stepCount)) }
  func places(
    of misconception: Misconception, evidence: Evidence?, at moment: Moment
  ) -> [Target] { moment.asking.map { [.part($0)] } ?? [] }
  func words(for misconception: Misconception) -> String? { nil }
  var isRun: Bool { false }
  func hasWork(for step: Int) -> Bool { false }
  func hasShortWork(for step: Int) -> Bool { false }
  mutating func work(for step: Int) {}
  mutating func took(_ nanoseconds: Int, for step: Int) {}
  func keeping(_ before: Self) -> Self { self }
}

extension Figure {
  /// Does what is left of a step's work at once, if it is short.
  public mutating func finishShortWork(for step: Int) {
    while hasShortWork(for: step) { work(for: step) }
  }
}

extension Figure {
  /// A step at rest, brought into the range of steps.
  public func rest(at step: Int) -> Moment {
    let step = max(1, min(step, stepCount))
    return Moment(step: step, beat: max(1, beats(in: step)) - 1)
  }

  /// A step in which a word is asked: before any beat.
  public func asking(_ word: String, at step: Int) -> Moment {
    Moment(step: max(1, min(step, stepCount)), beat: 0, asking: word)
  }
}
