/// The stable names of lessons, figures and quizzes: `watch-the-kernel-slide`.
enum Identifier {
  /// Why a name is no id, or nil if it is one.
  static func fault(in name: String) -> String? {
    let isPlain = name.utf8.allSatisfy { $0.isLowercaseLetter || $0.isDigit || $0 == .hyphen }
    guard isPlain, !name.isEmpty else {
      return "\(quoted(name)) is no id; an id has only the characters a-z, 0-9 and `-`"
    }
    guard name.utf8.count <= Limits.idLength else {
      return "the id \(quoted(name)) is \(name.utf8.count) characters; the limit is "
        + "\(Limits.idLength)"
    }
    return nil
  }
}
