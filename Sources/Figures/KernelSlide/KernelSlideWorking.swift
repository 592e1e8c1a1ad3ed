import ConvolutionCore
import TextScreen

// The arithmetic of the window, as it is written out.

extension KernelSlideView {
  /// The format of sums: with the decimals that products have.
  private var sumFormat: NumberFormat {
    NumberFormat(sumsOf: formats.input, and: formats.kernel, atLeast: formats.maps[setup.chosen])
  }

  func sum(_ value: Float, _ role: Role = .text) -> StyledText {
    let width = max(sumFormat.width, formats.width)
    return hasSums
      ? StyledText(SafeText(sumFormat.text(Double(value))).padded(to: width), role)
      : StyledText(SafeText("·").padded(to: width), .faint)
  }

  /// True if numbers as they are written add up to a sum as it is written.
  private func addUp(_ terms: [Double], to total: Float) -> Bool {
    abs(terms.reduce(0, +) - sumFormat.rounded(Double(total))) < 1e-9
  }

  var working: Working {
    let rowSums = trace.rowSums.first ?? []
    let lines = rowSums.enumerated().map { row, rowSum in
      let products = trace.products.filter {
        $0.tap.row == row && $0.channel == trace.products[0].channel
      }
      let terms = products.map {
        formats.input.rounded(Double($0.input)) * formats.kernel.rounded(Double($0.weight))
      }
      return Working.Line(
        products.enumerated().map { column, product in
          row * kernelSize.columns + column < productCount
            ? term(product) : term(product).blanked
        }, result: sum(rowSum), isExact: addUp(terms, to: rowSum),
        part: "products \(row)")
    }
    let written = rowSums.map { sumFormat.rounded(Double($0)) } + [Double(trace.bias)]
    let sign = addUp(written, to: trace.total) ? "" : " ≈"
    let bias = trace.bias == 0 ? "" : "bias \(NumberFormat.exact(trace.bias))   "
    var brief = StyledText(SafeText("\(trace.products.count) products, row sums"), .quiet)
    for (row, line) in lines.enumerated() {
      brief.append(row == 0 ? " " : " +", .quiet)
      brief.runs += line.result.runs
    }
    brief.append(SafeText("  \(bias)sum\(hasSums ? sign : "") "), .quiet)
    brief.runs += sum(trace.total, .strong).runs
    return Working(
      figure.walk.workingName(of: moment.step), lines, shown: productRows,
      total: hasSums
        ? (StyledText(SafeText("\(bias)sum\(sign)"), .quiet), sum(trace.total, .strong))
        : (StyledText(), StyledText()),
      part: trace.bias == 0 ? "sum" : "bias", brief: brief)
  }

  private func term(_ product: WindowTrace.Product) -> StyledText {
    let weight = Double(product.weight)
    var text = StyledText(
      SafeText(formats.input.text(Double(product.input))).padded(to: formats.input.width),
      product.source == nil ? .quiet : .strong)
    text.append(" × ", .quiet)
    text.append(
      SafeText(formats.kernel.text(weight)).padded(to: formats.kernel.width),
      .value(figure.scales.kernels.step(of: weight)))
    return text
  }
}
