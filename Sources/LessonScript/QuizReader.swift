/// Reads a `quiz` fence: first what is asked, then the lines that say how it is answered.
struct QuizReader {
  /// The quiz, or nil if it has errors, which are then reported.
  static func read(
    _ fence: Fence, in source: SourceText, blockCount: Int, errors: inout LessonErrors
  ) -> QuizBlock? {
    var reader = QuizReader(source, location: source.location(of: fence.start))
    let quiz = reader.quiz(fence, blockCount: blockCount)
    errors.report(reader.errors)
    return reader.errors.isEmpty ? quiz : nil
  }

  /// The id that the line gives which opens a quiz; what is wrong with that line is reported.
  static func id(
    of fence: Fence, in source: SourceText, errors: inout LessonErrors
  ) -> Located<String>? {
    let info = FenceInfo(fence, in: source, errors: &errors)
    let extras = info.words.dropFirst(1)
    if info.id == nil {
      if let name = extras.first, extras.count == 1, Identifier.fault(in: name.value) == nil {
        errors.report("a quiz needs an id: `quiz id=\(name.value)`", at: name.location)
        return nil
      }
      errors.report("a quiz needs an id: `quiz id=…`", at: source.location(of: fence.start))
    }
    for extra in extras {
      errors.report(
        "expected `id=…` after `quiz`, found \(quoted(extra.value))", at: extra.location)
    }
    return info.id
  }

  let source: SourceText
  let location: SourceLocation
  var errors = LessonErrors()
  /// True once a line was reported that is nearly an option or an answer, so that none may be left.
  var hasSlip = false

  private init(_ source: SourceText, location: SourceLocation) {
    (self.source, self.location) = (source, location)
  }

  private mutating func quiz(_ fence: Fence, blockCount: Int) -> QuizBlock? {
    let id = Self.id(of: fence, in: source, errors: &errors)
    let promptCount = promptLength(fence.lines)
    let prompt = prompt(fence.lines.prefix(promptCount), blockCount: blockCount)
    let statements = statements(fence.lines.dropFirst(promptCount))
    if prompt.isEmpty {
      let place = statements.first.map { source.location(of: $0.start) } ?? location
      errors.report("a quiz starts with what it asks", at: place)
    }
    let drawn = only(.draws, of: statements)
    let condition = only(.condition, of: statements)
    if let condition, drawn == nil {
      errors.report(
        "`when:` restricts the draws of a `where:`, and there is none",
        at: source.location(of: condition.start))
    }
    let why = only(.why, of: statements)
    let hints = statements.filter { $0.kind == .hint }.map { prose(of: $0, "the hint") }
    let draws =
      drawn.map { DrawReader.read(Passage($0.lines, of: source), of: "where", errors: &errors) }
      ?? []
    let answer = answer(statements)
    guard let id, let answer else { return nil }
    return QuizBlock(
      location: location, id: id, prompt: prompt, draws: draws,
      condition: condition.map { expression(of: $0, "`when:`") }, answer: answer, hints: hints,
      why: why.map { prose(of: $0, "`why:`") } ?? [])
  }

  /// Reads what is asked: any blocks but headings of pages, figures and quizzes.
  private mutating func prompt(_ lines: ArraySlice<FencedLine>, blockCount: Int) -> [Block] {
    var reader = BlockReader(source, blockCount: blockCount, errors: errors)
    reader.read(lines.indices) { lines[$0].range }
    errors = reader.errors
    return reader.elements.compactMap { element, start in
      switch element {
      case .fence:
        errors.report("a quiz holds no figure and no quiz", at: source.location(of: start))
        return nil
      case .block(.heading(let level, _)) where level <= 2:
        errors.report("a quiz holds no heading of a page", at: source.location(of: start))
        return nil
      case .block(let block): return block
      }
    }
  }

  /// The one statement of a kind, or nil; a second one is an error.
  private mutating func only(
    _ kind: QuizStatement.Kind, of statements: [QuizStatement]
  ) -> QuizStatement? {
    let found = statements.filter { $0.kind == kind }
    guard let first = found.first else { return nil }
    for second in found.dropFirst() {
      errors.report(
        "\(kind.name) again; the first is on line \(source.location(of: first.start).line)",
        at: source.location(of: second.start))
    }
    return first
  }
}

// MARK: - Answers

