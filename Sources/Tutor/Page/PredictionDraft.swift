import ConvolutionCore
import Expressions
import Figures
import Learning
import TextScreen

/// The answer to an open prediction as far as it is composed, and not yet given.
struct PredictionDraft {
  /// The step that it answers.
  var step = 0
  /// The text typed, where a number is asked for.
  var field = TextField()
  /// The option that is chosen, from 0; nil while none is.
  var choice: Int?
  /// The cells filled in, where a grid is asked for.
  var filling: [CellAddress: Number] = [:]
  /// The cells marked, where cells are asked for.
  var marking = CellMarking()

  /// True if there is nothing of an answer yet.
  var isEmpty: Bool {
    field.isEmpty && choice == nil && filling.isEmpty && marking == CellMarking()
  }
}

/// Cells being marked, block by block.
///
/// One key press sets a corner, the next one marks what lies between it and the cursor; twice the
/// same press marks a single cell.
struct CellMarking: Hashable {
  /// The cells marked so far.
  private(set) var cells: Set<Position> = []
  /// The corner of the block that is open.
  private(set) var corner: Position?

  /// The cells of the open block, the cursor at its other corner; empty if none is open.
  func block(to cursor: Position) -> Set<Position> {
    guard let corner else { return [] }
    let rows = min(corner.row, cursor.row)...max(corner.row, cursor.row)
    let columns = min(corner.column, cursor.column)...max(corner.column, cursor.column)
    return Set(rows.flatMap { row in columns.map { Position(row: row, column: $0) } })
  }

  /// True if ending the block would unmark it: all of it is marked already.
  func unmarks(to cursor: Position) -> Bool {
    corner != nil && block(to: cursor).isSubset(of: cells)
  }

  /// Opens a block at the cursor, or ends the open one.
  mutating func press(at cursor: Position) {
    if corner == nil {
      corner = cursor
    } else {
      toggle(block(to: cursor))
    }
  }

  /// Marks or unmarks a single cell, whatever block is open.
  mutating func toggle(_ cell: Position) { toggle([cell]) }

  /// Forgets the open block; false if there is none.
  mutating func dropBlock() -> Bool {
    defer { corner = nil }
    return corner != nil
  }

  private mutating func toggle(_ block: Set<Position>) {
    if block.isSubset(of: cells) { cells.subtract(block) } else { cells.formUnion(block) }
    corner = nil
  }
}

// MARK: - Answering

extension PagePlayer {
  /// True if an answer is begun and not given.
  var hasDraft: Bool {
    switch stop {
    case .reading: figure?.isAsking == true && !draft.isEmpty
    case .quiz: quiz?.hasDraft == true
    }
  }

  /// The moment of the figure that is shown: while a map is filled in, the window is that of the cell
  /// under the cursor.
  var moment: Moment? {
    guard let figure else { return nil }
    guard case .cell(let cursor) = focus, cursor.purpose == .filling, figure.isAsking,
      case .step(let step) = figure.figure.changed(by: .pick(cursor.cell), at: figure.step)
    else { return figure.moment }
    var moment = figure.moment
    moment.step = step
    return moment
  }

  /// True if the open prediction is answered by choosing an option.
  var takesChoice: Bool { optionCount > 0 }

  /// How many options the open prediction has; 0 if it is not answered by choosing.
  var optionCount: Int {
    guard stop == .reading, figure?.isAsking == true,
      case .choice(let options, _) = figure?.prediction?.question.kind
    else { return 0 }
    return options.count
  }

  /// A digit while the figure has the focus starts the answer to the open prediction.
  mutating func startAnswer(with digit: Character) {
    returnToPrediction()
    guard focus == .prediction else { return }
    if takesChoice {
      choose((digit.wholeNumberValue ?? 0) - 1)
    } else {
      draft.field.type(digit)
    }
  }

  /// Moves the choice of an open prediction to an option, from 0; does nothing if there is none.
  mutating func choose(_ option: Int) {
    guard (0..<optionCount).contains(option) else { return }
    draft.choice = option
    focus = .prediction
  }

  /// Gives the option that is chosen, or the number that is typed.
  mutating func submitPrediction() -> Outcome {
    if takesChoice {
      guard let choice = draft.choice else {
        message = "choose with 1 to \(optionCount) first, or Tab to see it"
        return .nothing
      }
      return predict(.options([choice]))
    }
    switch NumberField.answer(in: draft.field.text) {
    case .failure(let unfinished):
      message = unfinished.reason
      return .nothing
    case .success(let answer): return predict(answer)
    }
  }

  /// Settles the open prediction with an answer.
  mutating func predict(_ answer: Answer) -> Outcome {
    guard figure?.answerPrediction(answer) != nil else { return .nothing }
    return settled()
  }

  /// Leaves the open prediction: as skipped if nothing of an answer is there, else as it is.
  mutating func leavePrediction() -> Outcome {
    guard commitCell() else { return .nothing }
    if !draft.isEmpty {
      focus = .figure
      message = "your answer is kept, not given: Enter goes back to it"
      return .nothing
    }
    figure?.skipPrediction()
    return settled()
  }

  private mutating func settled() -> Outcome {
    draft = PredictionDraft()
    let sitting = figure?.prediction
    focusOnPrediction()
    return sitting.map { .answered($0) } ?? .nothing
  }

  /// The outcome of leaving a step: an open prediction that was passed by counts as skipped.
  func outcome(ofLeaving before: FigurePlayer) -> Outcome {
    guard before.isAsking, let sitting = figure?.predictions[before.step],
      sitting.state == .skipped
    else { return .moved }
    return .answered(sitting)
  }
}
