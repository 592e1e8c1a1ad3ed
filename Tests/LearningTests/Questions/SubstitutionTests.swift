import Expressions
import Testing

@testable import Learning

@Suite struct SubstitutionTests {
  private static let variables: [String: Number] = [
    "n": 256, "k": -3, "half": 0.5.number, "kernel": 5, "max": 9, "e": 1, "n_2": 7,
    "big": 786_433_000,
  ]

  @Test(arguments: [
    ("n * n", "256 * 256"), ("n*n*3", "256*256*3"), ("n", "256"), ("", ""), ("m + nn", "m + nn"),
    ("n_2 + n", "7 + 256"), ("2e5 * e", "2e5 * 1"), ("half * n", "0.5 * 256"),
    ("big - 1", "786433000 - 1"),
    // A sum must read as it was computed: -3^2 would be -9.
    ("k", "-3"), ("k^2", "(-3)^2"), ("n - k", "256 - (-3)"), ("(k)", "((-3))"),
    // Names of functions and labels stay, whatever variables are called.
    ("output(n, kernel: kernel)", "output(256, kernel: 5)"), ("max(max, n)", "max(9, 256)"),
    ("max (max, n)", "max (9, 256)"), ("output(n, kernel : 3)", "output(256, kernel : 3)"),
  ])
  func variablesBecomeNumbers(_ text: String, _ working: String) {
    #expect(text.substituting(Self.variables) == working)
  }

  /// A number that a learner sees has the value that was compared.
  @Test func theWorkingHasTheValueOfTheExpression() throws {
    for text in [
      "n * k + half", "k^2 - k", "output(n, kernel: kernel, stride: 2)", "2 * -k", "n-k",
    ] {
      let value = try Expression(parsing: text).value(with: Self.variables)
      let shown = text.substituting(Self.variables)
      #expect(try Expression(parsing: shown).value() == value, "\(shown)")
    }
  }
}

extension Double {
  fileprivate var number: Number { Number(self) ?? 0 }
}
