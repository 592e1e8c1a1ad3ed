/// A lesson of random blocks: fences in fences, in lists, in quotes, indented, without an end.
struct GeneratedLesson {
  /// The file.
  let text: String
  private var quizCount = 0

  init(using generator: inout SeededGenerator) {
    self.init()
    var lines = ["---", "id: a", "title: T", "minutes: 1", "---", "# T", "", "## P"]
    for number in 1...Int.random(in: 3...7, using: &generator) {
      lines += [""] + block(depth: 0, using: &generator)
      if Bool.random(using: &generator) { lines += ["", "## Page \(number)"] }
    }
    self = Self(text: lines.joined(separator: "\n") + "\n")
  }

  private init(text: String = "") { self.text = text }

  private mutating func block(depth: Int, using generator: inout SeededGenerator) -> [String] {
    let kind = Int.random(in: 0..<(depth < 3 ? 12 : 7), using: &generator)
    switch kind {
    case 0: return ["A *paragraph* with `= n`,", "of two lines."]
    case 1: return ["### A heading"]
    case 2: return ["|a|b|", "|-|:-:|", "|`x`|= y|"]
    case 3: return ["    ```quiz id=code", "    indented"]
    case 4...6: return quiz(using: &generator)
    case 7, 8:
      let inner = block(depth: depth + 1, using: &generator)
      return fenced(inner, info: ["", "swift", "quizzes", "text quiz"], using: &generator)
    case 9: return prefixed(block(depth: depth + 1, using: &generator), first: "> ", others: "> ")
    case 10:
      let marker = ["- ", "1. ", "10) ", "*   "].randomElement(using: &generator) ?? "- "
      let indent = String(repeating: " ", count: marker.count)
      let item = block(depth: depth + 1, using: &generator)
      return prefixed(item, first: marker, others: indent)
    default:
      return block(depth: depth + 1, using: &generator) + [""]
        + block(depth: depth + 1, using: &generator)
    }
  }

  /// A quiz, sometimes with code in it, sometimes with a line that gives it no id.
  private mutating func quiz(using generator: inout SeededGenerator) -> [String] {
    quizCount += 1
    let prompts = [["What?"], ["What?", "```", "= 1", "```"], ["> What?", "", "- a", "  - b"]]
    let body = (prompts.randomElement(using: &generator) ?? []) + ["", "= \(quizCount)"]
    let good = "quiz id=q-\(quizCount)"
    let faulty = ["quiz", "quiz id=", "quiz id=É", "quiz q id=q"]
    let isGood = Int.random(in: 0..<5, using: &generator) > 0
    return fenced(body, info: isGood ? [good] : faulty, isSound: true, using: &generator)
  }

  /// Lines in a fence that is longer than those inside it, or, where it need not be sound, now and
  /// then is not, or has no end.
  private func fenced(
    _ lines: [String], info: [String], isSound: Bool = false, using generator: inout SeededGenerator
  ) -> [String] {
    let inner =
      lines.map { line in
        let text = line.drop { !"`~".contains($0) }
        return text.prefix { $0 == text.first }.count
      }.max() ?? 0
    let isShort = !isSound && Int.random(in: 0..<12, using: &generator) == 0
    let mark = Bool.random(using: &generator) ? "`" : "~"
    let length = isShort ? 3 : max(3, inner + 1)
    let marks = String(repeating: mark, count: length)
    let indent = String(repeating: " ", count: Int.random(in: 0..<4, using: &generator))
    let opening = indent + marks + (info.randomElement(using: &generator) ?? "")
    let hasEnd = isSound || Int.random(in: 0..<12, using: &generator) > 0
    return [opening] + lines.map { indent + $0 } + (hasEnd ? [marks] : [])
  }

  private func prefixed(_ lines: [String], first: String, others: String) -> [String] {
    lines.enumerated().map { ($0.offset == 0 ? first : others) + $0.element }
  }
}
