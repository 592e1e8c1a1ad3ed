#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Eight samples on their way through a network and back.
///
/// Scratch memory: nothing in it outlives the eight samples. Lanes without a sample hold zeros.
struct NetworkPass: Sendable {
  /// The input, then every layer's output.
  private(set) var activations: [[Lane]]
  /// The slope of the loss by each activation.
  private var slopes: [[Lane]]

  init(_ network: TrainableNetwork) {
    let shapes = [network.input] + network.placed.map(\.output)
    activations = shapes.map { [Lane](repeating: .zero, count: $0.count) }
    slopes = activations
  }

  /// Runs up to eight samples through all layers.
  ///
  /// - Parameters:
  ///   - network: the one that the memory was made for.
  ///   - images: has pictures of its input's shape.
  ///   - samples: the indices of the pictures, at most eight.
  mutating func forward(
    _ network: TrainableNetwork, _ images: ImageSet, _ samples: some Collection<Int>
  ) {
    load(images, samples)
    let parameters = network.parameters.span
    for (index, layer) in network.placed.enumerated() {
      // A second reference, so that one list can be read while the next is written.
      let numbers = activations[index]
      var results = activations[index + 1].mutableSpan
      layer.forward(numbers.span, parameters, into: &results)
    }
  }

  /// Puts each sample in a lane of its own.
  private mutating func load(_ images: ImageSet, _ samples: some Collection<Int>) {
    let (size, pixels) = (images.shape.count, images.pixels.span)
    var numbers = activations[0].mutableSpan
    if samples.count < Lane.scalarCount {
      for index in numbers.indices { numbers[index] = .zero }
    }
    for (lane, sample) in zip(0..<Lane.scalarCount, samples) {
      let picture = pixels.extracting(sample * size..<(sample + 1) * size)
      for index in picture.indices { numbers[index][lane] = picture[index] }
    }
  }

  /// The class with the largest logit, the first at a tie, for one of the eight samples.
  func prediction(_ lane: Int) -> Int {
    let logits = activations[activations.count - 1]
    var best = 0
    for index in logits.indices where logits[index][lane] > logits[best][lane] { best = index }
    return best
  }

  /// Adds up the losses of the samples and begins the way back with their slopes.
  ///
  /// The loss is -ln of the share that softmax gives to the label; its slope by a logit is that
  /// logit's share, less 1 for the label.
  ///
  /// - Parameters:
  ///   - images: as for `forward`.
  ///   - samples: likewise.
  ///   - batch: how many samples the slopes are a mean over.
  /// - Returns: the sum of the losses.
  mutating func judge(_ images: ImageSet, _ samples: some Collection<Int>, batch: Int) -> Double {
    let (last, scale) = (slopes.count - 1, 1 / Double(batch))
    let logits = activations[last]
    for index in logits.indices { slopes[last][index] = .zero }
    var total = 0.0
    for (lane, sample) in zip(0..<Lane.scalarCount, samples) {
      let label = images.labels[sample]
      let largest = logits.reduce(-Double.infinity) { max($0, $1[lane]) }
      var sum = 0.0
      for index in logits.indices {
        let share = exp(logits[index][lane] - largest)
        slopes[last][index][lane] = share
        sum += share
      }
      for index in logits.indices {
        slopes[last][index][lane] =
          (slopes[last][index][lane] / sum - (index == label ? 1 : 0)) * scale
      }
      total += log(sum) + largest - logits[label][lane]
    }
    return total
  }

  /// Sends the slopes back and adds those of the parameters up.
  ///
  /// - Parameters:
  ///   - network: as for `forward`.
  ///   - first: the lowest layer whose parameters are wanted.
  ///   - gradient: has a number for each parameter.
  mutating func backward(
    _ network: TrainableNetwork, fromLayer first: Int, to gradient: inout [Double]
  ) {
    let parameters = network.parameters.span
    var sums = gradient.mutableSpan
    for index in stride(from: network.placed.count - 1, through: first, by: -1) {
      let layer = network.placed[index]
      // Second references, so that these lists can be read while another one is written.
      let (numbers, outcome) = (activations[index], activations[index + 1])
      let arrived = slopes[index + 1]
      layer.addGradient(numbers.span, arrived.span, to: &sums)
      guard index > first else { continue }
      var results = slopes[index].mutableSpan
      layer.backward(numbers.span, outcome.span, arrived.span, parameters, into: &results)
    }
  }
}
