/// The limits of one lesson; a breach is a located error, never a crash or a long wait.
public enum Limits {
  /// The size of a file, in bytes: 4 MB.
  public static let fileBytes = 4_194_304
  /// The size of the front matter with both its lines `---`, in bytes: 16 kB.
  ///
  /// Whoever reads headers reads this much of a file and no more.
  public static let headerBytes = 16_384
  /// The length of a line, in bytes: 64 kB.
  public static let lineBytes = 65_536
  /// The size of a paragraph or any other single piece of text, in bytes: 64 kB.
  public static let textBytes = 65_536
  /// The depth to which lists and quotes nest, and to which emphasis and links do.
  public static let nesting = 32
  /// The number of blocks, nested ones included.
  public static let blocks = 100_000
  /// The number of pages.
  public static let pages = 1_000
  /// The number of columns of a table.
  public static let tableColumns = 200
  /// The number of rows of a table, its head not counted.
  public static let tableRows = 2_000
  /// The length of an id, in characters.
  public static let idLength = 64
  /// The number of errors reported for one file.
  public static let errors = 100
}
