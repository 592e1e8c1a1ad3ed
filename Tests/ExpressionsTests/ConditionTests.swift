import Expressions
import Testing

/// Conditions of `when:` lines.
@Suite struct ConditionTests {
  @Test(arguments: [
    ("k <= n", true), ("k < n", true), ("k > n", false), ("k >= n", false), ("k == n", false),
    ("k != n", true), ("k ≤ n", true), ("n ≥ 5", true), ("k ≠ 3", false),
    ("1 < k < n", true), ("1 < k < 3", false), ("n > 4 > k", true), ("n > 4 < k", false),
    ("k == 3 and n == 5", true), ("k == 3 and n == 4", false), ("k == 2 or n == 5", true),
    ("not k == 2", true), ("not not k == 3", true), ("not (k == 3 or n == 4)", false),
    // `and` binds tighter than `or`, sums tighter than comparisons.
    ("k == 3 or k == 4 and n == 4", true), ("(k == 3 or k == 4) and n == 4", false),
    ("k + 2 == n", true), ("2 * k - 1 == n and k^2 == 9", true),
    // What is decided is not computed further.
    ("k == 3 or n / 0 > 1", true), ("k == 2 and n / 0 > 1", false),
    // Decimals are exact, roots are compared as far as they are known.
    ("0.1 + 0.2 == 0.3", true), ("1 / 3 * 3 == 1", true), ("sqrt(2)^2 == 2", true),
    ("sqrt(2)^2 <= 2", true), ("sqrt(2)^2 > 2", false), ("sqrt(2)^2 != 2", false),
    ("9223372036854775807 > 9223372036854775806", true),
    ("1 / 3 < 0.3333333333333334", true),
  ])
  func holds(_ text: String, _ truth: Bool) throws {
    #expect(try Expression(parsing: text).truth(with: ["k": 3, "n": 5]) == truth)
  }
}
