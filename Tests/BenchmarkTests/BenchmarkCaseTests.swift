import Foundation
import Storage
import Testing

@testable import convtutor_bench

/// Every case can be run and found; nothing is timed here.
@Suite struct BenchmarkCaseTests {
  private let cases: [BenchmarkCase]

  init() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Lessons")
    cases = benchmarkCases(lessons: try LessonLibrary(folder: folder.path))
  }

  @Test func everyCaseRuns() throws {
    for benchmark in cases {
      #expect(throws: Never.self, "\(benchmark.name)") { try benchmark.prepare()() }
    }
  }

  @Test func everyGroupIsThere() {
    let groups = Set(cases.map { $0.name.prefix { $0 != "/" } })
    #expect(groups == ["frame", "figure", "key", "lesson", "menu", "core"])
  }

  @Test func everyNameFindsItsCaseAlone() {
    for benchmark in cases {
      #expect(cases.matching(benchmark.name).map(\.name) == [benchmark.name])
    }
    #expect(cases.matching("").count == cases.count)
    #expect(cases.matching("sobel").map(\.name).allSatisfy { $0.hasPrefix("core/sobel-3x3/") })
    #expect(cases.matching("no such case").isEmpty)
  }

  @Test func namesNeedNoEscapesInJSON() {
    for benchmark in cases {
      #expect(benchmark.name.wholeMatch(of: /[a-z0-9\/-]+/) != nil, "\(benchmark.name)")
    }
  }
}

/// The times that are printed.
@Suite struct MeasurementTests {
  private let hundred = Measurement(times: Array((1...100).reversed()))
  private let benchmark = BenchmarkCase("a/b/1x1", multiplyAdds: 2_000) { {} }

  @Test func percentilesAreTimesThatWereMeasured() {
    #expect((hundred.minimum, hundred.median, hundred.p99) == (1, 50, 99))
    let one = Measurement(times: [7])
    #expect((one.minimum, one.median, one.p99) == (7, 7, 7))
    let few = Measurement(times: [10, 30, 20])
    #expect((few.minimum, few.median, few.p99) == (10, 20, 30))
  }

  @Test func aRowHasTheUnitThatSuitsTheShortestTime() {
    let table = ReportTable(names: [benchmark.name])
    let measurement = Measurement(times: [800_000, 1_250_000, 99_960_000])
    #expect(
      table.row(measurement, of: benchmark).split(separator: " ")
        == ["a/b/1x1", "3", "800", "1250", "99960", "µs", "0.00"])
    #expect(
      table.head.split(separator: " ").prefix(6)
        == ["case", "iterations", "min", "median", "p99", "unit"])
  }

  @Test func jsonIsOneObjectInNanoseconds() throws {
    let line = hundred.json(of: benchmark)
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    #expect(object?["case"] as? String == "a/b/1x1")
    #expect(object?["min"] as? Int == 1 && object?["p99"] as? Int == 99)
    #expect(object?["multiplyAddsPerSecond"] as? Int == 2_000_000_000_000)
    #expect(!line.contains("\n"))
  }

  @Test(arguments: [
    (0, "0.00"), (0.054, "0.05"), (9.994, "9.99"), (9.996, "10.0"), (12.34, "12.3"), (99.96, "100"),
    (1_250.4, "1250"),
  ])
  func numbersHaveThreeDigits(number: Double, text: String) {
    #expect(threeDigits(number) == text)
  }
}
