import Figures
import Foundation
import Testing

/// The authors' reference says what the program says.
@Suite struct FigureReferenceTests {
  private static let start = "<!-- figures: printed by the program -->\n"
  private static let end = "<!-- end of figures -->\n"

  @Test(arguments: figureKinds.indices)
  func everyKindSaysWhatStep1Is(_ index: Int) {
    #expect(figureKinds[index].steps.hasPrefix("Step 1 is "))
  }

  @Test func theAuthorsReferenceListsEveryKind() throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Lessons/README.md")
    let reference = try String(contentsOf: url, encoding: .utf8)
    let start = try #require(reference.range(of: Self.start))
    let end = try #require(reference.range(of: Self.end))
    let printed = "\n" + FigureReference.text + "\n"
    if reference[start.upperBound..<end.lowerBound] == printed { return }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      var mended = reference
      mended.replaceSubrange(start.upperBound..<end.lowerBound, with: printed)
      try mended.write(to: url, atomically: true, encoding: .utf8)
    }
    Issue.record("the section differs from `convtutor figures`: RECORD_SNAPSHOTS=1 writes it anew")
  }
}
