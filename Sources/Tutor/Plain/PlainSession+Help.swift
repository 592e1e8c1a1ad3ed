extension PlainSession {
  /// What can be typed now.
  var help: String {
    var lines = [
      "Enter      on; past a question, see its result",
      "b          back",
      "n, p       next, previous page",
      "g STEP     go to a step",
      "a number   answers a question; options by their numbers: 2, or 1 3",
      "h, a       hint, show the answer",
      "R          start the lesson over",
      "q          end",
    ]
    if let figure = player.page?.figure {
      if let prediction { lines.append("the question takes \(prediction.form)") }
      let grids = figure.figure.grids.filter(\.isEditable).map(\.name)
      if !grids.isEmpty {
        lines.append("edit GRID ROW COLUMN VALUE; GRID is \(grids.joined(separator: ", "))")
        lines.append("u          undo")
      }
      lines += figure.actions.map { action in
        action.picksFrom == nil
          ? "\(action.key)          \(action.help)"
          : "\(action.key) ROW COLUMN   \(action.help)"
      }
      let settings = figure.figure.settings.map { "\($0.name) (\($0.value))" }
      if !settings.isEmpty {
        lines.append("set NAME up, set NAME down; NAME is \(settings.joined(separator: ", "))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
