#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The number of a failed system call (`errno`).
struct SystemError: Error, Equatable, Sendable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  /// What the number means, in words of our own: the system's follow the locale.
  var words: String {
    switch number {
    case EACCES, EPERM: "permission denied"
    case EAGAIN: "another program has locked it"
    case EDQUOT: "the disk quota is used up"
    case EEXIST: "it exists"
    case EFBIG: "it would be larger than is allowed"
    case EINVAL: "the system does not take it"
    case EIO: "the device failed"
    case EISDIR: "it is a folder"
    case ELOOP: "its links go round in a circle"
    case EMFILE, ENFILE: "too many files are open"
    case ENAMETOOLONG: "the name is too long"
    case ENODEV, ENXIO: "there is no such device"
    case ENOENT: "there is no such file or folder"
    case ENOLCK: "the file system has no locks"
    case ENOMEM: "out of memory"
    case ENOSPC: "the disk is full"
    case ENOTDIR: "a part of the path is not a folder"
    case EROFS: "the disk is read-only"
    case ESTALE: "the file went away"
    default: "system error \(number)"
    }
  }
}
