import ConvolutionCore
import Expressions
import Testing

@Suite struct LayerNotationTests {
  private static func conv(_ window: SlidingWindow) -> Layer { .convolution(filters: 1, window) }

  @Test func readsWhatTheFunctionsGive() throws {
    #expect(
      try Layer(parsing: "conv(3, stride: 2, padding: 1, dilation: 4)")
        == Self.conv(.convolution(3, stride: 2, padding: 1, dilation: 4)))
    #expect(try Layer(parsing: " conv(3) ") == Self.conv(.convolution(3)))
    #expect(try Layer(parsing: "conv(2 + 1)") == Self.conv(.convolution(3)))
    #expect(
      try Layer(parsing: "conv(5, filters: 6, groups: 2)")
        == .convolution(filters: 6, .convolution(5), groups: 2))
    #expect(try Layer(parsing: "dense(units: 120)") == .dense(outputs: 120))
    #expect(try Layer(parsing: "pool(2)") == .pooling(Pooling(.max, 2)))
    #expect(
      try Layer(parsing: "pool(3, stride: 2, ceil: 1)")
        == .pooling(Pooling(.max, 3, stride: 2, rounding: .up)))
  }

  @Test(arguments: [
    ("conv(5)", "conv(5)"), ("conv(3, stride: 1, padding: 0)", "conv(3)"),
    ("conv(3, dilation: 2, stride: 2, padding: 1)", "conv(3, stride: 2, padding: 1, dilation: 2)"),
    ("pool(2, stride: 2)", "pool(2)"), ("pool(3, stride: 1, padding: 1)", nil),
    ("pool(3, ceil: 1, stride: 2)", "pool(3, stride: 2, ceil: 1)"),
    ("dense(units: 2 * 5)", "dense(units: 10)"),
    ("conv(5, groups: 2, filters: 6)", "conv(5, filters: 6, groups: 2)"),
  ])
  func isWrittenInItsShortestForm(text: String, shortest: String?) throws {
    #expect(try Layer(parsing: text).expression == shortest ?? text)
  }

  @Test func goesThereAndBack() throws {
    for side in 1...3 {
      for stride in 1...3 {
        for padding in 0...2 {
          for isUp in [false, true] {
            let pool = Layer.pooling(
              Pooling(
                .max, side, stride: stride, padding: padding, rounding: isUp ? .up : .down))
            #expect(try Layer(parsing: pool.expression) == pool)
            let conv = Self.conv(
              .convolution(side, stride: stride, padding: padding, dilation: isUp ? 2 : 1))
            #expect(try Layer(parsing: conv.expression) == conv)
          }
        }
      }
    }
  }

  @Test func layersWithoutSuchArgumentsAreDescribed() {
    #expect(Layer.flatten.expression == "flatten")
    #expect(Self.conv(SlidingWindow(Extent(rows: 1, columns: 3))).expression == "conv 1×3, 1")
    let uneven = Sliding(padding: Padding(top: 1, bottom: 0, left: 1, right: 0))
    #expect(Self.conv(SlidingWindow(Extent(2), uneven)).expression == "conv 2×2, 1")
  }

  @Test(arguments: [
    ("conv 3", 0, "`conv 3` is written `conv(3)`"),
    ("conv 3 stride 2", 0, "`conv 3 stride 2` is written `conv(3, stride: 2)`"),
    (
      "  pool  3  stride 2 padding 1", 2,
      "`pool 3 stride 2 padding 1` is written `pool(3, stride: 2, padding: 1)`"
    ),
    ("conv 3 strde 2", 0, "`conv 3 strde 2` is written `conv(3, strde: 2)`"),
    (
      "conv(3, strde: 2)", 8,
      "conv has no strde:, expected conv(size, stride: 1, padding: 0, dilation: 1, filters: 1, "
        + "groups: 1)"
    ),
    ("conv(0)", 5, "size is 0, expected a whole number, 1 or more"),
    ("conv(n)", 5, "nothing is called n here"),
    ("5", 0, "expected a layer such as conv(3, stride: 2) or pool(2), found 5"),
    ("(1, 2)", 0, "expected a layer such as conv(3, stride: 2) or pool(2), found the pair (1, 2)"),
    ("conv", 0, "conv is a function, expected ( after it"),
    ("conv 3 stride", 5, "found 3, expected an operator such as +"),
    ("", 0, "found the end, expected a number, a name or ("),
  ])
  func faultsAreSaidAtTheirColumn(text: String, column: Int, message: String) {
    #expect {
      try Layer(parsing: text)
    } throws: { error in
      guard let error = error as? ExpressionError else { return false }
      return error.column == column && error.message.hasPrefix(message)
    }
  }

  @Test func hostileTextsEndInAnError() {
    let words = (0..<3000).map { "a\($0) 1" }.joined(separator: " ")
    for text in [
      "conv 99999999999999999999", "conv(99999999999999999999)", "conv 1 " + words, words,
      String(repeating: "conv(", count: 3000), "conv 3 \u{1B}[31m 2", "conv -3", "pool(3, ceil: 2)",
    ] {
      #expect(throws: ExpressionError.self) { try Layer(parsing: text) }
    }
    #expect(throws: Never.self) { try Layer(parsing: "conv(9223372036854775807)") }
  }
}
