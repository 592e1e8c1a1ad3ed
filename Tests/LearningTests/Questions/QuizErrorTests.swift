import Testing

@Suite struct QuizErrorTests {
  /// One fault in every place that an expression can stand, all told in one run.
  @Test func everyExpressionIsLocated() throws {
    let faults = try faults(
      """
      Été 界 `= a1` and *`= a2`*:

      - item `= a3`

      > quote `= a4`

      | h `= a5` |
      |---|
      | c `= a6` |

      where: n in 1, 2
      when: n < b1
      = n + c1 ± d1
      - = n * e1
        > feedback `= 1 + f1`
      - = 2 * e2
        > and **`= f2`**
      ? hint `= g1`
      ? another `= g2`
      why: because `= h1`
      """)
    let places = [
      ("11:10", "a1"), ("11:22", "a2"), ("13:11", "a3"), ("15:12", "a4"), ("17:8", "a5"),
      ("19:8", "a6"), ("22:11", "b1"), ("23:7", "c1"), ("23:12", "d1"), ("24:9", "e1"),
      ("25:21", "f1"), ("26:9", "e2"), ("27:14", "f2"), ("28:11", "g1"), ("29:14", "g2"),
      ("30:17", "h1"),
    ]
    try #require(faults.count == places.count)
    for (fault, (place, name)) in zip(faults, places) {
      #expect(fault.hasPrefix("\(place): nothing is called \(name) here"))
    }
  }

  @Test func everyOptionIsLocated() throws {
    let faults = try faults(
      """
      Which?

      - [ ] one `= a1`
        > no `= b1`
      - [x] two `= a2`
        > yes,
          *so* `= b2`
      """)
    #expect(
      faults.map { $0.prefix { $0 != " " } } == ["13:14:", "14:11:", "15:14:", "17:13:"])
  }

  @Test func valuesOfWhereAreLocated() throws {
    let faults = try faults("q\n\nwhere: n in 1, 1/0, m; k in (2; j in 1 < 2, min(1,\n= n")
    #expect(
      faults.map { $0.prefix { $0 != " " } } == [
        "13:17:", "13:21:", "13:29:", "13:38:", "13:51:",
      ])
    #expect(faults.first == "13:17: division by zero: 1 / 0")
  }

  @Test func valuesOfAGroupAreLocated() throws {
    let faults = try faults("q\n\nwhere: (n, k) in (1/0, 2), (3, m); j in k\n= n")
    #expect(faults.map { $0.prefix { $0 != " " } } == ["13:20:", "13:32:", "13:41:"])
    #expect(faults.first == "13:20: division by zero: 1 / 0")
  }

  @Test(arguments: [
    (
      "q\n\nwhere: n in 1, 2; k in 3\nwhen: n > k\n= n",
      ["14:7: no draw of `where:` satisfies `when:`, expected at least one"]
    ),
    (
      "q\n\nwhere: n in 2, 2.0\n= n * n\n- = 2 * n\n  > a",
      ["15:5: the wrong answer 4 counts as right, expected one that is wrong (n = 2)"]
    ),
    (
      "q\n\n= 9\n- = 3\n  > a\n- = 6/2\n  > b",
      ["16:5: the wrong answer 3 is given twice, expected all to differ"]
    ),
    (
      "q\n\n= 9 ± 1\n- = 9.5\n  > a",
      ["14:5: the wrong answer 9.5 counts as right, expected one that is wrong"]
    ),
    ("q\n\nwhere: n in 3\n= 9 ± 2 - n", ["14:7: the tolerance is -1, expected 0 or more (n = 3)"]),
    (
      "q\n\nwhere: n in 3\n- [x] `= n`\n  > a\n- [ ] 3\n  > b",
      ["16:1: this option reads like another, expected all to differ (n = 3)"]
    ),
    (
      "q\n\nwhere: n in 4, 8; k in 1\n= n / (k - 1)",
      ["14:5: division by zero: 4 / 0 (k = 1, n = 4)"]
    ),
    (
      "q\n\nwhere: (n, k) in (4, 1), (8, 1)\n= n / (k - 1)",
      ["14:5: division by zero: 4 / 0 (k = 1, n = 4)"]
    ),
    (
      "q\n\nwhere: n in 4\nwhen: n\n= n",
      ["14:7: expected a comparison such as k <= n, found 4 (n = 4)"]
    ),
    ("q\n\nwhere: n in 4\n= n < 5", ["14:3: expected a number, found a comparison (n = 4)"]),
    // Several at once, of the first draw for which `when:` holds.
    (
      "`= 1/k`\n\nwhere: k in 2, 0, 0*1\nwhen: k < 1\n= 1/k\nwhy: `= k/k`",
      [
        "11:5: division by zero: 1 / 0 (k = 0)", "15:4: division by zero: 1 / 0 (k = 0)",
        "16:10: division by zero: 0 / 0 (k = 0)",
      ]
    ),
  ])
  func faultsAreToldInWords(_ body: String, _ expected: [String]) throws {
    let found = try faults(body)
    #expect(found == expected)
  }
}
