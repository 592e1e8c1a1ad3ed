import Expressions
import Testing

@Suite struct FunctionTableTests {
  @Test(arguments: Expression.functions.map(\.name))
  func isComplete(_ name: String) throws {
    for function in Expression.functions where function.name == name {
      #expect(function.example.contains("\(name)("))
      #expect(try !Expression(parsing: function.example).value().description.isEmpty)
      #expect(!function.summary.isEmpty && !function.summary.hasSuffix("."))
      #expect(function.parameters.allSatisfy { !$0.expectation.isEmpty })
      let labels = function.parameters.map(\.isLabelled)
      #expect(labels == labels.sorted { !$0 && $1 }, "values stand before labels")
    }
  }

  @Test func isPrintedAsItIsCalled() {
    #expect(
      Expression.functions.map(\.description).contains(
        "output(n, kernel:, stride: 1, padding: 0, dilation: 1)"))
    #expect(Expression.functions.map(\.description).contains("min(x, …)"))
  }
}
