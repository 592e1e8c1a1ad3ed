import ConvolutionCore
import TestSupport
import Testing

@Suite struct AreaMeanTests {
  @Test func eachPixelIsTheMeanOfItsArea() throws {
    let picture = try Tensor(rows: [[0, 4, 8, 12], [0, 4, 8, 12]])
    #expect(try picture.reduced(within: Extent(rows: 9, columns: 2)).rows() == [[2, 10]])
  }

  /// Three columns on two: the middle one counts half for each.
  @Test func partsOfPixelsCountInPart() throws {
    let picture = try Tensor(rows: [[0, 6, 9], [0, 6, 9], [0, 6, 9]])
    let small = try picture.reduced(within: Extent(2))
    #expect(
      small.rows()?.map { $0.map { ($0 * 1_000).rounded() } } == [[2_000, 8_000], [2_000, 8_000]])
  }

  @Test func whatFitsStaysAsItIs() throws {
    let picture = try TestPicture.house.picture(Extent(24))
    #expect(try picture.reduced(within: Extent(24)) == picture)
    #expect(try picture.reduced(within: Extent(rows: 99, columns: 30)) == picture)
  }

  /// The mean brightness stays, whatever the sizes.
  @Test(arguments: 0..<20) func theMeanStays(seed: UInt64) throws {
    var random = TestGenerator(seed: seed)
    let shape = try Shape(
      channels: 3, rows: .random(in: 1...40, using: &random),
      columns: .random(in: 1...40, using: &random))
    let picture = try Tensor(
      shape: shape, values: (0..<shape.count).map { _ in .random(in: 0...255, using: &random) })
    let small = try picture.reduced(
      within: Extent(
        rows: .random(in: 1...20, using: &random), columns: .random(in: 1...20, using: &random)))
    #expect(small.shape.rows <= shape.rows && small.shape.columns <= shape.columns)
    func mean(_ picture: Tensor) -> Float {
      picture.values.reduce(0, +) / Float(picture.values.count)
    }
    #expect(abs(mean(small) - mean(picture)) < 0.05)
  }

  @Test func proportionsAreKept() throws {
    let wide = try Tensor(shape: Shape(channels: 1, rows: 30, columns: 120))
    #expect(try wide.reduced(within: Extent(36)).shape.extent == Extent(rows: 9, columns: 36))
    let thin = try Tensor(shape: Shape(channels: 1, rows: 4_000, columns: 1))
    #expect(try thin.reduced(within: Extent(24)).shape.extent == Extent(rows: 24, columns: 1))
  }

  @Test func brightnessWeighsColours() throws {
    let white = try Tensor(shape: Shape(channels: 3, rows: 1, columns: 1), repeating: 100)
    #expect(abs(white.brightness.values[0] - 100) < 1e-3)
    #expect(white.brightness.shape.channels == 1)
  }
}

@Suite struct NetpbmPictureTests {
  private func picture(_ header: String, _ bytes: [UInt8] = []) throws -> Tensor {
    try Tensor(netpbm: Array(header.utf8) + bytes, within: Extent(100), white: 255)
  }

  private func fault(_ header: String, _ bytes: [UInt8] = []) -> String {
    do {
      _ = try picture(header, bytes)
      return "none"
    } catch { return "\(error)" }
  }

  @Test func theFourFormatsHoldTheSamePicture() throws {
    let grey = try picture("P2\n3 1\n255\n0 51 255\n")
    #expect(grey.rows() == [[0, 51, 255]])
    #expect(try picture("P5 3 1 255\n", [0, 51, 255]) == grey)
    let color = try picture("P3\n# by hand\n2 1\n255\n255 0 0  0 51 255\n")
    #expect(color.shape.channels == 3)
    #expect(color.rows(of: 0) == [[255, 0]] && color.rows(of: 1) == [[0, 51]])
    #expect(try picture("P6 # made by hand\n2 1 255\n", [255, 0, 0, 0, 51, 255]) == color)
  }

  @Test func whiteIsTheMaximum() throws {
    #expect(try picture("P2 2 1 4 0 4").rows() == [[0, 255]])
    #expect(try picture("P5 2 1 65535\n", [0, 0, 255, 255]).rows() == [[0, 255]])
    #expect(try picture("P5 1 1 256\n", [1, 0]).rows() == [[255]])
  }

  /// A picture whose first bytes look like white space or a comment.
  @Test func oneByteEndsTheHeader() throws {
    #expect(try picture("P5 2 1 255\n", [0x0A, 0x23]).rows() == [[10, 35]])
  }

  @Test func whatIsWrongIsSaid() {
    #expect(fault("") == "is not a PGM or PPM picture, which starts with P2, P3, P5 or P6")
    #expect(fault("P4 8 1\n", [1]) == fault("\u{89}PNG"))
    #expect(fault("P5 2 2 255\n", [1, 2, 3]) == "ends before its last pixel")
    #expect(fault("P2 2 1 255 7") == "ends before its last pixel")
    #expect(fault("P2 2 1 255 7 x") == "holds something that is not a number among its pixels")
    #expect(fault("P2 2 1 9 7 10") == "has a pixel brighter than its white, 9")
    #expect(fault("P5 0 2 255\n") == "has a width of 0; expected 1 to 8192")
    #expect(
      fault("P5 8193 99999999999999999999 255\n")
        == "has a width of more than 8192; expected 1 to 8192")
    #expect(fault("P5 2 2 65536\n") == "has a white of more than 65535; expected 1 to 65535")
    #expect(
      fault("P5 2 -2 255\n") == "has no height where one is expected, a number from 1 to 8192")
  }

  /// The header alone says that a picture is too large: no byte of it is needed.
  @Test func sizesAreCheckedInTheHeader() throws {
    #expect(throws: NetpbmError.self) { try NetpbmHeader(Array("P6 8192 8193 255\n".utf8)) }
    let header = try NetpbmHeader(Array("P6 8192 8191 255\n".utf8))
    #expect(header.extent == Extent(rows: 8191, columns: 8192) && header.channels == 3)
  }

  /// Files that were good, with bytes changed, put in, taken out and cut: each is a picture or a
  /// sentence.
  @Test(arguments: 0..<40) func mutatedFilesAreReadOrRefused(seed: UInt64) throws {
    var random = TestGenerator(seed: seed)
    let files = [
      Array("P2\n# a\n4 3\n15\n0 1 2 3 4 5 6 7 8 9 10 11\n".utf8),
      Array("P3 2 2 255\n1 2 3 4 5 6 7 8 9 10 11 12\n".utf8),
      Array("P5 4 2 255\n".utf8) + [0, 9, 10, 32, 35, 80, 254, 255],
      Array("P6 2 1 65535\n".utf8) + (0..<12).map { UInt8($0 * 20) },
    ]
    for _ in 0..<250 {
      var file = files[Int.random(in: 0..<files.count, using: &random)]
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = Int.random(in: 0...file.count, using: &random)
        let byte = [UInt8.random(in: 0...255, using: &random), 0x39, 0x20, 0x23, 0x2D]
          .randomElement(using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: if index < file.count { file[index] = byte ?? 0 }
        case 1: file.insert(byte ?? 0, at: index)
        case 2: if index < file.count { file.remove(at: index) }
        default: file = Array(file.prefix(index))
        }
      }
      do {
        let picture = try Tensor(netpbm: file, within: Extent(24), white: 255)
        #expect(picture.shape.rows <= 24 && picture.shape.columns <= 24)
        #expect(picture.values.allSatisfy { $0 >= 0 && $0 <= 255.001 })
      } catch { #expect(!error.description.isEmpty) }
    }
  }
}
