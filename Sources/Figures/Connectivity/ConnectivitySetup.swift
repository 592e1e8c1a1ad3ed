import ConvolutionCore
import TextScreen

/// The values that a picture of wires is made from.
struct ConnectivitySetup: FigureSetup {
  /// The wirings side by side; the last one is measured, asked about and cut.
  var wirings = Wiring.Kind.allCases
  /// What the wires carry.
  var carries = Carries.letters
  var input: [Float] = [3, 1, 4, 1, 5, 9]
  var kernel: [Float] = [-1, 0, 1]
  /// The wires that are cut, by output and input.
  var cut: Set<Position> = []

  /// The marks on wires.
  enum Carries: String, CaseIterable {
    /// A letter for each stored number: the same letter is the same number.
    case letters
    /// The number itself; then the nodes show theirs as well.
    case numbers
  }

  /// The values that inputs get as they are added.
  private static let newInputs: [Float] = [3, 1, 4, 1, 5, 9, 2, 6]

  static let inputRange = 2...newInputs.count
  static let tapRange = 1...6

  var outputs: Int { max(0, input.count - kernel.count + 1) }

  /// Adds or takes away an input; the wires that were cut are whole again.
  mutating func changeInputs(by delta: Int) {
    let count = input.count + delta.signum()
    guard Self.inputRange.contains(count), count >= kernel.count else { return }
    if delta > 0 { input.append(Self.newInputs[input.count]) } else { input.removeLast() }
    cut = []
  }

  /// Adds or takes away a tap; the wires that were cut are whole again.
  mutating func changeTaps(by delta: Int) {
    let count = kernel.count + delta.signum()
    guard Self.tapRange.contains(count), count <= input.count else { return }
    if delta > 0 { kernel.append(1) } else { kernel.removeLast() }
    cut = []
  }

  /// Cuts a wire, or puts it back.
  mutating func toggle(_ wire: Position) {
    if cut.remove(wire) == nil { cut.insert(wire) }
  }

  /// Reads the rows of `wires:`, 1 for a wire that is there and 0 for one that is cut.
  mutating func readWires(_ options: inout OptionReader) {
    guard let rows = options.grids("wires")?.first else { return }
    guard rows.count == outputs, rows[0].count == input.count,
      rows.joined().allSatisfy({ $0 == 0 || $0 == 1 })
    else {
      options.report(
        "wires has \(rows.count) rows of \(rows[0].count); expected \(outputs), one for each output, "
          + "of \(input.count) numbers 0 or 1, one for each input", for: "wires")
      return
    }
    cut = Set(
      rows.enumerated().flatMap { row, cells in
        cells.enumerated().filter { $0.element == 0 }.map {
          Position(row: row, column: $0.offset)
        }
      })
  }
}

extension ConnectivityFigure {
  static let fields: [Field<ConnectivitySetup>] = [
    .custom(
      OptionSpec(
        "wiring", .words(Wiring.Kind.allCases.map(\.rawValue)), default: "dense, local, shared",
        "the layers side by side; the last one is measured, asked about and cut by hand")
    ) {
      let kinds = $0.words("wiring", of: Wiring.Kind.allCases.map(\.rawValue))
        .compactMap(Wiring.Kind.init)
      if Set(kinds).count < kinds.count { $0.report("a wiring is given twice", for: "wiring") }
      if !kinds.isEmpty { $1.wirings = kinds }
    },
    .choice(
      "show", \.carries,
      "`letters`, one for each stored number, or `numbers`, also those of inputs and outputs"),
    .custom(
      OptionSpec(
        "input", .text("numbers separated by spaces"), default: "3 1 4 1 5 9",
        "the inputs; with `show: letters` only their number counts"),
      grids: {
        $0.carries == .letters
          ? [] : [CellGrid("input", rows: 1, columns: $0.input.count, isEditable: true)]
      }, edit: { $0.input[$1.column] = $2 }
    ) {
      if let numbers = $0.numbers("input", atMost: ConnectivitySetup.inputRange.upperBound) {
        $1.input = numbers.map(Float.init)
      }
    }.counting { $0.input.countOfDifferences(from: $1.input) },
    .custom(
      OptionSpec(
        "kernel", .text("numbers separated by spaces"), default: "-1 0 1",
        "the weights of a window; each other weight of a dense layer is 0")
    ) {
      if let numbers = $0.numbers("kernel", atMost: ConnectivitySetup.tapRange.upperBound) {
        $1.kernel = numbers.map(Float.init)
      }
    }.counting { $0.kernel.countOfDifferences(from: $1.kernel) },
    .custom(
      OptionSpec("wires", .grid, "1 for a wire, 0 for one that is cut: a row for each output")
    ) { $1.readWires(&$0) }
    .counting { $0.cut.symmetricDifference($1.cut).count }.changedByKeys,
    .setting("inputs", value: { "\($0.input.count)" }, move: { $0.changeInputs(by: $1) }),
    .setting("taps", value: { "\($0.kernel.count)" }, move: { $0.changeTaps(by: $1) }),
  ]
}
