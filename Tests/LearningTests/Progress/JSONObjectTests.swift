import Testing

@testable import Learning

@Suite struct JSONObjectTests {
  @Test(
    "Values are read as RFC 8259 writes them",
    arguments: [
      (#"{"a":"b"}"#, .string("b")),
      (#" { "a" : "" } "#, .string("")),
      (#"{"a":"\"\\\/\b\f\n\r\t"}"#, .string("\"\\/\u{8}\u{C}\n\r\t")),
      (#"{"a":"\u00e4\u20AC\ud83d\ude00"}"#, .string("ä€😀")),
      (#"{"a":"ä€😀"}"#, .string("ä€😀")),
      (#"{"a":"\u0000"}"#, .string("\0")),
      (#"{"\u0061":0}"#, .integer(0)),
      (#"{"a":-0}"#, .integer(0)),
      (#"{"a":9223372036854775807}"#, .integer(.max)),
      (#"{"a":-9223372036854775808}"#, .integer(.min)),
      (#"{"a":true}"#, .bool(true)),
      (#"{"a":false}"#, .bool(false)),
      (#"{"a":null}"#, .null),
      (#"{"a":1.5}"#, .other),
      (#"{"a":1e400}"#, .other),
      (#"{"a":-0.5E-3}"#, .other),
      (#"{"a":[1,"]",{"b":[]},[]]}"#, .other),
      (#"{"a":{"b":{"a":1}}}"#, .other),
      (#"{"a":1,"a":2}"#, .integer(1)),
      ("{\"b\":[],\t\"a\":7}\r", .integer(7)),
    ] as [(String, JSONObject.Value)])
  func values(text: String, value: JSONObject.Value) throws {
    let object = try #require(JSONObject(ArraySlice(text.utf8)))
    #expect(object["a"] == value)
    #expect(object["c"] == nil)
  }

  @Test(
    "Anything else is damaged",
    arguments: [
      "", " ", "{", "}", "[]", "1", "\"a\"", "null", "{}{}", "{} x", #"{"a"}"#, #"{"a":}"#,
      #"{"a":1,}"#, #"{,"a":1}"#, #"{a:1}"#, #"{'a':1}"#, #"{"a":01}"#, #"{"a":+1}"#, #"{"a":-}"#,
      #"{"a":.5}"#, #"{"a":1.}"#, #"{"a":1e}"#, #"{"a":1e+}"#, #"{"a":0x10}"#, #"{"a":1_000}"#,
      #"{"a":NaN}"#, #"{"a":9223372036854775808}"#, #"{"a":-9223372036854775809}"#,
      #"{"a":99999999999999999999999999999999999999}"#, #"{"a":tru}"#, #"{"a":True}"#,
      #"{"a":nul"#, #"{"a":"b}"#, #"{"a":"\x"}"#, #"{"a":"\u12"}"#, #"{"a":"\u12g4"}"#,
      #"{"a":"\ud83d"}"#, #"{"a":"\ud83dx"}"#, #"{"a":"\ud83d\u0041"}"#, #"{"a":"\ude00"}"#,
      #"{"a":"\"#, #"{"a":"\u"#, #"{"a":[1,]}"#, #"{"a":[1 2]}"#, #"{"a":[}"#, #"{"a":{]}"#,
      "{\"a\":\"tab\there\"}", "{\"a\":\"line\nfeed\"}", "{\"a\":\"\0\"}", "\u{FEFF}{}", "{\u{A0}}",
      "{\"a\":１}",
    ])
  func damage(text: String) {
    #expect(JSONObject(ArraySlice(text.utf8)) == nil)
  }

  @Test(
    "What is not UTF-8 is damaged",
    arguments: [
      [0xFF], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x9B],
    ] as [[UInt8]])
  func encoding(bytes: [UInt8]) {
    for escape in ["", "\\n"] {
      let text = Array("{\"a\":\"\(escape)".utf8) + bytes + Array("\"}".utf8)
      #expect(JSONObject(text[...]) == nil)
    }
  }

  @Test("Nesting is bounded")
  func nesting() {
    func nested(_ depth: Int) -> ArraySlice<UInt8> {
      let brackets = depth - 1
      return ArraySlice(
        (#"{"a":"# + String(repeating: "[", count: brackets)
          + String(repeating: "]", count: brackets) + "}").utf8)
    }
    #expect(JSONObject(nested(JSONReader.nesting)) != nil)
    #expect(JSONObject(nested(JSONReader.nesting + 1)) == nil)
    #expect(JSONObject(nested(200_000)) == nil)
    let objects = String(repeating: #"{"a":"#, count: 200_000)
    #expect(JSONObject(ArraySlice(objects.utf8)) == nil)
  }

  @Test("A slice is read by itself")
  func slice() throws {
    let bytes = Array(#"xx{"a":"\u0062"}yy"#.utf8)
    let object = try #require(JSONObject(bytes[2..<(bytes.count - 2)]))
    #expect(object.string("a") == "b")
  }

  @Test("Fields are asked for by type and range")
  func fields() throws {
    let object = try #require(JSONObject(ArraySlice(#"{"s":"1","i":1,"b":true,"n":null}"#.utf8)))
    #expect(object.string("s") == "1" && object.string("i") == nil && object.string("x") == nil)
    #expect(object.integer("i") == 1 && object.integer("s") == nil && object.integer("x") == nil)
    #expect(object.integer("i", in: 1 ... .max) == 1 && object.integer("i", in: 2 ... .max) == nil)
    #expect(object.integer("x", in: 2 ... .max, default: 0) == 0)
    #expect(object.integer("i", in: 2 ... .max, default: 0) == nil)
    #expect(object.bool("b", default: false) == true && object.bool("x", default: false) == false)
    #expect(object.bool("n", default: false) == nil)
  }
}
