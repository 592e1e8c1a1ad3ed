import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// A picture and the maps that kernels make of it, as pictures; or, of two kernels in a row, also
/// the map of the one kernel that does the work of both.
struct PictureFigure: Figure {
  static let kind = "picture"
  static let summary = "a picture and what kernels make of it, in shades of grey and of values"
  static let steps =
    "Step 1 is the picture alone; each step adds a kernel's map, with `then:` also that of both."
  static let example = """
    picture: disc
    size: 10
    kernel: sobel-x
    then:
      7 7 7
      7 7 7
      7 7 7
    predict: 2
    """

  static let fields = PictureSetup.fields

  static let asks: [Ask<Self>] = [
    Ask("response", "from step 2 on, if the map is 0 nowhere, somewhere or everywhere") {
      $0.responseQuestion($1)
    },
    Ask("largest", "the largest value of the map") { $0.largestQuestion($1) },
    Ask("zeros", "how many cells of the map are 0") { $0.zerosQuestion($1) },
    Ask("side", "with `then:`, before the last step, the side of the one kernel") {
      $0.sideQuestion($1)
    },
  ]

  static let actions: [FigureAction<Self>] = [
    .change("K", "kernel", help: { _ in "another kernel; of several, the last one" }) {
      $0.moveKernel($0.bank.count - 1, by: 1)
      return nil
    },
    .change(
      "a", "magnitude",
      help: { $0.setup.isMagnitude ? "show signs again" : "show maps without their signs" }
    ) {
      $0.isMagnitude.toggle()
      return nil
    },
    .change(
      "v", "values", help: { $0.showsNumbers ? "show shades again" : "show the numbers" }
    ) {
      let shape = try? $0.shown().shape
      let side = max(shape?.rows ?? 0, shape?.columns ?? 0)
      guard side <= PictureSetup.numberLimit else {
        let most = PictureSetup.numberLimit
        return "numbers are for pictures of at most \(most)×\(most)"
      }
      $0.hasNumbers.toggle()
      return nil
    },
  ]

  static let measures: [Measure<Self>] = [
    Measure("zeros", "cells of the step's map that are 0; of the first map at step 1") {
      Number($0.stage(of: $1).map.values.count { $0 == 0 })
    },
    Measure("outputs", "cells of the map") { Number($0.stage(of: $1).map.values.count) },
    Measure("largest", "the largest value of the map") {
      $0.stage(of: $1).map.values.max().map { Number($0) }
    },
    Measure("smallest", "the smallest value of the map") {
      $0.stage(of: $1).map.values.min().map { Number($0) }
    },
    Measure("weakest", "the smallest magnitude of the map") {
      $0.stage(of: $1).map.values.map(abs).min().map { Number($0) }
    },
    Measure("strongest", "the largest magnitude of the map") {
      $0.stage(of: $1).map.values.map(abs).max().map { Number($0) }
    },
    Measure("sum", "the sum of the kernel's weights") {
      Number($0.stage(of: $1).kernel.values.reduce(0, +))
    },
    Measure("lightest", "the smallest weight of the kernel") {
      $0.stage(of: $1).kernel.values.min().map { Number($0) }
    },
    Measure("heaviest", "the largest weight of the kernel") {
      $0.stage(of: $1).kernel.values.max().map { Number($0) }
    },
    Measure("differences", "cells in which both kernels in a row and the one differ") {
      figure, _ in figure.differences.map { Number($0) }
    },
  ]

  let setup: PictureSetup
  /// The picture, as it is shown.
  let picture: Tensor
  /// The part of it that kernels read: one channel.
  let input: Tensor
  /// The maps in the order of their steps.
  let stages: [Stage]
  /// The scale of the colours of all maps and kernels.
  let scale: ValueScale

  /// A kernel and the map that it makes.
  struct Stage {
    let name: String
    /// The name of the kernel's grid; empty if it cannot be edited.
    let grid: String
    let kernel: Tensor
    let kernelFormat: NumberFormat
    /// Rectified, or without signs, where that is asked for.
    let map: Tensor
    let format: NumberFormat
  }

  init(_ setup: PictureSetup) throws(ShapeError) {
    self.setup = setup
    picture = try setup.shown()
    let channel = PictureSetup.Channel.allCases.firstIndex(of: setup.reads) ?? 0
    let read =
      picture.shape.channels == 3 && channel > 0
      ? picture.channel(channel - 1) : picture.brightness
    // Whole numbers are short, and sums of them exact.
    input = setup.own == nil ? read : read.map { $0.rounded() }
    var stages: [Stage] = []
    var map = input
    for (index, kernel) in setup.bank.enumerated() {
      let sliding = Sliding(padding: Padding(setup.isChain ? 0 : setup.padding))
      let sums = try crossCorrelate(
        setup.isChain ? map : input, with: Filters(kernel), sliding)
      map = setup.detects && (!setup.isChain || index == 0) ? sums.rectified : sums
      stages.append(
        Stage(
          setup.name(ofKernel: index) ?? PictureSetup.gridName(index),
          grid: PictureSetup.gridName(index), kernel, map, setup))
    }
    if setup.isChain, setup.bank.count == 2 {
      let both = try setup.bank[0].followed(by: setup.bank[1])
      stages.append(
        Stage("one kernel", grid: "", both, try crossCorrelate(input, with: Filters(both)), setup))
    }
    self.stages = stages
    scale = ValueScale(largest: Double(stages.flatMap(\.map.values).map(abs).max() ?? 0))
  }

