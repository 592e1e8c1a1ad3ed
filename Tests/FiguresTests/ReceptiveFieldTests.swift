import ConvolutionCore
import Learning
import LessonScript
import TestSupport
import KindExamples
import Testing
import TextScreen

@testable import Figures

/// The numbers and the words of receptive fields, read off the figure.
@Suite struct ReceptiveFieldTests {
  static let growth = """
    input: 7
    layers:
      conv(3)
      conv(3)
      conv(3)
    """
  static let strides = """
    input: 15
    layers:
      conv(3, stride: 2)
      conv(3, stride: 2)
      conv(3, stride: 2)
    """
  static let pools = """
    input: 22
    layers:
      conv(3)
      pool(2)
      conv(3)
      pool(2)
      conv(3)
    """
  static let bell = """
    input: 11
    view: weight
    layers:
      conv(3)
      conv(3)
      conv(3)
      conv(3)
      conv(3)
    """

  static func figure(_ body: String) throws -> any Figure {
    try KindExample.scripted("receptive-field", body).figure
  }

  static func asking(_ step: Int, _ word: String = "width") -> Moment {
    Moment(step: step, beat: 0, asking: word)
  }

  static func question(
    _ figure: any Figure, _ step: Int, _ words: String...
  ) -> Question? {
    figure.question(before: step, of: words)?.question
  }

  /// The right answers to all questions, layer by layer.
  private func fields(_ body: String) throws -> [Int?] {
    let figure = try Self.figure(body)
    return (2...figure.stepCount).map { step in
      guard case .number(let key) = Self.question(figure, step, "width")?.kind else { return nil }
      return key.right.integer
    }
  }

