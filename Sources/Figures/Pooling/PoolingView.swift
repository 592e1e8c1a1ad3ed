import ConvolutionCore
import TextScreen

extension PoolingFigure {
  func view(at moment: Moment) -> any View {
    Stack(.down, gap: 0...2) {
      FirstFit(over: GridForm.all(width: stages.map(\.format.width).max() ?? 1)) { form in
        if compares {
          let (inputs, outputs) = (
            [unmovedInput(form, at: moment), grid(0, form, at: moment)],
            [unmovedOutput(form, at: moment), output(chosen, form, at: moment)]
          )
          Stack(.across, gap: 3...9, inputs + outputs)
          Stack(.across, gap: 3...9) { for pair in [inputs, outputs] { Stack(.down, pair) } }
          Stack(.down, inputs + outputs)
        } else {
          Stack(.across, gap: 3...9) {
            for stage in stages.indices { grid(stage, form, at: moment) }
            Stack(.down) {
              for pair in [shown.prefix(2), shown.dropFirst(2)] where !pair.isEmpty {
                Stack(.across, gap: 3...9) { for map in pair { output(map, form, at: moment) } }
              }
            }
          }
          Stack(.down) {
            Flow { for stage in stages.indices { grid(stage, form, at: moment) } }
            Flow { for map in shown { output(map, form, at: moment) } }
          }
        }
      }
      working(at: moment)
    }
  }

  private func grid(_ index: Int, _ form: GridForm, at moment: Moment) -> Grid {
    let stage = stages[index]
    let window = index == stages.count - 1 ? read(by: chosen, at: moment.step)?.cellsRead ?? [] : []
    return stage.grid(index == 0 ? "input" : "", form) { row, column in
      // The cell that held the maximum is a guess only while no value is seen.
      if moment.asking == "winner" { return .pending }
      let isInside = window.contains(Position(row: row, column: column))
      return .number(stage[row, column], isInside ? .strong : form.isMap ? nil : .quiet)
    }
    .labelled(SafeText(stage.name))
    .outlined(window)
  }

  private func output(_ map: Map, _ form: GridForm, at moment: Moment) -> Grid {
    let isChosen = map.pooling.kind == setup.kind
    let (walk, isMoved, word) = (walk, setup.shift.columns != 0, isChosen ? moment.asking : nil)
    return map.output.grid(isChosen ? "output" : "", form) { row, column in
      let cell = Position(row: row, column: column)
      let step = walk.step(of: cell)
      if word == "survivors" || word == "value" && step == moment.step { return .asked }
      guard step <= moment.step, word != nil || moment.asking != "survivors" else {
        return .pending
      }
      let role: Role? = isMoved ? (map.isKept(cell) ? .quiet : .strong) : nil
      return .number(map.output[row, column], step == moment.step ? .active : role)
    }
    .labelled(
      SafeText(map.output.name), isChosen ? .strong : .quiet, part: "map \(map.output.name)")
  }

  private func unmovedInput(_ form: GridForm, at moment: Moment) -> Grid {
    let window = read(by: chosen, at: moment.step)?.cellsRead ?? []
    return before.grid("", form) { row, column in
      if moment.asking == "winner" { return .pending }
      let isInside = window.contains(Position(row: row, column: column))
      return .number(before[row, column], isInside ? .text : form.isMap ? nil : .quiet)
    }
    .labelled(SafeText(before.name))
    .outlined(window)
  }

  private func unmovedOutput(_ form: GridForm, at moment: Moment) -> Grid {
    let (map, walk) = (chosen.unmoved, walk)
    return map.grid("", form) { row, column in
      // A value that the shift leaves alone would be seen here.
      let isHidden =
        moment.asking == "value"
        && walk.step(of: Position(row: row, column: column)) >= moment.step
      return isHidden || moment.asking == "winner" ? .pending : .number(map[row, column], .quiet)
    }
    .labelled(SafeText(map.name))
  }

  private func working(at moment: Moment) -> any View {
    var rows = shown.map { map in
      let isChosen = map.pooling.kind == setup.kind
      let isHidden = moment.asking == "survivors" || moment.asking == "value" && isChosen
      let text = SafeText(map.output.text(walk.cell(of: moment.step)))
      let value = StyledText(text.padded(to: map.output.format.width), .strong)
      let sum = StyledText(SafeText(map.sums[moment.step - 1]), .quiet)
      return TextTable.Row(
        [
          .init(SafeText(map.output.name), isChosen ? .strong : .quiet),
          .init(isHidden ? value.asked : value),
          .init(moment.asking == "winner" ? sum.blanked : sum),
        ], part: map.output.name)
    }
    if compares {
      let old = StyledText(
        SafeText(chosen.unmoved.text(walk.cell(of: moment.step))), .quiet)
      let hidesValue = moment.asking == "value" || moment.asking == "winner"
      let sum = StyledText(SafeText(chosen.unmovedSums[moment.step - 1]), .quiet)
      rows.insert(
        TextTable.Row([
          .init("before", .quiet), .init(hidesValue ? old.blanked : old),
          .init(moment.asking == "winner" ? sum.blanked : sum),
        ]), at: 0)
      let kept = StyledText(SafeText("\(kept) of \(stepCount)"), .strong)
      rows.append(
        TextTable.Row([.init("kept", .quiet), .init(moment.asking == nil ? kept : kept.asked)]))
    }
    let table = TextTable([.init(), .init("", .right, gap: 4), .init()], rows)
    let name = Label(walk.workingName(of: moment.step))
    return FirstFit {
      Stack(.across, gap: 2...4, [name, table])
      Stack(.down, gap: 0...0, [name, table])
      Stack(.down, gap: 0...0, [name, table.without(2)])
    }
  }
}
