import ConvolutionCore
import LessonScript

extension KernelSlideFigure {
  static let options = [
    OptionSpec("input", .grids, "the input; one grid a channel"),
    OptionSpec(
      "kernel", .wordOrGrids(Kernels.all.map(\.id)),
      "the kernel; one grid a channel, or one for all"
    ),
    OptionSpec("bank", .words(Kernels.all.map(\.id)), "several kernels, a map for each"),
    OptionSpec("bias", .number, default: "0", "added to every sum"),
    OptionSpec("stride", .integer(1...8), default: "1", "cells from one window to the next"),
    OptionSpec("padding", .integer(0...8), default: "0", "cells added on every side"),
    OptionSpec("padding-kind", .word(paddingWords), default: "zero", "what the added cells hold"),
    OptionSpec("dilation", .integer(1...8), default: "1", "cells from one tap to the next"),
    OptionSpec("flip", .flag, default: "no", "turn the kernel by 180 degrees: true convolution"),
    OptionSpec(
      "ask", .words(askWords), default: "value",
      "what `predict:` asks for, the first of these that a step has: its value; from step 2 on the "
        + "change, larger or smaller; before step 1 the size, the whole map or its largest cell"),
  ]

  static let example = """
    input:
      11 2 0 31
      0 21 2 0
      12 0 41 2
      1 13 0 51
    kernel:
      1 2 3
      4 5 6
      7 8 9
    predict: 2
    say:
      1: Nine products, one sum.
    """

  static let askWords = KernelSlideSetup.Asked.allCases.map(\.rawValue)
  static let paddingWords = Padding.Mode.allCases.map(\.rawValue)

  /// The largest side of an input: more would be a picture, not numbers to follow.
  static let sideLimit = 64
  /// The most kernels of a bank.
  static let bankLimit = 8
  /// The most channels.
  static let channelLimit = 64

  init(_ options: inout OptionReader) throws(LessonErrors) {
    let input = Self.tensor("input", in: &options)
    let kernels = Self.bank(for: input, in: &options)
    let bias = Float(options.number("bias", default: 0))
    let stride = options.integer("stride", in: 1...8, default: 1)
    let padding = options.integer("padding", in: 0...8, default: 0)
    let word = options.word("padding-kind", of: Self.paddingWords, default: "zero")
    let dilation = options.integer("dilation", in: 1...8, default: 1)
    let isFlipped = options.flag("flip")
    let asked = options.words("ask", of: Self.askWords)
      .compactMap(KernelSlideSetup.Asked.init(rawValue:))
    try options.finish()
    guard let input, let kernels else {
      throw LessonErrors([LessonError("kernel-slide needs `input:`", at: options.location)])
    }
    let setup = KernelSlideSetup(
      input: input, bank: kernels, bias: bias, stride: stride, padding: padding,
      paddingMode: Padding.Mode(rawValue: word) ?? .zero, dilation: dilation,
      isFlipped: isFlipped, asked: asked.isEmpty ? [.value] : asked)
    do {
      try self.init(setup)
    } catch {
      throw LessonErrors([LessonError(error.description, at: options.location)])
    }
  }

  /// The kernels of the body: those of `bank:`, or the one of `kernel:`.
  private static func bank(for input: Tensor?, in options: inout OptionReader) -> [Tensor]? {
    guard options.has("bank") else {
      return kernel(for: input, in: &options).map { [$0] }
    }
    if options.has("kernel") {
      options.report("give either `kernel:` or `bank:`, not both", for: "bank")
    }
    if (input?.shape.channels ?? 1) > 1 {
      options.report("a bank takes an input of one channel", for: "bank")
    }
    let names = options.words("bank", of: Kernels.all.map(\.id))
    let kernels = names.compactMap { Kernels.named($0)?.kernel }
    guard kernels.count <= bankLimit else {
      options.report("bank has \(kernels.count) kernels; the limit is \(bankLimit)", for: "bank")
      return nil
    }
    return kernels.isEmpty ? nil : kernels
  }

  /// The kernel of the body: a name of the catalogue, one slice for all channels, or all slices.
  private static func kernel(for input: Tensor?, in options: inout OptionReader) -> Tensor? {
    let channels = input?.shape.channels ?? 1
    var slice = Kernels.all.first?.kernel
    if options.inlineWord("kernel") != nil {
      let word = options.word("kernel", of: Kernels.all.map(\.id), default: "sobel-x")
      slice = Kernels.named(word)?.kernel
    } else if options.has("kernel") {
      slice = tensor("kernel", in: &options)
    }
    guard let slice, slice.shape.channels == 1, channels > 1 else { return slice }
    return try? KernelSlideSetup.repeated(slice, channels: channels)
  }

  private static func tensor(_ name: String, in options: inout OptionReader) -> Tensor? {
    guard options.has(name) else {
      options.report("kernel-slide needs `\(name):`", for: name)
      return nil
    }
    guard let grids = options.grids(name) else { return nil }
    let side = max(grids[0].count, grids[0].first?.count ?? 0)
    guard side <= sideLimit, grids.count <= channelLimit else {
      options.report(
        "\(name) is \(grids.count)×\(grids[0].count)×\(grids[0].first?.count ?? 0); expected at "
          + "most \(channelLimit) channels of \(sideLimit)×\(sideLimit)", for: name)
      return nil
    }
    do {
      return try Tensor(channels: grids.map { $0.map { $0.map(Float.init) } })
    } catch {
      options.report(error.description, for: name)
      return nil
    }
  }
}
