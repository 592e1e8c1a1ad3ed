#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The times that runs of a case took.
struct Measurement {
  /// Nanoseconds of each run, ascending; never empty.
  let times: [Int]

  /// The fewest runs of a case, however long they take.
  static let fewestRuns = 10
  /// The most runs that are kept.
  static let mostRuns = 1_000_000

  /// Sorts times, of which there is at least one.
  init(times: [Int]) {
    self.times = times.sorted()
  }

  /// Makes a case ready, warms it up for a tenth of the time, and runs it.
  init(of benchmark: BenchmarkCase, seconds: Double) throws {
    let run = try benchmark.prepare()
    let budget = Int(seconds * 1e9)
    let start = nanosecondsNow()
    repeat { try run() } while nanosecondsNow() - start < budget / 10

    var times: [Int] = []
    let end = nanosecondsNow() + budget
    var before = nanosecondsNow()
    while times.count < Self.fewestRuns || before < end, times.count < Self.mostRuns {
      before = nanosecondsNow()
      try run()
      times.append(nanosecondsNow() - before)
    }
    self.init(times: times)
  }

  /// The shortest run: what the work takes where nothing else disturbs it.
  var minimum: Int { times[0] }
  /// The run in the middle.
  var median: Int { percentile(50) }
  /// The time that 99 of 100 runs do not pass.
  var p99: Int { percentile(99) }

  /// The shortest time that so many per cent of the runs, 1 to 100, do not pass.
  func percentile(_ percent: Int) -> Int {
    times[(times.count * percent + 99) / 100 - 1]
  }
}

/// A clock that never goes back; its start means nothing.
private func nanosecondsNow() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1_000_000_000 + time.tv_nsec
}
