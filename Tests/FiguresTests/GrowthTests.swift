import Expressions
import KindExamples
import Testing
import TextScreen

@testable import Figures

/// Pictures against weights, without and with a picture that is drawn.
@Suite struct GrowthTests {
  private func figure(_ body: String) throws -> any Figure {
    try KindExample.scripted("growth", body).figure
  }

  private func measure(_ name: String, of figure: any Figure) -> Double? {
    figure.measures(at: 1).first { $0.name == name }?.value.double
  }

  /// 17×17 is the smallest black-and-white square with more pictures than 10^80.
  @Test func theSmallestSquare() throws {
    for (side, before, largest) in [(16, 67.7, 77.06), (17, 77.06, 87.0)] {
      let body = "square: yes\nvalues: 2\npixels: \(side)\nfrom: \(side)"
      let figure = try figure(body)
      #expect(figure.stepCount == 1)
      #expect(abs(try #require(measure("decades", of: figure)) - largest) < 0.05)
      #expect(abs(try #require(measure("decades-before", of: figure)) - before) < 0.05)
    }
    #expect(measure("decades-before", of: try figure("pixels: 1")) == 0)
  }

  @Test func fromAStepOn() throws {
    let figure = try figure("square: yes\nvalues: 2\npixels: 14\nfrom: 12")
    #expect(figure.stepCount == 3)
    #expect(figure.name(of: 1) == "12×12 = 144 pixels")
    let caption = figure.caption(at: figure.rest(at: 3))
    #expect(caption.contains("1.00×10^59 pictures"))
    #expect(try self.figure("pixels: 3\nfrom: 9").stepCount == 1)
  }

  /// x starts to draw, and then draws one picture after another; what is there is not drawn over.
  @Test func xDrawsPictures() throws {
    var figure = try figure("square: yes\nvalues: 2\npixels: 4")
    var seen: Set<String> = []
    for drawn in 1...9 {
      guard case .figure(let next, _) = figure.changed(by: .action("x"), at: 4) else {
        Issue.record("x does nothing")
        return
      }
      figure = next
      #expect(figure.caption(at: figure.rest(at: 4)).contains("; \(drawn) of them drawn"))
      seen.insert(figure.frame(at: figure.rest(at: 4)).description)
    }
    #expect(seen.count == 9)
  }

  /// Chart, table and picture find room on every screen.
  @Test(arguments: [
    "pixels: 40\nvalues: 256\nmark: 80", "square: yes\nvalues: 2\npixels: 14\ndrawn: yes",
  ])
  func theForms(_ body: String) throws {
    let figure = try figure(body)
    for room in Size.rooms where room.columns >= 38 {
      let sizes = figure.moments.map { figure.view(at: $0).laidOut(in: room, .unicode).size }
      #expect(Set(sizes).count == 1, "\(room): \(sizes)")
      #expect(sizes.allSatisfy { $0.columns <= room.columns }, "\(room): \(sizes)")
    }
  }
}
