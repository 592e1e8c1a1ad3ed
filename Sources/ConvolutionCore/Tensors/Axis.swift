/// The direction that a one-dimensional statement is about.
public enum Axis: String, Hashable, Sendable {
  /// Down.
  case rows
  /// To the right.
  case columns
  /// Along a signal with one dimension only.
  case cells
}
