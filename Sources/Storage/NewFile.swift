#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that is written where there was none.
public enum NewFile {
  /// Writes a text to a file that does not exist yet; one that exists is left as it is.
  ///
  /// - Throws: `StorageError` if there is a file already, or if it cannot be written whole; then it is
  ///   removed again.
  public static func write(_ text: String, to path: String) throws(StorageError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY
    let descriptor = path.utf8.contains(0) ? -1 : open(path, flags, 0o666)
    guard descriptor >= 0 else {
      throw StorageError(
        path, "cannot be written", cause: SystemError(path.utf8.contains(0) ? EINVAL : errno))
    }
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      do {
        rest = rest.dropFirst(try OperatingSystem().write(rest, to: descriptor))
      } catch {
        unlink(path)
        throw StorageError(path, "cannot be written", cause: error)
      }
    }
  }
}

/// The identity and time of a file, which differ after every save.
public struct FileStamp: Equatable, Sendable {
  private let device: UInt64
  private let file: UInt64
  private let size: Int64
  private let seconds: Int
  private let nanoseconds: Int

  /// Looks at a file; nil if there is none.
  public init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    file = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int64(status.st_size)
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    seconds = Int(time.tv_sec)
    nanoseconds = Int(time.tv_nsec)
  }
}
