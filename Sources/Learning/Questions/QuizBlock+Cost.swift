import LessonScript

extension QuizBlock {
  /// How long it takes to make a question of a draw: the bytes of all expressions, and one for
  /// each variable and each other piece of text.
  var cost: Int {
    var sums = [condition].compactMap(\.self)
    var prose = hints + [why]
    switch answer {
    case .choice(let options): prose += options.flatMap { [$0.text, $0.feedback] }
    case .number(let right, let tolerance, let wrong):
      sums += [right] + [tolerance].compactMap(\.self) + wrong.map(\.expression)
      prose += wrong.map(\.feedback)
    }
    return draws.reduce(0) { $0 + $1.names.count }
      + sums.reduce(0) { $0 + $1.value.utf8.count } + prompt.cost
      + prose.reduce(0) { $0 + $1.cost }
  }
}

extension Prose {
  fileprivate var cost: Int {
    reduce(0) { sum, inline in
      switch inline {
      case .expression(let expression): sum + expression.value.utf8.count
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): sum + inner.cost
      case .text, .code, .lineBreak: sum + 1
      }
    }
  }
}

extension [Block] {
  fileprivate var cost: Int {
    reduce(0) { sum, block in
      switch block {
      case .paragraph(let prose), .heading(_, let prose): sum + prose.cost
      case .list(let list): list.items.reduce(sum) { $0 + $1.cost }
      case .table(let table): ([table.head] + table.rows).joined().reduce(sum) { $0 + $1.cost }
      case .quote(let blocks): sum + blocks.cost
      case .code, .rule, .figure, .quiz: sum + 1
      }
    }
  }
}
