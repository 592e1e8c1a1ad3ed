/// How fast a figure plays.
enum Speed: Int, CaseIterable {
  case half, normal, double, quadruple

  /// The milliseconds from one tick to the next.
  var tickMilliseconds: Int { self == .half ? 160 : 80 }

  /// How many beats pass in a tick.
  var beatsPerTick: Int {
    switch self {
    case .half, .normal: 1
    case .double: 2
    case .quadruple: 4
    }
  }

  /// How it is named in the footer.
  var name: String {
    switch self {
    case .half: "0.5×"
    case .normal: "1×"
    case .double: "2×"
    case .quadruple: "4×"
    }
  }

  /// The next speed up or down; itself at the ends.
  func moved(by delta: Int) -> Speed { Speed(rawValue: rawValue + delta) ?? self }
}
