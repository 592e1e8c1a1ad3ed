import Figures
import Foundation
import Testing

@testable import Tutor

/// A few phrases that learners stumbled over, which come back easily.
@Suite struct PlainEnglishTests {
  /// Each with the words that the field uses instead.
  static let replaced = [
    // Not how English says it.
    ("is no number", "is not a number"), ("stands twice", "is given twice"),
    ("divided by commas", "separated by commas"), ("goes no further", "is at its limit"),
    ("put in what", "set the value"), ("not so.", "not quite"), ("a sum will do", "a calculation"),
    ("also owns", "also has"), ("has the layer?", "does the layer have?"),
    // Not the term of the field.
    ("stored numbers", "parameters + activations"), ("numbers handed on", "activations"),
    ("turns the kernel", "flips the kernel"), ("kernel turned", "flipped kernel"),
    ("padding-kind", "padding-mode"), ("layers behind", "layers after"),
    ("places across", "positions across"), ("every place", "every position"),
  ]

  @Test(arguments: replaced) func isNowhereToBeRead(_ phrase: String, _ better: String) throws {
    for (name, text) in try Self.texts() {
      #expect(
        !text.localizedCaseInsensitiveContains(phrase), "\(name): write \(better)")
    }
  }

  /// The lessons, the references, and everything that a kind of figure says.
  private static func texts() throws -> [(String, String)] {
    let root = URL(fileURLWithPath: Shipped.folder).deletingLastPathComponent()
    let files = try FileManager.default.contentsOfDirectory(atPath: Shipped.folder)
      .filter { $0.hasSuffix(".md") }.map { root.appendingPathComponent("Lessons/\($0)") }
    let read = try (files + [root.appendingPathComponent("README.md")]).map {
      ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
    }
    let shown = try Shipped.lessons().map { ($0.header.id, LessonText().text(of: $0)) }
    return read + shown + [("figures", FigureReference.text)]
  }
}
