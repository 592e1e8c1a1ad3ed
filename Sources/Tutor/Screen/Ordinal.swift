extension Int {
  /// `first` to `sixth`, then `7th`: what is counted here is tries.
  var ordinalWord: String {
    let words = ["first", "second", "third", "fourth", "fifth", "sixth"]
    return words.indices.contains(self - 1) ? words[self - 1] : ordinal
  }

  /// `1st`, `2nd`, `3rd`, `4th`, `11th`, `21st`.
  var ordinal: String {
    let isTeen = (11...13).contains(self % 100)
    switch self % 10 {
    case 1 where !isTeen: return "\(self)st"
    case 2 where !isTeen: return "\(self)nd"
    case 3 where !isTeen: return "\(self)rd"
    default: return "\(self)th"
    }
  }
}
