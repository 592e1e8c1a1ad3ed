import Expressions
import KindExamples
import Learning
import Testing
import TextScreen

@testable import Figures

/// Patterns made of patterns, and the corner that is wired from two edges.
@Suite struct PatternFigureTests {
  private func measures(_ figure: any Figure, at step: Int) -> [String: Number] {
    Dictionary(
      figure.measures(at: step).map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
  }

  @Test func fieldsOfEachLayer() throws {
    let figure = try KindExample.scripted("hierarchy", "pattern: 1").figure
    let table = (1...4).map { step in
      ["field", "plain", "vgg"].map { measures(figure, at: step)[$0]?.integer }
    }
    #expect(table == [[3, 3, 5], [5, 5, 14], [10, 7, 40], [20, 9, 92]])
  }

  /// The key v comes to every pattern of every layer.
  @Test func everyPatternIsReached() throws {
    var figure = try KindExample.scripted("hierarchy", "pattern: 1").figure
    var seen = Array(repeating: Set<String>(), count: 4)
    for _ in 0..<30 {
      for step in 1...4 { seen[step - 1].insert(figure.caption(at: figure.rest(at: step))) }
      guard case .figure(let next, _) = figure.changed(by: .action("v"), at: 1) else { break }
      figure = next
    }
    #expect(seen.map(\.count) == [6, 10, 6, 3])
  }

  @Test func whatAFaceIsMadeOf() throws {
    let script = try KindExample.scripted("hierarchy", "ask: made\npredict: 4")
    #expect(
      script.question(before: 4)?.optionTexts == [
        "✓ face: these are the parts of face, each at its own position.",
        "  letter T: letter T is made of line, line, stem.",
        "  car: car is made of wheel, wheel, arch, line, line.",
      ])
  }

  @Test(arguments: [(20, "no"), (7, "yes"), (8, "no")]) func whatFitsAPlainStack(
    _ wide: Int, _ answer: String
  ) throws {
    let script = try KindExample.scripted("hierarchy", "wide: \(wide)\nask: fits\npredict: 3")
    let right = try #require(script.question(before: 3)?.optionTexts?.first { $0.hasPrefix("✓") })
    #expect(right.hasPrefix("✓ \(answer)"))
  }

  @Test func formulasOfTheWiring() throws {
    func formulas(_ body: String) throws -> [String] {
      try #require(
        try KindExample.scripted("corner-unit", body).figure as? CornerUnitFigure
      ).formulas
    }
    #expect(try formulas("relu: yes") == ["inner = ReLU(v - h)", "output = ReLU(v - inner)"])
    #expect(
      try formulas("relu: no\ninner: -2 0.5 1\nouter: 0 0 0 0") == [
        "inner = -2·v + 0.5·h + 1", "output = ReLU(0)",
      ])
  }

  @Test func whereAUnitFires() throws {
    func answers(_ body: String) throws -> [String] {
      let script = try KindExample.scripted("corner-unit", body + "\npredict: 5, 6")
      return try [5, 6].map { step in
        let texts = try #require(script.question(before: step)?.optionTexts)
        return try #require(texts.first { $0.hasPrefix("✓") }).split(separator: ":")[0]
          .dropFirst(2).description
      }
    }
    #expect(try answers("relu: yes") == ["at the corner only", "at the corner only"])
    #expect(try answers("relu: no") == ["along edges too", "along edges too"])
    #expect(
      try answers("inner: 0 0 0\nouter: 1 1 0 -45") == ["at the corner only", "along edges too"])
    #expect(try answers("outer: 0 0 0 0") == ["nowhere", "nowhere"])
  }

  @Test func measuresOfBothContrasts() throws {
    let figure = try KindExample.scripted("corner-unit", "inner: 0 0 0\nouter: 1 1 0 -45").figure
    #expect(
      measures(figure, at: 6)
        == [
          "corner": 9, "elsewhere": 0, "bright-corner": 495, "bright-elsewhere": 12,
        ].mapValues { Number($0) })
  }

  @Test func wrongCountsOfWeightsAreErrors() {
    #expect(
      KindExample.errors("corner-unit", "inner: 1 2")
        == ["2 inner weights, expected v, h, bias"])
    #expect(
      KindExample.errors("corner-unit", "outer: 1")
        == ["1 output weight, expected v, h, inner, bias"])
  }
}
