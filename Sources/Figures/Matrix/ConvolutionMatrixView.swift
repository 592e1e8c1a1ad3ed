import ConvolutionCore
import TextScreen

extension ConvolutionMatrixFigure {
  func view(at moment: Moment) -> any View {
    let width = [input, kernel, output, target?.map].compactMap { $0?.format.width }.max() ?? 1
    // All of the matrix, with less room for numbers, is better than a part of it; but numbers are
    // read: what the sum multiplies stands in the picture.
    let forms = GridForm.readable(width: width)
    return FirstFit(over: forms.map { ($0, true) } + forms.suffix(1).map { ($0, false) }) {
      form, isWhole in
      let pictures = pictures(form, at: moment)
      let rows = rows(isWhole: isWhole, at: moment)
      let left = Stack(.down, gap: 0...1, pictures + [working(at: moment)])
      Stack(.across, gap: 3...8, [left, rows.labelled])
      Stack(.across, gap: 1...8, [left, rows.bare])
      Stack(.down, [Flow { pictures }, rows.labelled])
    }
  }

  /// The picture with the kernel and the counts beside it, and below them what comes out.
  private func pictures(_ form: GridForm, at moment: Moment) -> [Stack] {
    let own = form.own(width: 1)
    return [
      Stack(.across, gap: 1...6) {
        inputGrid(own, at: moment)
        Stack(.down, gap: 0...0) {
          kernelGrid(own)
          counts(at: moment)
        }
      },
      Stack(.across, gap: 2...6) {
        outputGrid(own, at: moment)
        if let target { targetGrid(target.map, own) }
      },
    ]
  }

  private func inputGrid(_ form: GridForm, at moment: Moment) -> Grid {
    let read = moment.asking == nil ? traces[moment.step - 1].cellsRead : []
    let inside = Set(read)
    return input.grid("input", form) { row, column in
      .number(
        input[row, column],
        inside.contains(Position(row: row, column: column)) ? .strong : .quiet)
    }
    .labelled("input", part: "input picture")
    // Around a window that lies on both ends of a ring there is no outline.
    .outlined(setup.padding > 0 && setup.mode != .zero ? [] : read)
  }

  private func kernelGrid(_ form: GridForm) -> Grid {
    kernel.grid("kernel", form) { row, column in
      .number(
        kernel[row, column], setup.tap == Position(row: row, column: column) ? .active : nil)
    }
    .bare().labelled("kernel")
  }

  private func outputGrid(_ form: GridForm, at moment: Moment) -> Grid {
    let differing = Set(differences ?? [])
    return output.grid("output", form) { row, column in
      let cell = Position(row: row, column: column)
      let step = walk.step(of: cell)
      guard setup.isFilled && moment.asking == nil || step < seen(at: moment) else {
        return moment.asking == nil ? .pending : .empty
      }
      let role: Role? = target == nil ? nil : differing.contains(cell) ? .strong : .quiet
      return .number(output[row, column], step == moment.step ? .active : role)
    }
    .labelled("output", part: "output map")
  }

  private func targetGrid(_ target: ShownMap, _ form: GridForm) -> Grid {
    let differing = Set(differences ?? [])
    return target.grid("", form) { row, column in
      .number(
        target[row, column],
        differing.contains(Position(row: row, column: column)) ? .strong : .quiet)
    }
    .labelled(SafeText(differing.isEmpty ? "target, reached" : "target, \(differing.count) differ"))
  }

  /// The first step that is not seen yet.
  private func seen(at moment: Moment) -> Int { moment.step + (moment.asking == nil ? 1 : 0) }

  /// How many entries there are of each sort.
  private func counts(at moment: Moment) -> TextTable {
    func row(_ count: Int, _ words: SafeText) -> TextTable.Row {
      let text = StyledText(SafeText("\(count)"), .strong)
      let isHidden = ["nonzeros", "aim", "row", "compare"].contains(moment.asking)
      return .init([.init(isHidden ? text.asked : text), .init(words, .quiet)])
    }
    return TextTable(
      [.init("", .right), .init("", gap: 1)],
      [
        row(matrix.structural, "taps"), row(matrix.nonzeros, "≠ 0"),
        .init([.init("of", .quiet), .init(SafeText("\(matrix.entries)"), .quiet)]),
      ]
    ).whole()
  }

  // MARK: The matrix

  /// The rows with their names, under a label and without.
  private func rows(isWhole: Bool, at moment: Moment) -> (labelled: Stack, bare: Stack) {
    let scale = kernel.scale
    let last = moment.step - 1
    var entries = Grid(
      "matrix", rows: matrix.rows, columns: matrix.columns, .map(pitch: 1), kernel.format, scale
    ) { row, column in entry(row, column, at: moment) }
    .grouped(by: matrix.input.columns)
    var format = kernel.format
    format.width = 2 + "\(matrix.rows - 1)".count
    var names = Grid(
      "", rows: matrix.rows, columns: 1, .snug(width: format.width), format, scale
    ) { [format] row, _ in
      // The numbers of rows could be taken for the answer.
      if moment.asking != nil { return row == last ? .text("►", .mark) : .empty }
      let name = SafeText("y\(row)").padded(to: format.width - 1)
      return .text(
        row == last ? SafeText("►" + name.description) : name, row == last ? .strong : .quiet)
    }
    .bare()
    if !isWhole {
      entries = entries.following(row: last, column: column(of: moment.step))
      names = names.following(row: last, column: 0)
    }
    let label = SafeText("matrix \(matrix.rows)×\(matrix.columns)")
    return (
      Stack(.across, [Stack(.down, gap: 0...0, [Label(""), names]), entries.labelled(label)]),
      Stack(.across, [names, entries])
    )
  }

