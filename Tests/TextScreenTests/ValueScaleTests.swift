import Testing
import TextScreen

@Suite struct ValueScaleTests {
  /// sign(v) · max(1, round(4·|v|/m)), worked by hand for a largest magnitude of 8.
  @Test(arguments: [
    (0, 0), (-0.0, 0), (0.001, 1), (1, 1), (2.9, 1), (3, 2), (4, 2), (4.9, 2), (5, 3), (6.9, 3),
    (7, 4), (8, 4), (100, 4), (-0.001, -1), (-2.9, -1), (-3, -2), (-5, -3), (-7, -4), (-8, -4),
    (.infinity, 4), (-.infinity, -4), (.nan, 0), (.leastNonzeroMagnitude, 1),
  ])
  func steps(_ value: Double, _ step: Int) {
    #expect(ValueScale(largest: 8).step(of: value) == step)
  }

  @Test(arguments: [0, -1, .infinity, .nan] as [Double])
  func aScaleOfNothingTellsSigns(_ largest: Double) {
    let scale = ValueScale(largest: largest)
    #expect([-3, -0.5, 0, 0.5, 3].map(scale.step) == [-4, -4, 0, 4, 4])
  }

  @Test(arguments: [
    Double.leastNonzeroMagnitude, 1e-308, 0.1, 1, 3, 1e15, .greatestFiniteMagnitude,
  ])
  func stepsGrowWithTheValueAndMirrorAtZero(_ largest: Double) {
    let scale = ValueScale(largest: largest)
    let steps = (-50...50).map { scale.step(of: largest * (Double($0) / 50)) }
    #expect(steps == steps.sorted())
    #expect(steps == steps.reversed().map { -$0 })
    #expect(steps.first == -4)
    #expect(scale.step(of: largest / 2) == (largest / 2 == 0 ? 0 : 2))
  }
}
