import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// Stride, padding and dilation along one row of pixels: windows, what they read, what they never do.
struct SizeRulerFigure: Figure {
  static let kind = "size-ruler"
  static let summary = "the windows of a layer along a row of pixels, and how often each is read"
  static let steps = "Step 1 is the window at the left end; one step a window."
  static let example = """
    size: 14
    kernel: 2
    stride: 3
    predict: 1
    """

  struct Setup: FigureSetup {
    var size = 7
    var kernel = 3
    var stride = 1
    var padding = 0
    var mode = Padding.Mode.zero
    var dilation = 1
  }

  static let fields: [Field<Setup>] = [
    .integer("size", \.size, 2...16, "how many pixels there are", setting: true),
    .integer("kernel", \.kernel, 1...7, "taps of the kernel", setting: true),
    .integer("stride", \.stride, 1...4, "pixels from one window to the next", setting: true),
    .integer("padding", \.padding, 0...3, "cells added at each end", setting: true),
    .choice("padding-mode", \.mode, "what the added cells hold", setting: true) {
      $0.padding == 0 ? "there is no padding to fill" : nil
    },
    .integer("dilation", \.dilation, 1...4, "pixels from one tap to the next", setting: true),
  ]

  static let asks: [Ask<Self>] = [
    Ask("size", "before step 1, how many outputs there will be", hidesStepCount: true) {
      $1 == 1 ? $0.sizeQuestion : nil
    },
    Ask("unread", "before step 1, how many pixels no window reads") {
      $1 == 1 ? $0.unreadQuestion : nil
    },
    Ask("most", "before step 1, which pixel is read most often") {
      $1 == 1 ? $0.mostQuestion : nil
    },
    Ask("reads", "before step 1, how often each pixel is read") {
      $1 == 1 ? $0.readsQuestion : nil
    },
  ]

  static let actions: [FigureAction<Self>] = [
    .pick(
      "o", label: { _ in "pixel" }, help: { _ in "go to the first window over a pixel" },
      from: { _, _ in "pixel" })
  ]

  static let measures: [Measure<Self>] = [
    Measure("outputs", "windows that fit, one output each") { f, _ in Number(f.stepCount) },
    Measure("unread", "pixels that no window reads") { f, _ in Number(f.coverage.unread.count) },
    Measure("span", "pixels from the first tap to the last") { f, _ in Number(f.span) },
    Measure("most", "how often the pixel is read that is read most") { f, _ in
      Number(f.reads.max() ?? 0)
    },
  ]

  let setup: Setup
  let coverage: WindowCoverage
  let reads: [Int]
  private let sliding: Sliding
  let outputWorking: String

  init(_ setup: Setup) throws(ShapeError) {
    self.setup = setup
    sliding = Sliding(
      stride: Extent(rows: 1, columns: setup.stride),
      padding: Padding(rows: 0, columns: setup.padding, mode: setup.mode),
      dilation: Extent(rows: 1, columns: setup.dilation))
    let kernel = Extent(rows: 1, columns: setup.kernel)
    coverage = try WindowCoverage(of: setup.size, SlidingWindow(kernel, sliding))
    reads = coverage.reads
    outputWorking = sliding.outputWorking(
      input: Extent(rows: 1, columns: setup.size), kernel: kernel)
  }

  var stepCount: Int { coverage.windows.count }
  func name(of step: Int) -> String { "window \(step - 1)" }
  func name(of cell: CellAddress) -> String { "pixel \(cell.column)" }

  var pickableGrids: [CellGrid] {
    ["pixel", "read"].map {
      CellGrid($0, rows: 1, columns: setup.size, isEditable: false)
    }
  }

  func pick(_ cell: CellAddress, at step: Int, in setup: inout Setup) -> Int? {
    (coverage.windows.firstIndex { $0.contains(cell.column) } ?? step - 1) + 1
  }

