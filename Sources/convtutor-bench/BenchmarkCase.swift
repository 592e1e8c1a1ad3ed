/// Work to be timed, and what is made ready for it.
struct BenchmarkCase {
  /// Its name, which no other case has: `figure/table/76x17`.
  let name: String
  /// How many multiply-adds one run takes; nil where the rate of them says nothing.
  let multiplyAdds: Int?
  /// The setup, which is not timed: makes everything ready and returns the body, which is.
  let prepare: () throws -> () throws -> Void

  /// Describes a case.
  ///
  /// - Parameters:
  ///   - name: GROUP/CASE/SIZE.
  ///   - multiplyAdds: those of one run, where their rate is of interest.
  ///   - prepare: the setup; returns the body, which does the same work every time.
  init<Output>(
    _ name: String, multiplyAdds: Int? = nil,
    prepare: @escaping () throws -> () throws -> Output
  ) {
    self.name = name
    self.multiplyAdds = multiplyAdds
    self.prepare = {
      let body = try prepare()
      let latest = Latest<Output>()
      return { latest.output = try body() }
    }
  }
}

/// The result of the latest run: a result that is kept cannot be optimised away.
private final class Latest<Output> {
  var output: Output?
}

extension [BenchmarkCase] {
  /// The case of exactly this name if there is one, otherwise all whose names contain the text.
  func matching(_ text: String) -> [BenchmarkCase] {
    let exact = filter { $0.name == text }
    return exact.isEmpty ? filter { text.isEmpty || $0.name.contains(text) } : exact
  }
}
