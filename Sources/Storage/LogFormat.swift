/// The first line of a progress log, which says how the others are to be read: `{"format":1}`.
enum LogFormat {
  /// The line that this program writes, without its end.
  static let line = #"{"format":1}"#
  /// The number of bytes at the start of a file that are searched for its format.
  static let reach = 128

  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// The format that a line names, or nil if it is no such line.
  static func format(of line: ArraySlice<UInt8>) -> String? {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let blanks = Array(" \t\r".utf8)
    let text = line.dropFirst(line.starts(with: byteOrderMark) ? byteOrderMark.count : 0)
      .filter { !blanks.contains($0) }
    let start = Array(#"{"format":"#.utf8)
    guard text.starts(with: start) else { return nil }
    let value = text.dropFirst(start.count).prefix {
      $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "}")
    }
    guard !value.isEmpty, value.endIndex < text.endIndex else { return nil }
    return String(decoding: value, as: UTF8.self)
  }

  /// The format that the first bytes of a file name, if it is not the one that this program reads.
  ///
  /// A first line without an end was torn and names none; without any, the format is 1.
  static func newerFormat(inHead head: [UInt8]) -> String? {
    guard let end = head.firstIndex(of: lineFeed) ?? (head.count == reach ? reach : nil),
      let format = format(of: head[..<end])
    else { return nil }
    return format == "1" ? nil : format
  }
}
