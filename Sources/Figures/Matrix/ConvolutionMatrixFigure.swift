import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// A convolution beside the matrix that gives the same: zeros where a window does not reach, and the
/// same few weights in every row.
///
/// Step 1 fills the row of the first output; each step fills the next one.
struct ConvolutionMatrixFigure: RowWalkFigure {
  static let kind = "convolution-matrix"
  static let summary =
    "a convolution as a matrix: picture, kernel, output and the rows that make it"
  static let steps = "Step 1 is the row of the output at the top left; one step a row."
  static let example = """
    input:
      70 25 50 20 95 45 80
      10 80 20 65 35 75 40
      40 10 95 25 55 20 85
      25 75 40 10 65 50 35
    kernel:
      21 22 23 24
      31 32 33 34
      41 42 43 44
    aim:
      0 0 0 5
      0 0 0 0
      5 0 0 0
    predict: 1
    """

  static let asks: [Ask<Self>] = [
    Ask("row", "how many entries of the row are not 0") { $0.rowQuestion($1) },
    Ask("compare", "from step 2 on, if they are more than in the row before") {
      $0.compareQuestion($1)
    },
    Ask("nonzeros", "before step 1, how many entries of the matrix are not 0") {
      $0.nonzerosQuestion($1)
    },
    Ask("aim", "before step 1, how many are not 0 once the target is reached") {
      $0.aimQuestion($1)
    },
  ]

  static let actions: [FigureAction<Self>] = [
    outputAction,
    .pick(
      "t", label: { _ in "a tap's entries" }, help: { _ in "light all entries of a tap" },
      from: { _, _ in "kernel" }),
  ]

  static let measures: [Measure<Self>] = [
    Measure("nonzeros", "entries that are not 0") { f, _ in Number(f.matrix.nonzeros) },
    Measure("taps", "entries that hold a tap, 0 or not") { f, _ in Number(f.matrix.structural) },
    Measure("entries", "all entries") { f, _ in Number(f.matrix.entries) },
    Measure("differences", "outputs that differ from the target") { f, _ in
      f.differences.map { Number($0.count) }
    },
  ]

  let setup: MatrixSetup
  let matrix: ConvolutionMatrix
  let walk: RowWalk
  let input: ShownMap, kernel: ShownMap, output: ShownMap
  /// The output that is to be reached, and the matrix that gives it.
  let target: (map: ShownMap, nonzeros: Int)?
  /// The working of each row.
  let traces: [WindowTrace]

  init(_ setup: MatrixSetup) throws(ShapeError) {
    self.setup = setup
    let (picture, weights) = (try Tensor(rows: setup.input), try Tensor(rows: setup.kernel))
    let matrix = try ConvolutionMatrix(weights, input: picture.shape.extent, setup.sliding)
    let walk = RowWalk(extent: matrix.output)
    let result = try matrix.product(with: picture)
    traces = try (1...walk.stepCount).map { step throws(ShapeError) in
      try trace(picture, with: Filters(weights), setup.sliding, at: walk.cell(of: step))
    }
    (self.matrix, self.walk) = (matrix, walk)
    (input, kernel) = (ShownMap("input", picture), ShownMap("kernel", weights))
    guard !setup.aim.isEmpty else {
      (output, target) = (ShownMap("output", result), nil)
      return
    }
    let aim = try ConvolutionMatrix(
      Tensor(rows: setup.aim), input: picture.shape.extent, setup.sliding)
    let wanted = try aim.product(with: picture)
    // Both are compared, so that they must be of one size.
    _ = try wanted - result
    (output, target) = (
      ShownMap("output", result), (ShownMap("target", wanted), aim.nonzeros)
    )
  }

  func name(of step: Int) -> String { "y\(step - 1)" }

  /// The outputs that differ from the target; nil without one.
  var differences: [Position]? {
    target.map { target in
      (1...stepCount).map(walk.cell(of:)).filter {
        output.map[0, $0.row, $0.column] != target.map.map[0, $0.row, $0.column]
      }
    }
  }

