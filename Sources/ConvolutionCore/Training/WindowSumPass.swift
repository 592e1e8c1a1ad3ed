/// The same number of eight samples: networks work through a batch eight samples at a time.
///
/// Eight `Double` fill four vector registers without special flags, which with two filters at a
/// time hides how long an addition takes.
typealias Lane = SIMD8<Double>

extension Lane {
  /// The eight numbers added up, always in the same order.
  var total: Double {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }
}

/// A convolution of eight samples, and its two gradients.
///
/// Filters are taken two at a time, so that each number read is used twice; with an odd count the
/// last one is its own partner.
struct WindowSumPass: Hashable, Sendable {
  let input: Shape
  let kernel: Extent
  let output: Shape

  /// The weights of one filter.
  var taps: Int { input.channels * kernel.rows * kernel.columns }

  /// Sums up every window: bias first, then by channel, kernel row and kernel column.
  ///
  /// - Parameters:
  ///   - numbers: the input, `input.count` of them.
  ///   - weights: filter after filter, each channel by channel and row by row.
  ///   - biases: one a filter.
  ///   - results: takes `output.count` numbers.
  func forward(
    _ numbers: Span<Lane>, _ weights: Span<Double>, _ biases: Span<Double>,
    into results: inout MutableSpan<Lane>
  ) {
    let (map, taps) = (output.rows * output.columns, taps)
    for first in stride(from: 0, to: output.channels, by: 2) {
      let second = min(first + 1, output.channels - 1)
      for row in 0..<output.rows {
        for column in 0..<output.columns {
          var sum = (Lane(repeating: biases[first]), Lane(repeating: biases[second]))
          var tap = (first &* taps, second &* taps)
          for channel in 0..<input.channels {
            var start = (channel &* input.rows &+ row) &* input.columns &+ column
            for _ in 0..<kernel.rows {
              Self.addProducts(
                of: numbers, from: start, with: weights, from: tap, count: kernel.columns, to: &sum
              ) { $0 * $1 }
              tap = (tap.0 &+ kernel.columns, tap.1 &+ kernel.columns)
              start = start &+ input.columns
            }
          }
          let cell = row &* output.columns &+ column
          results[first &* map &+ cell] = sum.0
          results[second &* map &+ cell] = sum.1
        }
      }
    }
  }

  /// Adds the slopes by weights and biases of eight samples.
  ///
  /// The slope by a weight is the input that its tap read, times the slope by the output, summed
  /// over all windows and samples.
  ///
  /// - Parameters:
  ///   - numbers: the input.
  ///   - slopes: of the loss by each output.
  ///   - weights: the index of the first weight in `gradient`.
  ///   - biases: the index of the first bias.
  ///   - gradient: is added to.
  func addGradient(
    _ numbers: Span<Lane>, _ slopes: Span<Lane>, weights: Int, biases: Int,
    to gradient: inout MutableSpan<Double>
  ) {
    let (map, taps) = (output.rows * output.columns, taps)
    for filter in 0..<output.channels {
      var sum = Lane.zero
      for cell in filter * map..<(filter + 1) * map { sum += slopes[cell] }
      gradient[biases + filter] += sum.total
    }
    for first in stride(from: 0, to: output.channels, by: 2) {
      let second = min(first + 1, output.channels - 1)
      var tap = 0
      for channel in 0..<input.channels {
        for u in 0..<kernel.rows {
          for v in 0..<kernel.columns {
            var sum = (Lane.zero, Lane.zero)
            for row in 0..<output.rows {
              let start = (channel &* input.rows &+ row &+ u) &* input.columns &+ v
              let cell = (
                first &* map &+ row &* output.columns, second &* map &+ row &* output.columns
              )
              Self.addProducts(
                of: numbers, from: start, with: slopes, from: cell, count: output.columns, to: &sum
              ) { $0 * $1 }
            }
            gradient[weights + first * taps + tap] += sum.0.total
            if second > first { gradient[weights + second * taps + tap] += sum.1.total }
            tap &+= 1
          }
        }
      }
    }
  }

  /// Adds the products of a run of numbers with two runs of factors, weights or slopes, to two sums.
  @inline(__always)
  private static func addProducts<Factor>(
    of numbers: Span<Lane>, from start: Int, with factors: Span<Factor>,
    from starts: (Int, Int), count: Int, to sums: inout (Lane, Lane),
    multiply: (Lane, Factor) -> Lane
  ) {
    let line = numbers.extracting(start..<start &+ count)
    let over = (
      factors.extracting(starts.0..<starts.0 &+ count),
      factors.extracting(starts.1..<starts.1 &+ count)
    )
    for index in line.indices {
      sums.0 += multiply(line[index], over.0[index])
      sums.1 += multiply(line[index], over.1[index])
    }
  }

  /// The slopes by the input: those by the outputs, sent back through the weights they came by.
  ///
  /// This is a full cross-correlation with every kernel turned by 180 degrees.
  func backward(
    _ slopes: Span<Lane>, _ weights: Span<Double>, into results: inout MutableSpan<Lane>
  ) {
    let (map, size) = (output.rows * output.columns, kernel.rows * kernel.columns)
    for first in stride(from: 0, to: input.channels, by: 2) {
      let second = min(first + 1, input.channels - 1)
      for row in 0..<input.rows {
        // The taps whose window lies inside the output.
        let us = max(0, row &- output.rows &+ 1)...min(row, kernel.rows &- 1)
        for column in 0..<input.columns {
          let vs = max(0, column &- output.columns &+ 1)...min(column, kernel.columns &- 1)
          var sum = (Lane.zero, Lane.zero)
          for filter in 0..<output.channels {
            let start = filter &* map &+ row &* output.columns &+ column
            let tap = (
              (filter &* input.channels &+ first) &* size,
              (filter &* input.channels &+ second) &* size
            )
            for u in us {
              for v in vs {
                let slope = slopes[start &- u &* output.columns &- v]
                let offset = u &* kernel.columns &+ v
                sum.0 += slope * weights[tap.0 &+ offset]
                sum.1 += slope * weights[tap.1 &+ offset]
              }
            }
          }
          let cell = row &* input.columns &+ column
          results[first &* input.rows &* input.columns &+ cell] = sum.0
          results[second &* input.rows &* input.columns &+ cell] = sum.1
        }
      }
    }
  }
}
