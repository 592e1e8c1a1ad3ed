/// Where frames go and events come from.
public protocol Terminal: AnyObject {
  /// How large the screen is now, clamped to 512×256.
  var size: Size { get }
  /// The characters that it can show.
  var glyphs: GlyphSet { get }
  /// The time on its clock.
  var now: Instant { get }
  /// True if input waits, so that the next event is there at once; a frame drawn meanwhile would be
  /// seen by nobody.
  var hasInput: Bool { get }

  /// Shows a frame, sending only what differs from the one before.
  ///
  /// Never blocks on a terminal that does not read: then the frame is dropped, and the next one
  /// shows the newest state.
  func draw(_ frame: Frame) throws(TerminalError)

  /// Forgets what the screen is thought to show, so that the next frame is sent whole (`^L`).
  func invalidate()

  /// Waits for the next event; `.tick` when the deadline comes first. Without a deadline it
  /// sleeps until something happens.
  func nextEvent(until deadline: Instant?) throws(TerminalError) -> Event
}

/// Why a terminal cannot be used, in a sentence for the person in front of it.
public struct TerminalError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  /// Creates an error with its sentence.
  public init(_ description: String) { self.description = description }
}
