import Learning
import KindExamples
import Testing
import TextScreen

@testable import Tutor

/// Every scene and what is open in it: what a key does, what the footer shows and what help lists are
/// read from one table, and the table is true.
@Suite struct KeyTableTests {
  /// A state of the program, reached from a start by keys.
  struct State: CustomTestStringConvertible, Sendable {
    let start: Start
    let keys: String

    var testDescription: String { "\(start) \(keys)" }

    enum Start: Sendable {
      case menu, quickChecks, shipped, practice
      case figure(KindExample)
    }
  }

  static let states: [State] =
    [
      "", "↓", "/", "/ s", "s", "s x", "?",
    ].map { State(start: .menu, keys: $0) }
    + [
      "", "?", "→", "→ 1", "→ Esc", "→ 1 Enter", "→ 1 Enter Esc R", "→ 1 Enter Esc A", "n", "n 2",
      "n 1 Enter", "n n", "n n Space", "n n n", "n n n ?", "n ?",
    ].map { State(start: .quickChecks, keys: $0) }
    + [
      "", "n", "n Esc", "n Tab", "n Tab ?", "n Tab Tab", "n Tab Space", "n Tab e", "n Tab e 5",
      "n Tab o", "n Tab 1", "n Tab G",
    ].map { State(start: .shipped, keys: $0) }
    + [
      "", "Esc", "PgDn", "PgDn Esc", "PgDn PgDn 1 Enter", "Esc q", "1 Enter Esc q", "?",
      "1 Enter Esc q ?",
    ].map { State(start: .practice, keys: $0) }
    + oneBodyForEachForm.flatMap { body in
      ["", "Esc", "1", "Space", "→", "?", "Tab", "Tab Tab", "Tab e", "Tab ?"]
        .map { State(start: .figure(body), keys: $0) }
    }

  /// For every way of answering one body that asks so, of each figure kind.
  private static let oneBodyForEachForm: [KindExample] = {
    var forms: Set<String> = []
    return KindExample.asking.filter { body in
      guard var play = try? Play(script: body.lesson) else { return true }
      for _ in 0..<100 where play.session.lesson?.page?.figure?.isAsking == false {
        play.press("→")
      }
      let form =
        switch play.session.lesson?.page?.figure?.prediction?.question.kind {
        case .number: "number"
        case .choice: "choice"
        case .cell: "cell"
        case .grid: "grid"
        case .cells: "cells"
        case nil: "nothing"
        }
      return forms.insert("\(body.kind) \(form)").inserted
    }
  }()

