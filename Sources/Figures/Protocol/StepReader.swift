import LessonScript

// What a body says of steps, and running text.

extension OptionReader {
  /// Steps separated by commas, each from 1 to `count`; any from 1 where that is not known.
  public mutating func steps(_ name: String, steps count: Int?) -> [Located<Int>] {
    guard let text = line(name) else { return [] }
    var steps: [Located<Int>] = []
    for part in text.parts(dividedBy: ",") {
      let words = part.value.split(separator: " ")
      if let step = Self.step(part.value, of: count) {
        steps.append(Located(step, at: part.location))
      } else if words.count > 1, words.allSatisfy({ Int($0) != nil }) {
        report(
          "commas go between the steps of \(name): `\(words.joined(separator: ", "))`",
          at: part.location)
      } else {
        report(
          "\(name) names step `\(part.value)`; expected \(Self.range(of: count, "steps"))",
          at: part.location)
      }
    }
    return steps
  }

  /// Lines of `STEP: sentence`, by step; any step from 1 where their count is not known.
  public mutating func sentences(_ name: String, steps count: Int?) -> [Int: Prose] {
    guard let entry = entry(name) else { return [:] }
    var sentences: [Int: Prose] = [:]
    for line in lines(name, of: entry) {
      let parts = line.value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let step = Self.step(parts[0], of: count) else {
        report(
          "expected `STEP: sentence` with \(Self.range(of: count, "a step")), found "
            + quoted(line.value), at: line.location)
        continue
      }
      if sentences[step] != nil {
        report("step \(step) has a sentence already", at: line.location)
      }
      let sentence = parts[1].drop { $0 == " " }
      if sentence.isEmpty { report("the sentence of step \(step) is empty", at: line.location) }
      let start = line.value.distance(from: line.value.startIndex, to: sentence.startIndex)
      sentences[step] = prose(Located(String(sentence), at: line.location.moved(by: start)))
    }
    return sentences
  }

  /// Running text with inline markup; empty, and an error, where that cannot be read.
  mutating func prose(_ text: Located<String>) -> Prose {
    catching { () throws(LessonErrors) in try text.prose() } ?? []
  }

  private static func step(_ text: some StringProtocol, of count: Int?) -> Int? {
    Int(text).flatMap { $0 >= 1 && $0 <= max(1, count ?? $0) ? $0 : nil }
  }

  private static func range(of count: Int?, _ noun: String) -> String {
    count.map { "\(noun) from 1 to \($0)" } ?? "\(noun) from 1"
  }
}
