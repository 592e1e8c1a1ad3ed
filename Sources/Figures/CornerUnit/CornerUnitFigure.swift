import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// A unit that is to fire at a corner and not along the edges: two edge maps, one inner unit, and
/// weights that can be changed.
struct CornerUnitFigure: Figure {
  static let kind = "corner-unit"
  static let summary =
    "a unit over the maps of vertical and horizontal edges, wired by hand, at two contrasts"
  static let steps =
    "Step 1 is the picture; v, h, the inner unit and the output follow; step 6 is the same at ten "
    + "times the contrast."
  static let example = """
    contrast: 9
    inner: 0 0 0
    outer: 1 1 0 -45
    predict: 6
    """

  struct Setup: FigureSetup {
    var contrast = 9
    var inner: [Float] = [1, -1, 0]
    var outer: [Float] = [1, 0, -1, 0]
    var isRectified = true
  }

  static let fields: [Field<Setup>] = [
    .integer(
      "contrast", \.contrast, 1...99, "brightness of the square on its dark ground", setting: true,
      through: [1, 3, 9]),
    .numbers("inner", \.inner, "weights of v and h, and the bias, of the inner unit", atMost: 3),
    .numbers(
      "outer", \.outer, "weights of v, h and the inner unit, and the bias, of the output",
      atMost: 4),
    .flag("relu", \.isRectified, "a ReLU on the inner unit", setting: true),
  ]

  static let asks: [Ask<Self>] = [
    Ask("where", "before step 5 or 6, where the output is above 0") { $0.whereQuestion($1) }
  ]

  static let actions: [FigureAction<Self>] = [
    .change(
      "u", "ReLU", help: { $0.setup.isRectified ? "take the inner ReLU away" : "put it back" }
    ) {
      $0.isRectified.toggle()
      return nil
    }
  ]

  static let measures: [Measure<Self>] = [
    Measure("corner", "the largest output in the windows that hold the corner") { f, _ in
      Number(f.plain.corner)
    },
    Measure("elsewhere", "cells that fire although no corner is in their window") { f, _ in
      Number(f.plain.elsewhere)
    },
    Measure("bright-corner", "the first at ten times the contrast") { f, _ in
      Number(f.bright.corner)
    },
    Measure("bright-elsewhere", "the second at ten times the contrast") { f, _ in
      Number(f.bright.elsewhere)
    },
  ]

  let setup: Setup
  /// At the contrast, and at ten times it.
  let plain: Sight, bright: Sight
  /// The format of the numbers of all maps, and that of the weights.
  let format: NumberFormat, weights: NumberFormat

  /// What a picture gives.
  struct Sight: Sendable {
    let contrast: Int
    let picture: Tensor
    let maps: CornerUnit.Maps
    let corner: Float, elsewhere: Int

    init(_ unit: CornerUnit, contrast: Int) throws(ShapeError) {
      self.contrast = contrast
      picture = try CornerPicture.picture(contrast: Float(contrast))
      maps = try unit.maps(of: picture)
      (corner, elsewhere) = maps.responses(in: CornerPicture.corner)
    }

    var values: [Float] {
      maps.vertical.values + maps.horizontal.values + maps.inner.values + maps.output.values
    }
  }

  init(_ setup: Setup) throws(ShapeError) {
    self.setup = setup
    let unit = try CornerUnit(
      inner: setup.inner, outer: setup.outer, isRectified: setup.isRectified)
    plain = try Sight(unit, contrast: setup.contrast)
    bright = try Sight(unit, contrast: 10 * setup.contrast)
    format = NumberFormat(fitting: plain.values + bright.values)
    weights = NumberFormat(fitting: setup.inner + setup.outer)
  }

  let stepCount = 6
  func sight(of step: Int) -> Sight { step == stepCount ? bright : plain }

  func name(of step: Int) -> String {
    [
      "picture", "vertical edges", "horizontal edges", "inner unit", "output", "ten times brighter",
    ][
      max(1, min(step, stepCount)) - 1]
  }

  var pickableGrids: [CellGrid] { [CellGrid("output", rows: 5, columns: 5, isEditable: false)] }
  func pick(_ cell: CellAddress, at step: Int, in setup: inout Setup) -> Int? {
    cell.grid == "output" ? max(step, stepCount - 1) : nil
  }
  func name(of cell: CellAddress) -> String {
    let names =
      ["inner": ["v", "h", "bias"], "outer": ["v", "h", "inner", "bias"]][cell.grid] ?? []
    return names.indices.contains(cell.column)
      ? "\(cell.grid), \(names[cell.column])"
      : "\(cell.grid), row \(cell.row), column \(cell.column)"
  }

  // MARK: Words

  /// The wiring as two formulas.
  var formulas: [String] {
    let inner = Self.sum(setup.inner, of: ["v", "h", ""])
    return [
      "inner = " + (setup.isRectified ? "ReLU(\(inner))" : inner),
      "output = ReLU(\(Self.sum(setup.outer, of: ["v", "h", "inner", ""])))",
    ]
  }

  /// Weighted terms, an empty name for the bias: `v - 2·h - 45`.
  private static func sum(_ weights: [Float], of names: [String]) -> String {
    var sum = ""
    for (weight, name) in zip(weights, names) where weight != 0 {
      let size = NumberFormat.exact(abs(weight))
      let term = name.isEmpty ? size : abs(weight) == 1 ? name : "\(size)·\(name)"
      sum += sum.isEmpty ? (weight < 0 ? "-\(term)" : term) : " \(weight < 0 ? "-" : "+") \(term)"
    }
    return sum.isEmpty ? "0" : sum
  }

  func caption(at moment: Moment) -> String {
    let sight = sight(of: moment.step)
    func rows(_ map: Tensor) -> String {
      (map.rows() ?? []).map { $0.map { format.text(Double($0)) }.joined(separator: " ") }
        .joined(separator: " / ")
    }
    let wiring = formulas.joined(separator: ", ")
    let head = "\(name(of: moment.step)), contrast \(sight.contrast)"
    if moment.asking != nil { return "\(head); \(wiring): ?" }
    switch moment.step {
    case 1: return "\(head): \(rows(sight.picture)); \(wiring)"
    case 2: return "\(head): v is \(rows(sight.maps.vertical)); \(wiring)"
    case 3: return "\(head): h is \(rows(sight.maps.horizontal)); \(wiring)"
    case 4: return "\(head): inner is \(rows(sight.maps.inner)); \(wiring)"
    default:
      return "\(head); \(wiring): output is \(rows(sight.maps.output)); at the corner "
        + "\(format.text(Double(sight.corner))), \(sight.elsewhere) other cells fire"
    }
  }

  // MARK: Questions

  private func whereQuestion(_ step: Int) -> Question? {
    guard step >= stepCount - 1 else { return nil }
    let sight = sight(of: step)
    let right = sight.elsewhere > 0 ? 1 : sight.corner > 0 ? 0 : 2
    let facts = [
      "the output is above zero in the windows with the corner, and in no other",
      "cells whose window holds no corner are above zero as well", "no cell is above zero",
    ]
    let names = ["at the corner only", "along edges too", "nowhere"]
    return .choice(
      "where-\(step)", "At contrast \(sight.contrast), where will the output be above zero?",
      names.enumerated().map { ($1, $0 == right, facts[right]) })
  }
}
