import ConvolutionCore
import Expressions
import Learning
import LessonScript
import TestSupport
import KindExamples
import Testing
import TextScreen

@testable import Figures

/// The comparison of CURRICULUM L08 and facts F79 to F82, read off the figure.
@Suite struct ParameterBarsTests {
  private func figure(_ body: String = "") throws -> ParameterBarsFigure {
    let script = try KindExample.scripted("parameter-bars", body)
    return try #require(script.figure as? ParameterBarsFigure)
  }

  private func changed(
    _ figure: ParameterBarsFigure, _ inputs: Input...
  ) throws -> ParameterBarsFigure {
    try inputs.reduce(figure) { figure, input in
      guard case .figure(let next, _) = figure.changed(by: input, at: 1) else {
        Issue.record("\(input) changes nothing")
        return figure
      }
      return try #require(next as? ParameterBarsFigure)
    }
  }

  private func count(_ figure: ParameterBarsFigure, _ count: KeyPath<LayerCounts, Int>) -> [Int] {
    figure.counts.map { $0[keyPath: count] }
  }

  // MARK: Counts

  @Test func theNumbersOfTheLesson() throws {
    let figure = try figure("rows: conv, local, dense, units, vgg-16")
    #expect(
      count(figure, \.parameters) == [1_792, 89_915_392, 483_388_358_656, 77_070_848, 138_357_544])
    #expect(figure.output.count == 3_211_264)
    // 269,747,968 (F82) and 43,008, for the same and for other outputs.
    #expect(figure.times(of: 2) == "269,747,968 times")
    #expect(figure.times(of: 3) == "43,008 times")
    // Every one of 224·224 places has its own kernel.
    #expect(figure.times(of: 1) == "50,176 times")
    #expect(figure.times(of: 0) == "equal")
  }

  /// F21 and F65: 40.4 and 1,293.6 times are not like for like, 31,700 and 582,111 times are.
  @Test(arguments: [
    (32, 16, 16, "40.4 times", "31,700 times"), (64, 64, 512, "1,294 times", "582,111 times"),
  ]) func theWorkedExamples(
    size: Int, filters: Int, units: Int, unlike: String, alike: String
  ) throws {
    let figure = try figure(
      """
      size: \(size)
      kernel: 5
      filters: \(filters)
      units: \(units)
      padding: none
      """)
    #expect(figure.group(of: 2) == .same)
    #expect(figure.group(of: 3) == .other)
    #expect(figure.times(of: 3) == unlike)
    #expect(figure.times(of: 2) == alike)
  }

  @Test(arguments: 1...40) func countsAreTheCore_s(seed: Int) throws {
    var generator = TestGenerator(seed: UInt64(seed))
    func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    let (size, kernel) = (draw(11...300), draw(1...11))
    let (channels, filters, units) = (draw(1...512), draw(1...512), draw(1...5_000))
    let isPadded = Bool.random(using: &generator)
    var setup = ParameterBarsSetup()
    (setup.size, setup.channels, setup.kernel) = (size, channels, kernel)
    (setup.filters, setup.units) = (filters, units)
    setup.padding = isPadded ? .same : .none
    let figure = try ParameterBarsFigure(setup)
    let side = isPadded ? size : size - kernel + 1
    let (inputs, outputs) = (channels * size * size, filters * side * side)
    let extent = Extent(side)
    #expect(
      try count(figure, \.parameters) == [
        ParameterCount.convolution(kernel: Extent(kernel), from: channels, to: filters),
        ParameterCount.locallyConnected(
          kernel: Extent(kernel), from: channels, to: filters, outputExtent: extent),
        ParameterCount.dense(inputs: inputs, outputs: outputs),
        ParameterCount.dense(inputs: inputs, outputs: units),
      ])
    let macs = try MultiplyAddCount.convolution(
      kernel: Extent(kernel), from: channels, to: filters, outputExtent: extent)
    #expect(count(figure, \.multiplyAdds) == [macs, macs, inputs * outputs, inputs * units])
    #expect(figure.counts.map(\.activations) == [outputs, outputs, outputs, units])
    #expect(
      count(figure, \.parametersAndActivations)
        == zip(count(figure, \.parameters), figure.counts.map(\.activations)).map(+)
    )
  }

  // MARK: Axis

  /// The columns of the dots, by the screen row they stand on.
  private func dots(_ figure: ParameterBarsFigure, _ size: Size = .usual) -> [Int] {
    let frame = figure.frame(at: figure.rest(at: figure.stepCount), in: size)
    return (0..<size.rows).compactMap { row in
      frame.row(row).firstIndex { ["●", "○", "►"].contains($0.glyph) }.map {
        $0 - frame.row(row).startIndex
      }
    }
  }

  /// The row that holds the axis, without the words before it.
  private func axis(_ figure: ParameterBarsFigure) -> String {
    let frame = figure.frame(at: figure.rest(at: 1))
    return frame.description.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init).first { $0.contains("┼") }.map { row in
        String(row.map { "┼─".contains($0) ? $0 : " " })
      } ?? ""
  }

  @Test func theAxisStaysWhileSizesChange() throws {
    let before = try figure()
    var now = before
    for input in [Input.setting(0, by: 1), .setting(0, by: 1), .setting(2, by: 1), .action("o")] {
      now = try changed(now, input)
      #expect(now.setup.decades == before.setup.decades)
      #expect(axis(now) == axis(before))
    }
    #expect(axis(before).filter { $0 == "┼" }.count == 13)
    #expect(dots(now) != dots(before))
  }

  @Test(arguments: 1...30) func dotsAreOrderedAsTheCounts(seed: Int) throws {
    var generator = TestGenerator(seed: UInt64(seed))
    var figure = try figure("rows: conv, local, dense, units, lenet-5, vgg-16")
    for _ in 0..<8 {
      let index = Int.random(in: figure.settings.indices, using: &generator)
      let delta = Bool.random(using: &generator) ? 1 : -1
      if case .figure(let next, _) = figure.changed(by: .setting(index, by: delta), at: 1) {
        figure = try #require(next as? ParameterBarsFigure)
      }
    }
    let shown = figure.groups.flatMap(\.rows)
    for size in [.usual, Size(columns: 76, rows: 33), Size(columns: 70, rows: 33)] {
      // In a narrow room the newest row is there twice, first of all.
      let columns = dots(figure, size).suffix(shown.count)
      let counts = shown.map { figure.counts[$0].parameters }
      #expect(columns.count == counts.count)
      for (a, b) in zip(counts, columns) {
        for (c, d) in zip(counts, columns) where a < c { #expect(b <= d, "\(a) \(c)") }
      }
    }
  }

  @Test func aCountPastTheEndOfTheAxisIsMarked() throws {
    let figure = try figure()
    let wider = try changed(figure, .setting(0, by: 1), .setting(0, by: 1), .setting(0, by: 1))
    #expect(wider.setup.size == 1024)
    let frame = wider.frame(at: wider.rest(at: 3)).description
    #expect(frame.contains("·►"))
    #expect(frame.contains("2.111e14"))
    #expect(wider.caption(at: wider.rest(at: 3)).contains("211,106,299,641,856"))
  }

  @Test func whatDoesNotFit64BitsIsRefusedWithItsSum() throws {
    // 512·512·2048 inputs and 512·512·4096 outputs fit; at 1024 it is 2^31·2^32 weights.
    let figure = try figure("size: 512\nchannels: 2048\nfilters: 4096\nrows: conv, dense")
    guard case .refused(let reason) = figure.changed(by: .setting(0, by: 1), at: 1) else {
      Issue.record("2^31 inputs of 2^32 outputs must be refused")
      return
    }
    #expect(
      reason
        == "4294967296·(2147483648 + 1) parameters: more than 64 bits hold"
    )
    let errors = #expect(throws: LessonErrors.self) {
      try KindExample.scripted(
        "parameter-bars", "size: 4096\nchannels: 4096\nfilters: 4096")
    }
    let message = try #require(errors?.all.first)
    #expect(message.location == LessonScript.SourceLocation(line: 10, column: 11))
    #expect(message.message.contains("more than 9223372036854775807"))
  }

  // MARK: Steps

  @Test func rowsAreRevealedOneByOne() throws {
    let figure = try figure("rows: conv, units, dense")
    let counts = count(figure, \.parameters).map { "\(Number($0))" }
    for step in 1...figure.stepCount {
      let frame = figure.frame(at: figure.rest(at: step)).description
      let caption = figure.caption(at: figure.rest(at: step))
      for (row, count) in counts.enumerated() {
        #expect(frame.contains(count) == (row < step))
        #expect(caption.contains(count) == (row < step))
      }
    }
  }

  @Test func ratiosSayWhetherTheyAreLikeForLike() throws {
    let figure = try figure("rows: conv, units, dense")
    func lines(_ step: Int) -> [String] {
      figure.frame(at: figure.rest(at: step), in: Size(columns: 76, rows: 20)).description
        .split(separator: "\n").map(String.init).filter { $0.contains(" over ") }
    }
    #expect(lines(1) == [])
    #expect(
      lines(2) == ["512-unit dense over shared: 43,008 times, not like for like"])
    #expect(
      lines(3) == [
        "dense over shared, same outputs: 269,747,968 times",
        "512-unit dense over shared: 43,008 times, not like for like",
      ])
    let words = figure.caption(at: figure.rest(at: 3))
    #expect(words.contains("43,008 times, not like for like"))
    #expect(words.contains("dense over shared, same outputs: 269,747,968 times."))
  }

  @Test func inANarrowRoomTheNewestRowComesFirst() throws {
    let figure = try figure()
    for step in 1...figure.stepCount {
      let room = Size(columns: 38, rows: 6)
      let wanted = figure.view(at: figure.rest(at: step)).laidOut(in: room, .unicode).size
      let lines = figure.frame(at: figure.rest(at: step), in: wanted).description
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      #expect(lines[2].hasPrefix(figure.name(of: step)))
      #expect(lines.filter { $0.hasPrefix(figure.name(of: step)) }.count >= 1)
      #expect(lines.allSatisfy { $0.count <= 38 })
    }
  }

  @Test func measuresAreThoseOfTheStepsRow() throws {
    let figure = try figure("rows: conv, units")
    let measures = figure.measures(at: 2).map { "\($0.name) \($0.value)" }
    #expect(
      measures == [
        "parameters 77,070,848", "multiply-adds 77,070,336", "activations 512",
        "ratio 43,008.285714", "filters 64", "unread 0",
      ])
    #expect(figure.measure("ratio", at: 1) == 1)
  }

  // MARK: Options

  @Test(arguments: [
    ("rows: conv, dens", "11:13: rows is `dens`; did you mean `dense`?"),
    ("rows: conv, conv", "11:1: a row is given twice; expected each row once"),
    ("rows: dense, units", "11:1: expected the row `conv`, which the others are compared with"),
    ("size: 0", "11:7: size is `0`; expected a whole number from 1 to 4096"),
    ("kernel: 9\nsize: 8\npadding: none", "10:11: kernel 9×9 does not fit input 8×8"),
    ("predict: 5", "11:10: predict names step `5`; expected steps from 1 to 4"),
    ("count: flops", "11:8: count is `flops`; expected one of parameters, multiply-adds"),
  ]) func faultsAreLocated(body: String, expected: String) {
    let errors = #expect(throws: LessonErrors.self) {
      try KindExample.scripted("parameter-bars", body)
    }
    let found = errors?.all.map(\.description) ?? []
    #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
  }
}
