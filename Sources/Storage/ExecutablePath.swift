#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the running program lies, from the root and without links; nil if nothing tells.
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
