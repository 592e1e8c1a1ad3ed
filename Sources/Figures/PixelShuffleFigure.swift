import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// A digit whose pixels are scattered, one swap after the other, and what the same shuffle of every
/// picture costs two networks.
struct PixelShuffleFigure: Figure {
  static let kind = "pixel-shuffle"
  static let summary = "a digit scattered pixel by pixel, and two networks trained on such digits"
  static let steps = "Step 1 is the digit as it is; each step is more swaps, the last one all."
  static let example = """
    digit: 3
    predict: 1
    """

  struct Setup: FigureSetup {
    var digit = 1
  }

  static let fields: [Field<Setup>] = [
    .integer(
      "digit", \.digit, 1...20, "which of the test pictures; odd ones are zeros", setting: true)
  ]

  static let asks: [Ask<Self>] = [
    Ask("who", "before step 1, which network does worse once all is scattered") {
      $1 == 1 ? $0.whoQuestion : nil
    }
  ]

  static let actions: [FigureAction<Self>] = [
    .change("d", "digit", help: { _ in "another digit" }) {
      $0.digit = $0.digit % 20 + 1
      return nil
    }
  ]

  static let measures: [Measure<Self>] = [
    Measure("swaps", "pairs of pixels exchanged so far") { Number($0.result(of: $1).swaps) },
    Measure("dense", "right answers of the dense network, in per cent") {
      Number(hundredths($0.result(of: $1).dense))
    },
    Measure("neighbours", "those of the network that looks at neighbours") {
      Number(hundredths($0.result(of: $1).convolutional))
    },
  ]

  let setup: Setup
  /// The digit as it is.
  private let picture: Tensor

  init(_ setup: Setup) throws(ShapeError) {
    self.setup = setup
    var test = DigitGenerator(seed: 2025)
    let images = try test.images(max(1, setup.digit))
    let blank = try Tensor(shape: DigitGenerator.shape)
    picture = images.picture(images.count - 1) ?? blank
  }

  private let study = PixelShuffle.study
  var stepCount: Int { study.count }
  private func result(of step: Int) -> PixelShuffle.Result {
    study[max(1, min(step, stepCount)) - 1]
  }

  func name(of step: Int) -> String {
    let swaps = result(of: step).swaps
    return swaps == 0 ? "no swaps" : "\(swaps) swap\(swaps == 1 ? "" : "s")"
  }

  // MARK: View

  /// One beat for each swap, where there are few.
  func beats(in step: Int) -> Int {
    step == 1 ? 1 : min(Self.mostBeats, result(of: step).swaps - result(of: step - 1).swaps) + 1
  }

  private static let mostBeats = 32

  /// The swaps that are done at a moment.
  private func swaps(at moment: Moment) -> Int {
    let (end, beats) = (result(of: moment.step).swaps, beats(in: moment.step))
    guard moment.step > 1, beats > 1 else { return end }
    let start = result(of: moment.step - 1).swaps
    return start + (end - start) * min(moment.beat, beats - 1) / (beats - 1)
  }

  func view(at moment: Moment) -> any View {
    FirstFit(over: Picture.zooms) { zoom in
      let picture = Stack(.down, gap: 0...0) {
        Label(SafeText("\(swaps(at: moment)) of \(PixelShuffle.swapCount) swaps"), part: "who")
        digit(at: moment, zoom: zoom)
      }
      for direction in [Stack.Direction.across, .down] {
        Stack(direction, gap: 1...6) {
          picture
          Stack(.down) {
            scores(at: moment)
            let asked = Label("after all swaps ?", .predicted)
            moment.asking == nil ? Instead(of: asked, Label("")) : asked
            chart(at: moment)
          }
        }
      }
    }
  }

  private func digit(at moment: Moment, zoom: Int) -> Picture {
    let (shape, order) = (picture.shape, PixelShuffle.order(afterSwaps: swaps(at: moment)))
    let (low, high) = (picture.values.min() ?? 0, picture.values.max() ?? 0)
    let values = picture.values
    return Picture(rows: shape.rows, columns: shape.columns, zoom: zoom) { row, column in
      let value = values[order[row * shape.columns + column]]
      return .pixel(.shade(high > low ? Double((value - low) / (high - low)) : 0))
    }
  }

  /// The results that may be seen; those of a step are, once it is at rest.
  private func shown(at moment: Moment) -> ArraySlice<PixelShuffle.Result> {
    study.prefix(
      moment == rest(at: moment.step) || moment.asking != nil ? moment.step : moment.step - 1)
  }

  private func scores(at moment: Moment) -> TextTable {
    let newest = shown(at: moment).last ?? study[0]
    func row(_ mark: SafeText, _ role: Role, _ name: SafeText, _ part: Double) -> TextTable.Row {
      TextTable.Row([
        .init(mark, role), .init(name, .text), .init(SafeText(Self.percent(part)), .strong),
      ])
    }
    return TextTable(
      [.init(), .init("network", gap: 1), .init("right answers", .right, gap: 3)],
      [
        row("○", .mark, "dense", newest.dense),
        row("●", .value(4), "looks at neighbours", newest.convolutional),
      ]
    ).needing(rows: 2)
  }

  /// A share in per cent, to the hundredths of one that 5 times 400 answers have.
  private static func hundredths(_ part: Double) -> Double { (part * 10_000).rounded() / 100 }

  private static func percent(_ part: Double) -> String {
    NumberFormat.fixed(100 * part, decimals: 2) + " %"
  }

  private func chart(at moment: Moment) -> Chart {
    func points(_ part: (PixelShuffle.Result) -> Double) -> [(x: Double, y: Double)] {
      shown(at: moment).map { (Double($0.swaps), 100 * part($0)) }
    }
    return Chart(
      x: .linear(0...200, every: 50), y: .linear(92...100, every: 2), width: 21...41,
      height: 5...9,
      [
        .init("dense", "○", .mark, points(\.dense)),
        .init("neighbours", "●", .value(4), points(\.convolutional)),
      ])
  }

  func caption(at moment: Moment) -> String {
    let result = result(of: moment.step)
    return "digit \(setup.digit) after \(name(of: moment.step)) of \(PixelShuffle.swapCount); five "
      + "networks of each kind, trained and tested on digits shuffled alike: dense "
      + "\(Self.percent(result.dense)) right, the one that looks at neighbours "
      + "\(Self.percent(result.convolutional))" + (moment.asking == nil ? "" : "; all swaps: ?")
  }

  // MARK: Questions

  /// The drop that counts as worse: four pictures of 400.
  private static let drop = 0.01

  private var whoQuestion: Question? {
    guard let first = study.first, let last = study.last else { return nil }
    let dense = first.dense - last.dense >= Self.drop
    let convolutional = first.convolutional - last.convolutional >= Self.drop
    let fact =
      "the dense one treats no two pixels as neighbours, so none are torn apart; the other one does"
    let options = [
      ("neither: both are trained on shuffled pictures", !dense && !convolutional),
      ("both", dense && convolutional), ("only the dense one", dense && !convolutional),
      ("only the one that looks at neighbours", !dense && convolutional),
    ]
    return .choice(
      "who", "All pictures are shuffled alike before training. Who does worse in the end?",
      options.map { ($0.0, $0.1, fact) })
  }
}
