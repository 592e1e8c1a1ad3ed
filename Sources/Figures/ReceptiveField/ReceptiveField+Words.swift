import ConvolutionCore
import Expressions
import Learning
import LessonScript

extension ReceptiveFieldFigure {
  func name(of step: Int) -> String { Self.name(of: max(1, min(step, stepCount)) - 1) }

  /// The layer with its working, then what is lit; a field that is asked for is `?`.
  func caption(at moment: Moment) -> String {
    let scene = scene(at: moment)
    if moment.isAsking, asked(before: moment.step) == .cells {
      return addition(of: scene.newest) + " " + start(of: scene)
    }
    let lit = words(for: scene)
    guard let asked = scene.asked else { return facts(of: scene.newest) + " " + lit }
    return "\(addition(of: asked)) Below it: \(facts(of: scene.newest)) \(lit)"
  }

  /// A layer that comes, its field not told.
  private func addition(of layer: Int) -> String {
    "Layer \(layer) is added: \(setup.layers[layer - 1]); output \(stack.extents[layer]), "
      + "jump \(stack.fields[layer].jump.columns), field ?."
  }

  /// Where the light starts, while nothing of where it leads is told.
  private func start(of scene: FieldScene) -> String {
    if setup.view == .reach {
      var below = scene
      below.newest -= 1
      return reachWords(below)
    }
    let unit = unit(in: scene.newest)
    return "◉ is its unit at row \(unit.row), column \(unit.column)."
  }

  private func facts(of layer: Int) -> String {
    let (field, extent) = (stack.fields[layer], stack.extents[layer])
    guard layer > 0 else { return "Input \(extent), jump 1, field 1×1." }
    return "Layer \(layer): \(setup.layers[layer - 1]); output \(extent), "
      + "jump \(field.jump.columns), field \(formula(of: layer)) = \(field.size.columns)."
  }

  /// The recurrence with the numbers of a layer: `3 + (3-1)×1`.
  func formula(of layer: Int) -> String {
    let before = stack.fields[layer - 1]
    return "\(before.size.columns) + \(widening(by: layer))"
  }

  /// What a layer adds to the field: `(3-1)×1`, or `(3-1)×2×1` with dilation.
  func widening(by layer: Int) -> String {
    let added = setup.layers[layer - 1]
    let gaps = added.dilation > 1 ? "\(added.dilation)×" : ""
    return "(\(added.kernel)-1)×\(gaps)\(stack.fields[layer - 1].jump.columns)"
  }

  private func words(for scene: FieldScene) -> String {
    switch setup.view {
    case .field: fieldWords(scene)
    case .weight: fieldWords(scene) + weightWords(scene)
    case .reach: reachWords(scene)
    }
  }

  private func fieldWords(_ scene: FieldScene) -> String {
    let unit = unit(in: scene.newest)
    guard let paths = paths(in: 0, scene), let region = paths.region else { return "" }
    let count = paths.readRows.count * paths.readColumns.count
    let place = "row \(unit.row), column \(unit.column)"
    let what =
      scene.newest == 0
      ? "The pixel at \(place) sees itself"
      : "Its unit at \(place) sees \(Self.words(region)) of the input"
    return "\(what): \(Number(count)) of \(Number(stack.extents[0].cells)) pixels, "
      + "\(Self.percent(coverages[scene.newest]))."
  }

  private func weightWords(_ scene: FieldScene) -> String {
    guard let weight = ColumnWeight(paths(in: 0, scene)) else { return "" }
    let list =
      weight.counts.count > Self.listLimit
      ? "" : " Paths to each column: \(weight.list) of \(ColumnWeight.text(weight.total))."
    return "\(list) In the middle \(weight.middle.count) of \(weight.counts.count) columns: "
      + "\(weight.middleShare)."
  }

  /// Longer lists of counts are not read out.
  private static let listLimit = 32

  private func reachWords(_ scene: FieldScene) -> String {
    let place = "The pixel at row \(pixel.row), column \(pixel.column)"
    guard scene.newest > 0 else { return "\(place) is the start." }
    let reached = (1...scene.newest).map { layer in
      let (count, all) = reach(in: layer, scene)
      return "\(Number(count)) of \(Number(all)) units of layer \(layer)"
    }
    return "\(place) reaches \(reached.joined(separator: ", "))."
  }

  /// How many units of a layer the followed pixel reaches, and how many there are.
  func reach(in layer: Int, _ scene: FieldScene) -> (count: Int, all: Int) {
    guard let paths = paths(in: layer, scene) else { return (0, 0) }
    return (paths.readRows.count * paths.readColumns.count, stack.extents[layer].cells)
  }

  /// A share as the table shows it: `18.37%`, and `<0.01%` for what would round to nothing.
  static func percent(_ share: Double) -> String {
    let text = NumberFormat.fixed(100 * share, decimals: 2)
    return share > 0 && text == "0.00" ? "<0.01%" : "\(text)%"
  }

  private static func words(_ region: Region) -> String {
    func range(_ name: String, _ range: Range<Int>) -> String {
      range.count == 1
        ? "\(name) \(range.lowerBound)" : "\(name)s \(range.lowerBound)-\(range.upperBound - 1)"
    }
    return range("row", region.rows) + ", " + range("column", region.columns)
  }
}

extension Extent {
  /// How many cells a map of this size has.
  var cells: Int { rows * columns }
}
