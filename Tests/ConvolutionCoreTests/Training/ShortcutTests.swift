import ConvolutionCore
import Testing

/// A network that learned a tag instead of the scan.
@Suite struct ShortcutTests {
  /// Without its tag the network guesses; no other patch counts.
  @Test func aBrightTagIsAllThatIsLearned() throws {
    let study = try ShortcutStudy.run(.bright)
    #expect(study.network.parameters.count == 166)
    #expect(study.accuracy == 1 && study.untagged == 0.5)
    let costs = study.covered.map { $0.map { study.accuracy - $0 } }
    let tag = ShortcutStudy.Tag.bright.patch
    #expect(costs[tag.row][tag.column] == 0.5)
    #expect(costs.joined().count { $0 > 0 } == 1)
  }

  /// A faint one is learned beside the shapes; one patch costs most all the same.
  @Test func aFaintTagIsFoundByCovering() throws {
    let study = try ShortcutStudy.run(.faint)
    let tag = ShortcutStudy.Tag.faint.patch
    let fewest = try #require(study.covered.joined().min())
    #expect(study.covered[tag.row][tag.column] == fewest)
    #expect(study.covered.joined().count { $0 == fewest } == 1)
    #expect(study.accuracy - fewest >= 0.05)
    #expect((0.8..<study.accuracy).contains(study.untagged))
  }

  @Test func aPatchOfOneClassIsChanged() throws {
    let images = try ImageSet(
      shape: Shape(channels: 1, rows: 2, columns: 3), pixels: Array(repeating: 1, count: 12),
      labels: [0, 1])
    let part = Region(rows: 1..<5, columns: 1..<3)
    #expect(
      images.changed(in: part, ofClass: 1) { $0 + 4 }.pixels == [
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 5, 5,
      ])
    #expect(images.changed(in: part) { _ in 0 }.pixels.reduce(0, +) == 8)
    let far = Region(rows: 7..<9, columns: 0..<3)
    #expect(images.changed(in: far) { _ in 0 } == images)
    #expect(ShortcutStudy.pixels(of: Position(row: 6, column: 0)).rows == 12..<14)
  }
}