  private func play(_ state: State, columns: Int, rows: Int) throws -> Play {
    var play: Play
    switch state.start {
    case .menu:
      play = Play(
        try DrillLessons.lessons(), columns: columns, rows: rows, progress: ReviewTests.history)
    case .quickChecks:
      play = try Play(script: QuickCheckTests.script, columns: columns, rows: rows)
    case .shipped:
      let lesson = try Shipped.lesson("watch-the-kernel-slide")
      play = Play([lesson], columns: columns, rows: rows)
      play.open(lesson.header.id)
    case .practice:
      let lessons = try DrillLessons.lessons()
      play = Play(lessons, columns: columns, rows: rows)
      play.start(
        try #require(Drill(practising: lessons, after: LearnerProgress(), seed: 7)))
    case .figure(let body):
      play = try Play(script: body.lesson, columns: columns, rows: rows)
      for _ in 0..<100 where play.session.lesson?.page?.figure?.isAsking == false {
        play.press("→")
      }
    }
    play.press(state.keys)
    return play
  }

  /// The effects that are seen from outside: what is shown, and what is asked of the world.
  private func result(of key: Key, in play: Play) -> [String] {
    var session = play.session
    let effects = session.handle(.key(key), at: play.now, on: play.size)
    return [session.frame(size: play.size).withMarks] + effects.map { "\($0)" }
  }

  /// Every item of the footer names keys that the table has, and does something when it is pressed
  /// or clicked.
  @Test(arguments: states) func theFooterIsTrue(_ state: State) throws {
    for (columns, rows) in [(80, 24), (40, 12), (120, 40)] {
      let play = try play(state, columns: columns, rows: rows)
      let table = play.session.keys
      let before = [play.frame.withMarks]
      var failures: [String] = []
      for item in table.footer(isSmall: rows < 24).items {
        let keys = Key.named(item.shown)
        if keys.isEmpty { failures.append("\(item.shown) names no key") }
        if keys.count == 1, item.key != keys.first { failures.append("\(item.shown) no click") }
        for key in keys where !table.entries.contains(where: { $0.command(for: key) != nil }) {
          failures.append("\(item.shown) \(item.label): not in the table")
        }
        let works = keys.contains { result(of: $0, in: play) != before }
        // There is nothing to scroll where all of it is seen.
        let scrolls = keys.allSatisfy { Self.scrolling.contains(table.command(for: $0)) }
        if !works, !(scrolls && !play.screen.contains("more line")) {
          failures.append("\(item.shown) \(item.label): does nothing")
        }
        guard let key = item.key,
          let mark = play.frame.marks.first(where: {
            $0.target == .key(key) && $0.rect.row == rows - 1
          })
        else { continue }
        var clicked = play.session
        let effects = clicked.handle(.click(mark.rect.origin), at: play.now, on: play.size)
        let shown = [clicked.frame(size: play.size).withMarks] + effects.map { "\($0)" }
        if shown != result(of: key, in: play) { failures.append("\(item.shown): another click") }
      }
      #expect(failures.isEmpty, "\(columns)x\(rows) \(failures)\n\(play.screen)")
    }
  }

  private static let scrolling: [Command] = [.scrollUp, .scrollDown]

  /// The keys that have the same command do the same, and those of no entry change nothing.
  @Test(arguments: states) func aKeyDoesWhatItsCommandSays(_ state: State) throws {
    let play = try play(state, columns: 80, rows: 24)
    let table = play.session.keys
    var results: [Command: [String]] = [:]
    var failures: [String] = []
    for key in Self.allKeys {
      let command = table.command(for: key)
      if case .type = command { continue }
      if command == table.otherwise, results[command] != nil { continue }
      let result = result(of: key, in: play)
      if let other = results[command], other != result {
        failures.append("\(key) is not like the other keys for \(command)")
      }
      results[command] = result
    }
    // A key of no entry takes a message away, and a count; the second press changes nothing.
    if let free = Self.allKeys.first(where: { table.command(for: $0) == .nothing }) {
      var pressed = play
      pressed.handle(.key(free))
      let once = pressed.frame
      pressed.handle(.key(free))
      if pressed.frame != once || pressed.kept != play.kept {
        failures.append("\(free) does something")
      }
    }
    #expect(failures.isEmpty, "\(failures)\n\(play.screen)")
  }

  /// Every key that does something stands on the help page, or is a deliberate further key.
  @Test(arguments: states) func helpListsEveryKey(_ state: State) throws {
    let play = try play(state, columns: 80, rows: 24)
    guard play.session.overlay == nil else { return }
    let listed = Set(play.session.room.help.flatMap(\.lines).flatMap { Key.named($0.shown) })
    let table = play.session.keys
    // A question that takes the footer alone says all of its keys there.
    let asked = table.otherwise == .no ? Set(table.entries.flatMap { $0.commands.keys }) : []
    let missing = Self.allKeys.filter { key in
      let command = table.command(for: key)
      switch command {
      case .type: return false
      // The digits of `12G`, or of an answer.
      case .count, .startAnswer: return false
      default: break
      }
      return command != table.otherwise && !listed.contains(key) && !asked.contains(key)
        && Self.furtherKeys[key] == nil
    }
    #expect(missing.isEmpty, "\(missing)\n\(play.screen)")
  }

  /// Keys that help leaves out on purpose, and why.
  static let furtherKeys: [Key: String] = [
    .pageDown: "as n", .pageUp: "as p", .home: "as g", .end: "as G", .backTab: "Tab backwards",
    .function(1): "as ?", .backspace: "as ←, and in a field what it always does",
    .delete: "in a field what it always does", .character("q"): "said below the keys",
    .character("Q"): "said below the keys", .control("c"): "said below the keys",
    .character("?"): "on the footer of help",
  ]

  static let allKeys: [Key] =
    (0x20..<0x7F).compactMap { UnicodeScalar($0).map { .character(Character($0)) } }
    + [
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .escape, .tab, .backTab,
      .backspace, .delete, .function(1), .function(2), .function(3), .control("l"), .control("c"),
      .control("a"),
    ]

  @Test func namesOfKeys() {
    #expect(Key.named("→ l Enter") == [.right, .character("l"), .enter])
    #expect(Key.named("1-3") == ["1", "2", "3"].map { .character($0) })
    #expect(Key.named("- +") == [.character("-"), .character("+")])
    #expect(Key.named("no-key 3-1 1-12").isEmpty)
  }
}

extension Frame {
  /// The screen with its colours and its cursor, to tell two of them apart.
  fileprivate var withMarks: String { withRoles + "\(cursor.map { "\($0)" } ?? "")" }
}
