import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// Rotate then convolve beside convolve then rotate, with a kernel in one orientation or in four.
struct RotationFigure: Figure {
  static let kind = "rotation"
  static let summary = "a convolution f and a rotation g in both orders: f(g(x)) beside g(f(x))"
  static let steps =
    "Step 1 is no rotation; each step rotates by 90 degrees more, counter-clockwise."
  static let example = """
    input:
      1 5 2 7 3
      4 8 6 1 5
      7 2 8 4 6
      3 6 1 5 2
      8 4 7 3 1
    kernel:
      90 40
      50 70
    predict: 2
    """

  struct Setup: FigureSetup {
    /// A step from dark to bright.
    var input: [[Float]] = Array(repeating: [0, 0, 9, 9, 9], count: 5)
    var kernel: [[Float]] = Kernels.named("sobel-x")?.kernel.rows() ?? [[1]]
    var kernels = Orientations.one
  }

  /// How many orientations the kernel has.
  enum Orientations: String, CaseIterable { case one, four }

  static let fields: [Field<Setup>] = [
    .grid("input", \.input, "a picture as high as it is wide", upTo: 8),
    .grid("kernel", \.kernel, "the kernel, as high as it is wide; sobel-x unless given", upTo: 5),
    .choice(
      "kernels", \.kernels, "the kernel alone, or in four orientations", setting: true),
  ]

  static let asks: [Ask<Self>] = [
    Ask("follows", "from step 2 on, if the map rotates along with the picture") {
      $0.followsQuestion($1)
    },
    Ask("differing", "from step 2 on, how many outputs will differ") { $0.differingQuestion($1) },
  ]

  static let measures: [Measure<Self>] = [
    Measure("residual", "the largest difference between the orders, over all rotations") { f, _ in
      Number(f.comparisons.map(\.largest).max() ?? 0)
    },
    Measure("differing", "outputs that differ between the orders") {
      Number($0.both($1).differing)
    },
    Measure("distinct", "different weights in the kernel") { f, _ in
      Number(Set(f.setup.kernel.joined()).count)
    },
    Measure("upright", "the kernel's largest output for the picture, without its sign") { f, _ in
      Number(f.strongest(at: 1))
    },
    Measure("rotated", "the same for the picture rotated by 90 degrees") { f, _ in
      Number(f.strongest(at: 2))
    },
  ]

  let setup: Setup
  let input: Tensor
  private let comparisons: [RotationComparison]

  init(_ setup: Setup) throws(ShapeError) {
    let (input, kernel) = (try Tensor(rows: setup.input), try Tensor(rows: setup.kernel))
    guard input.shape.rows == input.shape.columns else {
      throw .wrongCount(
        of: "input rows", found: input.shape.rows,
        expected: "\(input.shape.columns), as many as columns")
    }
    comparisons = try (0..<4).map { turns throws(ShapeError) in
      try RotationComparison(of: input, by: turns, kernel, isGroup: setup.kernels == .four)
    }
    (self.setup, self.input) = (setup, input)
  }

  var stepCount: Int { comparisons.count }
  func name(of step: Int) -> String { "rotated by \(degrees(at: step))" }
  func degrees(at step: Int) -> Int { 90 * turns(at: step) }
  private func turns(at step: Int) -> Int { max(1, min(step, stepCount)) - 1 }
  /// Both orders at a step.
  func both(_ step: Int) -> RotationComparison { comparisons[turns(at: step)] }
  /// Both orders at every step.
  var all: [RotationComparison] { comparisons }

  private func strongest(at step: Int) -> Float {
    both(step).channels[0].outputOfRotated.values.map(abs).max() ?? 0
  }

  // MARK: Words

  /// What comes of a step: `6 of 9 outputs differ`.
  func result(at step: Int) -> String {
    "\(both(step).differing) of \(both(step).count) outputs differ"
  }

  func caption(at moment: Moment) -> String {
    let both = both(moment.step)
    func list(_ map: Tensor) -> String {
      let rows = (map.rows() ?? []).map { row in row.map { NumberFormat.exact($0) } }
      return rows.map { $0.joined(separator: " ") }.joined(separator: " / ")
    }
    var words = "\(name(of: moment.step)) degrees: g(x) \(list(both.rotated))"
    for (index, channel) in both.channels.enumerated() {
      let name = both.channels.count == 1 ? "" : ", kernel \(90 * index)"
      if both.channels.count == 1 { words += "; f(x) \(list(channel.output))" }
      if moment.asking == nil { words += "\(name); f(g(x)) \(list(channel.outputOfRotated))" }
    }
    switch moment.asking {
    case "differing": return words + "; how many outputs differ ?"
    case .some: return words + "; does the map rotate along ?"
    case nil: return words + "; " + result(at: moment.step)
    }
  }

  // MARK: Questions

  private func followsQuestion(_ step: Int) -> Question? {
    guard step > 1 else { return nil }
    let both = both(step)
    let follows = both.differing == 0
    let stays = !follows && both.channels.allSatisfy { $0.outputOfRotated == $0.output }
    return .choice(
      "follows-\(degrees(at: step))",
      "The picture rotates by \(degrees(at: step)) degrees. What does the output do?",
      [
        (
          "it rotates along", follows,
          follows
            ? "Both orders agree" : "The kernel was not rotated: it looks for another edge now"
        ),
        (
          "it stays as it is", stays,
          stays
            ? "Rotation changes nothing that this kernel sees"
            : "The windows hold other numbers now"
        ),
        (
          "neither", !follows && !stays,
          follows ? "Both orders agree in every output" : "The kernel itself was not rotated"
        ),
      ])
  }

  private func differingQuestion(_ step: Int) -> Question? {
    guard step > 1 else { return nil }
    let both = both(step)
    func wrong(_ name: String, _ value: Int, _ words: String) -> NumberKey.WrongAnswer {
      .init(name: name, value: Number(value), feedback: [.text(words)])
    }
    return .number(
      "differing-\(degrees(at: step))", "How many outputs will differ?",
      is: Number(both.differing),
      mistakes: [
        wrong("none", 0, "The picture was rotated, and the kernel was not."),
        wrong(
          "all", both.count, "In some cells both orders give the same number."),
      ].filter { $0.value != Number(both.differing) }, why: result(at: step) + ".")
  }
}
