/// The authors' reference of figure fences, generated from the kinds.
public enum FigureReference {
  /// Every kind with its options and its example, as Markdown.
  public static var text: String {
    var parts = ["Every kind takes these:\n\n" + table(ScriptedFigure.options)]
    for kind in figureKinds {
      parts.append(
        """
        ### `\(kind.kind)`

        Shows \(kind.summary). \(kind.steps)

        \(table(kind.options))\(measures(kind.measureNames))

        ````markdown
        ```figure \(kind.kind)
        \(kind.example)
        ```
        ````
        """)
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func table(_ options: [OptionSpec]) -> String {
    let rows = options.map { option in
      let fallback = option.fallback.isEmpty ? "" : "`\(option.fallback)`"
      return "| `\(option.name)` | \(cell(option.type.description)) | \(fallback) | "
        + "\(cell(option.help)) |"
    }
    return (["| key | value | default | meaning |", "|---|---|---|---|"] + rows)
      .joined(separator: "\n")
  }

  private static func measures(_ measures: [(name: String, help: String)]) -> String {
    guard !measures.isEmpty else { return "" }
    let rows = measures.map { "| `\($0.name)` | \(cell($0.help)) |" }
    return "\n\n" + (["| measure | is |", "|---|---|"] + rows).joined(separator: "\n")
  }

  /// A bar would end a table's cell.
  private static func cell(_ text: String) -> String {
    String(text.flatMap { $0 == "|" ? "\\|" : String($0) })
  }
}
