@testable import LessonScript
import Testing

@Suite struct LessonTests {
  @Test func readsTheHeader() throws {
    let header = try Lesson(parsing: goodLesson).header
    #expect(header.id == "watch-the-kernel-slide")
    #expect(header.title == "Watch the kernel slide")
    #expect(header.minutes == 10)
    #expect(
      header.needs == [
        Located("smoothing-a-spaceship", at: SourceLocation(line: 5, column: 8)),
        Located("too-big", at: SourceLocation(line: 5, column: 31)),
      ])
    #expect(header.assumes == "adding and multiplying")
    #expect(header.summary == "One output cell is nine products and a sum.")
  }

  @Test func readsThePages() throws {
    let pages = try Lesson(parsing: goodLesson).pages
    #expect(
      pages.map { shape($0.title) } == ["Nine products, one sum", "Check yourself", "And again"])
    #expect(pages.map(\.location.line) == [11, 24, 39])
    #expect(
      pages.map { shape($0.blocks) } == [
        "p(A 3×3 kernel fits expr(output(5, kernel: 3)) times. That is strong(one) output cell.) "
          + "figure(kernel-slide)",
        "quiz(dense-512)",
        "quiz(why-share)",
      ])
  }

  @Test func locatesExpressionsInCharacters() throws {
    guard case .paragraph(let prose) = try page("A 3×3 ü **`= n`**\n> - é `=  m` x").blocks[0],
      case .strong(let strong) = prose[1], case .expression(let first) = strong[0],
      case .quote(let quote) = try page("A 3×3 ü **`= n`**\n> - é `=  m` x").blocks[1],
      case .list(let list) = quote[0], case .paragraph(let item) = list.items[0][0],
      case .expression(let second) = item[1]
    else { throw Unexpected() }
    #expect(first == Located("n", at: SourceLocation(line: 10, column: 14)))
    #expect(second == Located("m", at: SourceLocation(line: 11, column: 11)))
  }

  @Test func locatesExpressionsBehindAnEscapedPipeInATable() throws {
    guard case .table(let table) = try page("|a|\n|-|\n|`x\\|y` `= n`|").blocks[0],
      case .expression(let expression) = table.rows[0][0][2]
    else { throw Unexpected() }
    #expect(shape(table.rows[0][0]) == "code(x|y) expr(n)")
    #expect(expression.location == SourceLocation(line: 12, column: 12))
  }

  @Test func onlyCodeThatStartsWithExactlyEqualsSpaceIsAnExpression() throws {
    let cases = [
      "`= 5`": "expr(5)", "`` = 5``": "code(= 5)", "` = 5`": "code(= 5)", "` = 5 `": "code(= 5)",
      "`==`": "code(==)", "`=>`": "code(=>)", "`=`": "code(=)", "`=5`": "code(=5)",
      "`== 5`": "code(== 5)", "`=\n5`": "expr(5)", "`` = `x` ``": "code(= `x`)",
      "\\`= 5\\`": "`= 5`",
    ]
    for (text, expected) in cases {
      #expect(try shape(page("x " + text).blocks) == "p(x \(expected))", "\(text)")
    }
  }

  @Test func readingGoesOnAfterErrors() throws {
    let text = lesson("```figure\n```\n\n```quiz id=q\nGood?\n= 1\n```\n")
    let (partial, errors) = Lesson.reading(Array(text.utf8))
    #expect(errors.all.count == 1)
    #expect(try shape(#require(partial).pages[0].blocks) == "quiz(q)")
  }

  @Test func plainTextDropsMarkup() throws {
    #expect(try page("## *A* [b **c**](d) `e` `= f`\n").blocks.isEmpty)
    let title = try Lesson(parsing: lesson("## *A* [b **c**](d) `e` `= f`\n")).pages[1].title
    #expect(title.plainText == "A b c e f")
  }
}
