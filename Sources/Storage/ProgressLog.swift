#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file in which a learner's progress is kept: lines that are only ever added.
///
/// A line is on the disk when `append` returns: it survives a killed program, a full disk, and other
/// sessions that write at the same time. What cannot be read is left as it is.
public struct ProgressLog {
  /// Where the file lies, from the root.
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

  /// Where the log belongs: `$XDG_DATA_HOME/convtutor/progress.jsonl`, or the same below
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
  /// tries the unsaved ones again.
  public mutating func append(_ lines: [String]) throws(StorageError) {
    unsaved += lines
    guard !unsaved.isEmpty else { return }
    let file = try openForAppending()
    try file.lock()
    let size = try file.status().size
    var bytes = try opening(of: file, size: size)
    for line in unsaved {
      bytes += Array(line.utf8)
      bytes.append(LogFormat.lineFeed)
    }
    try file.append(bytes, to: size)
    if size == 0 { synchronizeFolder(of: path) }
    unsaved = []
  }

  /// What has to stand before the next line: the format in an empty file, else the end of a line
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
  fileprivate func lock() throws(StorageError) {
    do {
      try system.lock(descriptor)
    } catch {
      throw StorageError(path, "cannot be locked", cause: error)
    }
  }

  /// Writes bytes at the end of a file of a known size and onto the disk, or leaves it as it was.
  func append(_ bytes: [UInt8], to size: Int) throws(StorageError) {
    do throws(SystemError) {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = try system.write(rest, to: descriptor)
        guard count > 0 else { throw SystemError(EIO) }
        rest = rest.dropFirst(count)
      }
      try system.synchronize(descriptor)
    } catch {
      // If this fails too, the next append closes the torn line.
      try? system.truncate(descriptor, to: size)
      throw StorageError(path, "cannot be written", cause: error)
    }
  }
}
