import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// Scans with a tag that gives the class away, a patch that covers a part of them, and how many a
/// network still gets right.
struct OcclusionFigure: Figure {
  static let kind = "occlusion"
  static let summary =
    "what covering a patch of all scans costs a network that learned a tag, patch by patch"
  static let steps =
    "Step 1 is the scans as they are, step 2 with a patch covered, step 3 every patch in turn, "
    + "step 4 without tags."
  static let example = """
    cover: 0 6
    predict: 2
    """

  struct Setup: FigureSetup {
    var tag = ShortcutStudy.Tag.bright
    /// The patches covered so far, one at a time; the last one is covered now.
    var covers = [Position(row: 3, column: 3)]
    var parts = Parts.all
    var pair = 1

    /// The steps that there are.
    enum Parts: String, CaseIterable { case all, cover }
    var cover: Position { covers.last ?? Position(row: 0, column: 0) }
  }

  static let fields: [Field<Setup>] = [
    .choice(
      "tag", \.tag, "`bright`, as bright as ink, or `faint`, hardly above the noise, elsewhere"),
    .custom(
      OptionSpec(
        "cover", .text("a row and a column, 0 to 6"), default: "3 3",
        "the patch of 2×2 pixels that is covered first"), read: readCover
    ).counting { $0.cover == $1.cover ? 0 : 1 }.changedByKeys,
    .choice("show", \.parts, "`cover`, only steps 1 and 2"),
    .integer("scans", \.pair, 1...12, "which two scans are seen", setting: true).onlyShown,
  ]

  @Sendable private static func readCover(_ options: inout OptionReader, _ setup: inout Setup) {
    guard options.has("cover"), let numbers = options.numbers("cover", atMost: 2) else { return }
    let cells = numbers.compactMap { Int(exactly: $0) }.filter {
      (0..<ShortcutStudy.patches).contains($0)
    }
    guard numbers.count == 2, cells.count == 2 else {
      options.report("expected a row and a column from 0 to 6, such as `3 3`", for: "cover")
      return
    }
    setup.covers = [Position(row: cells[0], column: cells[1])]
  }

  static let asks: [Ask<Self>] = [
    Ask("fall", "before step 2, if the cover costs right answers") {
      $1 == 2 ? $0.fallQuestion : nil
    },
    Ask("worst", "before step 3, the patch whose cover costs most") {
      $1 == 3 && $0.stepCount > 2 ? $0.worstQuestion : nil
    },
    Ask("untagged", "before step 4, how many scans without tags it gets right") {
      $1 == 4 && $0.stepCount > 3 ? $0.untaggedQuestion : nil
    },
  ]

  static let actions: [FigureAction<Self>] = [
    .pick(
      "o", label: { _ in "cover" }, help: { _ in "cover another patch" },
      from: { _, _ in "patches" }, staysOn: true),
    .change("d", "scans", help: { _ in "two other scans" }) {
      $0.pair = $0.pair % 12 + 1
      return nil
    },
  ]

  static let measures: [Measure<Self>] = [
    Measure("right", "scans of 100 that it gets right without a cover") { f, _ in
      Number(f.uncovered)
    },
    Measure("covered", "those with the patch covered, from step 2 on") { f, step in
      step > 1 ? Number(f.right(with: f.setup.cover)) : nil
    },
    Measure("cost", "the right answers that the cover costs, from step 2 on") { f, step in
      step > 1 ? Number(f.uncovered - f.right(with: f.setup.cover)) : nil
    },
    Measure("most", "the most that any patch costs") { f, _ in Number(f.uncovered - f.fewest) },
    Measure("untagged", "scans without tags that it gets right") { f, _ in
      Number(hundred(f.study.untagged))
    },
  ]

  let setup: Setup
  let study: ShortcutStudy

  init(_ setup: Setup) throws(ShapeError) {
    self.setup = setup
    study = try ShortcutStudy.run(setup.tag)
  }

