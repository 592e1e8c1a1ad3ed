import KindExamples
import LessonScript
import Testing
import TextScreen

@testable import Figures

/// In how much a changed figure differs, which goals count: for every kind.
@Suite struct DifferenceTests {
  /// A setting that was moved is one value that differs, a cell that was edited as well.
  @Test(arguments: KindExample.plain) func aChangeIsOneDifference(_ body: KindExample) throws {
    let figure = try body.figure()
    #expect(figure.differences(from: figure).isEmpty)
    var faults: [String] = []
    func expectOne(_ input: Input, _ name: String) {
      guard case .figure(let changed, _) = figure.changed(by: input, at: 1) else { return }
      let count = changed.differences(from: figure).reduce(0) { $0 + $1.count }
      let isShownOnly = type(of: figure).shownOnly.contains(name)
      if count != (isShownOnly ? 0 : 1) { faults.append("\(input): \(count)") }
      #expect(figure.differences(from: changed).isEmpty == (count == 0))
    }
    for (index, setting) in figure.settings.enumerated() {
      for delta in [1, -1] { expectOne(.setting(index, by: delta), setting.name) }
    }
    for grid in figure.grids where grid.isEditable {
      for cell in [(0, 0), (grid.rows - 1, grid.columns - 1)] {
        let address = CellAddress(grid: grid.name, row: cell.0, column: cell.1)
        expectOne(.edit(address, 777), grid.name)
      }
    }
    #expect(faults.isEmpty, "\(faults.prefix(3))")
  }

  /// What is picked or turned to is no difference; a wire that is cut by it is one, and so is a
  /// bar that is shown.
  @Test(arguments: KindExample.plain) func aPickIsOneAtMost(_ body: KindExample) throws {
    let figure = try body.figure()
    for grid in figure.grids {
      let cell = CellAddress(grid: grid.name, row: 0, column: 0)
      guard case .figure(let changed, _) = figure.changed(by: .pick(cell), at: 1) else { continue }
      let count = changed.differences(from: figure).reduce(0) { $0 + $1.count }
      let isOne = ["connectivity", "cell-probe", "occlusion"].contains(body.kind)
      #expect(count <= (isOne ? 1 : 0), "\(grid.name)")
    }
  }
}

extension Figure {
  /// The names of the settings that decide only what is shown.
  fileprivate static var shownOnly: [String] { fields.filter(\.isOnlyShown).map(\.name) }
}
