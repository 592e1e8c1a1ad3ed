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
