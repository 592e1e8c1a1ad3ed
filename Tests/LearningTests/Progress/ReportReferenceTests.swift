import Foundation
import Learning
import Testing

/// The README tells teachers every field of the report, as the program has it.
@Suite struct ReportReferenceTests {
  private static let start = "<!-- fields: printed by the program -->\n"
  private static let end = "<!-- end of fields -->\n"

  @Test func theReadMeListsEveryField() throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("README.md")
    let readMe = try String(contentsOf: url, encoding: .utf8)
    let start = try #require(readMe.range(of: Self.start))
    let end = try #require(readMe.range(of: Self.end))
    let rows = ProgressReport.fields.map { "| `\($0.path)` | \($0.meaning) |\n" }
    let table = "\n| field | is |\n|---|---|\n" + rows.joined() + "\n"
    if readMe[start.upperBound..<end.lowerBound] == table { return }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      var mended = readMe
      mended.replaceSubrange(start.upperBound..<end.lowerBound, with: table)
      try mended.write(to: url, atomically: true, encoding: .utf8)
    }
    Issue.record("the fields differ from the program's: RECORD_SNAPSHOTS=1 writes them anew")
  }
}
