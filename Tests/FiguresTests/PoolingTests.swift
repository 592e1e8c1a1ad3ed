import Expressions
import KindExamples
import Learning
import Testing

@testable import Figures

@Suite struct PoolingTests {
  private func pooling(_ body: String) throws -> any Figure {
    try KindExample.scripted("pooling", body).figure
  }

  private func measure(_ name: String, of figure: any Figure) -> Number? {
    figure.measures(at: 1).first { $0.name == name }?.value
  }

  private func square(_ rows: String) -> String {
    "input:\n  " + rows.split(separator: "/").joined(separator: "\n  ") + "\nshift: 1"
  }

  private static let strip = """
    input:
      0.1 1.0 0.2 0.1 0.0 0.6
    window: 3
    stride: 1
    padding: 1
    shift: 1
    entering: 0.3
    """

  /// Windows of three over 0.1 1 0.2 0.1 0 0.6 give 1 1 1 0.2 0.6 0.6, and after the shift 0.3 1 1 1
  /// 0.2 0.1: two of six stay.
  @Test func twoOfSixStay() throws {
    let strip = try pooling(Self.strip)
    #expect(measure("kept", of: strip) == Number(2))
    let frame = strip.frame(at: strip.rest(at: 6)).description
    #expect(frame.contains("1.0  1.0  1.0  0.2  0.6  0.6"))
    #expect(frame.contains("0.3  1.0  1.0  1.0  0.2  0.1") && frame.contains("2 of 6"))
  }

  /// The 3 stays in its window, and something larger comes in.
  @Test func aNewcomerChangesAWindow() throws {
    let row = try pooling(
      "input:\n  0 5 0 0 3 0\nwindow: 3\nstride: 3\nshift: -1\nentering: 8")
    #expect(measure("kept", of: row) == Number(1))
    #expect(row.caption(at: row.rest(at: 2)).contains("of 3, 0, 8: max 8"))
  }

  /// Sixteen different numbers on a ring: all four maxima stay where they stand at the left of their
  /// blocks, none where a larger number comes over.
  @Test func maximaThatStayAndThatGo() throws {
    let stay = try pooling(square("14 1 16 2/5 3 4 6/13 7 15 8/9 10 11 12"))
    let go = try pooling(square("14 1 16 20/5 3 4 6/13 7 15 21/9 10 11 12"))
    #expect(measure("kept", of: stay) == Number(4) && measure("kept", of: go) == Number(0))
    for figure in [stay, go] { #expect(measure("distinct", of: figure) == Number(16)) }
  }

  /// While a value is asked, the one before the shift, which may be the same, waits as well.
  @Test func theValueBeforeHides() throws {
    let strip = try pooling(Self.strip)
    let asking = strip.frame(at: strip.asking("value", at: 2)).description
    #expect(!asking.contains("1.0  1.0"))
  }

  /// On a ring one pool over the whole map is the same after any shift.
  @Test(arguments: ["max", "average", "min", "l2"]) func aGlobalPoolStays(_ kind: String) throws {
    for shift in -8...8 {
      let figure = try pooling(
        "input:\n  0 7 9 2\n  8 0 0 9\n  9 9 7 0\n  1 0 3 0\nkernel: sobel-x\nglobal: yes\n"
          + "kind: \(kind)\nshift: \(shift)")
      #expect(measure("kept", of: figure) == Number(1), "\(shift)")
    }
  }
}
