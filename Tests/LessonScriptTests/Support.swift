import LessonScript
import Testing
import TestSupport

/// A lesson with one page; its body starts on line 10.
func lesson(_ body: String) -> String {
  "---\nid: a\ntitle: T\nminutes: 1\n---\n# T\n\n## P\n\n\(body)"
}

/// The lesson that the authors' reference starts with, with a figure and both kinds of quiz.
let goodLesson = """
  ---
  id: watch-the-kernel-slide
  title: Watch the kernel slide
  minutes: 10
  needs: smoothing-a-spaceship, too-big
  assumes: adding and multiplying
  summary: One output cell is nine products and a sum.
  ---
  # Watch the kernel slide

  ## Nine products, one sum

  A 3×3 kernel fits `= output(5, kernel: 3)` times. That is **one** output cell.

  ```figure kernel-slide id=demo
  input:
    1 2 0
    0 1 2
  kernel: sobel-x
  say:
    1: Start at the top left.
  ```

  ## Check yourself

  ```quiz id=dense-512
  How many parameters has `= n` by `= units`?

  where: n in 128, max(256, 512); units in 500, 1000; (a, b) in (1, 2), (3, 4)
  when: n <= units
  = dense(n * n * 3, units) ± 5
  - = n * n * units
    > You left out the three colours.
  ? One weight per input,
    and one bias.
  why: `= n * n * 3` inputs.
  ```

  ## And again

  ```quiz id=why-share
  Which property does sharing use?

  - [ ] Locality
    > That is the small kernel.
  - [x] The same pattern
    anywhere
    > One detector serves every place.
  ```
  """

/// All errors of a lesson as they are printed.
func errors(in text: String) -> [String] {
  errors(in: Array(text.utf8))
}

/// All errors of a file as they are printed.
func errors(in bytes: [UInt8]) -> [String] {
  do {
    _ = try Lesson(bytes: bytes)
    return []
  } catch {
    return error.all.map(\.description)
  }
}

/// The only page of a lesson with the given body.
func page(_ body: String) throws -> Page {
  try #require(try Lesson(parsing: lesson(body)).pages.first)
}

/// The first block of a kind on the only page of a lesson with the given body.
func figure(_ body: String) throws -> FigureBlock {
  try #require(
    page(body).blocks.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }.first)
}

/// The first quiz on the only page of a lesson with the given body.
func quiz(_ body: String) throws -> QuizBlock {
  try #require(
    page(body).blocks.compactMap { if case .quiz(let quiz) = $0 { quiz } else { nil } }.first)
}

/// Blocks of another kind than the test is about.
struct Unexpected: Error {}

// Blocks written shortly, so that a golden is one line.

/// Blocks as `p(…)`, `ul(li(…))`, `pre(…)` and so on.
func shape(_ blocks: [Block]) -> String {
  blocks.map(shape).joined(separator: " ")
}

private func shape(_ block: Block) -> String {
  switch block {
  case .paragraph(let text): "p(\(shape(text)))"
  case .heading(let level, let text): "h\(level)(\(shape(text)))"
  case .list(let list):
    (list.start.map { "ol\($0)(" } ?? "ul(")
      + list.items.map { "li(\(shape($0)))" }.joined(separator: " ") + ")"
  case .table(let table):
    "table[" + table.alignments.map(shape).joined(separator: ", ") + "]("
      + ([table.head] + table.rows).map { $0.map(shape).joined(separator: "|") }
      .joined(separator: " / ") + ")"
  case .quote(let blocks): "quote(\(shape(blocks)))"
  case .code(let language, let lines): "pre\(language)(\(lines.joined(separator: "⏎")))"
  case .rule: "hr"
  case .figure(let figure): "figure(\(figure.kind.value))"
  case .quiz(let quiz): "quiz(\(quiz.id.value))"
  }
}

private func shape(_ alignment: Table.Alignment) -> String {
  switch alignment {
  case .left: "left"
  case .centre: "centre"
  case .right: "right"
  }
}

/// Running text as `em(…)`, `strong(…)`, `code(…)` and so on.
func shape(_ prose: Prose) -> String {
  prose.map { inline in
    switch inline {
    case .text(let text): text
    case .emphasis(let content): "em(\(shape(content)))"
    case .strong(let content): "strong(\(shape(content)))"
    case .code(let text): "code(\(text))"
    case .link(let content, let address): "a(\(shape(content)) → \(address))"
    case .expression(let expression): "expr(\(expression.value))"
    case .lineBreak: "⏎"
    }
  }.joined()
}

/// The generator of all tests; what these add to it stands below.
typealias SeededGenerator = TestGenerator
