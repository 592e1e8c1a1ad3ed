extension Number: CustomStringConvertible {
  /// The number for reading: `786,433,000`, `-0.5`, `9,955.555556`, `1.84467×10^19`.
  ///
  /// Integers show every digit. Others show at most six decimals (six digits, where nothing but
  /// zeros stands before the point), and from 10^15 on or below 10^-4 a power of ten. The same
  /// in every locale.
  public var description: String { text(separator: ",", power: "×10^") }

  /// The number for typing: as `description` without separators, `786433000` or `1.84467e19`.
  public var plain: String { text(separator: "", power: "e") }

  private func text(separator: String, power: String) -> String {
    if let integer {
      return (integer < 0 ? "-" : "") + Self.grouped("\(integer.magnitude)", by: separator)
    }
    var decimal = Decimal(double)
    let sign = double < 0 ? "-" : ""
    if !(-3...15).contains(decimal.point) {
      decimal.round(toDigits: 6)
      let exponent = decimal.point - 1
      return sign + decimal.moved(toPoint: 1).plainText(separator) + power + "\(exponent)"
    }
    decimal.round(toDigits: 6 + max(0, decimal.point))
    return sign + decimal.plainText(separator)
  }

  /// Puts a separator before every third digit from the right.
  fileprivate static func grouped(_ digits: String, by separator: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += separator }
      text.append(digit)
    }
    return text
  }
}

extension Decimal {
  fileprivate func plainText(_ separator: String) -> String {
    let whole = Number.grouped(wholePart, by: separator)
    return decimals.isEmpty ? whole : "\(whole).\(decimals)"
  }
}
