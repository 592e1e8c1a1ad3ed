extension String {
  /// The folder that this path lies in; that of `/` is `/`, that of a bare name `.`.
  var folder: String {
    let path = trimmed
    guard let slash = path.lastIndex(of: "/") else { return path == "" ? "/" : "." }
    let folder = String(path[..<slash]).trimmed
    return folder.isEmpty ? "/" : folder
  }

  /// The path without slashes at its end.
  private var trimmed: String {
    var path = self[...]
    while path.last == "/" { path.removeLast() }
    return String(path)
  }
}
