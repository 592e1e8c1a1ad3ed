import Foundation
import Testing
import TextScreen

/// Compares a text with the one kept under a name beside the test.
///
/// A missing snapshot is written and fails; `RECORD_SNAPSHOTS=1` writes all anew, for a person to
/// read in the diff.
public func expectSnapshot(
  _ text: String, _ name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    .appendingPathComponent("Snapshots")
  let url = folder.appendingPathComponent("\(name).txt")
  let text = text.hasSuffix("\n") ? text : text + "\n"
  let kept = try? String(contentsOf: url, encoding: .utf8)
  if kept == text { return }
  guard kept == nil || ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" else {
    Issue.record(
      "snapshot \(name) differs\n--- kept\n\(kept ?? "")\n--- now\n\(text)",
      sourceLocation: sourceLocation)
    return
  }
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  } catch {
    Issue.record("snapshot \(name) cannot be written: \(error)", sourceLocation: sourceLocation)
  }
  Issue.record("snapshot \(name) is new: read it, then run again", sourceLocation: sourceLocation)
}

extension Frame {
  /// The screen as text with a second layer below that shows what each cell means.
  public var withRoles: String {
    let layer = (0..<size.rows).map { row in
      var line = ""
      for cell in self.row(row) {
        line += cell.glyph == " " && !cell.role.showsOnBlank ? " " : cell.role.letter
      }
      while line.last == " " { line.removeLast() }
      return line
    }
    return description + "\n" + String(repeating: "-", count: size.columns) + "\n"
      + layer.joined(separator: "\n")
  }
}

extension Role {
  fileprivate var showsOnBlank: Bool {
    switch self {
    case .active, .selected, .fill, .tile: true
    default: false
    }
  }

  /// One letter for a role: capitals for what stands out, digits for values above zero.
  fileprivate var letter: String {
    switch self {
    case .text: "t"
    case .strong: "S"
    case .emphasis: "E"
    case .quiet: "q"
    case .faint: "f"
    case .window: "W"
    case .active: "A"
    case .mark: "M"
    case .predicted: "P"
    case .right: "R"
    case .wrong: "X"
    case .mistake, .tile(_, .mistaken): "x"
    case .selected: "L"
    case .tile(.grey, .quiet): "q"
    case .tile(.grey, .plain): "t"
    case .tile(.lit, _): "M"
    case .tile(_, .strong): "S"
    case .tile(.grey(let brightness), .hidden): "\(brightness)"
    case .value(let step), .fill(let step), .tile(.value(let step), _):
      step < 0 ? String("abcd".dropFirst(min(3, -step - 1)).prefix(1)) : "\(step)"
    case .pixels: pixelGlyph.map { String($0) } ?? " "
    }
  }
}
