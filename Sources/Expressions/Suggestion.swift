/// `, did you mean dense?` for the known name nearest to an unknown one; empty if none is near.
func suggestion(for name: String, among known: [String], suffix: String = "") -> String {
  guard name.utf8.count <= 40 else { return "" }
  let ranked = known.map { (name: $0, distance: distance(name.lowercased(), $0.lowercased())) }
  guard let best = ranked.min(by: { $0.distance < $1.distance }),
    best.distance <= max(1, best.name.utf8.count / 3), best.distance < best.name.utf8.count
  else { return "" }
  return ", did you mean \(best.name)\(suffix)?"
}

/// How many letters must be put in, taken out or changed to get from one word to the other.
private func distance(_ from: String, _ to: String) -> Int {
  let target = Array(to.utf8)
  var row = Array(0...target.count)
  for (i, letter) in from.utf8.enumerated() {
    var diagonal = i
    row[0] = i + 1
    for (j, other) in target.enumerated() {
      let changed = diagonal + (letter == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(changed, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[target.count]
}
