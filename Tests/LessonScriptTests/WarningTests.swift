import LessonScript
import Testing

/// Characters that let a line read differently than it is stored.
@Suite struct WarningTests {
  private func warnings(_ body: String) throws -> [String] {
    try Lesson(parsing: lesson(body)).warnings.map(\.description)
  }

  @Test(
    arguments: [
      (0x061C, "U+061C, Arabic letter mark"), (0x200E, "U+200E, left-to-right mark"),
      (0x200F, "U+200F, right-to-left mark"), (0x202A, "U+202A, left-to-right embedding"),
      (0x202B, "U+202B, right-to-left embedding"), (0x202C, "U+202C, pop directional formatting"),
      (0x202D, "U+202D, left-to-right override"), (0x202E, "U+202E, right-to-left override"),
      (0x2066, "U+2066, left-to-right isolate"), (0x2067, "U+2067, right-to-left isolate"),
      (0x2068, "U+2068, first strong isolate"), (0x2069, "U+2069, pop directional isolate"),
    ] as [(UInt32, String)])
  func everyDirectionCharacterIsToldOf(_ value: UInt32, _ name: String) throws {
    let scalar = Character(try #require(Unicode.Scalar(value)))
    #expect(
      try warnings("é3×3 \(scalar)x\n") == [
        "10:6: the invisible character \(name), lets text read differently than it is stored; "
          + "remove it unless the text needs it"
      ])
  }

  @Test func noOtherCharacterIsToldOf() throws {
    let direction: Set<UInt32> = [0x061C, 0x200E, 0x200F]
    let others = Array(0x0600...0x0620) + Array(0x2000...0x2070) as [UInt32]
    let scalars = others.filter {
      !direction.contains($0) && !(0x202A...0x202E).contains($0) && !(0x2066...0x2069).contains($0)
    }.compactMap(Unicode.Scalar.init)
    #expect(scalars.count > 120)
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    #expect(try warnings("x\(text)x … – → ≤ ± 漢").isEmpty)
  }

  @Test func theyAreToldWhereverTheyStand() throws {
    let body = """
      - a\u{202E}b `c\u{2066}`

      ```
      \u{200F}
      ```

      ```quiz id=q
      A?
      = 1
      why: b\u{061C}
      ```
      """
    #expect(
      try warnings(body).map { $0.prefix { $0 != " " } } == [
        "10:4:", "10:9:", "13:1:", "19:7:",
      ])
  }

  @Test func aLessonWithErrorsHasItsWarningsToo() {
    let text = lesson("a\u{202E}\n\n```quiz\n```\n")
    let (partial, errors) = Lesson.reading(Array(text.utf8))
    #expect(!errors.isEmpty)
    #expect(partial?.warnings.map(\.location) == [SourceLocation(line: 10, column: 2)])
  }

  @Test func manyOfThemEndWithALineThatSaysSo() throws {
    let all = try warnings(String(repeating: "a\u{200E}\n", count: 500))
    #expect(all.count == Limits.errors + 1)
    #expect(all.last == "110:2: more characters that change the direction of text")
    #expect(try warnings(String(repeating: "\u{200E}", count: 20_000)).count == all.count)
  }
}
