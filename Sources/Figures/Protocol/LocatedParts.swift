import LessonScript

extension Located where Value == String {
  /// The parts between separators, without the spaces around them, each with its location.
  ///
  /// A separator that must stand alone has a space or an end of the text on both sides.
  func parts(dividedBy separator: Character, standingAlone: Bool = false) -> [Located<String>] {
    let characters = Array(value)
    func isGap(_ index: Int) -> Bool {
      !characters.indices.contains(index) || characters[index] == " "
    }
    let ends = characters.indices.filter { index in
      characters[index] == separator && (!standingAlone || isGap(index - 1) && isGap(index + 1))
    }
    let starts = [0] + ends.map { $0 + 1 }
    return zip(starts, ends + [characters.count]).map { start, end in
      let part = characters[start..<end].drop { $0 == " " }
      return Located(String(part.trimmingEnd(" ")), at: location.moved(by: part.startIndex))
    }
  }
}

extension SourceLocation {
  /// The location some columns further on the same line.
  func moved(by columns: Int) -> SourceLocation {
    SourceLocation(line: line, column: column + columns)
  }
}

extension ArraySlice<Character> {
  fileprivate func trimmingEnd(_ character: Character) -> ArraySlice<Character> {
    self[..<((lastIndex { $0 != character } ?? startIndex - 1) + 1)]
  }
}
