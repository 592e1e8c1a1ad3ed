import LessonScript

extension LessonErrors {
  /// The result of something that may fail; nil if it has, its errors then reported here.
  mutating func catching<Result>(
    _ result: @autoclosure () throws(LessonErrors) -> Result
  ) -> Result? {
    do throws(LessonErrors) { return try result() } catch {
      report(error)
      return nil
    }
  }
}

extension Sequence {
  /// Transforms every element; throws what is wrong with all of them, not only with the first.
  func mapCollectingErrors<Result>(
    _ transform: (Element) throws(LessonErrors) -> Result
  ) throws(LessonErrors) -> [Result] {
    var errors = LessonErrors()
    var results: [Result] = []
    for element in self {
      if let result = errors.catching(try transform(element)) { results.append(result) }
    }
    guard errors.isEmpty else { throw errors }
    return results
  }
}