  /// The entries of a row that are not 0.
  func nonzeros(inRow row: Int) -> Int {
    (0..<matrix.columns).count { matrix.weight(row: row, column: $0) != 0 }
  }

  var pickableGrids: [CellGrid] {
    [
      walk.grid("output"),
      CellGrid("matrix", rows: matrix.rows, columns: matrix.columns, isEditable: false),
    ]
  }

  /// A picked output or row is its step; a picked tap is lit, or not any more.
  func pick(_ cell: CellAddress, at step: Int, in setup: inout MatrixSetup) -> Int? {
    switch cell.grid {
    case "output": return walk.step(of: Position(cell))
    case "matrix": return cell.row + 1
    case "kernel":
      setup.tap = setup.tap == Position(cell) ? nil : Position(cell)
      return step
    default: return nil
    }
  }

  // MARK: Questions

  private func rowQuestion(_ step: Int) -> Question? {
    let (row, taps) = (step - 1, setup.kernel.count * (setup.kernel.first?.count ?? 0))
    return .number(
      "row-\(step)", "How many entries of this row are not 0?", is: Number(nonzeros(inRow: row)),
      mistakes: wrong(
        [
          ("all-taps", taps, "That is the whole kernel: not all of it lies on the picture here."),
          ("taps", matrix.taps(inRow: row), "So many hold a tap, but some of these weights are 0."),
          ("all", matrix.columns, "That is a weight for every pixel, as in a dense layer."),
          ("one", 1, "The output is a sum over its window."),
        ], right: nonzeros(inRow: row)), why: caption(at: rest(at: step)))
  }

  private func compareQuestion(_ step: Int) -> Question? {
    guard step > 1 else { return nil }
    let (new, old) = (nonzeros(inRow: step - 1), nonzeros(inRow: step - 2))
    return .comparison(
      "compare-\(step)", "Entries that are not 0, compared with the row before:", of: new,
      with: old,
      names: ["more", "fewer", "as many"]
    ) { _, right in
      switch right {
      case .larger: "more of the kernel lies on the picture than before"
      case .smaller: "less of the kernel lies on the picture than before"
      case .same: "as much of the kernel lies on the picture as before"
      }
    }
  }

  private func nonzerosQuestion(_ step: Int) -> Question? {
    guard step == 1 else { return nil }
    let taps = setup.kernel.count * (setup.kernel.first?.count ?? 0)
    return .number(
      "nonzeros", "How many entries of the matrix are not 0?", is: Number(matrix.nonzeros),
      mistakes: wrong(
        [
          ("taps", matrix.structural, "So many hold a tap, but some of these weights are 0."),
          ("every-row", taps * matrix.rows, "That gives every row the whole kernel."),
          ("all", matrix.entries, "Most pixels lie outside of a window: their entries are 0."),
          ("kernel", taps, "Those are the different numbers. Each stands in many rows."),
          ("rows", matrix.rows, "That is one for each output."),
        ], right: matrix.nonzeros))
  }

  private func aimQuestion(_ step: Int) -> Question? {
    guard step == 1, let target else { return nil }
    return .number(
      "aim", "With the target reached, how many entries are not 0?", is: Number(target.nonzeros),
      mistakes: wrong(
        [
          (
            "every-row", matrix.rows,
            "Some outputs read from outside the picture: their rows are 0."
          ),
          ("one", 1, "One weight, but it stands in many rows."),
          ("taps", matrix.structural, "So many hold a tap. Most taps will be 0."),
        ], right: target.nonzeros))
  }

  private func wrong(
    _ answers: [(name: String, value: Int, words: String)], right: Int
  ) -> [NumberKey.WrongAnswer] {
    var taken: Set<Int> = [right]
    return answers.filter { taken.insert($0.value).inserted }.map {
      .init(name: $0.name, value: Number($0.value), feedback: [.text($0.words)])
    }
  }

  func places(of _: Misconception, evidence: Evidence?, at _: Moment) -> [Target] {
    [.part("matrix")]
  }
}
