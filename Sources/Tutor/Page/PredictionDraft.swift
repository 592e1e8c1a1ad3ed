import Expressions
import Learning
import TextScreen

/// What has been given to an open prediction so far, and not yet as the answer.
struct PredictionDraft {
  /// What is typed, where a number is asked for.
  var field = TextField()
  /// The option that is chosen, from 0; nil while none is.
  var choice: Int?
  /// What is filled in, where a grid is asked for.
  var filling: [CellAddress: Number] = [:]
  /// What is marked, where cells are asked for.
  var marking = CellMarking()
}
