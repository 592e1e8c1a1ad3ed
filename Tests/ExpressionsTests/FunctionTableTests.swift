import Expressions
import Foundation
import Testing

@Suite struct FunctionTableTests {
  @Test(arguments: Expression.functions.indices)
  func entryIsComplete(_ index: Int) throws {
    let function = Expression.functions[index]
    #expect(function.example.contains("\(function.name)("))
    #expect(try !Expression(parsing: function.example).value().description.isEmpty)
    #expect(!function.summary.isEmpty && !function.summary.hasSuffix("."))
    #expect(function.parameters.allSatisfy { !$0.expectation.isEmpty })
    let labels = function.parameters.map(\.isLabelled)
    #expect(labels == labels.sorted { !$0 && $1 }, "values stand before labels")
    #expect(function.parameters.dropLast().allSatisfy { !$0.isRepeated || $0.isLabelled })
  }

  /// The authors' reference lists every function as it is called.
  @Test func theAuthorsReferenceListsThemAll() throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Lessons/README.md")
    let reference = try String(contentsOf: url, encoding: .utf8)
    for function in Expression.functions {
      #expect(reference.contains("`\(function)`"), "\(function)")
    }
  }

  @Test func isPrintedAsItIsCalled() {
    #expect(
      Expression.functions.map(\.description).contains(
        "output(n, kernel:, stride: 1, padding: 0, dilation: 1, ceil: 0, same: 0)"))
    #expect(Expression.functions.map(\.description).contains("min(x, …)"))
    #expect(
      Expression.functions.map(\.description).contains(
        "pool(size, stride: size, padding: 0, ceil: 0)"))
  }
}
