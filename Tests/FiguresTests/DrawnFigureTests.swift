import ConvolutionCore
import Figures
import LessonScript
import Testing

/// Figures whose numbers are drawn.
@Suite struct DrawnFigureTests {
  private static let body = """
    draw: (a, b) in (1, 2), (3, 4); s in 1, 2
    input:
      a 0 b 7
      0 5 0 0
      b 0 1 a
      1 0 2 6
    kernel:
      1 b
      0 1
    stride: s
    predict: 2
    """

  private func figure(_ body: String, kind: String = "kernel-slide") throws -> ScriptedFigure {
    try makeFigure(FigureBlock(kind: kind, body: body))
  }

  private func faults(_ body: String, checkingDraws: Bool = false) -> [String] {
    do {
      let figure = try figure(body)
      if checkingDraws { try figure.checkDraws() }
      return []
    } catch let errors as LessonErrors {
      return errors.all.map { "\($0.location.line):\($0.location.column) \($0.message)" }
    } catch { return ["\(error)"] }
  }

  /// The caption of the last step has the largest output, and the number of outputs.
  private func said(_ figure: ScriptedFigure) -> String {
    let all = (1...figure.figure.stepCount).map {
      figure.figure.caption(at: figure.figure.rest(at: $0))
    }
    return all.joined(separator: "\n")
  }

  @Test func seedZeroTakesTheFirstDraw() throws {
    let figure = try figure(Self.body)
    let plain = try self.figure(
      Self.body.split(separator: "\n").dropFirst().joined(separator: "\n")
        .replacing("a", with: "1", in: ["input"])
        .replacing("b", with: "2", in: ["input", "kernel"])
        .replacing("stride: s", with: "stride: 1"))
    #expect(said(figure) == said(plain))
    #expect(said(figure.drawn(seed: 0)) == said(plain))
  }

  @Test func everyDrawComesUpAndASeedBringsItBack() throws {
    let figure = try figure(Self.body)
    let seen = Set((1...40).map { said(figure.drawn(seed: $0)) })
    #expect(seen.count == 4)
    #expect(said(figure.drawn(seed: 7)) == said(figure.drawn(seed: 7)))
    // Another figure's numbers do not follow from this one's.
    #expect(figure.drawn(seed: 3).predictions == [2])
  }

  @Test func layersAndCellsOfTablesTakeDrawnNumbers() throws {
    let field = try figure(
      "draw: k in 5, 7\nlayers:\n  conv(k)\n  conv(3, stride: k - 4)", kind: "receptive-field")
    #expect(said(field).contains("5"))
    let rows = "columns: inputs | weights\nrows:\n  `= n` | `= n * n`"
    let table = try figure("draw: n in 12, 20\n" + rows, kind: "table")
    #expect(said(table).contains("144"))
    #expect(Set((1...20).map { said(table.drawn(seed: $0)) }).count == 2)
  }

  @Test func whatIsWrongWithADrawIsSaid() {
    #expect(faults(Self.body, checkingDraws: true).isEmpty)
    let tooWide = Self.body.replacing("s in 1, 2", with: "s in 1, 99")
    #expect(faults(tooWide).isEmpty, "the first draw is good")
    #expect(
      faults(tooWide, checkingDraws: true) == [
        "10:9 stride is `s`; expected a whole number from 1 to 8, with a = 1, b = 2, s = 99"
      ])
    #expect(
      faults("draw: a in 1, 2; c in 3\ninput:\n  a 1\n  2 3\nkernel:\n  1") == [
        "1:18 `c` is drawn, but nothing in the body uses it"
      ])
    #expect(
      faults("draw: a 1, 2\ninput:\n  a 1") == [
        "1:7 expected `NAME in VALUE, VALUE`, found `a 1, 2`"
      ])
    #expect(
      faults("draw:\ninput:\n  1 1\n  1 1\nkernel:\n  1") == [
        "1:1 draw has nothing to draw; expected `NAME in VALUE, VALUE`"
      ])
  }

  @Test func drawsMayStandOnLinesOfTheirOwn() throws {
    let lines = Self.body.replacing(
      "draw: (a, b) in (1, 2), (3, 4); s in 1, 2",
      with: "draw:\n  (a, b) in (1, 2), (3, 4);\n  s in 1, 2")
    #expect(try said(figure(lines)) == said(figure(Self.body)))
  }
}

extension String {
  /// Replaces a word in the rows below some keys.
  fileprivate func replacing(_ word: String, with other: String, in keys: [String]) -> String {
    var key = ""
    return split(separator: "\n").map { line in
      if !line.hasPrefix(" ") { key = String(line.prefix { $0 != ":" }) }
      guard keys.contains(key), line.hasPrefix(" ") else { return String(line) }
      return "  "
        + line.split(separator: " ").map { $0 == word ? other : String($0) }.joined(separator: " ")
    }.joined(separator: "\n")
  }
}
