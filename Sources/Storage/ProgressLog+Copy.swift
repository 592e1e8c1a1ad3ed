#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension ProgressLog {
  /// The most copies that are kept beside the log.
  private static let copyLimit = 1_000

  /// Copies the log to a new file beside it, `progress.jsonl.1` or the next free number, and
  /// returns that file's path; nil if there is no log yet.
  ///
  /// The copy is on the disk when this returns; no file that exists is touched.
  public func copyAside() throws(StorageError) -> String? {
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