  // MARK: Numbers

  /// A share of the hundred scans.
  private static func hundred(_ share: Double) -> Int { Int(exactly: (100 * share).rounded()) ?? 0 }

  var uncovered: Int { Self.hundred(study.accuracy) }
  var untagged: Int { Self.hundred(study.untagged) }
  /// The scans that are still right with a patch covered.
  func right(with patch: Position) -> Int {
    guard study.covered.indices.contains(patch.row),
      study.covered[patch.row].indices.contains(patch.column)
    else { return 0 }
    return Self.hundred(study.covered[patch.row][patch.column])
  }
  private var patches: [Position] {
    (0..<ShortcutStudy.patches).flatMap { row in
      (0..<ShortcutStudy.patches).map { Position(row: row, column: $0) }
    }
  }
  private var fewest: Int { patches.map(right).min() ?? 0 }
  /// The patches whose cover costs most.
  var worst: [Position] { patches.filter { right(with: $0) == fewest } }

  // MARK: Steps

  var stepCount: Int { setup.parts == .all ? 4 : 2 }

  func name(of step: Int) -> String {
    ["nothing covered", name(of: setup.cover) + " covered", "every patch", "without tags"][
      max(0, min(step - 1, 3))]
  }
  func name(of patch: Position) -> String { "row \(patch.row), column \(patch.column)" }
  func name(of cell: CellAddress) -> String {
    "the patch in row \(cell.row), column \(cell.column)"
  }

  var pickableGrids: [CellGrid] {
    let side = ShortcutStudy.patches
    return [CellGrid("patches", rows: side, columns: side, isEditable: false)]
  }

  func pick(_ cell: CellAddress, at step: Int, in setup: inout Setup) -> Int? {
    let patch = Position(row: cell.row, column: cell.column)
    setup.covers.removeAll { $0 == patch }
    setup.covers.append(patch)
    return max(2, step)
  }

  func caption(at moment: Moment) -> String {
    let base = "scans \(setup.pair); \(uncovered) of 100 right with nothing covered"
    switch (moment.step, moment.asking) {
    case (2..., "fall"?): return "\(base), with \(name(of: setup.cover)) covered: ?"
    case (3..., "worst"?): return "\(base); the patch whose cover costs most: ?"
    case (4..., "untagged"?): return "\(base), of scans without tags: ?"
    case (1, _): return base
    case (2, _):
      return "\(base), \(right(with: setup.cover)) with \(name(of: setup.cover)) covered"
    case (3, _):
      return "\(base); each patch covered in turn, fewest right, \(fewest), with "
        + worst.map(name).joined(separator: " or ")
    default: return "\(base); of scans without tags, \(untagged) of 100"
    }
  }

  // MARK: Questions

  private var fallQuestion: Question {
    let now = right(with: setup.cover)
    return .comparison(
      "fall-\(setup.cover.row)-\(setup.cover.column)",
      "With \(name(of: setup.cover)) covered in all scans, right answers are", of: now,
      with: uncovered, names: ["more", "fewer", "about as many"]
    ) { _, right in
      right == .smaller
        ? "what the network relies on is there" : "the network does not rely on what is there"
    }
  }

  private var worstQuestion: Question {
    .cell(
      "worst", "Which patch costs most right answers when it is covered?", of: "patches",
      in: Set(worst))
  }

  private var untaggedQuestion: Question {
    let levels = [(100, "nearly all"), (75, "about three in four"), (50, "half, as by guessing")]
    let nearest = levels.min { abs($0.0 - untagged) < abs($1.0 - untagged) }?.0
    return .choice(
      "untagged", "Scans from a place that prints no tags: how many does it get right?",
      levels.map { level, words in
        let feedback =
          nearest == 50
          ? "without its tag it takes every scan for one of the same kind"
          : "it has learned the shapes as well"
        return (words, level == nearest, feedback)
      })
  }
}
