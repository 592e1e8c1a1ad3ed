import Expressions
import Learning
import TextScreen

/// A map that a learner filled in wrongly, beside the right one.
struct MapComparison {
  private let given: [[Number]]
  private let right: [[Number]]

  /// The map that was filled in at the step shown; nil if none was, or if it is right.
  init?(_ figure: FigurePlayer) {
    guard let last = figure.prediction?.tries.last, !last.verdict.isRight,
      case .grid(let key) = figure.prediction?.question.kind, case .grid(let given) = last.answer
    else { return nil }
    self.given = given
    right = key.right
  }

  /// The two maps below each other; what differs is in brackets in both.
  var view: any View {
    Stack(.down) {
      grid(given, "your map", .wrong)
      grid(right, "right", .right)
    }
  }

  private func grid(_ values: [[Number]], _ label: SafeText, _ role: Role) -> Grid {
    let texts = values.map { $0.map(\.plain) }
    let differs = values.indices.map { row in
      values[row].indices.map { column in
        guard given.indices.contains(row), given[row].indices.contains(column),
          right.indices.contains(row), right[row].indices.contains(column)
        else { return true }
        return !NumberKey(right: right[row][column]).accepts(given[row][column])
      }
    }
    let width = min(8, texts.joined().map(\.count).max() ?? 1)
    let format = NumberFormat(fitting: [])
    return Grid(
      "", rows: values.count, columns: values.first?.count ?? 0, .snug(width: width + 2), format,
      ValueScale(largest: 1)
    ) { row, column in
      guard texts.indices.contains(row), texts[row].indices.contains(column) else { return .empty }
      let text = texts[row][column].suffix(width)
      return differs[row][column] ? .text(SafeText("[\(text)]"), role) : .text("\(text) ", .quiet)
    }
    .labelled(label)
  }
}
