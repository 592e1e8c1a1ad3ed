/// Measurements as a table for people.
struct ReportTable {
  private let nameWidth: Int

  /// Makes a table with room for names.
  init(names: [String]) {
    nameWidth = names.map(\.count).max() ?? 0
  }

  /// The names of the columns.
  var head: String {
    line("case", "iterations", ["min", "median", "p99"], "unit", "10⁹ multiply-adds/s")
  }

  /// A measurement, with times in the unit that suits the shortest.
  func row(_ measurement: Measurement, of benchmark: BenchmarkCase) -> String {
    let unit = TimeUnit.suiting(measurement.minimum)
    let times = [measurement.minimum, measurement.median, measurement.p99]
    return line(
      benchmark.name, "\(measurement.times.count)",
      times.map { threeDigits(Double($0) / Double(unit.nanoseconds)) }, unit.name,
      measurement.multiplyAddsPerNanosecond(of: benchmark).map(threeDigits) ?? "")
  }

  private func line(
    _ name: String, _ iterations: String, _ times: [String], _ unit: String, _ rate: String
  ) -> String {
    let count = spaces(10 - iterations.count) + iterations
    var columns = [name + spaces(nameWidth - name.count), count]
    columns += times.map { spaces(7 - $0.count) + $0 } + [unit]
    if !rate.isEmpty { columns.append(spaces(4 - unit.count) + rate) }
    return columns.joined(separator: "  ")
  }
}

/// A unit of the table.
private struct TimeUnit {
  let name: String
  let nanoseconds: Int

  /// The largest unit of which a time is at least one.
  static func suiting(_ time: Int) -> TimeUnit {
    let units = [
      TimeUnit(name: "s", nanoseconds: 1_000_000_000),
      TimeUnit(name: "ms", nanoseconds: 1_000_000), TimeUnit(name: "µs", nanoseconds: 1_000),
    ]
    return units.first { time >= $0.nanoseconds } ?? TimeUnit(name: "ns", nanoseconds: 1)
  }
}

extension Measurement {
  /// The rate in the shortest run; nil for a case that counts no multiply-adds.
  func multiplyAddsPerNanosecond(of benchmark: BenchmarkCase) -> Double? {
    benchmark.multiplyAdds.map { Double($0) / Double(max(1, minimum)) }
  }

  /// One JSON object on one line, times in nanoseconds; names hold nothing that JSON escapes.
  func json(of benchmark: BenchmarkCase) -> String {
    var fields = [
      "\"case\":\"\(benchmark.name)\"", "\"iterations\":\(times.count)", "\"min\":\(minimum)",
      "\"median\":\(median)", "\"p99\":\(p99)", "\"unit\":\"ns\"",
    ]
    if let rate = multiplyAddsPerNanosecond(of: benchmark) {
      fields.append("\"multiplyAddsPerSecond\":\(Int(rate * 1e9))")
    }
    return "{\(fields.joined(separator: ","))}"
  }
}

/// A number from 0 with at least three digits: `0.05`, `1.25`, `12.5`, `1250`.
func threeDigits(_ number: Double) -> String {
  guard number < 99.95 else { return number < 1e15 ? "\(Int(number.rounded()))" : "\(number)" }
  let isSmall = number < 9.995
  let scale = isSmall ? 100 : 10
  let scaled = Int((number * Double(scale)).rounded())
  let fraction = "\(scaled % scale)"
  return "\(scaled / scale)." + (isSmall && fraction.count < 2 ? "0" : "") + fraction
}

private func spaces(_ count: Int) -> String {
  String(repeating: " ", count: max(0, count))
}
