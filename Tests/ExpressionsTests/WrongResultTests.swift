import ConvolutionCore
import Expressions
import Testing

/// The numbers that an expression has for those who make a mistake.
@Suite struct WrongResultTests {
  private func wrong(
    _ text: String, _ variables: [String: Number] = [:]
  ) throws -> [WrongResult<Number>] {
    try Expression(parsing: text).wrongResults(with: variables)
  }

  /// The lines `number mistake | working` of an expression, in order.
  private func lines(_ text: String, _ variables: [String: Number] = [:]) throws -> [String] {
    try wrong(text, variables).map {
      "\($0.value) \($0.misconception.rawValue) | \($0.working)"
    }
  }

  @Test func aCallTellsItsOwn() throws {
    #expect(
      try lines("conv(kernel: 3, from: n, to: 64)", ["n": 3]) == [
        "1,728 bias-forgotten | 64 * 27", "640 channels-forgotten | 64 * (9 + 1)",
        "576 channels-forgotten | 64 * 9", "1,731 bias-on-inputs | 64*27 + 3",
        "28 one-filter-only | 27 + 1", "91 added-for-multiplied | 27 + 64",
      ])
    #expect(
      try lines("output(7, kernel: 3, stride: 2)") == [
        "5 stride-forgotten | 7 - 3 + 1", "2 first-place-forgotten | (7 - 3) / 2",
        "4 padding-assumed | ceil(7 / 2)",
      ])
    #expect(
      try lines("output(8, kernel: 3, stride: 2, ceil: 1)") == [
        "6 stride-forgotten | 8 - 3 + 1", "3 first-place-forgotten | ceil((8 - 3) / 2)",
        "3 rounded-down | floor((8 - 3) / 2) + 1",
      ])
    #expect(
      try lines("output(7, kernel: 3, stride: 2, same: 1)") == [
        "3 rounded-down | floor(7 / 2)", "7 stride-forgotten | ",
        "3 padding-forgotten | (7 - 3) / 2 + 1",
      ])
  }

  /// CURRICULUM L05a and L02a.
  @Test func cellsAndRoundings() throws {
    let patch = try wrong(
      "correlate((1, 2, 0, 0, 1, 2, 2, 0, 1), (-1, 0, 1, -2, 0, 2, -1, 0, 1))")
    #expect(patch.contains(WrongResult(.kernelFlipped, -2, working: "1 - 4 + 1")))
    #expect(
      patch.filter { $0.value == 9 }.map(\.misconception) == [
        .weightsForgotten, .addedForMultiplied,
      ], "two that give the same number are both told")
    #expect(
      try lines("ceil(80 / log10(256))") == ["33 rounded-down | floor(33.219281)"])
    #expect(try lines("floor(5 / 2) + 1") == ["4 rounded-up | ceil(2.5) + 1"])
  }

  @Test func aMistakeIsMadeInEveryCall() throws {
    // CURRICULUM L20b: 1,426, and 1,412 without biases, 1,210 with one channel for four.
    let toy = try lines(
      "conv(kernel: 5, from: 1, to: 4) + conv(kernel: 3, from: 4, to: 8) + dense(8*8*8, 2)")
    #expect(toy.contains("1,412 bias-forgotten | 4 * 25 + 8 * 36 + 512 * 2"))
    #expect(toy.contains("1,210 channels-forgotten | 104 + 8 * (9 + 1) + 1026"))
    // A call that knows fewer ways to make it makes the last it knows.
    #expect(
      try lines("field(conv(3, stride: 2), conv(3)) + field(conv(3), conv(3, stride: 2))")
        .contains("14 own-stride | 1 + 2*2 + 2 + 1 + 2 + 2*2"))
  }

  @Test func aMistakeGoesThroughTheRest() throws {
    #expect(
      try lines("output(n, kernel: k)^2", ["n": 14, "k": 5]) == [
        "81 first-place-forgotten | (14 - 5)^2", "196 padding-assumed | 14^2",
      ])
    #expect(
      try lines("10 - output(7, kernel: 3)") == [
        "6 first-place-forgotten | 10 - (7 - 3)", "3 padding-assumed | 10 - 7",
      ])
    #expect(
      try lines("-output(7, kernel: 3) * 2") == [
        "-8 first-place-forgotten | -(7 - 3) * 2", "-14 padding-assumed | -7 * 2",
        "-3 added-for-multiplied | -5 + 2",
      ])
    // Through a function that cannot make the mistake itself, and through one that can.
    #expect(try lines("max(3, output(7, kernel: 3))").first == "4 first-place-forgotten | ")
    let twice = try lines("output(output(9, kernel: 3), kernel: 3)")
    #expect(twice.contains("3 first-place-forgotten | 6 - 3"))
    #expect(twice.contains("9 padding-assumed | "))
    let list = try lines("macs(kernel: 3, from: 1, to: 1, output: (output(9, kernel: 3), 1))")
    #expect(list.contains("54 first-place-forgotten | "))
  }

  @Test func whatHasNoValueIsLeftOut() throws {
    // Whoever forgets the first place has nothing left to divide by, or to put a kernel on.
    #expect(try lines("12 / output(3, kernel: 3)") == ["4 padding-assumed | 12 / 3"])
    #expect(
      try !lines("output(output(3, kernel: 3), kernel: 1)")
        .contains { $0.contains("first-place-forgotten") })
    #expect(try lines("dense(9000000000, 9000000000)").map { $0.prefix(2) } == ["18", "9,"])
  }

  @Test func aProductMayBeAdded() throws {
    #expect(try lines("4 * 6") == ["10 added-for-multiplied | 4 + 6"])
    #expect(try lines("n * n * -3", ["n": 2]) == ["1 added-for-multiplied | 2 + 2 + (-3)"])
    #expect(try lines("2 * 2").isEmpty, "the sum is right")
    #expect(try lines("4 * 6 / 2").isEmpty)
    #expect(try lines("1 + n * (k - 1)", ["n": 3, "k": 3]).isEmpty, "nothing is invented")
  }

  @Test func networks() throws {
    #expect(
      try lines("parameters(alexnet)") == [
        "60,954,656 bias-forgotten | ", "62,378,344 groups-forgotten | ",
        "56,868,224 last-layer-forgotten | ",
      ])
    #expect(
      try lines("macs(lenet5)") == [
        "833,040 multiply-adds-doubled | 2 * 416520", "415,680 last-layer-forgotten | ",
      ])
  }

  @Test(arguments: ["k + 1", "dense(0, 1)", "1 < 2", "conv(3)", "1 / 0", "output(3, kernel: 5)"])
  func whatTheRightNumberThrowsIsThrown(_ text: String) throws {
    let expression = try Expression(parsing: text)
    let error = #expect(throws: ExpressionError.self) { try expression.value() }
    #expect(throws: try #require(error)) { try expression.wrongResults(with: [:]) }
  }

  // MARK: Properties

  /// An expression of calls with random sizes that fit.
  private func expression(_ random: inout SeededGenerator) -> String {
    func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    func numbers(_ count: Int) -> String {
      (0..<count).map { _ in
        draw(0...5) == 0 ? "\(draw(-9...9)) / 4" : "\(draw(-9...9))"
      }.joined(separator: ", ")
    }
    func layer() -> String {
      draw(0...2) == 0
        ? "pool(\(draw(1...3)), ceil: \(draw(0...1)))"
        : "conv(\(draw(1...4)), stride: \(draw(1...2)), dilation: \(draw(1...2)))"
    }
    func layers() -> String { (0..<draw(1...3)).map { _ in layer() }.joined(separator: ", ") }
    func call() -> String {
      switch draw(0...9) {
      case 0: "dense(\(draw(1...999)), \(draw(1...99)), bias: \(draw(0...1)))"
      case 1: "conv(kernel: \(draw(1...5)), from: \(draw(1...9)), to: \(draw(1...9)))"
      case 2: "conv(kernel: 3, from: 6, to: 4, groups: 2, bias: \(draw(0...1)))"
      case 3: "local(kernel: 3, from: \(draw(1...4)), to: 2, output: (\(draw(1...9)), 5))"
      case 4: "macs(kernel: (3, 2), from: \(draw(1...4)), to: 2, output: \(draw(1...9)))"
      case 5:
        "output(\(draw(9...30)), kernel: \(draw(1...4)), stride: \(draw(1...3)), "
          + "padding: \(draw(0...2)), dilation: \(draw(1...2)), ceil: \(draw(0...1)))"
      case 6: "output(\(draw(60...90)), \(layers()))"
      case 7: "field(\(layers()))"
      case 8: "correlate((\(numbers(9))), (\(numbers(9))))"
      default: "jump(\(layers()))"
      }
    }
    let signs = ["+", "-", "*", "/", "^2 +", "* 2 -"]
    return (0..<draw(0...2)).reduce(call()) { text, _ in
      "\(text) \(signs.randomElement(using: &random) ?? "+") \(call())"
    }
  }

  /// A working is a sum that whoever doubts it can work out.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func workingsGiveTheirNumber(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<10 {
      let text = expression(&random)
      guard let right = try? Expression(parsing: text).value() else { continue }
      for wrong in try wrong(text) {
        #expect(!wrong.value.isSame(as: right), "\(text): \(wrong)")
        #expect(wrong.working.utf8.count <= Misconception.longestWorking)
        if wrong.working.isEmpty { continue }
        let value = try Expression(parsing: wrong.working).value()
        // A part that is no whole number is written with six decimals.
        #expect(
          abs(value.double - wrong.value.double) <= 1e-4 * max(1, abs(value.double)),
          "\(text): \(wrong)")
      }
    }
  }

  /// A single call in a larger expression: what the expression has for its wrong value.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func aWrongCallIsReplacedByItsNumber(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for template in ["3 * x + 1", "x^2", "100 - x", "abs(x) / 7", "(x - 5) * (x + 5)"] {
      let call = "output(\(Int.random(in: 9...40, using: &random)), kernel: 3, stride: 2)"
      let text = template.split(separator: "x", omittingEmptySubsequences: false)
        .joined(separator: call)
      let replaced = try Expression(parsing: template)
      let right = try replaced.value(with: ["x": try Expression(parsing: call).value()])
      let expected = try wrong(call).map { wrong in
        (wrong.misconception, try replaced.value(with: ["x": wrong.value]))
      }.filter { $0.1 != right }
      let found = try wrong(text).filter { $0.misconception != .addedForMultiplied }
      #expect(found.map(\.misconception) == expected.map(\.0), "\(text)")
      #expect(found.map(\.value) == expected.map(\.1), "\(text)")
    }
  }

  /// Many calls, side by side and inside one another, take no long time and no trap.
  @Test func workIsBounded() throws {
    let call = "output(99, kernel: 3, stride: 2)"
    let wide = Array(repeating: call, count: 124).joined(separator: "+")
    #expect(try wrong(wide).count >= 3)
    let deep = (0..<30).reduce("1000") { text, _ in "output(\(text), kernel: 3)" }
    #expect(
      try wrong(deep).contains { $0.value == 910 && $0.misconception == .firstPlaceForgotten })
    let chain = "field(" + Array(repeating: "conv(3)", count: 500).joined(separator: ",") + ")"
    #expect(try wrong(chain).contains { $0.misconception == .kernelsAdded && $0.value == 1500 })
  }
}
