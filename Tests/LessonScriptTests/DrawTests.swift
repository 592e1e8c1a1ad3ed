import LessonScript
import Testing

/// What `where:` draws.
///
/// It stands on line 12, and what it says starts in column 8.
@Suite struct DrawTests {
  private func draws(_ text: String) throws -> [Draw] {
    try quiz("```quiz id=q\nA?\nwhere: \(text)\n= 1\n```").draws
  }

  private func faults(_ text: String) -> [String] {
    errors(in: lesson("```quiz id=q\nA?\nwhere: \(text)\n= 1\n```"))
  }

  /// Draws written shortly: `(a b) 1 2 / 3 4; n 5 / 6`.
  private func short(_ draws: [Draw]) -> String {
    draws.map { draw in
      let choices = draw.choices.map { $0.map(\.value).joined(separator: " ") }
      return "(\(draw.names.map(\.value).joined(separator: " "))) "
        + choices.joined(separator: " / ")
    }.joined(separator: "; ")
  }

  @Test(arguments: [
    ("n in 1", "(n) 1"),
    ("n in 128, max(256, 512); units in 500, 1000", "(n) 128 / max(256, 512); (units) 500 / 1000"),
    ("(a, b) in (1, 2), (3, 4); n in 5, 6", "(a b) 1 2 / 3 4; (n) 5 / 6"),
    ("n in 5; (a, b) in (1, 2)", "(n) 5; (a b) 1 2"),
    (
      "(a,b,c)  in  ( 1 ,f(2, (3))*4,(5 + 6) * 7 ),(8,9,10)",
      "(a b c) 1 f(2, (3))*4 (5 + 6) * 7 / 8 9 10"
    ),
    ("(a) in (1), (2)", "(a) 1 / 2"),
    ("( in_1,x ) in (1, 2)", "(in_1 x) 1 2"),
    // A value may stand in parentheses, and so may a part of it.
    ("n in (1), (2) + 3, ((4))", "(n) (1) / (2) + 3 / ((4))"),
    ("(a, b) in ((1), (2) * (3))", "(a b) (1) (2) * (3)"),
  ])
  func readsVariablesAndGroups(_ text: String, _ expected: String) throws {
    #expect(try short(draws(text)) == expected)
  }

  @Test func knowsThePlaceOfEveryNameAndValue() throws {
    let draws = try draws("n in 1; (a, b) in (1, é(2)), (3, 4)")
    func column(_ located: Located<String>) -> Int { located.location.column }
    #expect(draws[0].names.map(column) == [8])
    #expect(draws[0].choices.map { $0.map(column) } == [[13]])
    #expect(draws[1].names.map(column) == [17, 20])
    #expect(draws[1].choices.map { $0.map(column) } == [[27, 30], [38, 41]])
    #expect(draws[1].names[0].location.line == 12)
  }

  @Test func mayGoOnBelow() throws {
    let quiz = try quiz(
      """
      ```quiz id=q
      A?
      where:
        n in 1,
          2;
        (m_2, k) in
          (f(1, (2)),
           4), (5,
           6)
      = n
      ```
      """)
    #expect(short(quiz.draws) == "(n) 1 / 2; (m_2 k) f(1, (2)) 4 / 5 6")
    #expect(quiz.draws[1].choices[0][1].location == SourceLocation(line: 17, column: 6))
  }