  /// Whoever looks at the last window sees the last one of the changed layer.
  func step(for step: Int, of before: Self) -> Int {
    step == before.stepCount ? stepCount : min(step, stepCount)
  }

  var span: Int { setup.dilation * (setup.kernel - 1) + 1 }
  func window(of step: Int) -> [Int] {
    coverage.windows[max(1, min(step, stepCount)) - 1]
  }

  // MARK: Words

  /// `no pixel`, or `pixels 1, 10`.
  var unreadWords: String {
    let unread = coverage.unread
    if unread.isEmpty { return "no pixel" }
    return (unread.count == 1 ? "pixel " : "pixels ")
      + unread.map(String.init).joined(separator: ", ")
  }

  /// The layer: `7 pixels, kernel 3, stride 2`.
  var layerWords: String {
    var layer = "\(setup.size) pixels, kernel \(setup.kernel)"
    if setup.stride > 1 { layer += ", stride \(setup.stride)" }
    if setup.padding > 0 { layer += ", \(setup.mode.rawValue) padding \(setup.padding)" }
    if setup.dilation > 1 { layer += ", dilation \(setup.dilation)" }
    return layer
  }

  func caption(at moment: Moment) -> String {
    switch moment.asking {
    case "size": return layerWords + ": outputs ?"
    case "unread": return layerWords + ": unread ?"
    case .some: return layerWords + ": how often each pixel is read ?"
    case nil: break
    }
    func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: " ") }
    var words = ["\(name(of: moment.step)) reads \(list(window(of: moment.step)))"]
    let isEnd = moment.step == 1 || moment.step == stepCount
    if isEnd, setup.padding > 0 {
      words.append("padded: \(list(coverage.positions.map { coverage.source(of: $0) ?? 0 }))")
    }
    if isEnd { words.append("pixels are read \(list(reads)) times") }
    words.append("outputs \(outputWorking) = \(stepCount)")
    return (words + ["unread: \(unreadWords)"]).joined(separator: "; ")
  }

  static func words(for error: ShapeError) -> String {
    switch error {
    case .kernelDoesNotFit: "the window would be longer than the ruler"
    case .paddingTooWide(let mode, _, let length, _):
      "\(mode.rawValue) padding needs more than \(length) pixels"
    default: error.description
    }
  }

  // MARK: Questions

  private var sizeQuestion: Question {
    .number(
      "size", "How many outputs will there be?", is: Number(stepCount),
      models: sliding.wrongOutputCounts(
        input: Extent(rows: 1, columns: setup.size),
        kernel: Extent(rows: 1, columns: setup.kernel)
      ).numbers, why: "\(outputWorking) = \(stepCount)")
  }

  private var unreadQuestion: Question {
    let (unread, atEnd) = (coverage.unread.count, coverage.leftAtEnd.count)
    func wrong(_ name: String, _ value: Int, _ words: String) -> NumberKey.WrongAnswer {
      .init(name: name, value: Number(value), feedback: [.text(words)])
    }
    return .number(
      "unread", "How many pixels will never be read?", is: Number(unread),
      mistakes: [
        wrong("at-end", atEnd, "That counts the end only; taps pass over pixels before it too."),
        wrong("none", 0, "Some lie past the last window or between the taps."),
      ], why: "Never read: \(unreadWords).")
  }

  private var mostQuestion: Question {
    let most = reads.max()
    func cells(_ columns: [Int]) -> Set<Position> {
      Set(columns.map { Position(row: 0, column: $0) })
    }
    let ends = cells([0, setup.size - 1])
    return .cell(
      "most", "Which pixel will be read most often?", of: "read",
      in: cells(reads.indices.filter { reads[$0] == most }),
      mistakes: Dictionary(
        uniqueKeysWithValues: ends.map {
          ($0, [.text("No window starts before the first pixel or ends after the last one.")])
        }))
  }

  private var readsQuestion: Question {
    .map(
      "reads", "How often will each pixel be read?", of: "read", is: [reads.map { Number($0) }])
  }
}