  /// CURRICULUM L13; the published ones after Araujo, Norris and Sim (2019).
  @Test func fieldsOfTheLesson() throws {
    #expect(try fields(Self.growth) == [3, 5, 7])
    #expect(try fields(Self.strides) == [3, 7, 15])
    #expect(try fields(Self.pools) == [3, 4, 8, 10, 18])
    #expect(try fields("network: lenet-5") == [5, 6, 14, 16])
    #expect(try fields("network: alexnet") == [11, 19, 51, 67, 99, 131, 163, 195])
    #expect(
      try fields("network: vgg-16")
        == [3, 5, 6, 10, 14, 16, 24, 32, 40, 44, 60, 76, 92, 100, 132, 164, 196, 212])
  }

  @Test func growthInWords() throws {
    let figure = try Self.figure(Self.growth)
    let captions = (1...4).map { figure.caption(at: figure.rest(at: $0)) }
    #expect(
      captions[0] == "Input 7×7, jump 1, field 1×1. The pixel at row 0, column 3 sees itself: "
        + "1 of 49 pixels, 2.04%.")
    #expect(
      captions[2] == "Layer 2: conv 3×3, stride 1; output 3×3, jump 1, field 3 + (3-1)×1 = 5. "
        + "Its unit at row 0, column 1 sees rows 0-4, columns 1-5 of the input: 25 of 49 pixels, "
        + "51.02%.")
    #expect(captions[1].hasSuffix("9 of 49 pixels, 18.37%."))
    #expect(captions[3].hasSuffix("49 of 49 pixels, 100.00%."))
    #expect(
      figure.caption(at: Self.asking(4))
        == "Layer 3 is added: conv 3×3, stride 1; output 1×1, jump 1, field ?. Below it: "
        + captions[2])
  }

  @Test func aPixelsReachInWords() throws {
    let figure = try Self.figure(Self.growth + "\nview: reach")
    #expect(
      figure.caption(at: figure.rest(at: 4)).hasSuffix(
        "The pixel at row 3, column 3 reaches 9 of 25 units of layer 1, 9 of 9 units of layer 2, "
          + "1 of 1 units of layer 3."))
  }

  @Test func fiveBoxesMakeABell() throws {
    let figure = try Self.figure(Self.bell)
    let last = figure.rest(at: 6)
    #expect(
      figure.caption(at: last).hasSuffix(
        "Paths to each column: 1 5 15 30 45 51 45 30 15 5 1 of 243. In the middle 5 of 11 columns: "
          + "82.7%."))
    let picture = figure.frame(at: last).description
    #expect(picture.contains("input    1   5  15  30  45  51  45  30  15   5   1\n"))
    #expect(picture.contains("columns: 82.7%"))
  }

  @Test func dilationLeavesGaps() throws {
    let figure = try Self.figure("input: 9\nlayers:\n  conv(3, dilation: 3)")
    #expect(
      figure.caption(at: figure.rest(at: 2))
        == "Layer 1: conv 3×3, stride 1, dilation 3; output 3×3, jump 1, field 1 + (3-1)×3×1 = 7. "
        + "Its unit at row 0, column 1 sees rows 0-6, columns 1-7 of the input: 9 of 81 pixels, "
        + "11.11%.")
  }

  // MARK: Mistakes

  private func feedback(_ body: String, layer: Int, _ answer: Int) throws -> String {
    let question = try #require(Self.question(try Self.figure(body), layer + 1, "width"))
    let verdict = question.verdict(on: .number(.init(answer), typed: ""))
    return verdict.isRight || verdict.isDiagnosed ? verdict.feedback.plainText : ""
  }

  /// The wrong answers of CURRICULUM L13a to L13c.
  @Test func mistakesAreNamed() throws {
    #expect(try feedback(Self.growth, layer: 3, 7) == "5 + (3-1)×1 = 7")
    #expect(
      try feedback(Self.growth, layer: 3, 9)
        == "That adds k instead of k - 1: 3 + 3 + 3.")
    #expect(
      try feedback(Self.growth, layer: 3, 27) == "That multiplies kernel sizes: 3 × 3 × 3.")
    #expect(try feedback(Self.growth, layer: 3, 3) == "That looks at the last layer only.")
    #expect(try feedback(Self.growth, layer: 3, 5) == "That stops one layer early: 1 + 2 + 2.")
    #expect(
      try feedback(Self.growth, layer: 3, 8) == "That adds k instead of k - 1: 5 + 3.")
    #expect(try feedback(Self.strides, layer: 2, 5) == "That ignores the stride: 1 + 2 + 2.")
    // Three mistakes that give the same number are all named.
    #expect(
      try feedback(Self.strides, layer: 2, 9)
        == "That counts a layer's own stride in its field (1 + 2×2 + 2×2), or adds k instead of k - 1 "
        + "(3 + 3×2), or multiplies kernel sizes (3 × 3).")
    let own = "That counts a layer's own stride in its field: "
    #expect(try feedback(Self.strides, layer: 2, 13) == own + "1 + 2×2 + 2×4.")
    #expect(try feedback(Self.strides, layer: 3, 13) == own + "1 + 2×2 + 2×2 + 2×2.")
    #expect(
      try feedback(Self.pools, layer: 5, 7) == "That ignores the pooling layers: 1 + 2 + 2 + 2.")
    #expect(
      try feedback(Self.pools, layer: 5, 10) == "That stops one layer early: 1 + 2 + 1 + 2×2 + 2.")
    let gaps = "input: 9\nlayers:\n  conv(3, dilation: 2)\n  conv(3)"
    #expect(
      try feedback(gaps, layer: 2, 5)
        == "That ignores the dilation (1 + 2 + 2), or stops one layer early (1 + 4).")
    #expect(try feedback(Self.growth, layer: 3, 1_000).isEmpty)
  }

  @Test func theFirstStepAsksNothing() throws {
    #expect(try Self.figure(Self.growth).askable(before: 1).isEmpty)
    #expect(try Self.figure(Self.growth).askable(before: 5).isEmpty)
  }

  @Test func landmarksAreWhereTheJumpGrows() throws {
    #expect(try Self.figure("network: vgg-16").landmarks == [4, 7, 11, 15, 19])
    #expect(try Self.figure(Self.growth).landmarks.isEmpty)
  }

  // MARK: Measures

  /// Those of the layers so far: 27 weights for three 3×3 kernels, and pools have none.
  @Test func measuresAreOfTheStep() throws {
    func measures(_ body: String, at step: Int) throws -> [String] {
      try Self.figure(body).measures(at: step).map { "\($0.name) \($0.value)" }
    }
    #expect(
      try measures(Self.growth, at: 4) == [
        "field 7", "jump 1", "weights 27", "convolutions 3", "coverage 100",
      ])
    #expect(
      try measures(Self.strides, at: 3).prefix(4) == [
        "field 7", "jump 4", "weights 18", "convolutions 2",
      ])
    #expect(
      try measures(Self.pools, at: 5).prefix(4) == [
        "field 10", "jump 4", "weights 18", "convolutions 2",
      ])
    #expect(
      try measures("input: 8\nlayers:\n  conv(2)", at: 2) == [
        "field 2", "jump 1", "weights 4", "convolutions 1", "coverage 6.25",
      ])
    #expect(try measures(Self.growth, at: 1).first == "field 1")
  }

  // MARK: Bodies

  @Test(arguments: [
    ("input: 7", "receptive-field needs `layers:` or `network:`"),
    ("layers: conv(3)", "layers takes lines; expected them below the key"),
    ("layers:\n  conv", "conv is a function, expected ( after it"),
    ("layers:\n  conv 3 stride 2", "`conv 3 stride 2` is written `conv(3, stride: 2)`"),
    ("layers:\n  pool 2", "`pool 2` is written `pool(2)`"),
    ("layers:\n  conv(3)\n  dense(3, 4)", "expected a layer such as conv(3, stride: 2)"),
    ("layers:\n  dense(3, 4)", "expected a layer such as conv(3, stride: 2)"),
    ("layers:\n  dense(3)", "dense lacks units"),
    ("layers:\n  conv(kernel: 3)", "a layer has its size first and without a label"),
    ("layers:\n  conv()", "conv lacks size"),
    ("layers:\n  conv(0)", "size is 0, expected a whole number, 1 or more"),
    ("layers:\n  conv(32)", "kernel is 32; expected a whole number from 1 to 31"),
    ("layers:\n  conv(3, stride: 17)", "stride is 17; expected a whole number from 1 to 16"),
    ("layers:\n  conv(3, padding: 32)", "padding is 32; expected a whole number from 0 to 31"),
    ("layers:\n  conv(3, dilation: 17)", "dilation is 17; expected a whole number from 1 to 16"),
    ("layers:\n  conv(99999999999999999999)", "size is about 1×10^20"),
    ("layers:\n  conv(3, strde: 2)", "conv has no strde:, did you mean stride:?"),
    ("layers:\n  pool(2, dilation: 2)", "pool has no dilation:"),
    ("layers:\n  conv(3, stride: 2, stride: 2)", "stride: is given twice"),
    ("layers:\n  conv(9)", "layer 1: kernel 9×9 does not fit input 7×7"),
    ("network: alexnt", "did you mean `alexnet`?"),
    ("network: alexnet\ninput: 9", "network `alexnet` brings its own input"),
    ("network: alexnet\nlayers:\n  conv(3)", "network `alexnet` brings its own layers"),
    ("input: 0\nlayers:\n  conv(3)", "input is `0`; expected a whole number from 1 to 1024"),
    ("view: cone\nlayers:\n  conv(3)", "view is `cone`; expected one of field, reach, weight"),
  ]) func faultsAreTold(body: String, expected: String) {
    #expect(faults(body).contains { $0.contains(expected) }, "\(faults(body))")
  }

  @Test func allFaultsAreLocated() {
    let found = faults("input: 5000\nlayers:\n  conv(x)\n  conv(3)\n  pol(2)")
    #expect(found.count == 3)
    #expect(found.map { $0.prefix(6) } == ["11:8: ", "13:8: ", "15:3: "])
    let many = Array(repeating: "\n  conv(1)", count: 33).joined()
    #expect(faults("layers:" + many).contains { $0.contains("33 layers; expected at most 32") })
    let steep = Array(repeating: "\n  conv(1, stride: 16)", count: 32).joined()
    #expect(faults("layers:" + steep).contains { $0.contains("layer 16: jump") })
  }

  private func faults(_ body: String) -> [String] {
    do {
      _ = try Self.figure(body)
      return []
    } catch let errors as LessonErrors {
      return errors.all.map(\.description)
    } catch { return ["\(error)"] }
  }
}
