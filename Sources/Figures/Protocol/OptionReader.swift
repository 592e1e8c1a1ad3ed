import Expressions
import LessonScript

/// Reads the body of a figure fence against a kind's options, collecting everything wrong.
///
/// Every reading method returns the fallback when a value is missing or bad, so that one pass
/// finds all faults; `finish()` throws them.
public struct OptionReader {
  private let block: FigureBlock
  /// The numbers of the draw, by the names that stand for them.
  let drawn: [String: Number]
  private var errors = LessonErrors()

  /// The most rows or columns of a typed grid.
  public static let sideLimit = 1_024
  /// The most cells of a typed grid.
  public static let cellLimit = 65_536
  /// The largest magnitude of a typed value.
  public static let valueLimit = 1e6

  /// Starts reading; keys that no specification names are errors.
  public init(_ block: FigureBlock, _ specs: [OptionSpec], drawn: [String: Number] = [:]) {
    (self.block, self.drawn) = (block, drawn)
    let names = specs.map(\.name)
    for entry in block.entries where !names.contains(entry.key.value) {
      var message = "unknown key `\(entry.key.value)` in figure \(block.kind.value)"
      if let near = nearest(to: entry.key.value, among: names) {
        message += "; did you mean `\(near)`?"
      } else {
        message += "; expected one of \(names.joined(separator: ", "))"
      }
      errors.report(message, at: entry.key.location)
    }
  }

  /// Where the fence names its kind: the location of errors that belong to no key.
  public var location: SourceLocation { block.kind.location }

  /// Reports something that is wrong.
  public mutating func report(_ message: String, at location: SourceLocation) {
    errors.report(message, at: location)
  }

  /// Reports something that is wrong with an option, at its key, or at the fence if it is absent.
  public mutating func report(_ message: String, for name: String) {
    report(message, at: entry(name)?.key.location ?? location)
  }

  /// Reports what else is wrong, but for what was reported already.
  mutating func report(_ others: LessonErrors) {
    let known = Set(errors.all)
    for error in others.all where !known.contains(error) {
      errors.report(error.message, at: error.location)
    }
  }

  /// The result of something that may fail; nil if it has, its errors then reported.
  mutating func catching<Result>(
    _ body: () throws(LessonErrors) -> Result
  ) -> Result? {
    do throws(LessonErrors) { return try body() } catch {
      report(error)
      return nil
    }
  }

  /// Throws all that was reported; does nothing if that is nothing.
  public func finish() throws(LessonErrors) {
    if !errors.isEmpty { throw errors }
  }

  /// True if the body has an option.
  public func has(_ name: String) -> Bool { entry(name) != nil }

  /// A whole number in a range.
  public mutating func integer(
    _ name: String, in range: ClosedRange<Int>, default fallback: Int
  ) -> Int {
    guard let text = line(name) else { return fallback }
    guard let value = typedNumber(text.value)?.integer, range.contains(value) else {
      report(
        "\(name) is `\(text.value)`; expected a whole number from \(range.lowerBound) to "
          + "\(range.upperBound)", at: text.location)
      return fallback
    }
    return value
  }

  /// A finite number of at most `valueLimit`.
  public mutating func number(_ name: String, default fallback: Double) -> Double {
    guard let text = line(name) else { return fallback }
    return value(text) ?? fallback
  }

  /// One of several words.
  public mutating func word(
    _ name: String, of words: [String], default fallback: String
  ) -> String {
    guard let text = line(name) else { return fallback }
    return known(text, name, among: words) ?? fallback
  }

  /// Several words separated by commas; those that are not known are reported and left out.
  public mutating func words(_ name: String, of words: [String]) -> [String] {
    guard let text = line(name) else { return [] }
    return text.parts(dividedBy: ",").compactMap { known($0, name, among: words) }
  }

  private mutating func known(
    _ word: Located<String>, _ name: String, among words: [String]
  ) -> String? {
    if words.contains(word.value) { return word.value }
    let near = OptionType.meant(by: word.value, among: words).map { "`\($0)`" }
    let expectation =
      near.isEmpty
      ? "expected one of \(words.joined(separator: ", "))"
      : "did you mean \(near.joined(separator: " or "))?"
    report("\(name) is `\(word.value)`; \(expectation)", at: word.location)
    return nil
  }

  /// `yes` or `no`.
  public mutating func flag(_ name: String, default fallback: Bool = false) -> Bool {
    word(name, of: ["yes", "no"], default: fallback ? "yes" : "no") == "yes"
  }

  /// The word on the key's own line; nil if the value stands on the lines below.
  public func inlineWord(_ name: String) -> Located<String>? {
    guard let entry = entry(name), !entry.value.value.isEmpty else { return nil }
    return entry.value
  }

