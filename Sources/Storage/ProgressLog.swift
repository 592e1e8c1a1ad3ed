#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file in which a learner's progress is kept: lines that are only ever added.
///
/// A line is on the disk when `append` returns, unless it need not be: it survives a killed program, a full disk, and other
/// sessions that write at the same time. What cannot be read is left as it is.
public struct ProgressLog {
  /// The path of the file, from the root.
  public let path: String
  /// The lines that could not be kept so far; the next `append` tries again.
  public private(set) var unsaved: [String] = []
  let system: any SystemCalls

  /// Creates the log that lies at a path; no file is touched.
  public init(path: String) { self.init(path: path, system: OperatingSystem()) }

  init(path: String, system: any SystemCalls) {
    self.path = path
    self.system = system
  }

  /// The standard path of the log: `$XDG_DATA_HOME/convtutor/progress.jsonl`, or the same below
  /// `$HOME/.local/share`.
  ///
  /// A relative `$XDG_DATA_HOME` does not count, as the XDG Base Directory Specification has it.
  public static func path(in environment: Environment) throws(StorageError) -> String {
    let name = "convtutor/progress.jsonl"
    if let data = environment("XDG_DATA_HOME"), data.hasPrefix("/") { return "\(data)/\(name)" }
    guard let home = environment("HOME"), !home.isEmpty else {
      throw StorageError("$HOME", "is not set")
    }
    guard home.hasPrefix("/") else { throw StorageError(home, "($HOME) is not an absolute path") }
    return "\(home)/.local/share/\(name)"
  }

  /// Adds lines, which hold no line feeds, and those not kept before; on return all are on the disk.
  ///
  /// Otherwise it throws why, the file is as before, and the lines are `unsaved`. An empty array
  /// tries the unsaved ones again. If another program has locked the file it waits, for so many
  /// milliseconds. Without `synchronizing` it waits for no disk: the lines survive the program, and
  /// are on the disk with the next ones that are synchronized.
  public mutating func append(
    _ lines: [String], waiting milliseconds: Int = 500, synchronizing: Bool = true
  ) throws(StorageError) {
    unsaved += lines
    guard !unsaved.isEmpty else { return }
    let file = try openForAppending()
    try file.lock(waiting: milliseconds)
    let size = try file.status().size
    var bytes = try opening(of: file, size: size)
    for line in unsaved {
      bytes += Array(line.utf8)
      bytes.append(LogFormat.lineFeed)
    }
    try file.append(bytes, to: size, synchronizing: synchronizing)
    if size == 0 { synchronizeFolder(of: path) }
    unsaved = []
  }

  /// The bytes that must precede the next line: the format in an empty file, else the end of a line
  /// that was torn.
  private func opening(
    of file: borrowing RegularFile, size: Int
  ) throws(StorageError) -> [UInt8] {
    guard size > 0 else { return Array(LogFormat.line.utf8) + [LogFormat.lineFeed] }
    let head = try file.prefix(LogFormat.reach)
    if let format = LogFormat.newerFormat(inHead: head) {
      throw StorageError(
        path, "is of format \(format), from a newer convtutor; it is left as it is")
    }
    return try file.read(at: size - 1, count: 1) == [LogFormat.lineFeed] ? [] : [LogFormat.lineFeed]
  }
}

// MARK: - Making the file

extension ProgressLog {
  private func openForAppending() throws(StorageError) -> RegularFile {
    let flags = O_RDWR | O_APPEND | O_CREAT
    do {
      return try RegularFile(path, flags: flags, system: system)
    } catch {
      guard error.cause?.number == ENOENT else { throw error }
    }
    try makeFolder(of: path)
    return try RegularFile(path, flags: flags, system: system)
  }

  /// Makes the folder that a path lies in, and those above it that are missing.
  private func makeFolder(of path: String) throws(StorageError) {
    let folder = path.folder
    do {
      try makeDirectories(folder)
    } catch {
      throw StorageError(folder, "cannot be made", cause: error)
    }
  }

  private func makeDirectories(_ path: String) throws(SystemError) {
    do {
      try makeDirectory(path)
    } catch {
      guard error.number == ENOENT, path.folder != path else { throw error }
      try makeDirectories(path.folder)
      try makeDirectory(path)
    }
  }

  private func makeDirectory(_ path: String) throws(SystemError) {
    do {
      try system.makeDirectory(path)
      synchronizeFolder(of: path)
    } catch {
      guard error.number == EEXIST else { throw error }
    }
  }

  /// Brings a new name onto the disk; where the file system cannot, nothing else is to be done.
  private func synchronizeFolder(of path: String) {
    guard let descriptor = try? system.open(path.folder, O_RDONLY | O_DIRECTORY) else { return }
    try? system.synchronize(descriptor)
    system.close(descriptor)
  }
}

// MARK: - Adding to the file

extension RegularFile {
  fileprivate func lock(waiting milliseconds: Int) throws(StorageError) {
    do {
      try system.lock(descriptor, waiting: milliseconds)
    } catch {
      throw StorageError(path, "cannot be locked", cause: error)
    }
  }

  /// Writes bytes at the end of a file of a known size, and onto the disk if so wanted, or leaves it
  /// as it was.
  func append(
    _ bytes: [UInt8], to size: Int, synchronizing: Bool = true
  ) throws(StorageError) {
    do throws(SystemError) {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = try system.write(rest, to: descriptor)
        guard count > 0 else { throw SystemError(EIO) }
        rest = rest.dropFirst(count)
      }
      if synchronizing { try system.synchronize(descriptor) }
    } catch {
      // If this fails too, the next append closes the torn line.
      try? system.truncate(descriptor, to: size)
      throw StorageError(path, "cannot be written", cause: error)
    }
  }
}

extension ProgressLog {
  /// The findings in the file.
  public struct Summary: Equatable, Sendable {
    /// The number of accepted lines.
    public var lineCount = 0
    /// The number of other lines: they stay in the file.
    public var damagedCount = 0
    /// The number of the first damaged line, from 1; nil if none is.
    public var firstDamagedLine: Int?
    /// True if the last line has no end: it was being written when a program died, and is ignored.
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

extension ProgressLog {
  /// The most copies that are kept beside the log.
  private static let copyLimit = 1_000

  /// Copies the log to a new file beside it, `progress.jsonl.1` or the next free number, and
  /// returns that file's path; nil if there is no log yet.
  ///
  /// The copy is on the disk when this returns; no file that exists is touched.
  public func makeCopy() throws(StorageError) -> String? {
    let bytes: [UInt8]
    do throws(StorageError) {
      bytes = try RegularFile(path, flags: O_RDONLY, system: system).contents(limit: Self.limit)
    } catch {
      guard error.cause?.number == ENOENT else { throw error }
      return nil
    }
    for number in 1...Self.copyLimit {
      let copy = "\(path).\(number)"
      do throws(StorageError) {
        let file = try RegularFile(copy, flags: O_WRONLY | O_CREAT | O_EXCL, system: system)
        try file.append(bytes, to: 0)
        return copy
      } catch {
        guard error.cause?.number == EEXIST else { throw error }
      }
    }
    throw StorageError(path, "has \(Self.copyLimit) copies beside it already")
  }
}
