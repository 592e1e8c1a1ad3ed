#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The names of what lies in a folder, in no order.
func folderNames(_ path: String) throws(StorageError) -> [String] {
  guard let folder = opendir(path) else {
    throw StorageError(path, "cannot be opened", cause: SystemError(errno))
  }
  defer { closedir(folder) }
  var names: [String] = []
  errno = 0
  while let entry = readdir(folder) {
    names.append(
      withUnsafeBytes(of: &entry.pointee.d_name) { name in
        String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
      })
    errno = 0
  }
  guard errno == 0 else {
    throw StorageError(path, "cannot be read", cause: SystemError(errno))
  }
  return names
}

/// Whether a path leads to a folder.
func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}
