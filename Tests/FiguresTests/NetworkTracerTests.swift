import KindExamples
import Testing
import TextScreen

@testable import Figures

/// Published networks and chains that a learner changes.
@Suite struct NetworkTracerTests {
  private func figure(_ body: String) throws -> any Figure {
    try KindExample.scripted("network-tracer", body).figure
  }

  private func measure(_ name: String, of figure: any Figure) -> Double? {
    figure.measures(at: figure.stepCount).first { $0.name == name }?.value.double
  }

  private func changed(_ figure: any Figure, by keys: String) throws -> any Figure {
    var figure = figure
    for key in keys {
      guard case .figure(let next, _) = figure.changed(by: .action(key), at: 1) else {
        Issue.record("\(key) is not taken")
        return figure
      }
      figure = next
    }
    return figure
  }

  @Test(arguments: [
    ("lenet-5", 9, 61_706.0, 10.0), ("alexnet", 13, 60_965_224, 1_000),
    ("vgg-16", 23, 138_357_544, 1_000),
  ])
  func publishedNetworks(_ name: String, steps: Int, parameters: Double, outputs: Double) throws {
    let figure = try figure("network: \(name)")
    #expect(figure.stepCount == steps)
    #expect(measure("parameters", of: figure) == parameters)
    #expect(measure("outputs", of: figure) == outputs)
  }

  @Test func sumsAreWrittenOut() throws {
    let figure = try figure("network: alexnet")
    #expect(figure.caption(at: figure.rest(at: 2)).contains("(227 - 11) / 4 + 1 = 55 across"))
    let grouped = figure.caption(at: figure.rest(at: 4))
    #expect(grouped.contains("27 + 2·2 - 5 + 1 = 27 across"))
    #expect(grouped.contains("256·(48·5·5 + 1) = 307,456 parameters, 2 groups"))
    #expect(figure.caption(at: figure.rest(at: 10)).contains("256·6·6 = 9,216"))
  }

  /// Without its two dense layers in the middle LeNet-5 keeps 6,582 of its numbers: as many as with
  /// a 5×5 convolution for a head.
  @Test func belowTenThousand() throws {
    let leNet = try figure("network: lenet-5\nwhole: yes")
    let small = try changed(leNet, by: "cccccxx")
    #expect(measure("parameters", of: small) == 6_582)
    #expect(measure("outputs", of: small) == 10)
    #expect(measure("convolutions", of: small) == 2)
    let head = try figure(
      """
      layers:
        conv(5, filters: 6)
        pool(2)
        conv(5, filters: 16)
        pool(2)
        conv(5, filters: 10)
      """)
    #expect(measure("parameters", of: head) == 6_582)
    #expect(measure("outputs", of: head) == 10)
  }

  /// Settings change the layer that `c` chose, and the list before the dense layers is none of them.
  @Test func theChosenLayerIsChanged() throws {
    let start = try figure("network: lenet-5")
    #expect(start.settings.map(\.name) == ["outputs"])
    let first = try changed(start, by: "c")
    #expect(first.settings.map(\.value) == ["6", "5", "1"])
    #expect(first.caption(at: first.rest(at: 1)).contains("changes go to layer 1"))
    let dense = try changed(start, by: "ccccc")
    #expect(dense.settings.map(\.value) == ["120"])
    #expect(dense.caption(at: dense.rest(at: 1)).contains("changes go to layer 6"))
    guard case .figure(let smaller, _) = dense.changed(by: .setting(0, by: -1), at: 1) else {
      Issue.record("no fewer units")
      return
    }
    #expect(measure("parameters", of: smaller) == Double(2_572 + 96 * 401 + 84 * 97 + 850))
  }

  @Test func whatDoesNotFitIsRefusedInAFewWords() throws {
    let figure = try figure("size: 6\nlayers:\n  conv(5, filters: 2)\n  pool(2)")
    guard case .refused(let reason) = figure.changed(by: .action("a"), at: 1) else {
      Issue.record("a second pool fits on one pixel")
      return
    }
    #expect(reason == "layer 3: 2×2 does not fit on 1×1")
  }

  @Test func bodiesThatSayTooMuchOrTooLittle() {
    #expect(
      KindExample.errors("network-tracer", "size: 8")
        == ["network-tracer needs `layers:` or `network:`"])
    #expect(
      KindExample.errors("network-tracer", "network: vgg-16\nsize: 8")
        == ["network `vgg-16` brings its own size"])
    #expect(
      KindExample.errors("network-tracer", "layers:\n  dense(10)").first?
        .hasPrefix("dense lacks units") == true)
    #expect(
      KindExample.errors("receptive-field", "layers:\n  dense(units: 10)")
        == ["expected a layer that slides a window"])
  }

  /// Several layers of VGG-16 take equally much work: no one is asked for.
  @Test func aTieIsNotAskedFor() throws {
    let body = "network: vgg-16\nwhole: yes\ncount: multiply-adds"
    #expect(try !figure(body).askable(before: 1).contains("most"))
    #expect(try figure("network: lenet-5\ncount: multiply-adds").askable(before: 1) == ["most"])
  }
}

/// The small pictures of what helps deep networks to be trained.
@Suite struct BlockFigureTests {
  @Test func zeroWeightsKeepTheInput() throws {
    let figure = try KindExample.scripted("skip", "input: 3 1 4\nkernel: 0 0 0\nblocks: 2").figure
    #expect(
      figure.caption(at: figure.rest(at: 3)) == "block 2: replaced by F(x) 0 0 0; x + F(x) 3 1 4")
  }

  /// Beats bring the values to mean 0; nothing but the picture moves.
  @Test func theHistogramMoves() throws {
    let figure = try KindExample.scripted("batch-norm", "values: 4 6 6 8 10 14").figure
    let frames = (0..<figure.beats(in: 2)).map {
      figure.frame(at: Moment(step: 2, beat: $0)).description
    }
    #expect(Set(frames).count == frames.count)
    #expect(
      figure.caption(at: figure.rest(at: 2)).contains(
        "each value less the mean 8: mean 0, standard deviation 3.27"))
    #expect(figure.caption(at: figure.rest(at: 3)).contains("mean 0, standard deviation 1"))
  }
}
