import ConvolutionCore
import LessonScript
import TextScreen

/// Everything that pictures and their maps are made from; `fields` says what each is.
struct PictureSetup: FigureSetup {
  var picture = TestPicture.house
  var size = 12
  /// The numbers of a picture that a body gives; empty for a test picture.
  var rows: [[Float]] = []
  /// A picture of the learner's own, 0 to `white`, in place of any other.
  var own: Tensor?
  /// The part of a colour picture that kernels read.
  var reads = Channel.brightness
  /// The kernels, each of one channel; at least one.
  var bank = Kernels.all.prefix(1).map(\.kernel)
  /// True if the second kernel reads the map of the first.
  var isChain = false
  var padding = 0
  var detects = false
  var isMagnitude = false
  var hasNumbers = false
  var isFixed = false

  /// A part of a colour picture.
  enum Channel: String, CaseIterable {
    case brightness, red, green, blue

    func next(by delta: Int) -> Channel {
      let all = Channel.allCases
      return all[((all.firstIndex(of: self) ?? 0) + delta.signum() + all.count) % all.count]
    }
  }

  /// The value of white in a picture of the learner's own: brightness is in per cent.
  static let white: Float = 100
  /// The most kernels side by side.
  static let bankLimit = 4
  /// The largest sides of a picture and a kernel that a body gives.
  static let sideLimit = 36, kernelLimit = 7
  /// The largest side of a picture whose numbers can be read.
  static let numberLimit = 12

  /// The picture as it is shown: one channel, or three for a colour one.
  func shown() throws(ShapeError) -> Tensor {
    if let own { return own }
    if !rows.isEmpty { return try Tensor(rows: rows) }
    return try picture.picture(Extent(size))
  }

  /// Its name.
  var name: String {
    own != nil ? "your picture" : rows.isEmpty ? picture.rawValue : "picture"
  }

  /// The name of a grid in cell addresses: `kernel`, `kernel 2`.
  static func gridName(_ kernel: Int) -> String {
    kernel == 0 ? "kernel" : "kernel \(kernel + 1)"
  }

  /// The catalogue's name of a kernel, if it has one.
  func name(ofKernel index: Int) -> String? {
    bank.indices.contains(index) ? Kernels.all.first { $0.kernel == bank[index] }?.id : nil
  }

  /// Replaces a kernel by the next (1) or previous (-1) of its size in the catalogue.
  mutating func moveKernel(_ index: Int, by delta: Int) {
    guard bank.indices.contains(index) else { return }
    let all = Kernels.all.map(\.kernel).filter { $0.shape == bank[index].shape }
    guard !all.isEmpty else { return }
    let here = all.firstIndex(of: bank[index])
    let next = here.map { $0 + delta.signum() } ?? (delta > 0 ? 0 : all.count - 1)
    bank[index] = all[(next + all.count) % all.count]
  }

  /// The number of cells in which kernels differ from others; one of the catalogue, which a setting
  /// brings, is one difference.
  private func countOfKernelDifferences(from other: PictureSetup) -> Int {
    zip(bank, other.bank).enumerated().reduce(0) { sum, pair in
      let (index, (mine, its)) = pair
      if mine == its { return sum }
      return sum + (name(ofKernel: index) != nil ? 1 : mine.differingCells(from: its))
    }
  }

  private var kernelGrids: [CellGrid] {
    bank.enumerated().map { index, kernel in
      CellGrid(
        Self.gridName(index), rows: kernel.shape.rows, columns: kernel.shape.columns,
        isEditable: true)
    }
  }

  private mutating func edit(_ cell: CellAddress, _ value: Float) {
    for index in bank.indices where Self.gridName(index) == cell.grid {
      guard bank[index].shape.contains(channel: 0, row: cell.row, column: cell.column) else {
        return
      }
      bank[index][0, cell.row, cell.column] = value
    }
  }
}

// MARK: - Options

