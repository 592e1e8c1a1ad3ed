/// A picture in one of the formats of the Netpbm family: PGM (P2, P5) or PPM (P3, P6).
///
/// Every scanner, camera tool and converter writes them. Nothing in a file can do more than be
/// refused: sizes are checked before anything is made of them.
public struct NetpbmHeader: Hashable, Sendable {
  /// Rows and columns, 1 to `sideLimit` each.
  public let extent: Extent
  /// 1 for a grey picture, 3 for one in colour.
  public let channels: Int
  /// The number that stands for white, 1 to 65,535.
  public let maximum: Int
  /// True if the samples are decimal numbers, false if they are bytes.
  let isPlain: Bool
  /// The index of the first byte after the header.
  let length: Int

  /// The largest side.
  public static let sideLimit = 8_192

  /// Reads the start of a file.
  ///
  /// - Parameter bytes: at least the header; the rest is not looked at.
  /// - Throws: `NetpbmError` for what is no such picture, or one that is too large.
  public init(_ bytes: [UInt8]) throws(NetpbmError) {
    var scanner = NetpbmScanner(bytes)
    let kind = bytes.count > 1 && bytes[0] == UInt8(ascii: "P") ? bytes[1] : 0
    switch kind {
    case UInt8(ascii: "2"), UInt8(ascii: "5"): channels = 1
    case UInt8(ascii: "3"), UInt8(ascii: "6"): channels = 3
    default: throw NetpbmError("is not a PGM or PPM picture, which starts with P2, P3, P5 or P6")
    }
    isPlain = kind < UInt8(ascii: "5")
    scanner.index = 2
    let columns = try scanner.headerNumber("width", upTo: Self.sideLimit)
    let rows = try scanner.headerNumber("height", upTo: Self.sideLimit)
    maximum = try scanner.headerNumber("white", upTo: 65_535)
    extent = Extent(rows: rows, columns: columns)
    // One byte of white space ends the header; samples may look like more of it.
    length = scanner.index + 1
  }
}

extension Tensor {
  /// The picture of a PGM or PPM file, made smaller as `AreaMean` does it, with black as 0 and white
  /// as another number: one channel of PGM, three of PPM.
  ///
  /// - Parameters:
  ///   - file: the whole file; bytes after the picture are left out.
  ///   - most: the rows and columns that the result has at most.
  ///   - white: the number for white.
  /// - Throws: `NetpbmError` for whatever is wrong with the file.
  public init(netpbm file: [UInt8], within most: Extent, white: Float) throws(NetpbmError) {
    let header = try NetpbmHeader(file)
    let mean = Result { () throws(ShapeError) in
      try AreaMean(from: header.extent, channels: header.channels, within: most)
    }
    guard case .success(var mean) = mean else { throw NetpbmError("cannot be made that small") }
    let scale = white / Float(header.maximum)
    var scanner = NetpbmScanner(file, at: header.length)
    let samples = header.extent.columns * header.channels
    var row = [Float](repeating: 0, count: samples)
    for _ in 0..<header.extent.rows {
      for index in 0..<samples {
        row[index] = scale * Float(try scanner.sample(header))
      }
      mean.add(row)
    }
    self = mean.picture
  }
}

/// The reason why a file is no picture, as the rest of a sentence: "ends before its last pixel".
public struct NetpbmError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The reason.
  public let description: String

  init(_ description: String) { self.description = description }
}

/// Reads numbers off bytes, and never past their end.
private struct NetpbmScanner {
  private let bytes: [UInt8]
  var index: Int

  init(_ bytes: [UInt8], at index: Int = 0) { (self.bytes, self.index) = (bytes, index) }

  /// A number of the header, from 1.
  mutating func headerNumber(_ name: String, upTo most: Int) throws(NetpbmError) -> Int {
    guard let number = number(upTo: most) else {
      throw NetpbmError("has no \(name) where one is expected, a number from 1 to \(most)")
    }
    guard (1...most).contains(number) else {
      let size = number > most ? "more than \(most)" : "\(number)"
      throw NetpbmError("has a \(name) of \(size); expected 1 to \(most)")
    }
    return number
  }

  /// The next sample of a picture.
  mutating func sample(_ header: NetpbmHeader) throws(NetpbmError) -> Int {
    var sample: Int?
    if header.isPlain {
      sample = number(upTo: header.maximum)
    } else if header.maximum < 256 {
      sample = byte()
    } else if let high = byte(), let low = byte() {
      sample = high << 8 | low
    }
    guard let sample else {
      throw NetpbmError(
        index >= bytes.count
          ? "ends before its last pixel" : "holds something that is not a number among its pixels")
    }
    guard sample <= header.maximum else {
      throw NetpbmError("has a pixel brighter than its white, \(header.maximum)")
    }
    return sample
  }

  private mutating func byte() -> Int? {
    guard index < bytes.count else { return nil }
    index += 1
    return Int(bytes[index - 1])
  }

  /// The decimal number after white space and comments; `most` + 1 for any that is larger, and nil
  /// where something else is, or the end.
  private mutating func number(upTo most: Int) -> Int? {
    skipBlanks()
    let start = index
    var number = 0
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
      number = min(most + 1, number * 10 + Int(bytes[index] - 0x30))
      index += 1
    }
    return index > start ? number : nil
  }

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09...0x0D: index += 1
      case UInt8(ascii: "#"):
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
      default: return
      }
    }
  }
}
