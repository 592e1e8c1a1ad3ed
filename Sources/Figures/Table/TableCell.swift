import Expressions
import Learning
import LessonScript

/// A cell of a table: its text, in which every expression is replaced by its number.
struct TableCell: Hashable {
  var text = ""
  /// The number, if the cell holds one expression; then it can be asked for.
  var number: Number?

  /// The most characters that a cell is written with.
  static let lengthLimit = 300

  /// Reads a cell: text, and code spans `` `= 3*3` `` that are computed.
  init(_ source: Located<String>, _ options: inout OptionReader) {
    guard source.value.count <= Self.lengthLimit else {
      options.report(
        "the cell has \(source.value.count) characters; the limit is \(Self.lengthLimit)",
        at: source.location)
      return
    }
    var numbers: [Number] = []
    var rest = source.value[...]
    func location(of index: String.Index) -> SourceLocation {
      source.location.moved(by: source.value.distance(from: source.value.startIndex, to: index))
    }
    while let open = rest.firstIndex(of: "`") {
      text += rest[..<open]
      let code = rest[rest.index(after: open)...]
      guard let close = code.firstIndex(of: "`") else {
        options.report("a backtick without its partner", at: location(of: open))
        break
      }
      let span = code[..<close]
      rest = code[code.index(after: close)...]
      guard span.hasPrefix("= ") else {
        text += span
        continue
      }
      let sum = span.dropFirst(2)
      let expression = Located(String(sum), at: location(of: sum.startIndex))
      guard let number = expression.number(reportingTo: &options) else { continue }
      numbers.append(number)
      text += number.description
    }
    text += rest
    number = numbers.count == 1 ? numbers.first : nil
  }

  /// Creates an empty cell.
  init() {}
}

extension Located where Value == String {
  /// The number of an expression; nil, and its error reported, if it has none.
  func number(reportingTo options: inout OptionReader) -> Number? {
    do {
      return try number(with: options.drawn)
    } catch {
      for fault in error.all { options.report(fault.message, at: fault.location) }
      return nil
    }
  }
}