extension PictureSetup {
  static let fields: [Field<PictureSetup>] =
    [
      .custom(
        OptionSpec(
          "picture", .wordOrGrids(TestPicture.allCases.map(\.rawValue)), default: "house",
          "what the kernels read; the house is 24×24, the others have a size"), read: readPicture
      ).counting { $0.picture == $1.picture && $0.rows == $1.rows ? 0 : 1 },
      .setting(
        "picture", value: { $0.isFixed || $0.own != nil ? nil : $0.name },
        move: { $0.movePicture(by: $1) }),
      .integer("size", \.size, 3...sideLimit, "rows and columns of a picture that has none"),
      .custom(
        OptionSpec(
          "kernel", .wordOrGrids(Kernels.all.map(\.id)), default: "sobel-x", "the kernel"),
        grids: { $0.kernelGrids }, edit: { $0.edit($1, $2) }
      ) { if let kernel = $0.kernel("kernel") { $1.bank = [kernel] } }
      .counting { $1.countOfKernelDifferences(from: $0) },
      .custom(
        OptionSpec("bank", .words(Kernels.all.map(\.id)), "several kernels, a map for each"),
        read: readBank),
      .custom(
        OptionSpec(
          "then", .wordOrGrids(Kernels.all.map(\.id)),
          "a second kernel that reads the first one's map; the last step is one kernel for both")
      ) { options, setup in
        guard options.has("then") else { return }
        if options.has("bank") {
          options.report("give either `bank:` or `then:`, not both", for: "then")
        }
        guard let kernel = options.kernel("then") else { return }
        setup.bank = Array(setup.bank.prefix(1)) + [kernel]
        setup.isChain = true
      },
      .integer(
        "padding", \.padding, 0...2, "zeros added on every side", setting: true,
        while: { !$0.isChain }),
      .flag(
        "relu", \.detects,
        "negative values of a map become 0; of two kernels, between them", setting: true),
      .flag("magnitude", \.isMagnitude, "maps are shown without their signs"),
      .flag(
        "numbers", \.hasNumbers, "numbers instead of shades, up to \(numberLimit)×\(numberLimit)"),
      .choice("reads", \.reads, "what is read of a learner's own picture in colour"),
      .setting(
        "reads", value: { $0.own?.shape.channels == 3 ? $0.reads.rawValue : nil },
        move: { $0.reads = $0.reads.next(by: $1) }),
      .flag(
        "fixed", \.isFixed, "no other picture takes this one's place, not even the learner's own"),
    ] + (0..<bankLimit).map(kernelSetting)

  /// The kernel of an index as a setting.
  private static func kernelSetting(_ index: Int) -> Field<PictureSetup> {
    .setting(
      gridName(index),
      value: { $0.bank.indices.contains(index) ? $0.name(ofKernel: index) ?? "edited" : nil },
      move: { $0.moveKernel(index, by: $1) })
  }

  private mutating func movePicture(by delta: Int) {
    let all = TestPicture.allCases
    let here = rows.isEmpty ? all.firstIndex(of: picture) ?? 0 : delta > 0 ? -1 : 0
    picture = all[(here + delta.signum() + all.count) % all.count]
    rows = []
  }

  private static func readPicture(_ options: inout OptionReader, _ setup: inout Self) {
    if options.inlineWord("picture") != nil {
      let words = TestPicture.allCases.map(\.rawValue)
      let word = options.word("picture", of: words, default: "house")
      if let picture = TestPicture(rawValue: word) { setup.picture = picture }
    } else if let rows = options.onlyGrid("picture", upTo: sideLimit) {
      setup.rows = rows
    }
  }

  private static func readBank(_ options: inout OptionReader, _ setup: inout Self) {
    guard options.has("bank") else { return }
    if options.has("kernel") {
      options.report("give either `kernel:` or `bank:`, not both", for: "bank")
    }
    let kernels = options.words("bank", of: Kernels.all.map(\.id))
      .compactMap { Kernels.named($0)?.kernel }
    guard kernels.count <= bankLimit else {
      options.report("bank has \(kernels.count) kernels; the limit is \(bankLimit)", for: "bank")
      return
    }
    if !kernels.isEmpty { setup.bank = kernels }
  }
}

extension OptionReader {
  /// A kernel by its name or its rows; nil if it is absent or bad.
  fileprivate mutating func kernel(_ name: String) -> Tensor? {
    if inlineWord(name) != nil {
      return Kernels.named(word(name, of: Kernels.all.map(\.id), default: "sobel-x"))?.kernel
    }
    guard has(name), let rows = onlyGrid(name, upTo: PictureSetup.kernelLimit) else { return nil }
    return try? Tensor(rows: rows)
  }

  /// One grid of numbers; nil if it is absent, bad, too large, or one of several.
  fileprivate mutating func onlyGrid(_ name: String, upTo side: Int) -> [[Float]]? {
    guard has(name), let grids = grids(name) else { return nil }
    let (rows, columns) = (grids[0].count, grids[0].first?.count ?? 0)
    guard grids.count == 1, rows <= side, columns <= side else {
      report(
        grids.count > 1
          ? "\(name) has \(grids.count) grids; expected one"
          : "\(name) is \(rows)×\(columns); expected at most \(side)×\(side)", for: name)
      return nil
    }
    return grids[0].map { $0.map(Float.init) }
  }
}
