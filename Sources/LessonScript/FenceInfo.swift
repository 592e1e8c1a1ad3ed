/// What stands after the marks of a `figure` or `quiz` fence: words, then `id=…`.
struct FenceInfo {
  /// The words without `=`, the first of them `figure` or `quiz`.
  private(set) var words: [Located<String>] = []
  /// The id, or nil.
  private(set) var id: Located<String>?

  init(_ fence: Fence, in source: SourceText, errors: inout LessonErrors) {
    for range in source.bytes.words(in: fence.info) {
      let word = source.located(range)
      guard let equals = source.bytes.firstOffset(of: .equals, in: range) else {
        words.append(word)
        continue
      }
      let name = source.string(range.lowerBound..<equals)
      let value = source.located((equals + 1)..<range.upperBound)
      if name != "id" {
        errors.report(unknown("setting", name, among: ["id"]), at: word.location)
      } else if id != nil {
        errors.report("`id=` again", at: word.location)
      } else {
        id = value
        if let fault = Identifier.fault(in: value.value) {
          errors.report(fault, at: value.location)
        }
      }
    }
  }
}
