extension Sliding {
  /// The results of usual mistakes for the number of outputs along an axis, the most telling first.
  ///
  /// Where 7 cells, a kernel of 3 and a stride of 2 make 3 outputs, 5 ignores the stride and
  /// 2 = (7 - 3) / 2 the first position.
  ///
  /// - Parameters:
  ///   - input: as for `outputExtent`.
  ///   - kernel: likewise.
  ///   - axis: the axis.
  ///   - rounding: as for `outputExtent`.
  /// - Returns: mistakes with their results, the right number among them where they change
  ///   nothing; none for sizes that `outputExtent` refuses.
  public func wrongOutputCounts(
    input: Extent, kernel: Extent, along axis: Axis = .columns, rounding: Rounding = .down
  ) -> [WrongResult<Int>] {
    guard (try? outputExtent(input: input, kernel: kernel, rounding: rounding)) != nil else {
      return []
    }
    return along(axis, kernel: kernel)
      .wrongCounts(over: axis == .rows ? input.rows : input.columns, rounding: rounding)
  }

  /// The results of usual mistakes for the number of output cells, each made down and across; or
  /// rows and columns are added.
  ///
  /// - Returns: as `wrongOutputCounts(input:kernel:along:rounding:)`.
  public func wrongCellCounts(
    input: Extent, kernel: Extent, rounding: Rounding = .down
  ) -> [WrongResult<Int>] {
    guard let right = try? outputExtent(input: input, kernel: kernel, rounding: rounding) else {
      return []
    }
    let (down, across) = (along(.rows, kernel: kernel), along(.columns, kernel: kernel))
    var counts = WrongCounts()
    for misconception in AxisWindow.countMisconceptions {
      guard
        let rows = down.count(over: input.rows, rounding: rounding, making: misconception),
        let columns = across.count(over: input.columns, rounding: rounding, making: misconception)
      else { continue }
      counts.add(misconception, WrittenCount(rows) * WrittenCount(columns))
    }
    counts.add(.addedForMultiplied, WrittenCount(right.rows) + WrittenCount(right.columns))
    return counts.results
  }

  /// The results of usual mistakes for `outputCount`, the most telling first.
  ///
  /// - Returns: as `wrongOutputCounts(input:kernel:along:rounding:)`.
  public static func wrongOutputCounts(
    _ n: Int, kernel: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1,
    rounding: Rounding = .down
  ) -> [WrongResult<Int>] {
    Sliding(stride: Extent(stride), padding: Padding(padding), dilation: Extent(dilation))
      .wrongOutputCounts(
        input: Extent(n), kernel: Extent(kernel), along: .cells, rounding: rounding)
  }

  /// The results of usual mistakes for `sameOutputCount`, the most telling first.
  ///
  /// Where 7 cells and a stride of 2 make 4 outputs, 3 rounds down.
  ///
  /// - Returns: as `wrongOutputCounts(input:kernel:along:rounding:)`.
  public static func wrongSameOutputCounts(
    _ n: Int, kernel: Int, stride: Int = 1, dilation: Int = 1
  ) -> [WrongResult<Int>] {
    guard (try? sameOutputCount(n, kernel: kernel, stride: stride, dilation: dilation)) != nil
    else { return [] }
    let bare = AxisWindow(
      kernel: kernel, stride: stride, dilation: dilation, padding: (0, 0), mode: .zero)
    var results = [
      WrongResult(
        .roundedDown, n / stride, working: SizeFormula.quotient("\(n)", n, stride, .down)),
      WrongResult(.strideForgotten, n),
    ]
    if let count = bare.count(over: n, rounding: .down) {
      results.append(
        WrongResult(
          .paddingForgotten, count, working: SizeFormula(bare, over: n, .down).text(for: count)))
    }
    return results
  }
}

extension Sliding {
  /// The size formula with its numbers: `floor((8 + 2*1 - 3) / 2) + 1`.
  ///
  /// - Parameters:
  ///   - input: as for `outputExtent`.
  ///   - kernel: likewise.
  ///   - axis: the axis.
  /// - Returns: the formula, without `floor` where the stride divides; empty for sizes that
  ///   `outputExtent` refuses.
  public func outputWorking(
    input: Extent, kernel: Extent, along axis: Axis = .columns
  ) -> String {
    let window = along(axis, kernel: kernel)
    let length = axis == .rows ? input.rows : input.columns
    guard (try? outputExtent(input: input, kernel: kernel)) != nil,
      let count = window.count(over: length, rounding: .down)
    else { return "" }
    return SizeFormula(window, over: length, .down).text(for: count)
  }
}

