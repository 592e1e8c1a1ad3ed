import ConvolutionCore
import Expressions
import Learning
import LessonScript

/// A usual way to get a field wrong: the right recurrence, on another chain.
struct FieldMisconception: Sendable {
  /// Which mistake it is.
  let feedback: String
  /// The chain that the mistake amounts to.
  let chain: @Sendable ([FieldLayer]) -> [SlidingWindow]

  /// The field that it yields for a chain; nil if it yields none.
  func field(of layers: [FieldLayer]) -> Int? {
    let fields = try? ReceptiveField.chain(chain(layers))
    return fields.map { $0.last?.size.columns ?? 1 }
  }

  /// All that are looked for, the most telling first.
  static let all = [
    FieldMisconception(
      feedback: "That leaves out the strides of the layers below."
    ) { layers in layers.map { window($0, stride: 1) } },
    FieldMisconception(
      feedback: "That takes the layer's own stride for the jump below it."
    ) { layers in
      layers.map { window($0, stride: 1, dilation: $0.dilation * $0.stride) }
    },
    FieldMisconception(
      feedback: "Its own stride is in it already; only those below count."
    ) { layers in
      layers.flatMap { layer in
        // The stride first, then the taps: as if units stood apart before they looked.
        [SlidingWindow.convolution(1, stride: layer.stride), window(layer, stride: 1)]
      }
    },
    FieldMisconception(feedback: "That leaves out the gaps of dilation.") { layers in
      layers.map { window($0, dilation: 1) }
    },
    FieldMisconception(feedback: "That leaves out the pools; they widen field and jump.") {
      $0.filter { $0.kind == .conv }.map(\.window)
    },
    FieldMisconception(feedback: "That adds the kernels; each adds its taps less one.") {
      layers in
      layers.enumerated().map { index, layer in
        SlidingWindow.convolution(index == 0 ? layer.kernel : layer.kernel + 1)
      }
    },
    FieldMisconception(feedback: "That adds a tap too many: one was seen already.") { layers in
      layers.dropLast().map(\.window) + layers.suffix(1).map { window($0, kernel: $0.kernel + 1) }
    },
    FieldMisconception(feedback: "That multiplies the kernels; fields grow by adding.") {
      $0.map { window($0, stride: $0.kernel, dilation: 1) }
    },
    FieldMisconception(feedback: "That is its own kernel; what it reads sees more already.") {
      $0.suffix(1).map(\.window)
    },
    FieldMisconception(feedback: "That is the field of the layer below.") {
      $0.dropLast().map(\.window)
    },
  ]

  private static func window(
    _ layer: FieldLayer, kernel: Int? = nil, stride: Int? = nil, dilation: Int? = nil
  ) -> SlidingWindow {
    .convolution(
      kernel ?? layer.kernel, stride: stride ?? layer.stride,
      dilation: dilation ?? layer.dilation)
  }
}

extension ReceptiveFieldFigure {
  /// Asks for the field of the layer that a step adds.
  func widthQuestion(about layer: Int) -> Question {
    let layers = Array(setup.layers.prefix(layer))
    let mistakes = FieldMisconception.all.compactMap { misconception in
      misconception.field(of: layers).map { field in
        NumberKey.Mistake(value: Number(field), feedback: [.text(misconception.feedback)])
      }
    }
    let field = stack.fields[layer].size.columns
    return Question(
      id: "step-\(layer + 1)",
      prompt: [.paragraph([.text("Layer \(layer) is added. How wide is its field?")])],
      kind: .number(NumberKey(right: Number(field), mistakes: mistakes)),
      why: [.text("\(formula(of: layer)) = \(field)")])
  }
}
