import Expressions

/// A logarithmic axis from 1 to a power of a thousand, and the room that its numbers take.
struct BarAxis: Hashable {
  /// The decades that it spans, a multiple of three.
  let decades: Int
  /// The columns of the widest number that it was made for, separators included.
  let numberWidth: Int

  /// Numbers have this much room at least.
  private static let leastNumberWidth = 15

  /// Makes an axis that reaches a count.
  init(upTo largest: Int) {
    decades = ("\(max(1, largest))".count + 2) / 3 * 3
    numberWidth = max(Self.leastNumberWidth, "\(Number(largest))".count)
  }

  /// How many decades a count lies from 1; nil past the end.
  func decades(to count: Int) -> Double? {
    guard let logarithm = try? Self.logarithm?.value(with: ["n": Number(max(1, count))]) else {
      return nil
    }
    return logarithm.double <= Double(decades) ? logarithm.double : nil
  }

  /// The one place that has a logarithm: figures import no mathematical library.
  private static let logarithm = try? Expression(parsing: "log10(n)")

  /// A count as a row shows it: `1,792`, and `1.234e16` where the digits have no room.
  func text(_ count: Int) -> String {
    let text = "\(Number(count))"
    return text.count <= numberWidth ? text : NumberFormat(fitting: []).text(Double(count))
  }
}
