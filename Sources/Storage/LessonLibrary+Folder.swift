extension LessonLibrary {
  /// Finds the folder of the lessons.
  ///
  /// It is the one that is named, else the value of `$CONVTUTOR_LESSONS`, else the first that there is
  /// of `../share/convtutor/Lessons` seen from the executable's folder, and `Lessons` in that folder
  /// and those above it.
  /// A folder that was asked for is never silently replaced by another: whether it is there shows
  /// when it is read.
  public static func folder(
    named folder: String?, environment: Environment, executable: String?
  ) throws(StorageError) -> String {
    if let folder { return folder }
    if let folder = environment("CONVTUTOR_LESSONS"), !folder.isEmpty { return folder }
    let candidates = executable.map(candidates) ?? []
    guard let found = candidates.first(where: isFolder) else {
      throw StorageError(
        executable ?? "convtutor",
        "has no lessons beside or above it; name their folder with --lessons or CONVTUTOR_LESSONS")
    }
    return found
  }

  /// Where the lessons of an executable may lie, the likeliest first.
  private static func candidates(executable: String) -> [String] {
    var folder = executable.folder
    var candidates = ["\(folder.folder)/share/convtutor/Lessons"]
    while true {
      candidates.append(folder == "/" ? "/Lessons" : "\(folder)/Lessons")
      if folder == folder.folder { return candidates }
      folder = folder.folder
    }
  }
}