extension QuizReader {
  private mutating func answer(_ statements: [QuizStatement]) -> QuizBlock.Answer? {
    let options = statements.filter { $0.kind.isOption }
    let wrong = statements.filter { $0.kind == .wrongNumber }
    let number = only(.number, of: statements)
    if let option = options.first, let other = number ?? wrong.first {
      errors.report(
        "a quiz has options or a number, not both; the other starts on line "
          + "\(source.location(of: min(option.start, other.start)).line)",
        at: source.location(of: max(option.start, other.start)))
      return nil
    }
    if !options.isEmpty { return choice(options) }
    let wrongNumbers = wrong.map {
      QuizBlock.WrongNumber(
        expression: expression(of: $0, "the wrong answer"), feedback: feedback(of: $0))
    }
    guard let number else {
      if !hasSlip {
        errors.report(
          "the quiz has no answer: expected options `- [x]` and `- [ ]`, or a number `= …`",
          at: location)
      }
      return nil
    }
    let (right, tolerance) = numberAndTolerance(number)
    return .number(right, tolerance: tolerance, wrong: wrongNumbers)
  }

  private mutating func choice(_ statements: [QuizStatement]) -> QuizBlock.Answer {
    let options = statements.map { statement in
      QuizBlock.Option(
        text: prose(of: statement, "the option"), isRight: statement.kind == .option(isRight: true),
        feedback: feedback(of: statement), location: source.location(of: statement.start))
    }
    if hasSlip {
      // An option that could not be read may be the one that is missed.
    } else if options.count == 1 {
      errors.report("a choice has two options or more", at: options[0].location)
    } else if !options.contains(where: \.isRight) {
      errors.report("no option is right; tick one: `- [x]`", at: options[0].location)
    }
    return .choice(options)
  }

  /// `expression ± tolerance`.
  private mutating func numberAndTolerance(
    _ statement: QuizStatement
  ) -> (Located<String>, Located<String>?) {
    let passage = Passage(statement.lines, of: source)
    let mark = Array("±".utf8)
    guard
      let start = passage.bytes.indices.first(where: { passage.bytes[$0...].starts(with: mark) })
    else {
      refusePlusMinus(in: passage)
      return (expression(of: statement, "the answer"), nil)
    }
    let right = passage.located(0..<start)
    let tolerance = passage.located((start + mark.count)..<passage.bytes.count)
    if right.value.isEmpty {
      errors.report("the answer is missing before `±`", at: passage.location(of: start))
    }
    if tolerance.value.isEmpty {
      errors.report("the tolerance is missing after `±`", at: passage.location(of: start))
    } else if let second = tolerance.value.firstIndex(of: "±") {
      errors.report("a second `±`: \(quoted(tolerance.value[second...]))", at: tolerance.location)
    }
    return (right, tolerance)
  }

  /// `+-` reads as an addition of a negative number and is hardly ever meant as one.
  private mutating func refusePlusMinus(in passage: Passage) {
    let forms = ["+-", "+/-"].map { Array($0.utf8) }
    let found = passage.bytes.indices.first { index in
      forms.contains { passage.bytes[index...].starts(with: $0) }
    }
    guard let found else { return }
    errors.report(
      "a tolerance is written `±`, as in `= n ± 1`; a number below zero is added as `+ (-1)`",
      at: passage.location(of: found))
  }

  private mutating func feedback(of statement: QuizStatement) -> Prose {
    let feedback = Passage(statement.feedback, of: source).prose(errors: &errors)
    if feedback.isEmpty {
      errors.report(
        "\(statement.kind.name) has no feedback; write `  > …` under it",
        at: source.location(of: statement.start))
    }
    return feedback
  }

  private mutating func prose(of statement: QuizStatement, _ noun: String) -> Prose {
    let prose = Passage(statement.lines, of: source).prose(errors: &errors)
    if prose.isEmpty {
      errors.report("\(noun) has no text", at: source.location(of: statement.start))
    }
    return prose
  }

  private mutating func expression(
    of statement: QuizStatement, _ noun: String
  ) -> Located<String> {
    let passage = Passage(statement.lines, of: source)
    if passage.bytes.isEmpty {
      errors.report("\(noun) has no expression", at: source.location(of: statement.start))
    }
    return passage.located(0..<passage.bytes.count)
  }
}