  /// Rows of numbers, several grids separated by `---`, all of one size; nil if absent or bad.
  public mutating func grids(_ name: String) -> [[[Double]]]? {
    guard let entry = entry(name) else { return nil }
    guard !entry.lines.isEmpty else {
      report("\(name) has no rows; expected rows of numbers below it", at: entry.key.location)
      return nil
    }
    var grids: [[[Double]]] = [[]]
    var columns: Int?
    for line in entry.lines {
      if line.value == "---" {
        grids.append([])
        continue
      }
      guard let row = row(line, of: name, columns: &columns) else { return nil }
      grids[grids.count - 1].append(row)
      let cells = grids.count * grids[0].count * row.count
      if grids[grids.count - 1].count > Self.sideLimit || cells > Self.cellLimit {
        report(
          "\(name) has over \(Self.sideLimit) rows or \(Self.cellLimit) cells, the limits",
          at: line.location)
        return nil
      }
    }
    let heights = Set(grids.map(\.count))
    if heights.count > 1 || heights.contains(0) {
      report(
        "the grids of \(name) have \(grids.map { "\($0.count)" }.joined(separator: ", ")) rows; "
          + "expected equally many, at least 1", at: entry.key.location)
      return nil
    }
    return grids
  }

  /// The lines below a key as they are written; empty, and an error, if there are none or there is
  /// something beside the key.
  public mutating func lines(_ name: String) -> [Located<String>] {
    entry(name).map { lines(name, of: $0) } ?? []
  }

  mutating func lines(
    _ name: String, of entry: FigureBlock.Entry
  ) -> [Located<String>] {
    if !entry.value.value.isEmpty {
      report("\(name) takes lines; expected them below the key", at: entry.value.location)
      return []
    }
    if entry.lines.isEmpty {
      report("\(name) has nothing below it; expected indented lines", for: name)
    }
    return entry.lines
  }

  func entry(_ name: String) -> FigureBlock.Entry? {
    block.entries.first { $0.key.value == name }
  }

  /// The value on the key's own line; nil if the key is absent, or has no value, which is an error.
  public mutating func line(_ name: String) -> Located<String>? {
    guard let entry = entry(name) else { return nil }
    if let extra = entry.lines.first {
      report("\(name) takes one line; expected nothing below it", at: extra.location)
    }
    if entry.value.value.isEmpty {
      report("\(name) has no value", at: entry.key.location)
      return nil
    }
    return entry.value
  }

  /// A row of numbers separated by spaces on the key's own line; nil if absent or bad.
  public mutating func numbers(_ name: String, atMost most: Int) -> [Double]? {
    guard let text = line(name) else { return nil }
    var columns: Int?
    guard let row = row(text, of: name, columns: &columns) else { return nil }
    guard (1...most).contains(row.count) else {
      report("\(name) has \(row.count) numbers; expected 1 to \(most)", at: text.location)
      return nil
    }
    return row
  }

  private mutating func row(
    _ line: Located<String>, of name: String, columns: inout Int?
  ) -> [Double]? {
    let parts = line.value.split(separator: " ", omittingEmptySubsequences: true)
    if parts.count > Self.sideLimit {
      report(
        "\(name) has a row of \(parts.count) numbers; the limit is \(Self.sideLimit)",
        at: line.location)
      return nil
    }
    var row: [Double] = []
    for part in parts {
      let place = line.value.distance(from: line.value.startIndex, to: part.startIndex)
      var location = line.location
      location.column += place
      if part.contains(","), typedNumber(String(part)) == nil {
        let numbers = line.value.split { $0 == "," || $0 == " " }.joined(separator: " ")
        report("spaces go between numbers, not commas: \(quoted(numbers))", at: location)
        return nil
      }
      guard let value = value(Located(String(part), at: location)) else { return nil }
      row.append(value)
    }
    if let columns, columns != row.count {
      report(
        "this row of \(name) has \(row.count) number\(row.count == 1 ? "" : "s"); expected \(columns), as in the first row",
        at: line.location)
      return nil
    }
    columns = row.count
    return row
  }

  /// A number as it is typed, or the one that a drawn name stands for.
  private func typedNumber(_ text: String) -> Number? { drawn[text] ?? parseTypedNumber(text) }

  private mutating func value(_ text: Located<String>) -> Double? {
    guard let value = typedNumber(text.value)?.double, abs(value) <= Self.valueLimit else {
      report(
        "`\(text.value)` is not a number between -1,000,000 and 1,000,000", at: text.location)
      return nil
    }
    return value
  }
}
