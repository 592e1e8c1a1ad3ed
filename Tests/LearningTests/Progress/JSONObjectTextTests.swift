import Testing

@testable import Learning

@Suite struct JSONObjectTextTests {
  @Test("Fields stand in the order in which they were written, nested to any depth")
  func nesting() {
    var inner = JSONObjectText()
    inner.append("list", ["a", "\"b\""])
    inner.append("none", [String]())
    var outer = JSONObjectText()
    outer.append("text", "x")
    outer.append("number", -3)
    outer.append("truth", false)
    outer.append("object", inner)
    outer.append("objects", [inner, JSONObjectText()])
    let list = #"{"list":["a","\"b\""],"none":[]}"#
    #expect(
      outer.text
        == #"{"text":"x","number":-3,"truth":false,"object":\#(list),"objects":[\#(list),{}]}"#)
  }

  @Test("What is not known is null")
  func nulls() {
    var object = JSONObjectText()
    object.append("text", String?.none)
    object.append("number", Int?.none)
    object.append("truth", Bool?.none)
    object.append("fraction", rounding: nil)
    #expect(object.text == #"{"text":null,"number":null,"truth":null,"fraction":null}"#)
  }

  @Test(
    "A fraction has four places, and what JSON has no word for is null",
    arguments: [
      (53.626902917141365, "53.6269"), (1, "1.0"), (0.00004, "0.0"), (0.00006, "0.0001"),
      (1e306, "null"), (3e18, "3e+18"), (.infinity, "null"), (.nan, "null"), (-.infinity, "null"),
    ])
  func fractions(value: Double, text: String) {
    var object = JSONObjectText()
    object.append("x", rounding: value)
    #expect(object.text == "{\"x\":\(text)}")
  }

  @Test("A name is escaped as a text is, and both come back")
  func escapes() throws {
    let hostile = "\"\\\u{0}\u{1F}\u{7F}\u{9B}\u{200D}\u{202E}\u{2028}\u{2066}\u{FEFF}ä😀"
    var object = JSONObjectText()
    object.append(hostile, hostile)
    #expect(
      object.text.unicodeScalars.allSatisfy {
        0x20...0x7E ~= $0.value || "ä😀".unicodeScalars.contains($0)
      })
    let read = try #require(JSONObject(ArraySlice(object.text.utf8)))
    #expect(read.string(hostile) == hostile)
  }
}
