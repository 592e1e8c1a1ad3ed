import Testing

@testable import Expressions

/// Conditions taken apart, and names with hyphens.
@Suite struct ConditionPartsTests {
  private let names: Set<String> = ["multiply-adds", "field", "weights"]

  @Test func aKnownNameMayHoldHyphens() throws {
    let text = "multiply-adds - 1 + n-1"
    let expression = try Expression(parsing: text, names: names)
    #expect(expression.variables == ["multiply-adds", "n"])
    #expect(try expression.value(with: ["multiply-adds": 10, "n": 5]) == 13)
    #expect(try Expression(parsing: text).variables == ["multiply", "adds", "n"])
    #expect(
      try Expression(parsing: "field-weights", names: names).variables == ["field", "weights"])
  }

  @Test func conjunctsAreDividedByAnd() throws {
    func parts(_ text: String) throws -> [String] {
      try Expression(parsing: text, names: names).conjuncts.map {
        "\($0.column) \($0.expression.text)"
      }
    }
    #expect(
      try parts("field == 15 and weights < min(30, 40) and not field > 3")
        == ["0 field == 15", "16 weights < min(30, 40)", "42 not field > 3"])
    #expect(try parts("field == 1 or weights == 2") == ["0 field == 1 or weights == 2"])
    #expect(
      try parts("field == 1 and (weights == 2 or field == 3 and weights == 4)")
        == ["0 field == 1", "15 (weights == 2 or field == 3 and weights == 4)"])
    #expect(try parts("(field == 1 and weights == 2)") == ["0 (field == 1 and weights == 2)"])
  }

  @Test func aComparisonHasTwoSides() throws {
    let comparison = try Expression(parsing: "2 * 15 >= multiply-adds", names: names).comparison
    #expect(comparison?.left.text == "2 * 15")
    #expect(comparison?.relation == .greaterOrEqual)
    #expect(comparison?.relation.mirrored == .lessOrEqual)
    #expect(comparison?.right.name == "multiply-adds")
    #expect(try Expression(parsing: "1 < field <= 9", names: names).comparison == nil)
    #expect(try Expression(parsing: "field + 1", names: names).comparison == nil)
  }

  @Test func namesAreReplacedInTheText() throws {
    let expression = try Expression(parsing: "1 < field <= max(weights, 9)", names: names)
    #expect(
      expression.text { $0 == "field" ? "field 7" : nil } == "1 < field 7 <= max(weights, 9)")
  }
}
