import Testing
import TextScreen

@testable import CursesTerminal

struct TerminalOptionsTests {
  private func settings(
    _ options: TerminalOptions = TerminalOptions(), _ environment: [String: String] = [:]
  ) -> Settings {
    Settings(options) { environment[$0] }
  }

  @Test func nothingSetMeansColorsOnDark() {
    let settings = settings()
    #expect(settings.usesColor)
    #expect(!settings.onLight)
    #expect(!settings.ascii)
    #expect(settings.escapeDelay == 25)
  }

  @Test func noColorCountsOnlyIfNotEmpty() {
    #expect(settings(.init(), ["NO_COLOR": ""]).usesColor)
    #expect(!settings(.init(), ["NO_COLOR": "0"]).usesColor)
    #expect(!settings(.init(color: .none)).usesColor)
  }

  @Test func asciiComesFromEither() {
    #expect(settings(.init(ascii: true)).ascii)
    #expect(settings(.init(), ["CONVTUTOR_ASCII": "1"]).ascii)
    #expect(!settings(.init(), ["CONVTUTOR_ASCII": ""]).ascii)
    #expect(!settings(.init(), ["CONVTUTOR_ASCII": "0"]).ascii)
  }

  @Test(arguments: [
    ("0;15", true), ("0;7", true), ("0;default;15", true), ("15;0", false), ("7;8", false),
    ("12;default", false), ("", false), (";", false), ("0;99999999999999999999", false),
  ])
  func backgroundIsGuessed(from value: String, isLight: Bool) {
    #expect(settings(.init(), ["COLORFGBG": value]).onLight == isLight)
    #expect(!settings(.init(background: .dark), ["COLORFGBG": value]).onLight)
    #expect(settings(.init(background: .light), ["COLORFGBG": value]).onLight)
  }

  @Test(arguments: [("100", 100), ("0", 1), ("-5", 1), ("9999999", 1_000), ("soon", 25), ("", 25)])
  func escapeDelayIsBounded(value: String, milliseconds: Int) {
    #expect(settings(.init(), ["ESCDELAY": value]).escapeDelay == milliseconds)
  }

  @Test(arguments: [
    ([:], ["C.UTF-8"]),
    (["LANG": ""], ["C.UTF-8"]),
    (["LANG": "en_US.UTF-8"], ["", "C.UTF-8"]),
    (["LANG": "tr_TR.utf8@euro"], ["", "C.UTF-8"]),
    (["LANG": "C"], [""]),
    (["LANG": "de_DE.ISO-8859-1"], [""]),
    (["LANG": "en_US.UTF-8", "LC_ALL": "C"], [""]),
    (["LANG": "C", "LC_CTYPE": "C.UTF-8"], ["", "C.UTF-8"]),
    (["LC_CTYPE": "C.UTF-8", "LC_ALL": "ja_JP.eucJP"], [""]),
  ])
  func localesAreTriedInOrder(environment: [String: String], names: [String]) {
    #expect(LocaleRules.names { environment[$0] } == names)
  }
}
