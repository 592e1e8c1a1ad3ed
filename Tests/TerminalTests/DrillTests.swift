import Testing

/// Practice and review as somebody in front of the program sees them.
@Suite(.serialized)
struct DrillTests {
  @Test func practiceStartsAndIsLeft() throws {
    let tmux = try Tmux(["practice", "watch-the-kernel-slide"], columns: 80, rows: 24)
    let screen = try tmux.screen(showing: "1st question")
    #expect(screen.contains("Watch the kernel slide") && screen.contains("patch, seed "))
    try tmux.press("9", "9", "9", "Enter")
    #expect(try tmux.screen(showing: "second try").contains("Not yet."))
    try tmux.press("Escape")
    #expect(try tmux.screen(showing: "Tab type").contains("q end"))
    try tmux.press("q")
    #expect(try tmux.screen(showing: "the end").contains("1 question: 1 open."))
    try tmux.press("q")
    #expect(try tmux.screen(showing: "start with").contains(Contract.menuTitle))
    try tmux.press("q")
    #expect(try tmux.screen(showing: "status").contains("status 0"))
  }

  @Test func aReviewOfNothingOpensNoScreen() throws {
    let tmux = try Tmux(["review"], columns: 80, rows: 24)
    let screen = try tmux.screen(showing: "status")
    #expect(screen.hasPrefix("nothing is due") && screen.contains("status 0"))
  }

  @Test(arguments: [
    (["practice", "no-such-lesson"], "there is no lesson", 2),
    (["practice", "5", "--question", "no-such-check"], "it has patch", 2),
    (["practice", "--seed", "5"], "--question", 2),
    (["review", "--limit", "0"], "--limit", 2),
  ])
  func wrongCallsAreTold(arguments: [String], words: String, status: Int) throws {
    let tmux = try Tmux(arguments, columns: 120, rows: 24)
    let screen = try tmux.screen(showing: "status")
    #expect(screen.contains(words) && screen.contains("status \(status)"), "\(screen)")
  }
}