extension AxisWindow {
  /// The results of usual mistakes for the number of windows over so many cells, which has to fit
  /// once.
  func wrongCounts(over length: Int, rounding: Rounding) -> [WrongResult<Int>] {
    var results: [WrongResult<Int>] = []
    func add(_ misconception: Misconception, _ other: AxisWindow, _ rounding: Rounding) {
      guard let count = other.count(over: length, rounding: rounding) else { return }
      let working = SizeFormula(other, over: length, rounding).text(for: count)
      results.append(WrongResult(misconception, count, working: working))
    }
    let room = room(over: length)
    let formula = SizeFormula(self, over: length, rounding)
    if stride > 1 { add(.strideForgotten, with(stride: 1), rounding) }
    if let count = count(over: length, rounding: rounding) {
      results.append(
        WrongResult(
          .firstPlaceForgotten, count - 1,
          working: formula.text(for: count, withFirstPosition: false))
      )
    }
    for (misconception, rule) in [
      (Misconception.roundedUp, Rounding.up), (.roundedDown, .down),
    ] {
      let up = rule == .up && room % stride > 0 ? 1 : 0
      let working = SizeFormula(self, over: length, rule).text(for: room / stride + up + 1)
      results.append(WrongResult(misconception, room / stride + up + 1, working: working))
    }
    if padding.before + padding.after > 0 {
      add(.paddingForgotten, with(padding: (0, 0)), rounding)
      add(.paddingOnce, with(padding: (max(padding.before, padding.after), 0)), rounding)
    }
    if dilation > 1 { add(.dilationForgotten, with(dilation: 1), rounding) }
    let same = (length - 1) / stride + 1
    let working = stride == 1 ? "" : SizeFormula.quotient("\(length)", length, stride, .up)
    results.append(WrongResult(.paddingAssumed, same, working: working))
    return results
  }

  /// The mistakes of `wrongCounts`.
  static let countMisconceptions: [Misconception] = [
    .strideForgotten, .firstPlaceForgotten, .roundedUp, .roundedDown, .paddingForgotten,
    .paddingOnce, .dilationForgotten, .paddingAssumed,
  ]

  /// The number of windows that a mistake gives, the right one where it changes nothing; nil where
  /// none fits.
  func count(over length: Int, rounding: Rounding, making misconception: Misconception) -> Int? {
    guard length > 0, let right = count(over: length, rounding: rounding) else { return nil }
    let wrong = wrongCounts(over: length, rounding: rounding)
    return wrong.first { $0.misconception == misconception }?.value ?? right
  }

  private func with(
    stride: Int? = nil, dilation: Int? = nil, padding: (before: Int, after: Int)? = nil
  ) -> AxisWindow {
    AxisWindow(
      kernel: kernel, stride: stride ?? self.stride, dilation: dilation ?? self.dilation,
      padding: padding ?? self.padding, mode: mode)
  }
}

/// The size formula with its numbers: `floor((7 + 2*1 - 4) / 2) + 1`.
private struct SizeFormula {
  private let room: String
  private let length: Int
  private let stride: Int
  private let rounding: Rounding

  init(_ window: AxisWindow, over length: Int, _ rounding: Rounding) {
    let (before, after) = window.padding
    var room = "\(length)"
    if before == after {
      if before > 0 { room += " + 2*\(before)" }
    } else {
      for cells in [before, after] where cells > 0 { room += " + \(cells)" }
    }
    self.room = room + " - \(window.span)"
    self.length = window.room(over: length)
    stride = window.stride
    self.rounding = rounding
  }

  /// The formula; empty where it does not give the count, as for a last window that starts past
  /// the input and so is left out.
  func text(for count: Int, withFirstPosition isWhole: Bool = true) -> String {
    let up = rounding == .up && length % stride > 0 ? 1 : 0
    guard length / stride + up + 1 == count else { return "" }
    let positions = stride == 1 ? room : Self.quotient("(\(room))", length, stride, rounding)
    return isWhole ? positions + " + 1" : positions
  }

  /// `7 / 2`, within `floor` or `ceil` where it is no whole number.
  static func quotient(_ text: String, _ value: Int, _ stride: Int, _ rounding: Rounding) -> String
  {
    let quotient = "\(text) / \(stride)"
    if value % stride == 0 { return quotient }
    // The parentheses of the rounding are enough.
    return "\(rounding == .up ? "ceil" : "floor")(\(quotient))"
  }
}
