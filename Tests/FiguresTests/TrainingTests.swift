import ConvolutionCore
import Expressions
import KindExamples
import Learning
import TestSupport
import Testing
import TextScreen

@testable import Figures

/// A network that is trained while it is watched.
@Suite struct TrainingTests {
  private static let body = "model: linear\nepochs: 3\nimages: 64\ntests: 20"

  private func figure(_ more: String = "") throws -> any Figure {
    try KindExample.scripted("training", Self.body + more).figure
  }

  /// The figure with the work for a step done; the slices are counted.
  private func worked(_ figure: any Figure, at step: Int) -> (figure: any Figure, slices: Int) {
    var (figure, slices) = (figure, 0)
    while figure.hasWork(for: step), slices < 10_000 {
      figure.work(for: step)
      slices += 1
    }
    return (figure, slices)
  }

  private func change(_ figure: any Figure, _ input: Input, at step: Int) throws -> (
    any Figure, Int
  ) {
    guard case .figure(let next, let at)? = figure.changed(by: input, at: step) else {
      throw Unchanged()
    }
    return (next, at ?? step)
  }
  private struct Unchanged: Error {}

  @Test func aBatchIsAStep() throws {
    let figure = try figure()
    #expect(figure.stepCount == 7 && figure.isRun)
    #expect(figure.landmarks == [1, 3, 5, 7])
    #expect(
      [1, 2, 3, 4].map(figure.name(of:)) == [
        "before training", "epoch 1, batch 1", "epoch 1, batch 2", "epoch 2, batch 1",
      ])
    // Pictures that fill no whole number of batches.
    #expect(try self.figure("\nshuffle: 2").landmarks == [1, 3, 5, 7])
  }

  @Test(arguments: [GlyphSet.unicode, .ascii]) func theEndAsItIsSeen(_ glyphs: GlyphSet) throws {
    let figure = worked(try figure("\nshift: 2"), at: 7).figure
    let moment = figure.rest(at: 7)
    expectSnapshot(
      figure.caption(at: moment) + "\n\n"
        + figure.frame(at: moment, in: .usual, glyphs).description,
      "training-end-\(glyphs == .ascii ? "ascii" : "unicode")")
  }

  /// Whichever way a step is reached, it looks the same.
  @Test func rewindingIsTheSamePicture() throws {
    var forward = try figure()
    var frames: [Frame] = []
    for step in 1...7 {
      forward = worked(forward, at: step).figure
      frames.append(forward.frame(at: forward.rest(at: step)))
    }
    #expect(Set(frames.map(\.description)).count == 7)
    var back = worked(try figure(), at: 7).figure
    for step in (1...7).reversed() {
      back = worked(back, at: step).figure
      #expect(back.frame(at: back.rest(at: step)) == frames[step - 1], "step \(step)")
    }
    // What was seen is there at once.
    for step in 1...7 { #expect(!forward.hasWork(for: step)) }
  }

  /// On the way to a step the latest result is shown, and the curve grows.
  @Test func theWayIsSeen() throws {
    var figure = try figure()
    var pictures: [String] = []
    while figure.hasWork(for: 7), pictures.count < 1_000 {
      pictures.append(figure.frame(at: figure.rest(at: 7)).description)
      figure.work(for: 7)
    }
    for batch in 1...5 {
      #expect(pictures.contains { $0.contains("batch \(batch) of 6") }, "batch \(batch)")
    }
    #expect(
      figure.frame(at: figure.rest(at: 7)).description.contains("batch 6 of 6   epoch 3 of 3"))
  }

  @Test func theShiftTestTrainsNothing() throws {
    let trained = worked(try figure(), at: 7).figure
    let (moved, step) = try change(trained, .action("t"), at: 7)
    #expect(step == 7 && moved.hasWork(for: 7))
    let (done, slices) = worked(moved, at: 7)
    #expect(slices == 4 * 3, "four networks, twenty digits each, eight a slice")
    #expect(done.measure("shift") == 2)
    #expect(done.measure("accuracy") == trained.measure("accuracy"))
    #expect(done.measure("moved") != nil && trained.measure("moved") == nil)
  }

  @Test func anotherNetworkBegins() throws {
    let trained = worked(try figure(), at: 7).figure
    let (other, step) = try change(trained, .action("M"), at: 7)
    #expect(step == 1 && other.hasWork(for: 7))
    #expect(other.measure("parameters") == 6_370 && other.measure("accuracy") == nil)
  }

  @Test func theLossOfAGuess() throws {
    let question = try #require(try figure().question(before: 1, of: ["guess"])?.question)
    func verdict(_ line: String) -> Bool { question.verdict(onNumber: line) }
    #expect(
      verdict("0.69") && verdict("0.693") && !verdict("1") && !verdict("0.5") && !verdict("0"))
    #expect(try figure().question(before: 2, of: ["guess"]) == nil)
  }

  /// Every digit shown has the network's word, and one of those that it gets wrong is among them.
  @Test func digitsHaveVerdicts() throws {
    let figure = worked(try figure(), at: 2).figure
    let accuracy = try #require(figure.measure("accuracy", at: 2) as Double?)
    #expect(accuracy < 100)
    let picture = figure.frame(at: figure.rest(at: 2)).description
    #expect(picture.contains("✓ says") && picture.contains("✗ says"))
  }

  @Test func curvesAlone() throws {
    let picture = try figure("\nshow: curves")
    let layout = picture.view(at: picture.rest(at: 1)).laidOut(in: .usual, .unicode)
    #expect(layout.size.rows <= 11)
    let frame = picture.frame(at: picture.rest(at: 1)).description
    #expect(!frame.contains("filters") && !frame.contains("says"))
  }
}

extension Figure {
  /// A measure by its name, at the last step or another.
  fileprivate func measure(_ name: String, at step: Int? = nil) -> Double? {
    measures(at: step ?? stepCount).first { $0.name == name }?.value.double
  }
}

extension Question {
  fileprivate func verdict(onNumber text: String) -> Bool {
    guard let value = Double(text), let number = Number(value) else { return false }
    return verdict(on: .number(number, typed: text)).isRight
  }
}
