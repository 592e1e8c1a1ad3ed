import ConvolutionCore
import Expressions
import Learning
import LessonScript

extension ParameterBarsFigure {
  func question(before step: Int) -> Question? {
    let row = newest(at: step)
    return switch asked.first(where: { $0 == .number || row > 0 }) {
    case .number: numberQuestion(about: row)
    case .compare: compareQuestion(about: row)
    case nil: nil
    }
  }

  /// Asks how a row's number compares with that of the row before, which is on screen.
  private func compareQuestion(about row: Int) -> Question {
    let (now, before) = (counts[row][measure], counts[row - 1][measure])
    let options = Comparison.options(now, before, names: ["more", "fewer", "as many"]) { _, _, _ in
      now == before
        ? "both take \(Number(now)) \(measure.name)"
        : "\(Number(now)) \(measure.name) against \(Number(before))"
    }
    return Question(
      id: "compare-\(row + 1)",
      prompt: [.paragraph([.text("\(shortName(of: row)) against \(shortName(of: row - 1)):")])],
      kind: .choice(options, several: false))
  }

  private func shortName(of row: Int) -> String {
    switch rows[row] {
    case .shared: "conv \(Extent(sizes.kernel))"
    case .local: "local \(Extent(sizes.kernel))"
    case .dense: "dense"
    case .units: "\(Number(sizes.units)) dense units"
    case .network(let network): network.name
    }
  }
}
