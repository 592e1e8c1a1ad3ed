import Expressions
import Learning
import LessonScript

/// A cell of a table: its text, in which every expression stands as its number.
struct TableCell: Hashable {
  /// What the cell says.
  var text: String
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
      self = .empty
      return
    }
    var text = ""
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
      if span.hasPrefix("= ") {
        let sum = span.dropFirst(2)
        let expression = Located(String(sum), at: location(of: sum.startIndex))
        if let number = expression.number(reportingTo: &options) {
          numbers.append(number)
          text += number.description
        }
      } else {
        text += span
      }
      rest = code[code.index(after: close)...]
    }
    self.text = text + rest
    number = numbers.count == 1 ? numbers.first : nil
  }

  /// A cell with nothing in it.
  static let empty = TableCell(text: "", number: nil)

  private init(text: String, number: Number?) {
    self.text = text
    self.number = number
  }
}

extension Located where Value == String {
  /// The number of an expression; nil, and its error reported, if it has none.
  func number(reportingTo options: inout OptionReader) -> Number? {
    do {
      return try number(with: [:])
    } catch {
      for fault in error.all { options.report(fault.message, at: fault.location) }
      return nil
    }
  }
}
