import LessonScript
import TestSupport
import KindExamples
import Testing
import TextScreen

@testable import Figures

/// For every kind: each change by hand does what it says, shows it, and changes nothing else.
@Suite struct ByHandTests {
  /// The example, and what each of its keys makes of it.
  private static func states(_ body: KindExample) throws -> [any Figure] {
    let figure = try body.figure()
    return [figure]
      + figure.actions(at: 1).filter { $0.picksFrom == nil }.compactMap {
        if case .figure(let changed, _) = figure.changed(by: .action($0.key), at: 1) {
          changed
        } else {
          nil
        }
      }
  }

  /// All that could show: the picture of a step, and the words of every step.
  private static func appearance(_ figure: any Figure, at step: Int) -> [String] {
    [figure.frame(at: figure.rest(at: step)).withRoles]
      + (1...figure.stepCount).map { figure.caption(at: figure.rest(at: $0)) }
  }

  // MARK: Edits

  /// A typed number is in the cell that it was typed into, and the cells of no other grid change.
  @Test(arguments: KindExample.plain) func anEditReachesItsCellAlone(_ body: KindExample) throws {
    for figure in try Self.states(body) {
      for grid in figure.grids where grid.isEditable {
        for (row, column) in Set([0, grid.rows - 1]).flatMap({ row in
          Set([0, grid.columns / 2, grid.columns - 1]).map { (row, $0) }
        }) {
          let cell = CellAddress(grid: grid.name, row: row, column: column)
          guard case .figure(let changed, let step) = figure.changed(by: .edit(cell, 77), at: 1)
          else {
            Issue.record("\(cell) takes no number")
            continue
          }
          let last = figure.rest(at: figure.stepCount)
          let editable = Set(figure.grids.filter(\.isEditable).map(\.name))
          let before = figure.frame(at: last, in: .huge).cells
          let after = changed.frame(at: changed.rest(at: changed.stepCount), in: .huge).cells
          #expect(after[cell] == "77", "\(cell)")
          let others = before.keys.filter { editable.contains($0.grid) && $0 != cell }
          #expect(others.allSatisfy { before[$0] == after[$0] }, "\(cell) changes other cells")
          #expect(
            Self.appearance(figure, at: 1) != Self.appearance(changed, at: step ?? 1), "\(cell)")
        }
      }
    }
  }

  @Test(arguments: KindExample.plain) func numbersTooWideForAGridAreRefused(
    _ body: KindExample
  ) throws {
    let figure = try body.figure()
    for grid in figure.grids where grid.isEditable {
      let cell = CellAddress(grid: grid.name, row: 0, column: 0)
      for value in [1e6, -1e6, .infinity, .nan, 1e300] {
        guard case .refused(let reason) = figure.changed(by: .edit(cell, value), at: 1) else {
          Issue.record("\(value) is taken")
          continue
        }
        #expect(!reason.isEmpty)
      }
      let outside = CellAddress(grid: grid.name, row: grid.rows, column: -1)
      #expect(figure.changed(by: .edit(outside, 1), at: 1) == nil)
    }
  }

  // MARK: Settings

  /// A setting goes to every value between its limits, says each, and moves no other setting; its
  /// refusal is true.
  @Test(arguments: KindExample.plain) func aSettingReachesItsValues(_ body: KindExample) throws {
    let start = try body.figure()
    for (index, setting) in start.settings.enumerated() {
      var values: Set<String> = [setting.value]
      for delta in [1, -1] {
        var figure = start
        for _ in 0..<200 {
          let before = figure.settings.map(\.value)
          let change = figure.changed(by: .setting(index, by: delta), at: 1)
          if case .figure(let changed, _) = change {
            let after = changed.settings.map(\.value)
            #expect(after.count == before.count)
            #expect(after[index] != before[index], "\(setting.name) keeps saying \(before[index])")
            let others = before.indices.filter { $0 != index }
            #expect(others.allSatisfy { before[$0] == after[$0] }, "\(setting.name)")
            if !values.insert(after[index]).inserted, after[index] == setting.value { break }
            figure = changed
          } else if case .refused(let reason) = change {
            if reason.contains("limit") { #expect(reason.contains("(\(before[index]))")) }
            #expect(!reason.isEmpty)
            break
          } else {
            Issue.record("\(setting.name) means nothing")
            break
          }
        }
      }
      #expect(
        values.count > 1 || isTakenLater(setting.name, start), "\(setting.name) has one value")
    }
  }

  /// True if a setting that is refused at first moves after some other change: a reason that never
  /// ends is none.
  private func isTakenLater(_ name: String, _ start: any Figure) -> Bool {
    inputs(of: start).contains { input in
      guard case .figure(let changed, _) = start.changed(by: input, at: 1),
        let index = changed.settings.firstIndex(where: { $0.name == name })
      else { return false }
      return [1, -1].contains { delta in
        if case .figure = changed.changed(by: .setting(index, by: delta), at: 1) {
          true
        } else {
          false
        }
      }
    }
  }

  // MARK: Everything

  /// Whatever is taken shows, in the picture or in the words; what is not is refused in words.
  @Test(arguments: KindExample.plain) func changesShow(_ body: KindExample) throws {
    let figure = try body.figure()
    for input in inputs(of: figure) {
      for step in Set([1, figure.stepCount]).sorted() {
        switch figure.changed(by: input, at: step) {
        case .none: Issue.record("\(input) means nothing")
        case .refused(let reason): #expect(!reason.isEmpty)
        case .step(let wanted): #expect((1...figure.stepCount).contains(wanted))
        case .figure(let changed, let wanted):
          #expect((1...changed.stepCount).contains(wanted ?? step))
          #expect(
            Self.appearance(changed, at: wanted ?? step) != Self.appearance(figure, at: step),
            "\(input) changes nothing")
        }
      }
    }
  }

  /// Every key is of use somewhere: from the example on, or after another change.
  @Test(arguments: KindExample.plain) func everyKeyIsTakenSomewhere(_ body: KindExample) throws {
    let start = try body.figure()
    var figures = [start]
    for input in inputs(of: start) {
      if case .figure(let changed, _) = start.changed(by: input, at: 1) { figures.append(changed) }
    }
    for action in start.actions(at: 1) where action.picksFrom == nil {
      let isTaken = figures.contains { figure in
        if case .figure = figure.changed(by: .action(action.key), at: 1) { true } else { false }
      }
      #expect(isTaken, "\(action.key)")
    }
  }

  /// Whatever a learner does in whatever order, the figure stays whole.
  @Test(arguments: KindExample.plain) func aSeededMonkeyBreaksNothing(_ body: KindExample) throws {
    var figure = try body.figure()
    var generator = TestGenerator(seed: 7)
    for _ in 0..<200 {
      let step = Int.random(in: 1...figure.stepCount, using: &generator)
      guard let input = inputs(of: figure).randomElement(using: &generator) else { return }
      if case .figure(let changed, _) = figure.changed(by: input, at: step) { figure = changed }
      _ = figure.frame(at: figure.rest(at: step), in: Size(columns: 60, rows: 20))
      #expect(figure.stepCount >= 1)
    }
  }

  /// Actions, settings both ways, an edit and a pick in every grid.
  private func inputs(of figure: any Figure) -> [Input] {
    var inputs: [Input] = figure.actions(at: 1).filter { $0.picksFrom == nil }.map {
      .action($0.key)
    }
    for index in figure.settings.indices {
      inputs += [.setting(index, by: 1), .setting(index, by: -1)]
    }
    for grid in figure.grids {
      let last = CellAddress(grid: grid.name, row: grid.rows - 1, column: grid.columns - 1)
      inputs.append(grid.isEditable ? .edit(last, 77) : .pick(last))
    }
    return inputs
  }
}
