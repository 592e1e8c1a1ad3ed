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
    size: 12
    kernel: 3
    stride: 2
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
    Ask(
      "size", "before step 1, how many outputs there will be", hidesStepCount: true, seenIn: "pixel"
    ) { $1 == 1 ? $0.sizeQuestion : nil },
    Ask("unread", "before step 1, how many pixels no window reads", seenIn: "pixel") {
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
    Measure("dilation", "pixels from one tap to the next") { f, _ in Number(f.setup.dilation) },
    Measure("most", "how often the pixel is read that is read most") { f, _ in
      Number(f.reads.max() ?? 0)
    },
  ]

  let setup: Setup
  private let coverage: WindowCoverage
  private let reads: [Int]
  private let sliding: Sliding
  private let outputWorking: String

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

  private var span: Int { setup.dilation * (setup.kernel - 1) + 1 }
  private func window(of step: Int) -> [Int] {
    coverage.windows[max(1, min(step, stepCount)) - 1]
  }

  // MARK: View

  func view(at moment: Moment) -> any View {
    let wide = [4, 2].map { GridForm.tight(width: $0) }
    let forms = wide + [.snug(width: 2), .map(pitch: 2), .map(pitch: 1)]
    return FirstFit(over: forms) { form in
      for lanes in Set([stepCount, lanes]).sorted(by: >) {
        let all = [windows(form, lanes: lanes, at: moment)] + counts(form, at: moment)
        Stack(.down) {
          ruler(form, at: moment)
          if moment.asking == "size" || moment.asking == "unread" {
            let word = moment.asking == "size" ? "outputs" : "unread"
            Instead(
              of: Stack(.down, all), at: .top,
              Label(unknown(word), part: moment.asking))
          } else {
            Stack(.down, all)
          }
        }
      }
    }
  }

  /// The fewest lines on which no two windows meet.
  private var lanes: Int { min(stepCount, (span + setup.stride - 1) / setup.stride) }

  private func unknown(_ word: String) -> StyledText {
    var text = StyledText(SafeText("\(word) "), .quiet)
    text.append("?", .predicted)
    return text
  }

  /// Rows with a label each; all labels are equally wide.
  private func rows(_ rows: [(SafeText, Grid)]) -> Stack {
    Stack(.down, gap: 0...0, rows.map { Stack(.across, [Label($0.0.filled(to: 7)), $0.1]) })
  }

  /// A line of cells from the first padded one to the last.
  private func grid(
    _ name: String, _ form: GridForm, lines: Int = 1, isPadded: Bool = true,
    look: @escaping @Sendable (_ line: Int, _ position: Int) -> Grid.Look
  ) -> Grid {
    let (first, format) = (coverage.positions.lowerBound, NumberFormat(fitting: []))
    return Grid(
      name, rows: lines, columns: coverage.positions.count, form, format, ValueScale(largest: 0)
    ) { look($0, first + $1) }
    .following(row: 0, column: 0)
  }

  private func ruler(_ form: GridForm, at moment: Moment) -> Stack {
    let (setup, coverage, window) = (setup, coverage, window(of: moment.step))
    let isHidden = moment.asking != nil
    @Sendable func text(_ number: Int) -> SafeText {
      SafeText(form.isMap ? "\(number % 10)" : "\(number)")
    }
    let pixels = grid("pixel", form) { _, position in
      guard (0..<setup.size).contains(position) else { return .empty }
      return .text(text(position), !isHidden && window.contains(position) ? .strong : .quiet)
    }
    let values = grid("", form) { _, position in
      let isPixel = (0..<setup.size).contains(position)
      let source = coverage.source(of: position)
      let value = source.map { text($0) } ?? "0"
      return .text(value, isPixel ? .text : .quiet)
    }
    let first = window.first.map { $0 + setup.padding } ?? 0
    let outline = Grid.Outline(rows: 0..<1, columns: first..<first + (isHidden ? 0 : span))
    if setup.padding == 0 { return rows([("pixel", pixels.outlined(outline))]) }
    return rows([
      ("pixel", pixels.bordered(columns: setup.padding)), ("holds", values.outlined(outline)),
    ])
  }

  /// The windows so far as brackets: a dot for each tap.
  private func windows(_ form: GridForm, lanes: Int, at moment: Moment) -> Stack {
    let (windows, step) = (coverage.windows, moment.asking == nil ? moment.step : 0)
    let brackets = grid("", form, lines: lanes) { line, position in
      for index in stride(from: line, to: step, by: lanes) {
        let window = windows[index]
        guard let first = window.first, let last = window.last,
          (first...max(first, last)).contains(position)
        else { continue }
        let role: Role = index == step - 1 ? .window : .quiet
        let dashes = String(repeating: "─", count: position == first ? 0 : form.pitch - 1)
        return .text(SafeText(dashes + (window.contains(position) ? "●" : "─")), role)
      }
      return .empty
    }
    return rows([("windows", brackets)])
  }

  /// How often each pixel is read, as bars and as numbers; then the sizes.
  private func counts(_ form: GridForm, at moment: Moment) -> [any View] {
    let (setup, coverage, total) = (setup, coverage, reads)
    let soFar = coverage.reads(ofFirst: moment.asking == nil ? moment.step : 0)
    let (most, isAsked) = (total.max() ?? 0, moment.asking != nil)
    let hatch: SafeText = form.isMap ? "/" : "//"
    let unread = Set(coverage.unread + coverage.unreadPadding)
    // A block is one reading, or two where the bars would be high; past that the numbers must do.
    let unit = most <= 4 ? 1 : 2
    let height = most <= 8 ? (most + unit - 1) / unit : 0
    let bars = grid("", form, lines: height) { line, position in
      let below = (height - line - 1) * unit
      guard total.indices.contains(position), !isAsked, total[position] > below else {
        return .empty
      }
      let blocks = soFar[position] - below
      return blocks <= 0 ? .text("·", .faint) : .text(blocks >= unit ? "█" : "▄", .mark)
    }
    let numbers = grid("read", form) { _, position in
      let isPixel = total.indices.contains(position)
      if isAsked { return isPixel ? .asked : .empty }
      if unread.contains(position) { return .text(hatch, isPixel ? .strong : .quiet) }
      return isPixel ? .text(SafeText("\(total[position])"), .text) : .empty
    }
    .bordered(columns: setup.padding)
    let lines: [(SafeText, Grid)] = [("", bars), ("read", numbers)]
    return [rows(Array(lines.suffix(height == 0 ? 1 : 2))), sizes(at: moment)]
  }

  private func sizes(at moment: Moment) -> any View {
    func line(_ name: SafeText, _ result: String, _ working: String, part: String? = nil)
      -> TextTable.Row
    {
      var text = StyledText(SafeText(result), .strong)
      text.append(SafeText(working), .quiet)
      return TextTable.Row([.init(name, .quiet), .init(text)], part: part)
    }
    let (d, k) = (setup.dilation, setup.kernel)
    let lines = [
      line("outputs", "\(stepCount)", " = \(outputWorking)", part: "size"),
      line("unread", unreadWords, "", part: "unread"),
      line("span", "\(span)", " = \(d)*(\(k) - 1) + 1"),
    ]
    let table = TextTable(
      [.init(), .init()], Array(lines.prefix(setup.dilation == 1 ? 2 : 3))
    ).wrapped().whole()
    return moment.asking == nil ? table : Instead(of: table, Label(""))
  }

  private var unreadWords: String {
    let unread = coverage.unread
    if unread.isEmpty { return "no pixel" }
    return (unread.count == 1 ? "pixel " : "pixels ")
      + unread.map(String.init).joined(separator: ", ")
  }

  func caption(at moment: Moment) -> String {
    var layer = "\(setup.size) pixels, kernel \(setup.kernel)"
    if setup.stride > 1 { layer += ", stride \(setup.stride)" }
    if setup.padding > 0 { layer += ", \(setup.mode.rawValue) padding \(setup.padding)" }
    if setup.dilation > 1 { layer += ", dilation \(setup.dilation)" }
    switch moment.asking {
    case "size": return layer + ": outputs ?"
    case "unread": return layer + ": unread ?"
    case .some: return layer + ": how often each pixel is read ?"
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
