import Expressions
import KindExamples
import Learning
import Testing

@testable import Figures

@Suite struct SizeRulerTests {
  private func ruler(_ body: String) throws -> any Figure {
    try KindExample.scripted("size-ruler", body).figure
  }

  private func measure(_ name: String, of figure: any Figure) -> Number? {
    figure.measures(at: 1).first { $0.name == name }?.value
  }

  /// The rows of the lesson: pixels, kernel, stride, padding, dilation; outputs and unread pixels.
  @Test(arguments: [
    ([7, 3, 1, 0, 1], 5, 0), ([7, 3, 2, 0, 1], 3, 0), ([8, 3, 2, 0, 1], 3, 1),
    ([6, 3, 2, 1, 1], 3, 0), ([12, 4, 2, 0, 1], 5, 0), ([12, 4, 3, 2, 1], 5, 0),
    ([12, 2, 2, 0, 3], 5, 2), ([12, 4, 1, 1, 3], 5, 0), ([12, 4, 2, 3, 3], 5, 0),
  ])
  func outputsAndUnreadPixels(_ sizes: [Int], _ outputs: Int, _ unread: Int) throws {
    let names = ["size", "kernel", "stride", "padding", "dilation"]
    let figure = try ruler(zip(names, sizes).map { "\($0): \($1)" }.joined(separator: "\n"))
    #expect(measure("outputs", of: figure) == Number(outputs))
    #expect(measure("unread", of: figure) == Number(unread))
  }

  /// What is never read is hatched, padding as well, and nothing else is.
  @Test func unreadCellsAreHatched() throws {
    func hatches(_ body: String) throws -> Int {
      let figure = try ruler(body)
      return figure.frame(at: figure.rest(at: 1)).description.split(separator: "//").count - 1
    }
    #expect(try hatches("size: 8\nkernel: 3\nstride: 2") == 1)
    #expect(try hatches("size: 6\nkernel: 3\nstride: 2\npadding: 1") == 1)
    #expect(try hatches("size: 7\nkernel: 3") == 0)
  }

  /// Bars are as long as the windows so far have read a pixel.
  @Test func barsGrowWithTheWindows() throws {
    let figure = try ruler("size: 7\nkernel: 3")
    let blocks = (1...figure.stepCount).map { step in
      figure.frame(at: figure.rest(at: step)).description.count { $0 == "█" }
    }
    #expect(blocks == [3, 6, 9, 12, 15])
  }

  @Test func usualMistakesAreNamed() throws {
    let figure = try ruler("size: 7\nkernel: 3\nstride: 2\npredict: 1")
    let size = try #require(figure.question(before: 1, of: ["size"])?.question)
    #expect(size.verdict(on: .number(Number(5), typed: "")).feedback.plainText.contains("stride"))
    let dilated = try ruler("size: 12\nkernel: 2\nstride: 2\ndilation: 3")
    let unread = try #require(dilated.question(before: 1, of: ["unread"])?.question)
    #expect(unread.verdict(on: .number(Number(2), typed: "")).isRight)
    #expect(unread.verdict(on: .number(Number(0), typed: "")).isDiagnosed)
  }

  /// A setting that would leave no window is refused in few words.
  @Test func aWindowLongerThanTheRowIsRefused() throws {
    let figure = try ruler("size: 7\nkernel: 3\ndilation: 3")
    guard case .refused(let reason) = figure.changed(by: .setting(1, by: 1), at: 1) else {
      Issue.record("a window of 10 pixels on 7")
      return
    }
    #expect(reason == "the window would be longer than the ruler")
  }

  /// Who looks at the last window goes on seeing the last one.
  @Test func theLastWindowStaysTheLast() throws {
    let figure = try ruler("size: 7\nkernel: 3")
    guard case .figure(let changed, let step) = figure.changed(by: .setting(1, by: -1), at: 5)
    else { return }
    #expect(changed.stepCount == 6 && step == 6)
  }
}
