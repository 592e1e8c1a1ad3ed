#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A rectangle of complex numbers, the real and the imaginary parts each in a list of their own.
///
/// Both sides are powers of two, as the radix-2 Fourier transform wants them.
struct ComplexGrid {
  private(set) var rows: Int
  private(set) var columns: Int
  private(set) var real: [Float]
  private(set) var imaginary: [Float]

  /// A grid of zeros.
  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    real = [Float](repeating: 0, count: rows * columns)
    imaginary = real
  }

  /// One channel of a tensor in the top left corner, zeros around it.
  init(_ tensor: Tensor, channel: Int, rows: Int, columns: Int) {
    self.init(rows: rows, columns: columns)
    let (height, width) = (tensor.shape.rows, tensor.shape.columns)
    for row in 0..<height {
      let start = (channel * height + row) * width
      for column in 0..<width { real[row * columns + column] = tensor.values[start + column] }
    }
  }

  /// The two-dimensional discrete Fourier transform, without a factor, rows and columns exchanged.
  ///
  /// Leaving the result transposed saves half of the transpositions: transforming twice turns it
  /// back.
  mutating func transform(inverse: Bool = false) {
    transformColumns(inverse: inverse)
    transpose()
    transformColumns(inverse: inverse)
  }

  /// Adds the products of one grid's numbers with the conjugates of another's, cell by cell.
  mutating func add(_ left: ComplexGrid, timesConjugateOf right: ComplexGrid) {
    for i in real.indices {
      let (a, b) = (left.real[i], left.imaginary[i])
      let (c, d) = (right.real[i], right.imaginary[i])
      real[i] += a * c + b * d
      imaginary[i] += b * c - a * d
    }
  }

  /// Transforms every column, all at once: the innermost loop runs along rows.
  ///
  /// Cooley and Tukey (1965): rows in bit-reversed order, then log2(rows) rounds in which rows that
  /// lie `half` apart become their sum and their difference, the lower one turned by a root of
  /// unity first.
  private mutating func transformColumns(inverse: Bool) {
    reverseRowBits()
    var half = 1
    while half < rows {
      for k in 0..<half {
        let angle = (inverse ? 1 : -1) * Double.pi * Double(k) / Double(half)
        let root = (real: Float(cos(angle)), imaginary: Float(sin(angle)))
        for upper in stride(from: k, to: rows, by: 2 * half) {
          Self.combine(
            &real, &imaginary, upper: upper * columns, lower: (upper + half) * columns,
            count: columns, root)
        }
      }
      half *= 2
    }
  }

  /// Replaces two rows by their sum and difference, the lower one turned by `root` first.
  private static func combine(
    _ real: inout [Float], _ imaginary: inout [Float], upper: Int, lower: Int, count: Int,
    _ root: (real: Float, imaginary: Float)
  ) {
    var re = real.mutableSpan
    var im = imaginary.mutableSpan
    for column in 0..<count {
      let (a, b) = (upper &+ column, lower &+ column)
      let turned = (
        real: re[b] * root.real - im[b] * root.imaginary,
        imaginary: re[b] * root.imaginary + im[b] * root.real
      )
      re[b] = re[a] - turned.real
      im[b] = im[a] - turned.imaginary
      re[a] += turned.real
      im[a] += turned.imaginary
    }
  }

  /// Puts each row where its number, read from the last binary digit to the first, says.
  private mutating func reverseRowBits() {
    var reversed = 0
    for row in 0..<rows {
      if row < reversed {
        for column in 0..<columns {
          real.swapAt(row * columns + column, reversed * columns + column)
          imaginary.swapAt(row * columns + column, reversed * columns + column)
        }
      }
      // Adds one to `reversed` from the top digit down.
      var digit = rows / 2
      while digit > 0, reversed & digit != 0 {
        reversed ^= digit
        digit /= 2
      }
      reversed |= digit
    }
  }

  private mutating func transpose() {
    var turned = ComplexGrid(rows: columns, columns: rows)
    for row in 0..<rows {
      for column in 0..<columns {
        turned.real[column * rows + row] = real[row * columns + column]
        turned.imaginary[column * rows + row] = imaginary[row * columns + column]
      }
    }
    self = turned
  }
}