  @Test(
    arguments: [
      // One variable.
      ("", ["12:7: expected `NAME in VALUE, VALUE`, found nothing"]),
      ("n = 1", ["12:8: expected `NAME in VALUE, VALUE`, found `n = 1`"]),
      ("2n in 1", ["12:8: expected `NAME in VALUE, VALUE`, found `2n in 1`"]),
      ("a, b in 1, 2", ["12:8: expected `NAME in VALUE, VALUE`, found `a, b in 1, 2`"]),
      ("n in 1;", ["12:15: expected `NAME in VALUE, VALUE`, found nothing"]),
      ("n in 1,,2", ["12:15: a value is missing"]),
      ("n in", ["12:12: a value is missing"]),
      (
        "n in (1, 2), (3, 4)",
        [
          "12:13: expected one value for `n`, found the group `(1, 2)`",
          "12:21: expected one value for `n`, found the group `(3, 4)`",
        ]
      ),
      // Every name once.
      ("n in 1; n in 2", ["12:16: `n` is drawn twice"]),
      ("(a, b, a) in (1, 2, 3)", ["12:15: `a` is drawn twice"]),
      ("a in 1; (b, a) in (2, 3)", ["12:20: `a` is drawn twice"]),
      // The names of a group.
      ("(a, b)", ["12:8: expected `(NAME, NAME) in (VALUE, VALUE)`, found `(a, b)`"]),
      (
        "(a, b) = (1, 2)",
        ["12:8: expected `(NAME, NAME) in (VALUE, VALUE)`, found `(a, b) = (1, 2)`"]
      ),
      ("(a, b in (1, 2)", ["12:8: this `(` is never closed; expected `)` before `in`"]),
      ("((a, b), c) in (1, 2, 3)", ["12:9: groups do not nest; expected a name, found `(`"]),
      ("(a, (b, c)) in (1, (2, 3))", ["12:12: groups do not nest; expected a name, found `(`"]),
      (
        "(a, 2b, , c-d) in (1, 2, 3, 4)",
        [
          "12:12: expected a name, found `2b`", "12:16: expected a name, found nothing",
          "12:18: expected a name, found `c-d`",
        ]
      ),
      ("() in (1)", ["12:9: expected a name, found nothing"]),
      (
        "(a b) in (1, 2)",
        [
          "12:9: expected a name, found `a b`", "12:17: expected 1 value for `(a b)`, found 2",
        ]
      ),
      // The choices of a group.
      (
        "(a, b) in (1), (2, 3), (4, 5, 6), ()",
        [
          "12:18: expected 2 values for `(a, b)`, found 1",
          "12:31: expected 2 values for `(a, b)`, found 3",
          "12:42: expected 2 values for `(a, b)`, found 0",
        ]
      ),
      ("(a, b) in", ["12:17: expected 2 values in parentheses for `(a, b)`, found nothing"]),
      (
        "(a, b) in 1, 2",
        [
          "12:18: expected 2 values in parentheses for `(a, b)`, found `1`",
          "12:21: expected 2 values in parentheses for `(a, b)`, found `2`",
        ]
      ),
      (
        "(a, b) in (1, 2),", ["12:25: expected 2 values in parentheses for `(a, b)`, found nothing"]
      ),
      ("(a, b) in (1, 2), (3, 4", ["12:26: this `(` is never closed; expected `)`"]),
      ("(a, b) in (1, f(2), (3, 4)", ["12:18: this `(` is never closed; expected `)`"]),
      ("(a, b) in (1, 2) (3, 4)", ["12:25: expected `,` or `;` after `)`, found `(3, 4)`"]),
      ("(a, b) in (1, 2)), (3, 4)", ["12:24: expected `,` or `;` after `)`, found `)`"]),
      (
        "(a, b) in (1 + 2) * 3, (4, 5)",
        [
          "12:18: expected 2 values for `(a, b)`, found 1",
          "12:26: expected `,` or `;` after `)`, found `* 3`",
        ]
      ),
      ("(a, b) in (1, ), (, 2)", ["12:21: a value is missing", "12:26: a value is missing"]),
      (
        "(a, b) in ((1, 2), 3), (4, (5, 6))",
        [
          "12:19: groups do not nest; expected a value, found the group `(1, 2)`",
          "12:35: groups do not nest; expected a value, found the group `(5, 6)`",
        ]
      ),
      // All of it in one run.
      (
        "(a, a) in (1, 2, 3); 1 in 2; (c) in (3; b in 4,",
        [
          "12:12: `a` is drawn twice", "12:18: expected 2 values for `(a, a)`, found 3",
          "12:29: expected `NAME in VALUE, VALUE`, found `1 in 2`",
          "12:44: this `(` is never closed; expected `)`", "12:55: a value is missing",
        ]
      ),
    ] as [(String, [String])])
  func saysWhatIsWrong(_ text: String, _ expected: [String]) {
    #expect(faults(text) == expected)
  }

  // MARK: Harm

  @Test func sizesHaveALimit() throws {
    let choices = String(repeating: "(1,2),", count: 10_000) + "(3,4)"
    #expect(try draws("(a, b) in \(choices)")[0].choices.count == 10_001)
    let lines = (0..<30).map { "\n  n\($0) in " + String(repeating: "1,", count: 1_500) + "2;" }
    #expect(
      faults(lines.joined()) == [
        "12:7: `where:` is 90290 bytes; the limit is 65536"
      ])
  }

  @Test(arguments: [
    "(", ")", "(a,", "(a) in (", "(a, b) in (1, 2)", "(a, b) in (1", "(a, b) in ((", "((", "()",
    "),(", "(a, b) in (1, 2), ", ";", ";(", "in ", "(in", "(a in (", ",", "(,", "(a, b) in (,), ",
    "n in (", "n in ((1, 2), ", "é", "(é) in (é)",
  ])
  func anyRunOfMarksEnds(_ mark: String) {
    let count = 60_000 / mark.utf8.count
    for tail in ["", ")", " in (1, 2)", "; n in 1"] {
      let found = faults(String(repeating: mark, count: count) + tail)
      #expect(found.count <= Limits.errors + 1)
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func anyTextEndsInDrawsOrErrors(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let marks = [
      "(", ")", ",", ";", " in ", "a", "b", "1", "f(2, 3)", " ", "(a, b)", "(1, 2)", "é",
    ]
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 1...14, using: &generator))
        .map { _ in marks.randomElement(using: &generator) ?? "" }.joined()
      let found = faults(text)
      guard found.isEmpty else {
        #expect(found.allSatisfy { $0.hasPrefix("12:") }, "\(text)")
        continue
      }
      for draw in try draws(text) {
        #expect(!draw.names.isEmpty && !draw.choices.isEmpty, "\(text)")
        #expect(draw.choices.allSatisfy { $0.count == draw.names.count }, "\(text)")
        #expect(draw.choices.joined().allSatisfy { !$0.value.isEmpty }, "\(text)")
      }
    }
  }
}