  /// The column in the middle of what a row reads.
  private func column(of step: Int) -> Int {
    let cells = traces[step - 1].cellsRead
    guard !cells.isEmpty else { return 0 }
    let cell = cells[cells.count / 2]
    return cell.row * matrix.input.columns + cell.column
  }

  private func entry(_ row: Int, _ column: Int, at moment: Moment) -> Grid.Look {
    let isHidden = moment.asking == "nonzeros" || moment.asking == "aim"
    guard !isHidden, row < seen(at: moment) - 1 || setup.isFilled && moment.asking == nil else {
      return moment.asking != nil && row == moment.step - 1 ? .asked : .text(" ", .faint)
    }
    let isChosen = row == moment.step - 1
    guard let tap = matrix.tap(row: row, column: column) else {
      return .text("·", isChosen ? .quiet : .faint)
    }
    let value = Double(matrix.weight(row: row, column: column))
    let role: Role
    if let lit = setup.tap {
      role = tap == lit ? .active : .faint
    } else {
      role = isChosen ? .value(kernel.scale.step(of: value)) : .quiet
    }
    return .text(glyph(tap, value), role)
  }

  /// A digit where every weight is one; else the letter of the tap, and 0 for a weight of 0.
  private func glyph(_ tap: Position, _ value: Double) -> SafeText {
    let weights = kernel.map.values
    if weights.allSatisfy({ (0...9).contains($0) && $0.rounded() == $0 }) {
      return SafeText(NumberFormat.fixed(value, decimals: 0))
    }
    if value == 0 { return "0" }
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let index = tap.row * kernel.extent.columns + tap.column
    return letters.indices.contains(index) ? SafeText(String(letters[index])) : "#"
  }

  // MARK: The sum

  /// The products of the chosen row, a line for each row of the kernel.
  private func working(at moment: Moment) -> TextTable {
    let trace = traces[moment.step - 1]
    let (rows, columns) = (kernel.extent.rows, kernel.extent.columns)
    let isHidden = moment.asking != nil
    let sums = output.format
    func number(_ text: String, _ role: Role) -> TextTable.Cell {
      let text = StyledText(SafeText(text), role)
      return .init(isHidden ? text.blanked : text)
    }
    let width = kernel.format.width + 1 + input.format.width
    var lines = (0..<rows).map { row in
      let products = trace.products.filter { $0.tap.row == row }
      let terms = products.map { product in
        let text =
          "\(kernel.format.text(Double(product.weight)))·"
          + input.format.text(Double(product.input))
        let padded = SafeText(product.source == nil ? "" : text).padded(to: width).description
        return number(padded, .text)
      }
      let sum = SafeText(sums.text(Double(trace.rowSums[0][row]))).padded(to: sums.width)
      return TextTable.Row(
        [number(row == 0 ? "y\(moment.step - 1)" : "", .quiet)] + terms
          + [number(sum.description, .quiet)])
    }
    let total = SafeText(sums.text(Double(trace.total))).padded(to: sums.width).description
    lines.append(
      TextTable.Row(
        Array(repeating: number("", .text), count: columns) + [
          number("sum", .quiet), number(total, .strong),
        ]))
    let name = TextTable.Column("", least: 1 + "\(matrix.rows - 1)".count)
    return TextTable(
      [name] + Array(repeating: .init("", .right, gap: 1), count: columns + 1), lines
    ).whole()
  }

  func caption(at moment: Moment) -> String {
    let sizes = "matrix \(matrix.rows)×\(matrix.columns)"
    guard moment.asking == nil else { return "\(sizes), \(name(of: moment.step)): ?" }
    let trace = traces[moment.step - 1]
    let terms = trace.products.filter { $0.source != nil && $0.weight != 0 }.map {
      "\(NumberFormat.exact($0.weight))·\(NumberFormat.exact($0.input))"
    }
    let differing = differences.map { "; \($0.count) outputs differ from the target" } ?? ""
    let lit = setup.tap.map { tap in
      let count = (0..<matrix.rows).reduce(0) { sum, row in
        sum + (0..<matrix.columns).count { matrix.tap(row: row, column: $0) == tap }
      }
      return "; tap \(tap) stands in \(count) rows"
    }
    return "row \(name(of: moment.step)) of \(sizes), \(nonzeros(inRow: moment.step - 1)) not 0: "
      + "\(terms.isEmpty ? "0" : terms.joined(separator: " + ")) = "
      + "\(NumberFormat.exact(trace.total)); \(matrix.nonzeros) of \(matrix.entries) entries not 0"
      + (lit ?? "") + differing
  }
}
