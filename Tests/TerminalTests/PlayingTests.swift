import Testing

/// The program as somebody in front of it sees it.
@Suite(.serialized)
struct PlayingTests {
  @Test func theMenuStarts() throws {
    let tmux = try Tmux(columns: 80, rows: 24)
    #expect(try tmux.screen(showing: Contract.menuTitle).contains(Contract.menuTitle))
  }

  @Test func aLessonIsPlayedByNameAndLeft() throws {
    let tmux = try Tmux(Contract.play, columns: 80, rows: 24)
    #expect(try tmux.screen(showing: Contract.title).contains(Contract.title))
    try tmux.press(Contract.quit)
    let end = try tmux.screen(showing: "status")
    #expect(end.contains("status 0"))
    // Nothing of the lesson is left on the screen.
    #expect(!end.contains(Contract.title))
  }

  @Test func theArrowsStep() throws {
    let tmux = try Tmux(Contract.play, columns: 80, rows: 24)
    let first = step(in: try tmux.screen { step(in: $0) != nil })
    try tmux.press("Right")
    let second = step(in: try tmux.screen { step(in: $0) != first })
    #expect(first != nil && second != nil && first != second)
    try tmux.press("Left")
    #expect(step(in: try tmux.screen { step(in: $0) == first }) == first)
  }

  @Test func theWindowIsFollowed() throws {
    let tmux = try Tmux(Contract.play, columns: 80, rows: 24)
    let whole = try tmux.screen { $0.contains { $0.contains(Contract.title) } }
    try tmux.resize(columns: 40, rows: 12)
    let small = try tmux.screen { $0.count == 12 && $0 != whole && step(in: $0) != nil }
    #expect(small.count == 12 && small.joined().contains(Contract.title.prefix(10)))
    try tmux.resize(columns: 30, rows: 8)
    let tiny = try tmux.screen { $0.contains { $0.contains(Contract.tooSmall) } }
    #expect(tiny.filter { !$0.isEmpty }.count == 1)
    #expect(tiny.joined().contains(Contract.tooSmall))
    try tmux.resize(columns: 80, rows: 24)
    #expect(try tmux.screen { $0 == whole } == whole)
  }

  @Test func aRedrawBringsTheScreenBack() throws {
    let tmux = try Tmux(Contract.play, columns: 80, rows: 24)
    let whole = try tmux.screen { $0.contains { $0.contains(Contract.title) } }
    try tmux.call("send-keys", "-R")
    #expect(try tmux.screen { !$0.joined().contains(Contract.title) } != whole)
    try tmux.press("C-l")
    #expect(try tmux.screen { $0 == whole } == whole)
  }

  @Test(arguments: ["C", "POSIX", "xx_XX.ISO-8859-1"])
  func otherLocalesGetASCII(locale: String) throws {
    let tmux = try Tmux(Contract.play, columns: 80, rows: 24, environment: ["LC_ALL": locale])
    let screen = try tmux.screen(showing: Contract.title)
    #expect(screen.contains(Contract.title))
    #expect(screen.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test(arguments: [["LANG": nil], ["LANG": "xx_XX.UTF-8"]] as [[String: String?]])
  func unicodeIsDrawnWhereTheTerminalHasIt(environment: [String: String?]) throws {
    let tmux = try Tmux(Contract.play, columns: 80, rows: 24, environment: environment)
    let screen = try tmux.screen(showing: Contract.title)
    #expect(!screen.utf8.allSatisfy { $0 < 0x80 })
  }

  /// The header, which says where in the lesson we are.
  private func step(in rows: [String]) -> String? {
    rows.first.flatMap { $0.contains(Contract.title.prefix(10)) ? $0 : nil }
  }
}
