import ConvolutionCore
import Learning
import LessonScript
import TestSupport
import KindExamples
import Testing
import TextScreen

@testable import Figures

/// The numbers of CURRICULUM L05, read off the figure.
@Suite struct KernelSlideTests {
  static let regular = """
    input:
      1 2 0 1 2
      0 1 2 0 1
      2 0 1 2 0
      1 2 0 1 2
      0 1 2 0 1
    kernel: sobel-x
    """

  private func figure(_ body: String) throws -> any Figure {
    try KindExample.scripted("kernel-slide", body).figure
  }

  /// The totals of all steps, read from the captions.
  private func totals(_ figure: any Figure) -> [String] {
    (1...figure.stepCount).map { step in
      String(figure.caption(at: figure.rest(at: step)).split(separator: " ").last ?? "")
    }
  }

  @Test func theFirstWindowReadsAsTheLessonSays() throws {
    let figure = try figure(Self.regular)
    #expect(
      figure.caption(at: figure.rest(at: 1))
        == "(1×-1)+(2×0)+(0×1) + (0×-2)+(1×0)+(2×2) + (2×-1)+(0×0)+(1×1) = 2")
    #expect(
      figure.caption(at: figure.asking("value", at: 1)).hasSuffix("+(1×1) = ?"))
  }

  /// Without a top and a bottom the sides in ASCII say which side is inside.
  @Test func aTightWindowIsBracketedInASCII() throws {
    let figure = try figure(Self.regular)
    for (glyphs, row) in [(GlyphSet.ascii, "1[2 0 1]2"), (.unicode, "1┃2 0 1┃2")] {
      let frame = figure.frame(at: figure.rest(at: 2), in: Size(columns: 56, rows: 12), glyphs)
      #expect(frame.description.contains(row), "\(frame)")
    }
  }

  @Test func theMapsOfTheLesson() throws {
    #expect(
      try totals(figure(Self.regular))
        == "2 -1 -1 -1 2 -1 -1 -1 2".split(separator: " ").map(String.init))
    #expect(
      try totals(figure(Self.regular + "\nflip: yes"))
        == "-2 1 1 1 -2 1 1 1 -2".split(separator: " ").map(String.init))
    let irregular = """
      input:
        1 2 0 3 1
        0 1 2 2 0
        2 0 1 0 3
        1 3 0 2 1
        0 1 2 1 0
      kernel: sobel-x
      """
    #expect(
      try totals(figure(irregular))
        == "2 3 -1 -1 0 3 -1 -2 2".split(separator: " ").map(String.init))
    let impulse = """
      input:
        0 0 0 0 0
        0 0 0 0 0
        0 0 1 0 0
        0 0 0 0 0
        0 0 0 0 0
      kernel:
        1 2 3
        4 5 6
        7 8 9
      """
    #expect(
      try totals(figure(impulse)) == "9 8 7 6 5 4 3 2 1".split(separator: " ").map(String.init))
    #expect(
      try totals(figure(impulse + "\nflip: yes"))
        == "1 2 3 4 5 6 7 8 9".split(separator: " ").map(String.init))
  }

  @Test func changingTheKernelInTheScriptChangesTheNumber() throws {
    let other = Self.regular.replacingKernel(with: "sobel-y")
    #expect(try totals(figure(Self.regular)) != totals(figure(other)))
  }

  @Test func settingsChangeTheNumberOfSteps() throws {
    let figure = try figure(Self.regular)
    #expect(figure.stepCount == 9)
    #expect(figure.settings.map(\.name) == ["stride", "padding", "padding mode", "dilation"])
    func steps(_ input: Input) -> Int? {
      if case .figure(let changed, _) = figure.changed(by: input, at: 1) {
        changed.stepCount
      } else {
        nil
      }
    }
    #expect(steps(.setting(0, by: 1)) == 4)
    #expect(steps(.setting(1, by: 1)) == 25)
    #expect(steps(.setting(3, by: 1)) == 1)
  }

  @Test func aSettingThatDoesNotFitIsRefusedWithItsSum() throws {
    var now = try figure(Self.regular)
    if case .figure(let changed, _) = now.changed(by: .setting(3, by: 1), at: 1) { now = changed }
    guard case .refused(let reason) = now.changed(by: .setting(3, by: 1), at: 1) else {
      Issue.record("a dilation of 3 must be refused")
      return
    }
    #expect(
      reason
        == "kernel 3×3 does not fit input 5×5: 5 + 0 + 0 - (3·(3-1) + 1) = -2 rows to move in, "
        + "expected 0 or more")
  }

  @Test func knownMistakesAreNamed() throws {
    let figure = try figure(Self.regular)
    let question = try #require(figure.question(before: 1, of: ["value"])?.question)
    func feedback(_ number: Int) -> String {
      question.verdict(on: .number(.init(number), typed: "")).feedback.plainText
    }
    #expect(
      feedback(-2)
        == "That flips the kernel, rotating it by 180° (1 - 4 + 1), or swaps the kernel's rows and "
        + "columns (-5 + 0 + 3).")
    #expect(
      feedback(9)
        == "That adds the values without their weights (1 + 2 + 0 + 0 + 1 + 2 + 2 + 0 + 1), or adds "
        + "where it should multiply (3 + 3 + 3).")
    #expect(question.verdict(on: .number(2, typed: "2")).isRight)
  }

  /// Every line of arithmetic adds up as it is written, or says `≈`: for every kernel.
  @Test(arguments: Kernels.all.map(\.id)) func workingAddsUpAsWritten(_ kernel: String) throws {
    let body = Self.regular.replacingKernel(with: kernel) + "\npadding: 2\nstride: 3"
    let figure = try figure(body)
    for step in 1...figure.stepCount {
      let frame = figure.frame(at: figure.rest(at: step), in: Size(columns: 150, rows: 50))
      var sums = 0.0
      var isExact = true
      for line in frame.description.split(separator: "\n") {
        let text = line.split(separator: " ").joined(separator: " ")
        let terms = text.matches(of: #/(-?[\d.]+) × (-?[\d.]+)/#)
          .map { (Double($0.1) ?? .nan) * (Double($0.2) ?? .nan) }
        if let end = text.firstMatch(of: #/([=≈]) (-?[\d.]+)$/#), !terms.isEmpty {
          let result = Double(end.2) ?? .nan
          if end.1 == "=" { #expect(abs(terms.reduce(0, +) - result) < 1e-9, "\(line)") }
          sums += result
        } else if let end = text.firstMatch(of: #/sum( ≈)? (-?[\d.]+)$/#) {
          isExact = end.1 == nil
          if isExact, terms.isEmpty, sums != 0 {
            #expect(abs(sums - (Double(end.2) ?? .nan)) < 1e-9, "\(frame)")
          }
        }
      }
    }
  }

  @Test func threeChannelsAddUp() throws {
    let figure = try figure(
      """
      input:
        1 2 0
        0 1 2
        2 0 1
        ---
        1 2 0
        0 1 2
        2 0 1
        ---
        0 0 9
        0 0 9
        0 0 9
      kernel: sobel-x
      bias: 1
      """)
    #expect(figure.stepCount == 1)
    #expect(figure.caption(at: figure.rest(at: 1)).hasSuffix("+ bias 1 = 41"))
    #expect(figure.caption(at: figure.rest(at: 1)).hasPrefix("red (1×-1)"))
  }

  /// A body starts on line 11 of the lesson that `scripted` makes.
  @Test(arguments: [
    (
      "kernel: sobel-z\ninput:\n  1 2\n  3 4",
      [
        "11:9: kernel is `sobel-z`; did you mean `sobel-x`?"
      ]
    ),
    (
      "input:\n  1 2\n  3 4\nkernel:\n  1 2 3",
      [
        "10:11: kernel 1×3 does not fit input 2×2: 2 + 0 + 0 - (1·(3-1) + 1) = -1 columns to "
          + "move in, expected 0 or more"
      ]
    ),
    (
      "input:\n  1 2\n  3\nkernel: identity",
      ["13:3: this row of input has 1 number; expected 2, as in the first row"]
    ),
    (
      "input:\n  1 x\n  3 4\nstride: 9",
      [
        "12:5: `x` is not a number between -1,000,000 and 1,000,000",
        "14:9: stride is `9`; expected a whole number from 1 to 8",
      ]
    ),
    (
      "strde: 1\ninput:\n  1 2\n  3 4\nkernel:\n  1",
      ["11:1: unknown key `strde` in figure kernel-slide; did you mean `stride`?"]
    ),
    (
      "input:\n  1 2 3\n  3 4 5\n  1 1 1\npredict: 2",
      ["15:10: predict names step `2`; expected steps from 1 to 1"]
    ),
  ]) func faultsAreLocated(body: String, expected: [String]) {
    do {
      _ = try figure(body)
      Issue.record("no error for \(body)")
    } catch let errors as LessonErrors {
      #expect(errors.all.map(\.description) == expected)
    } catch { Issue.record("\(error)") }
  }
}

extension String {
  fileprivate func replacingKernel(with name: String) -> String {
    split(separator: "\n").map { $0.hasPrefix("kernel:") ? "kernel: \(name)" : String($0) }
      .joined(separator: "\n")
  }
}
