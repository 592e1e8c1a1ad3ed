import ConvolutionCore
import Testing

@Suite struct ParameterCountTests {
  @Test(arguments: [
    (512 * 512 * 3, 1000, 786_433_000), (224 * 224 * 3, 1000, 150_529_000), (784, 1000, 785_000),
    (32 * 32 * 3, 1000, 3_073_000), (1080 * 1920 * 3, 1000, 6_220_801_000),
    (64 * 64 * 3, 512, 6_291_968), (224 * 224 * 3, 512, 77_070_848),
    (224 * 224 * 3, 64 * 224 * 224, 483_388_358_656), (32 * 32 * 3, 16 * 28 * 28, 38_547_712),
  ])
  func dense(inputs: Int, outputs: Int, expected: Int) throws {
    #expect(try ParameterCount.dense(inputs: inputs, outputs: outputs) == expected)
    #expect(
      try ParameterCount.dense(inputs: inputs, outputs: outputs, bias: false)
        == expected - outputs)
  }

  @Test(arguments: [
    (3, 3, 64, 1792), (3, 64, 128, 73_856), (5, 64, 128, 204_928), (1, 64, 128, 8320),
    (5, 3, 16, 1216), (5, 3, 64, 4864),
  ])
  func convolution(kernel: Int, inputs: Int, outputs: Int, expected: Int) throws {
    #expect(
      try ParameterCount.convolution(kernel: Extent(kernel), from: inputs, to: outputs) == expected)
    #expect(
      try ParameterCount.convolution(
        kernel: Extent(kernel), from: inputs, to: outputs, bias: false) == expected - outputs)
  }

  /// The second layer of AlexNet (Krizhevsky, Sutskever and Hinton 2012): 256·(48·25 + 1).
  @Test func groupsReadTheirOwnChannels() throws {
    #expect(
      try ParameterCount.convolution(kernel: Extent(5), from: 96, to: 256, groups: 2) == 307_456)
    #expect(
      message {
        try ParameterCount.convolution(kernel: Extent(5), from: 95, to: 256, groups: 2)
      } == "95 input channels in 2 groups: 95 = 2·47 + 1, expected no remainder")
  }

  @Test func locallyConnectedSharesNothing() throws {
    #expect(
      try ParameterCount.locallyConnected(
        kernel: Extent(3), from: 1, to: 1, outputExtent: Extent(222), bias: false) == 443_556)
    #expect(
      try ParameterCount.locallyConnected(
        kernel: Extent(5), from: 3, to: 16, outputExtent: Extent(28)) == 784 * 1216)
  }

  @Test func pastSixtyFourBitsTheErrorCarriesTheNumber() throws {
    let error = #expect(throws: ShapeError.self) {
      try ParameterCount.dense(inputs: 1_000_000_000_000, outputs: 12_000_000_000_000)
    }
    guard case .overflow(_, let number) = error else { throw try #require(error) }
    #expect(number == 1.2000000000012e25)
    #expect(
      error.map { "\($0)" }
        == "12000000000000·(1000000000000 + 1) parameters = 1.2000000000012e+25, "
        + "more than 9223372036854775807")
  }

  @Test func refusesCountsBelowOne() {
    #expect(
      message { try ParameterCount.dense(inputs: 0, outputs: 1) }
        == "inputs 0, expected 1 or more")
  }
}
