#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Paths are text; these are the two ways they are taken apart.

extension String {
  /// The folder that this path lies in; that of `/` is `/`, that of a bare name `.`.
  var folder: String {
    let path = withoutSlashesAtEnd
    guard let slash = path.lastIndex(of: "/") else { return path.isEmpty ? "/" : "." }
    let folder = String(path[..<slash]).withoutSlashesAtEnd
    return folder.isEmpty ? "/" : String(folder)
  }

  /// The last name of this path.
  var fileName: String {
    let path = withoutSlashesAtEnd
    return String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }

  private var withoutSlashesAtEnd: Substring {
    var path = self[...]
    while path.last == "/" { path.removeLast() }
    return path
  }
}

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

/// True if a path leads to a folder.
func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// The path of the running program, from the root and without links; nil if it is not found.
///
/// Linux says it; elsewhere it is `name`, the first argument of the program, looked for as a shell
/// would: a name without a slash in the folders of `$PATH`.
public func executablePath(calledAs name: String, environment: Environment) -> String? {
  if let path = resolved("/proc/self/exe") { return path }
  if name.utf8.contains(UInt8(ascii: "/")) { return resolved(name) }
  let folders = (environment("PATH") ?? "").split(separator: ":")
  return folders.lazy.map { "\($0)/\(name)" }
    .first { access($0, X_OK) == 0 && !isFolder($0) }
    .flatMap(resolved)
}

private func resolved(_ path: String) -> String? {
  guard let pointer = realpath(path, nil) else { return nil }
  defer { free(pointer) }
  return String(cString: pointer)
}

/// The lookup of an environment variable: nil if it is not set.
///
/// The program passes the real one, `{ getenv($0).map { String(cString: $0) } }`; a test passes
/// `{ ["HOME": "/home/ada"][$0] }`.
public typealias Environment = (_ name: String) -> String?
