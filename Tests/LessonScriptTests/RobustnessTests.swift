import LessonScript
import Testing

/// Any bytes end in a lesson or in errors; sizes stand for time, as every pass is linear.
@Suite struct RobustnessTests {
  private func readsOrRefuses(_ bytes: [UInt8]) -> Bool {
    do {
      return try !Lesson(bytes: bytes).pages.isEmpty
    } catch {
      return !error.isEmpty && error.all == error.all.sorted { place($0) < place($1) }
    }
  }

  private func place(_ error: LessonError) -> (Int, Int) {
    (error.location.line, error.location.column)
  }

  @Test func everyPrefixReadsOrIsRefused() {
    let bytes = Array(goodLesson.utf8)
    for end in 0...bytes.count {
      #expect(readsOrRefuses(Array(bytes[..<end])), "\(end)")
      _ = try? LessonHeader(bytes: Array(bytes[..<end]))
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func flippedBytesReadOrAreRefused(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let good = Array(goodLesson.utf8)
    for _ in 0..<200 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] = UInt8.random(in: 0...255, using: &generator)
      }
      #expect(readsOrRefuses(bytes))
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func splicedMarksReadOrAreRefused(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let good = Array(goodLesson.utf8)
    let marks = [
      "`", "```", "*", "_", "[", "](", ")", "> ", "- ", "1. ", "\n", "\n\n", "\t", "    ", "|",
      "---", ":",
      "= ", "- [ ] ", "- = ", "  > ", "? ", "±", "## ", "# ", "```figure k\n", "```quiz id=q\n",
      "\r\n",
      "\\", "where: n in 1", "(a, b) in (1, 2)", "(1, ", " in ", "é", ";", ",", "(", "\"", "<",
    ]
    for _ in 0..<200 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let start = Int.random(in: 0...bytes.count, using: &generator)
        let end = min(bytes.count, start + Int.random(in: 0...20, using: &generator))
        bytes.replaceSubrange(
          start..<end, with: marks.randomElement(using: &generator)?.utf8 ?? "".utf8)
      }
      #expect(readsOrRefuses(bytes))
    }
  }

  /// Paragraphs as long as they may be, each filled with one mark; a quadratic reader would take
  /// minutes for all of them.
  @Test(arguments: [
    "`", "``a", "*", "**", "_", "a*", "*a ", "*a**b", "*_", "[", "]", "![", "[a](", "[a](b",
    "[a](<b",
    "[a](b \"", "[a](b (", "[](", "[a]()", "<", "<!--", "&", "~", "\\", "|", "(", "'", "\"",
    "`= n`",
    "é*", "$a", "`= n", "`= é`", "=", "#", "+",
  ])
  func longRunsOfAMarkEnd(_ mark: String) {
    let paragraph = String(repeating: mark, count: 60_000 / mark.utf8.count)
    #expect(readsOrRefuses(Array(lesson(String(repeating: "x \(paragraph)\n\n", count: 5)).utf8)))
  }

  @Test func growingRunsOfBackticksEnd() {
    let runs = (1...340).map { String(repeating: "`", count: $0) + "a" }.joined()
    #expect(readsOrRefuses(Array(lesson(String(repeating: "\(runs)\n\n", count: 17)).utf8)))
  }

  @Test(arguments: ["> ", "- ", "1. ", "> - ", "*", "_a ", "[", "- > 1. ", "\t", "(", "**a "])
  func deepNestingEnds(_ mark: String) {
    let line = String(repeating: mark, count: 60_000 / mark.utf8.count)
    #expect(readsOrRefuses(Array(lesson(String(repeating: line + "x\n", count: 17)).utf8)))
  }

  @Test func nestingHasALimit() throws {
    let quotes = String(repeating: "> ", count: Limits.nesting)
    #expect(errors(in: lesson(quotes + "x")).isEmpty)
    #expect(errors(in: lesson(quotes + "> x")) == ["10:65: lists and quotes nest deeper than 32"])
    let marks = (String(repeating: "*a ", count: 32), String(repeating: " b*", count: 32))
    #expect(errors(in: lesson(marks.0 + "x" + marks.1)).isEmpty)
    #expect(
      errors(in: lesson("*a " + marks.0 + "x" + marks.1 + " b*"))
        == ["10:97: emphasis and links nest deeper than 32"])
    let spread = (String(repeating: "*a ", count: 20_000), String(repeating: " b*", count: 20_000))
    #expect(errors(in: lesson("x " + spread.0)).isEmpty)
    #expect(errors(in: lesson(String((spread.0 + spread.1).prefix(65_000)))).count == 1)
  }

  @Test(arguments: [
    "```\n## a\n", "~~~ x\n", "```figure k\n", "````quiz id=a\n## b\n", "- ```\n", "> ~~~ x\n",
  ])
  func manyFencesWithoutAnEndEnd(_ fence: String) {
    let text = lesson(String(repeating: fence, count: 1_000_000 / fence.utf8.count))
    #expect(!errors(in: text).isEmpty)
  }

  @Test func sizesHaveLimits() {
    let large = [UInt8](repeating: 0x61, count: Limits.fileBytes + 1)
    #expect(errors(in: large) == ["1:1: the file is 4194305 bytes; the limit is 4194304"])

    let word = String(repeating: "é", count: Limits.lineBytes / 2)
    #expect(errors(in: lesson(word)).isEmpty)
    #expect(
      errors(in: lesson("a\n\n" + word + "a\n")) == [
        "12:1: the line is 65537 bytes; the limit is 65536",
        "12:1: the text is 65537 bytes; the limit is 65536",
      ])
    #expect(
      errors(in: lesson("\(word)\n\(word)\n")) == [
        "10:1: the text is 131073 bytes; the limit is 65536"
      ])

    let pages = String(repeating: "## P\n", count: Limits.pages - 1)
    #expect(errors(in: lesson(pages)).isEmpty)
    #expect(errors(in: lesson(pages + "## P\n")) == ["1009:1: the lesson has more than 1000 pages"])

    // A list, its item and its paragraph are three blocks.
    let blocks = String(repeating: "- a\n***\n", count: Limits.blocks / 4)
    #expect(
      errors(in: lesson(blocks)) == [
        "50008:1: the lesson has more than 100000 blocks; reading stops here"
      ])
  }

  @Test func tablesHaveLimits() {
    func table(columns: Int, rows: Int) -> String {
      let row = String(repeating: "|a", count: columns) + "|\n"
      return lesson(
        row + String(repeating: "|-", count: columns) + "|\n" + String(repeating: row, count: rows))
    }
    #expect(errors(in: table(columns: 200, rows: 20)).isEmpty)
    #expect(errors(in: table(columns: 1, rows: 2_000)).isEmpty)
    #expect(
      errors(in: table(columns: 201, rows: 20)) == [
        "10:1: the table has 201 columns; the limit is 200"
      ])
    #expect(
      errors(in: table(columns: 1, rows: 2_100)) == ["2012:1: the table has more than 2000 rows"])
  }
}
