import ConvolutionCore
import Expressions
import TextScreen

extension KernelsLearnedFigure {
  func view(at moment: Moment) -> any View {
    FirstFit(over: Picture.zooms) { zoom in
      for direction in [Stack.Direction.across, .down] {
        // The smallest kernels end with half a row, which is gap enough.
        Stack(.down, gap: 0...(zoom == 1 ? 0 : 1)) {
          if isComparing {
            Label("right answers on 400 other digits: guessing, 50 %, is an empty bar", .quiet)
          }
          for source in setup.sources {
            Stack(direction, gap: direction == .across ? 2...4 : 0...0) {
              isComparing ? results(of: source, at: moment) : rounds(at: moment)
              kernels(of: source, zoom, at: moment)
            }
          }
        }
      }
    }
  }

  // MARK: Kernels

  /// From here on a weight has the strongest shade; one scale serves all sources.
  private static let scale = ValueScale(largest: 0.45)

  private func kernels(of source: KernelSource, _ zoom: Int, at moment: Moment) -> Flow {
    let kernels = kernels(of: source, at: moment)
    let side = KernelSource.side
    let sizes = state(of: moment.step)?.sizes ?? []
    return Flow(gap: zoom == 1 ? 1 : 2) {
      for index in 0..<KernelSource.count {
        let picture = Picture(rows: side, columns: side, zoom: zoom) { row, column in
          guard let kernels else { return .pending }
          return .pixel(.value(kernels[index][row * side + column], on: Self.scale))
        }
        if isComparing {
          picture
        } else {
          let isKnown = moment.asking == nil && sizes.indices.contains(index)
          Stack(.down, gap: 0...0) {
            picture
            Label(SafeText(isKnown ? "\(Number(sizes[index]))" : "").filled(to: side), .quiet)
          }
        }
      }
    }
  }

  // MARK: Words

  /// The columns of the words beside the kernels.
  private static let width = 23

  /// The words beside the centroids where they are alone.
  private func rounds(at moment: Moment) -> Stack {
    let state = moment.asking == nil ? state(of: moment.step) : nil
    let distance = state?.distance.flatMap { Number($0.rounded()) }.map { "\($0)" } ?? "–"
    func line(_ name: String, _ value: String) -> Label {
      var text = StyledText(SafeText(name).filled(to: 17), .quiet)
      text.append(SafeText(value).padded(to: Self.width - 17), .strong)
      return Label(text)
    }
    return Stack(.down, gap: 0...0) {
      line("round", moment.asking == nil ? "\(round(of: moment.step))" : "?")
      line("patches", "\(Number(study.groups(seed: setup.seed).count))")
      line("squared distance", distance)
      Label("below: the patches that", .quiet)
      Label("joined each centroid", .quiet)
    }
  }

  private static func origin(of source: KernelSource) -> SafeText {
    switch source {
    case .random: "drawn by lot"
    case .designed: "made by hand"
    case .kMeans: "from patches"
    case .learned: "from labels"
    }
  }

  /// A source with the bar of its right answers: of the network trained here, or the mean of five.
  private func results(of source: KernelSource, at moment: Moment) -> Stack {
    let (isShown, run) = (showsResults(at: moment), run(of: source))
    let all = KernelStudy.results(for: source)
    let mean = KernelStudy.mean(for: source)
    let share = run.map { $0.accuracies.last ?? 0.5 } ?? mean
    var name = StyledText(SafeText(source.rawValue).filled(to: 11), .strong)
    name.append(Self.origin(of: source).filled(to: 12), .quiet)
    let now = StyledText(SafeText(Self.text(share) + " %").padded(to: 7), .strong)
    let five = SafeText(
      "mean \(Self.text(mean)), \(Self.text(all.min() ?? 0)) to \(Self.text(all.max() ?? 0))"
    ).filled(to: Self.width)
    let isAsked = moment.asking == "rank"
    return Stack(.down, gap: 0...0) {
      Label(name)
      Stack(.across) {
        Meter(isShown ? 2 * (share - 0.5) : 0, width: 15...15)
        Label(isShown ? now : isAsked ? now.asked : now.blanked)
      }
      Label(isShown ? StyledText(five, .quiet) : StyledText(five).blanked)
    }
  }

  func caption(at moment: Moment) -> String {
    let names = setup.sources.map(\.rawValue).joined(separator: ", ")
    let head = "draw \(setup.seed), kernels of 5 by 5: \(names)"
    if moment.asking == "rank" { return "\(head); right answers: ?" }
    if moment.asking == "shapes" { return "\(head); \(rounds) rounds of k-means: ?" }
    if showsResults(at: moment) {
      let results = setup.sources.map { source in
        let all = KernelStudy.results(for: source).map(Self.text)
        let here = run(of: source).map {
          ", here \(Self.text($0.accuracies.last ?? 0.5)) after epoch \(max(0, $0.accuracies.count - 1))"
        }
        return "\(source.rawValue) \(Self.text(KernelStudy.mean(for: source))) % on average, "
          + "\(all.min() ?? "") to \(all.max() ?? "")\(here ?? "")"
      }
      return "right answers of five networks each, draw \(setup.seed): "
        + results.joined(separator: "; ")
    }
    guard rounds > 0 else { return head }
    let state = state(of: moment.step)
    let sizes = state.map { $0.sizes.map { "\(Number($0))" }.joined(separator: ", ") } ?? ""
    let distance = state?.distance.flatMap { Number($0.rounded()) }
    return "\(head); \(name(of: moment.step))"
      + (sizes.isEmpty ? "" : ": patches by centroid \(sizes)")
      + (distance.map { "; squared distance \($0)" } ?? "")
  }
}
