#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension ProgressLog {
  /// What was found in the file.
  public struct Summary: Equatable, Sendable {
    /// How many lines were accepted.
    public var lineCount = 0
    /// How many lines were not: they stay where they are.
    public var damagedCount = 0
    /// The number of the first damaged line, from 1; nil if none is.
    public var firstDamagedLine: Int?
    /// Whether the last line has no end: it was being written when a program died, and is ignored.
    public var isTorn = false
    /// The format of the file if it is newer than this program: then nothing is ever added to it.
    public var newerFormat: String?

    /// Creates the summary of a file that is not there.
    public init() {}
  }

  /// The largest file that is read: 64 MB.
  static let limit = 64 << 20

  /// Reads all lines in order; no file is no lines.
  ///
  /// `accept` gets each line without its end, whatever bytes it holds, and says whether it makes
  /// sense. Nothing is changed, no folder is made.
  public func read(
    _ accept: (ArraySlice<UInt8>) -> Bool
  ) throws(StorageError) -> Summary {
    var summary = Summary()
    guard let bytes = try contents() else { return summary }
    summary.newerFormat = LogFormat.newerFormat(inHead: Array(bytes.prefix(LogFormat.reach)))
    var rest = bytes[...]
    var number = 0
    while let end = rest.firstIndex(of: LogFormat.lineFeed) {
      var line = rest[..<end]
      rest = rest[(end + 1)...]
      number += 1
      if number == 1, LogFormat.format(of: line) != nil { continue }
      if line.last == LogFormat.carriageReturn { line.removeLast() }
      if line.isEmpty { continue }
      if accept(line) {
        summary.lineCount += 1
      } else {
        summary.damagedCount += 1
        summary.firstDamagedLine = summary.firstDamagedLine ?? number
      }
    }
    summary.isTorn = !rest.isEmpty
    return summary
  }

  /// The bytes of the file, or nil if there is none.
  private func contents() throws(StorageError) -> [UInt8]? {
    do {
      return try RegularFile(path, flags: O_RDONLY, system: system).contents(limit: Self.limit)
    } catch {
      if error.cause?.number == ENOENT { return nil }
      throw error
    }
  }
}