  var stepCount: Int { 1 + stages.count }
  /// The index of the stage that a step adds; nil at step 1.
  func index(of step: Int) -> Int? { step > 1 ? min(step, stepCount) - 2 : nil }
  /// The stage of a step; at step 1 the first.
  func stage(of step: Int) -> Stage { stages[index(of: step) ?? 0] }

  /// True if pictures and maps are numbers, not shades.
  var showsNumbers: Bool {
    setup.hasNumbers && max(picture.shape.rows, picture.shape.columns) <= PictureSetup.numberLimit
  }

  /// The cells in which the last two maps of a chain differ.
  var differences: Int? {
    guard setup.isChain, stages.count == 3 else { return nil }
    return zip(stages[1].map.values, stages[2].map.values).count { $0 != $1 }
  }

  /// Changed by hand, a kernel shows what it makes.
  func step(for step: Int, of before: Self) -> Int {
    setup.bank == before.setup.bank ? max(1, min(step, stepCount)) : max(2, min(step, stepCount))
  }

  /// The figure with a picture of the learner's own, 0 to 255; nil if its picture stays.
  func showing(_ own: Tensor) -> Self? {
    guard !setup.isFixed else { return nil }
    var setup = setup
    // As many pictures side by side as there are maps, and the picture itself.
    let columns = [36, 24, 18, 16][min(3, stages.count - 1)]
    guard let fitted = try? own.reduced(within: Extent(rows: 24, columns: columns)) else {
      return nil
    }
    setup.own = fitted.map { ($0 * PictureSetup.white / 255).rounded() }
    return try? Self(setup)
  }
}

extension PictureFigure.Stage {
  fileprivate init(
    _ name: String, grid: String, _ kernel: Tensor, _ map: Tensor, _ setup: PictureSetup
  ) {
    let shown = setup.isMagnitude ? map.map(abs) : map
    self.init(
      name: name, grid: grid, kernel: kernel, kernelFormat: NumberFormat(fitting: kernel.values),
      map: shown, format: NumberFormat(fitting: shown.values))
  }
}

// MARK: - Words

extension PictureFigure {
  func name(of step: Int) -> String { index(of: step).map { label(of: $0) } ?? setup.name }

  /// A stage as the picture names it: `sobel-x`, `|sobel-x|`, `sobel-x, ReLU`.
  func label(of index: Int) -> String {
    let name = setup.isMagnitude ? "|\(stages[index].name)|" : stages[index].name
    let isRectified = setup.detects && (!setup.isChain || index == 0)
    return isRectified ? "\(name), ReLU" : name
  }

  func caption(at moment: Moment) -> String {
    let shape = picture.shape.extent
    guard let index = index(of: moment.step) else {
      return "\(setup.name) \(shape)\(Self.rows(input))"
    }
    let stage = stages[index]
    let hides = moment.asking != nil
    let kernel = moment.asking == "side" ? "" : " (\(Self.text(stage.kernel)))"
    let reads =
      setup.isChain && index == 1 ? "the map of \(label(of: 0))" : "\(setup.name) \(shape)"
    var words = "\(label(of: index))\(kernel) on \(reads)"
    if setup.padding > 0, !setup.isChain { words += ", padding \(setup.padding)" }
    if hides { return words + ": ?" }
    let values = stage.map.values
    words += Self.rows(stage.map) + ": " + summary(of: stage)
    if index == 2, let differences {
      words += "; it differs from the two kernels in \(differences) of \(values.count) cells"
    }
    return words
  }

  /// A map in numbers: `largest 36, smallest 0, 3 of 9 are zero`.
  func summary(of stage: Stage) -> String {
    let values = stage.map.values
    let (largest, smallest) = (values.max() ?? 0, values.min() ?? 0)
    let zeros = values.count { $0 == 0 }
    return "largest \(stage.format.text(Double(largest))), "
      + "smallest \(stage.format.text(Double(smallest))), \(zeros) of \(values.count) are zero"
  }

  /// The numbers of a small map, after a colon; empty for a large one.
  private static func rows(_ map: Tensor) -> String {
    map.shape.count <= 64 ? ": \(text(map))" : ""
  }

  /// The rows of a grid: `-1 0 1 / -2 0 2 / -1 0 1`.
  private static func text(_ map: Tensor) -> String {
    (map.rows() ?? []).map { $0.map { NumberFormat.exact($0) }.joined(separator: " ") }
      .joined(separator: " / ")
  }
}
