import Expressions
import Learning
import LessonScript

/// A computed table or timeline that grows by a row, or a column, a step.
struct TableFigure: Figure {
  static let kind = "table"
  static let summary = "a computed table or timeline that grows by a row, or a column, a step"

  /// What stands in it.
  let content: TableContent
  /// What a step adds.
  let growth: Growth
  /// The column whose number is asked for, or the row where columns are added; nil: the last that
  /// holds a number.
  let asked: Int?
  /// Whether a prediction asks how the number compares with the one before it, not for the number.
  let comparesNumbers: Bool
  /// The known wrong answers, by step.
  var mistakes: [Int: [NumberKey.Mistake]]

  /// What a step adds to a table.
  enum Growth: String, CaseIterable {
    case rows, columns
  }

  /// A cell's place, the head not counted.
  struct Place: Hashable {
    var row: Int
    var column: Int
  }

  var stepCount: Int {
    growth == .rows ? content.rows.count : max(1, content.heads.count - 1)
  }

  /// The cells that a step adds, in their order, without the one that names them.
  func line(of step: Int) -> [Place] {
    let step = max(1, min(step, stepCount))
    if growth == .rows {
      return content.heads.indices.dropFirst().map { Place(row: step - 1, column: $0) }
    }
    let column = min(step, content.heads.count - 1)
    return content.rows.indices.map { Place(row: $0, column: column) }
  }

  func name(of step: Int) -> String {
    let step = max(1, min(step, stepCount))
    return growth == .rows
      ? content.rows[step - 1][0].text : content.heads[min(step, content.heads.count - 1)]
  }

  /// What a cell of a step's line is about: its column's head, or its row's first cell.
  func label(of place: Place) -> String {
    growth == .rows ? content.heads[place.column] : content.rows[place.row][0].text
  }

  /// The cell at a place.
  func cell(_ place: Place) -> TableCell { content.rows[place.row][place.column] }

  /// The cell that a step asks for; nil if it holds no number.
  func asked(at step: Int) -> Place? {
    let line = line(of: step)
    guard let asked else { return line.last { cell($0).number != nil } }
    return line.first {
      (growth == .rows ? $0.column : $0.row) == asked && cell($0).number != nil
    }
  }

  /// How a cell is shown.
  enum Look {
    /// Not there yet.
    case hidden
    /// In the newest line, but behind the cell that is asked for.
    case pending
    /// Asked for.
    case asked
    /// In the newest line.
    case newest
    /// In an earlier line, or naming one.
    case known
  }

  /// How a cell is shown at a moment.
  func look(of place: Place, at moment: Moment) -> Look {
    let step = max(1, min(moment.step, stepCount))
    let distance = growth == .rows ? place.row - (step - 1) : place.column - step
    if distance > 0 { return .hidden }
    if distance < 0 { return .known }
    guard moment.isAsking, let asked = asked(at: step) else { return .newest }
    if place == asked { return .asked }
    let isBehind = growth == .rows ? place.column > asked.column : place.row > asked.row
    return isBehind ? .pending : .newest
  }
}

// MARK: - Words

extension TableFigure {
  /// The newest line in words: `conv 5×5, 16. outputs: 1,600; weights: 2,400`.
  func caption(at moment: Moment) -> String {
    let items = line(of: moment.step).compactMap { place -> String? in
      let text: String
      switch look(of: place, at: moment) {
      case .hidden, .pending: return nil
      case .asked: text = "?"
      case .newest, .known: text = cell(place).text
      }
      return Self.joined(label(of: place), text, by: ": ")
    }
    let rest = items.filter { !$0.isEmpty }.joined(separator: "; ")
    return Self.joined(name(of: moment.step), rest, by: ". ")
  }

  private static func joined(_ first: String, _ second: String, by separator: String) -> String {
    first.isEmpty || second.isEmpty ? first + second : first + separator + second
  }

  func question(before step: Int) -> Question? {
    guard let place = asked(at: step), let number = cell(place).number else { return nil }
    let subject = Self.joined(name(of: step), label(of: place), by: ": ")
    if comparesNumbers { return comparison(of: number, called: subject, at: place, before: step) }
    return Question(
      id: "step-\(step)", prompt: [.paragraph([.text("\(subject)?")])],
      kind: .number(NumberKey(right: number, mistakes: mistakes[step] ?? [])),
      why: [.text(caption(at: rest(at: step)))])
  }

  private func comparison(
    of number: Number, called subject: String, at place: Place, before step: Int
  ) -> Question? {
    var earlier = place
    if growth == .rows { earlier.row -= 1 } else { earlier.column -= 1 }
    guard step > 1, let old = cell(earlier).number else { return nil }
    let options = Comparison.options(number.double, old.double) { _, _, _ in
      number == old ? "both are \(number)" : "\(number) against \(old)"
    }
    return Question(
      id: "compare-\(step)", prompt: [.paragraph([.text("\(subject), against \(old):")])],
      kind: .choice(options, several: false))
  }
}
