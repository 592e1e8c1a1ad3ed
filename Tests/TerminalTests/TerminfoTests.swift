import Testing
import TextScreen

@testable import CursesTerminal

struct TerminfoTests {
  @Test func paddingIsLeftOut() {
    func stripped(_ text: String) -> String {
      String(decoding: Terminfo.withoutPadding(Array(text.utf8)), as: UTF8.self)
    }
    #expect(stripped("\u{1B}[H\u{1B}[J$<50>") == "\u{1B}[H\u{1B}[J")
    #expect(stripped("$<5*/>a$<2>b") == "ab")
    #expect(stripped("$5 <a> $<5") == "$5 <a> $<5")
  }

  @Test func namesAreNoPaths() {
    #expect(Terminfo.isName("xterm-256color"))
    for name in ["", "../xterm", "/etc/passwd", String(repeating: "x", count: 5_000)] {
      #expect(!Terminfo.isName(name))
    }
  }

  /// Every mode that is switched on is switched off, and nothing is sent that the terminal may not know.
  @Test func modesAreSwitchedBack() {
    let full = [
      "smcup": "<", "rmcup": ">", "smkx": "(", "rmkx": ")", "cnorm": "c", "sgr0": "0", "op": "o",
      "clear": "!", "kmous": "m",
    ]
    let modes = ScreenModes { full[$0].map { Array($0.utf8) } }
    #expect(
      String(decoding: modes.enter, as: UTF8.self)
        == "<0(\u{1B}[?1000h\u{1B}[?1006h\u{1B}[?2004h")
    #expect(
      String(decoding: modes.leave, as: UTF8.self)
        == "\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1000l)o0c>")
    let plain = ScreenModes { $0 == "clear" ? Array("!".utf8) : nil }
    #expect(plain.enter.isEmpty)
    #expect(plain.leave == Array("!".utf8))
  }

  @Test func aStormIsOverAfterQuietOrAtItsLimit() {
    let start = Instant(nanoseconds: 0)
    func at(_ milliseconds: Int) -> Instant { start.advanced(milliseconds: milliseconds) }
    var wait = ResizeWait()
    #expect(!wait.isPending && !wait.isOver(at: start))
    wait.begin(at: start)
    #expect(wait.isPending && !wait.isOver(at: at(19)) && wait.isOver(at: at(20)))
    for time in stride(from: 10, through: 200, by: 10) { wait.begin(at: at(time)) }
    #expect(wait.deadline == at(100))
  }
}
