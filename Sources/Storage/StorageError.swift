#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The reason for which a file could not be read or kept.
public struct StorageError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file or folder, as it was asked for: it may hold any character, so callers that show it make
  /// it safe first.
  public let path: String
  /// The fault, as the rest of a sentence: "is not a regular file".
  public let reason: String
  /// The number of the failed system call behind it, if one failed.
  let cause: SystemError?

  init(_ path: String, _ reason: String, cause: SystemError? = nil) {
    self.path = path
    // Names come as text, so bytes that are none have been replaced, and the name leads nowhere.
    let isNoText = cause?.number == ENOENT && path.unicodeScalars.contains("\u{FFFD}")
    self.reason =
      cause.map { "\(reason): \(isNoText ? "its name is not UTF-8" : $0.words)" } ?? reason
    self.cause = cause
  }

  /// The path and what is wrong with it: "/etc is not a regular file".
  public var description: String { "\(path) \(reason)" }
}

/// The number of a failed system call (`errno`).
struct SystemError: Error, Equatable, Sendable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  /// The meaning of the number, in words of our own: the system's follow the locale.
  var words: String {
    switch number {
    case EACCES, EPERM: "permission denied"
    case EAGAIN: "another program has locked it"
    case EDQUOT: "the disk quota is used up"
    case EEXIST: "it already exists"
    case EFBIG: "it would exceed the file size limit"
    case EINVAL: "invalid argument"
    case EIO: "the device failed"
    case EISDIR: "it is a folder"
    case ELOOP: "its symbolic links form a loop"
    case EMFILE, ENFILE: "too many files are open"
    case ENAMETOOLONG: "the name is too long"
    case ENODEV, ENXIO: "there is no such device"
    case ENOENT: "there is no such file or folder"
    case ENOLCK: "the file system has no locks"
    case ENOMEM: "out of memory"
    case ENOSPC: "the disk is full"
    case ENOTDIR: "a part of the path is not a folder"
    case EROFS: "the disk is read-only"
    case ESTALE: "the file has disappeared"
    default: "system error \(number)"
    }
  }
}
