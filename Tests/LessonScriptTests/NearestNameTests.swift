import LessonScript
import Testing

@Suite struct NearestNameTests {
  let known = ["stride", "padding", "dilation", "input", "kernel", "n"]

  @Test func findsOneSlip() {
    for slip in ["strde", "strride", "strike", "srtide", "Stride", "STRIDE", "stride"] {
      #expect(nearest(to: slip, among: known) == "stride", "\(slip)")
    }
    #expect(nearest(to: "paddign", among: known) == "padding")
  }

  @Test func isNotFarFetched() {
    for far in ["", "x", "m", "xyz", "colour", "strictly"] {
      #expect(nearest(to: far, among: known) == nil, "\(far)")
    }
    #expect(nearest(to: String(repeating: "stride", count: 1000), among: known) == nil)
    #expect(nearest(to: "stride", among: [String]()) == nil)
  }

  @Test func ordersSeveral() {
    let lessons = ["watch-the-kernel", "watch-a-kernel", "wach-a-kernel", "pooling"]
    #expect(
      nearest(2, to: "watch-a-kernel", among: lessons) == ["watch-a-kernel", "wach-a-kernel"])
    #expect(nearest(0, to: "pooling", among: lessons).isEmpty)
    #expect(nearest(-1, to: "pooling", among: lessons).isEmpty)
  }

  @Test func saysWhatIsKnown() {
    #expect(unknown("key", "strde", among: known) == "unknown key `strde`, did you mean `stride`?")
    #expect(unknown("key", "foo", among: ["a", "b"]) == "unknown key `foo`; known are `a`, `b`")
    #expect(unknown("kind", "foo", among: []) == "unknown kind `foo`")
    #expect(quoted(String(repeating: "x", count: 41)) == "`\(String(repeating: "x", count: 40))…`")
  }
}
