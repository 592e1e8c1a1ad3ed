/// The known name that looks most like `name`, or nil if none is near enough to be a slip.
///
/// Near is one slip in every three letters, and one in a name of two: a letter changed, added, left out, or two
/// swapped. Capitals count as their small letters: `nearest(to: "Strde", among: ["stride"])` is
/// `stride`.
public func nearest(to name: String, among known: some Sequence<String>) -> String? {
  nearest(1, to: name, among: known).first
}

/// At most `count` known names that look like `name`, the nearest first, equals in their order.
public func nearest(
  _ count: Int, to name: String, among known: some Sequence<String>
) -> [String] {
  let letters = comparable(name)
  guard letters.count <= Limits.idLength else { return [] }
  let bound = letters.count < 2 ? 0 : max(1, letters.count / 3)
  let near = known.enumerated().compactMap { index, candidate in
    slips(from: letters, to: comparable(candidate), atMost: bound)
      .map { (slips: $0, index: index, name: candidate) }
  }
  return near.sorted { ($0.slips, $0.index) < ($1.slips, $1.index) }
    .prefix(max(0, count)).map(\.name)
}

/// The sentence for an unknown name: ``unknown key `strde`, did you mean `stride`?``, or all the
/// known names if none is near and they are few.
public func unknown(_ noun: String, _ name: String, among known: [String]) -> String {
  let found = "unknown \(noun) \(quoted(name))"
  if let near = nearest(to: name, among: known) { return "\(found), did you mean `\(near)`?" }
  guard !known.isEmpty, known.count <= 12 else { return found }
  return "\(found); known are \(known.map { "`\($0)`" }.joined(separator: ", "))"
}

/// A piece of the author's text as an error shows it: in backquotes, cut if it is long.
public func quoted(_ text: some StringProtocol) -> String {
  let limit = 40
  return text.count > limit ? "`\(text.prefix(limit))…`" : "`\(text)`"
}

/// A number with its noun: `1 cell`, `2 cells`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

private func comparable(_ name: String) -> [Unicode.Scalar] {
  Array(name.lowercased().unicodeScalars.prefix(Limits.idLength + 1))
}

/// The number of slips between two names (optimal string alignment distance), or nil past a bound.
private func slips(from a: [Unicode.Scalar], to b: [Unicode.Scalar], atMost bound: Int) -> Int? {
  guard abs(a.count - b.count) <= bound else { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, beforeLast[j - 1] + 1)
      }
      row.append(best)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count] <= bound ? last[b.count] : nil
}

/// The stable names of lessons, figures and quizzes: `watch-the-kernel-slide`.
enum Identifier {
  /// The reason for which a name is no id, or nil if it is one.
  static func fault(in name: String) -> String? {
    let isPlain = name.utf8.allSatisfy { $0.isLowercaseLetter || $0.isDigit || $0 == .hyphen }
    guard isPlain, !name.isEmpty else {
      return "\(quoted(name)) is not an id; an id has only the characters a-z, 0-9 and `-`"
    }
    guard name.utf8.count <= Limits.idLength else {
      return "the id \(quoted(name)) is \(name.utf8.count) characters; the limit is "
        + "\(Limits.idLength)"
    }
    return nil
  }
}
