/// Variables that are drawn together: one, `n in 1, 2`, or a group, `(a, b) in (1, 2), (3, 4)`.
public struct Draw: Sendable, Equatable {
  /// The variables, at least one.
  public var names: [Located<String>]
  /// The choices: in each an expression for every variable, in their order.
  public var choices: [[Located<String>]]
}

/// Reads what is drawn: `n in 128, 256; (a, b) in (1, 2), (3, 4)`.
struct DrawReader {
  /// Reads the whole value of a key, `where` of a quiz or `draw` of a figure; what is wrong with it
  /// is reported.
  static func read(_ passage: Passage, of key: String, errors: inout LessonErrors) -> [Draw] {
    guard passage.bytes.count <= Limits.textBytes else {
      errors.report(
        "`\(key):` is \(passage.bytes.count) bytes; the limit is \(Limits.textBytes)",
        at: passage.location(of: 0))
      return []
    }
    var reader = DrawReader(passage)
    let all = 0..<passage.bytes.count
    let draws = passage.bytes.split(all, at: UInt8(ascii: ";")).compactMap {
      reader.draw(passage.bytes.trimmed($0))
    }
    errors.report(reader.errors)
    return draws
  }

  private let passage: Passage
  private var errors = LessonErrors()
  /// The variables so far.
  private var drawn: Set<String> = []

  private var bytes: [UInt8] { passage.bytes }

  private init(_ passage: Passage) { self.passage = passage }

  private mutating func draw(_ part: Range<Int>) -> Draw? {
    guard !errors.isFull else { return nil }
    return bytes[part].first == .openParenthesis ? group(part) : variable(part)
  }

  private mutating func report(_ message: String, at offset: Int) {
    errors.report(message, at: passage.location(of: offset))
  }

  /// A part of the text as an error shows it.
  private func found(_ range: Range<Int>) -> String {
    range.isEmpty ? "nothing" : quoted(passage.located(range).value)
  }
}

// MARK: - One variable

extension DrawReader {
  /// `n in 128, 256`.
  private mutating func variable(_ part: Range<Int>) -> Draw? {
    let words = bytes.words(in: part)
    guard words.count > 1, isIn(words[1]), isVariable(words[0]) else {
      report("expected `NAME in VALUE, VALUE`, found \(found(part))", at: part.lowerBound)
      return nil
    }
    let name = passage.located(words[0])
    note(name)
    let list = bytes.trimmed(words[1].upperBound..<part.upperBound)
    if let first = bytes[list].first, [UInt8(ascii: "["), UInt8(ascii: "{")].contains(first) {
      report(
        "values have no brackets around them: `\(name.value) in 1, 2`", at: list.lowerBound)
      return nil
    }
    let values = bytes.splitAtCommas(list).map {
      value($0, orElse: "expected one value for `\(name.value)`")
    }
    return Draw(names: [name], choices: values.map { [$0] })
  }

  private func isIn(_ word: Range<Int>) -> Bool { bytes[word].elementsEqual("in".utf8) }

  /// A name that expressions can use: a letter, then letters, digits and `_`.
  private func isVariable(_ name: Range<Int>) -> Bool {
    bytes[name].first?.isLetter == true
      && bytes[name].allSatisfy { $0.isLetter || $0.isDigit || $0 == .underscore }
  }

  private mutating func note(_ name: Located<String>) {
    if !drawn.insert(name.value).inserted {
      errors.report("`\(name.value)` is drawn twice", at: name.location)
    }
  }

  /// One value, which is neither missing nor a group.
  private mutating func value(_ part: Range<Int>, orElse expected: String) -> Located<String> {
    let part = bytes.trimmed(part)
    if part.isEmpty {
      report("a value is missing", at: part.lowerBound)
    } else if bytes.words(in: part).dropFirst().first.map(isIn) == true {
      report(
        "`;` goes between draws, not `,`: `…; \(passage.located(part).value)`", at: part.lowerBound)
    } else if let dots = bytes[part].indices.first(where: { bytes[$0...].starts(with: "..".utf8) })
    {
      report("a range is written out, value by value: `2, 3, 4, 5`", at: dots)
    } else if let end = closing(part), end == part.upperBound - 1,
      bytes.splitAtCommas((part.lowerBound + 1)..<end).count > 1
    {
      report("\(expected), found the group \(found(part))", at: part.lowerBound)
    }
    return passage.located(part)
  }
}

// MARK: - A group

extension DrawReader {
  /// `(a, b) in (1, 2), (3, 4)`.
  private mutating func group(_ part: Range<Int>) -> Draw? {
    guard let mark = bytes.words(in: part).dropFirst().first(where: isIn) else {
      report("expected `(NAME, NAME) in (VALUE, VALUE)`, found \(found(part))", at: part.lowerBound)
      return nil
    }
    let head = bytes.trimmed(part.lowerBound..<mark.lowerBound)
    guard bytes[head].last == .closeParenthesis else {
      report("this `(` is never closed; expected `)` before `in`", at: head.lowerBound)
      return nil
    }
    let inner = (head.lowerBound + 1)..<(head.upperBound - 1)
    if let nested = bytes.firstOffset(of: .openParenthesis, in: inner) {
      report("groups do not nest; expected a name, found `(`", at: nested)
      return nil
    }
    let names = names(inner)
    let group = found(head)
    let choices = bytes.splitAtCommas(mark.upperBound..<part.upperBound).map {
      choice(bytes.trimmed($0), of: names.count, for: group)
    }
    return Draw(names: names, choices: choices)
  }

  private mutating func names(_ range: Range<Int>) -> [Located<String>] {
    bytes.split(range, at: UInt8(ascii: ",")).map { part in
      let part = bytes.trimmed(part)
      let name = passage.located(part)
      if isVariable(part) {
        note(name)
      } else {
        report("expected a name, found \(found(part))", at: part.lowerBound)
      }
      return name
    }
  }

  /// `(1, 2)`: a value for each variable of a group.
  private mutating func choice(
    _ part: Range<Int>, of count: Int, for group: String
  ) -> [Located<String>] {
    guard bytes[part].first == .openParenthesis else {
      report(
        "expected \(counted(count, "value")) in parentheses for \(group), found \(found(part))",
        at: part.lowerBound)
      return []
    }
    guard let end = closing(part) else {
      report("this `(` is never closed; expected `)`", at: part.lowerBound)
      return []
    }
    let rest = bytes.trimmed((end + 1)..<part.upperBound)
    if !rest.isEmpty {
      report("expected `,` or `;` after `)`, found \(found(rest))", at: rest.lowerBound)
    }
    let inner = bytes.trimmed((part.lowerBound + 1)..<end)
    let parts = inner.isEmpty ? [] : bytes.splitAtCommas(inner)
    if parts.count != count {
      report(
        "expected \(counted(count, "value")) for \(group), found \(parts.count)",
        at: part.lowerBound)
    }
    return parts.map { value($0, orElse: "groups do not nest; expected a value") }
  }

  /// The offset of the `)` of the parenthesis that a part starts with; nil if it starts with none.
  private func closing(_ part: Range<Int>) -> Int? {
    guard bytes[part].first == .openParenthesis else { return nil }
    var depth = 0
    return part.first { offset in
      if bytes[offset] == .openParenthesis { depth += 1 }
      if bytes[offset] == .closeParenthesis { depth -= 1 }
      return depth == 0
    }
  }
}
