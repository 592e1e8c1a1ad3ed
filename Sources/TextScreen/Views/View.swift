/// A part of a picture: a value that finds its own form for the room that it is given.
///
/// Views have no identity and no state. A figure says what is seen by putting views together; where
/// they stand, what shrinks and what answers to the mouse is the views' own business.
public protocol View: Sendable {
  /// Finds the form for a room, with its size and its drawing together, so that they cannot disagree.
  ///
  /// The size may exceed the room where the view cannot do with less; then it is drawn cut. It must
  /// be the same at every moment of a figure, so that nothing moves.
  func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout
}

/// The form that a view has found: its size, and how it is drawn from a top left cell.
public struct Layout {
  /// The columns and rows that it takes.
  public let size: Size
  /// The row, from its top, that lines up with the parts beside it.
  public let middle: Int
  private let leastSize: () -> Size
  private let paint: (_ origin: Point, _ frame: inout Frame) -> Void

  /// Creates a layout.
  ///
  /// - Parameters:
  ///   - size: the size in this room.
  ///   - least: the smallest size that the view could be given instead; `size` for a rigid one. It
  ///     is asked for only where room is short.
  ///   - middle: the row that lines up with its neighbours'; the middle one unless given.
  ///   - paint: draws it, with its top left corner at a point.
  public init(
    _ size: Size, least: (() -> Size)? = nil, middle: Int? = nil,
    _ paint: @escaping (_ origin: Point, _ frame: inout Frame) -> Void
  ) {
    self.size = size
    self.middle = middle ?? max(0, size.rows - 1) / 2
    self.leastSize = least ?? { size }
    self.paint = paint
  }

  /// The smallest size that the view could be given instead.
  public var least: Size { leastSize() }

  /// Draws it with its top left corner at a point.
  public func draw(at origin: Point, into frame: inout Frame) { paint(origin, &frame) }

  /// Draws it into an area and nowhere else.
  public func draw(in area: Rect, into frame: inout Frame) {
    let clip = frame.clip
    frame.clip = clip.intersection(area)
    paint(area.origin, &frame)
    frame.clip = clip
  }
}

/// Lets parts be written below each other, with `if` and `for`.
@resultBuilder
public enum Parts {
  /// One part.
  public static func buildExpression(_ part: any View) -> [any View] { [part] }
  /// Several parts.
  public static func buildExpression(_ parts: [any View]) -> [any View] { parts }
  /// All parts.
  public static func buildBlock(_ parts: [any View]...) -> [any View] { parts.flatMap(\.self) }
  /// The parts of an `if`.
  public static func buildOptional(_ parts: [any View]?) -> [any View] { parts ?? [] }
  /// The parts of an `if` with an `else`.
  public static func buildEither(first parts: [any View]) -> [any View] { parts }
  /// The parts of an `else`.
  public static func buildEither(second parts: [any View]) -> [any View] { parts }
  /// The parts of a `for`.
  public static func buildArray(_ parts: [[any View]]) -> [any View] { parts.flatMap(\.self) }
}

/// The first choice that fits; else the lowest that is not too wide; else the last.
///
/// Only this view chooses among forms: a part that adapted itself would always seem to fit, and beat
/// better arrangements.
public struct FirstFit: View {
  /// The choices, made only as far as they are tried.
  private let groups: [Group]

  /// Choices that need at least so many rows of room to fit.
  private struct Group: Sendable {
    var leastRoom = 0
    /// Only for grids that are too wide in any other form.
    var isLastResort = false
    let choices: @Sendable () -> [any View]
  }
  private var ignoresHeight = false

  /// Creates a view from choices, the best first; none is an empty view.
  public init(@Parts _ choices: () -> [any View]) {
    let choices = choices()
    groups = [Group { choices }]
  }

  /// Creates a view from the choices for each of some forms, the best first.
  public init<Form: Sendable>(
    over forms: [Form], @Parts _ choices: @escaping @Sendable (Form) -> [any View]
  ) {
    groups = forms.map { given in
      // A form for larger rooms need not be laid out to be passed over.
      let form = given as? GridForm
      return Group(leastRoom: form?.leastRoom ?? 0, isLastResort: form?.isMap ?? false) {
        choices(given)
      }
    }
  }

  /// The view that takes the first choice that is not too wide, however low the room is.
  public func byWidth() -> FirstFit {
    var view = self
    view.ignoresHeight = true
    return view
  }

  /// Tries the choices in turn.
  public func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
    var best: Layout?
    for group in groups where group.leastRoom <= limit.rows {
      if group.isLastResort, let best, best.size.columns <= limit.columns { break }
      for choice in group.choices() {
        let layout = choice.laidOut(in: limit, glyphs)
        if ignoresHeight, layout.size.columns <= limit.columns { return layout }
        guard !layout.size.fits(in: limit) else { return laidOut(layout, in: limit, glyphs) }
        if isBetter(layout, than: best, in: limit) { best = layout }
      }
    }
    guard let best else { return Layout(Size(columns: 0, rows: 0)) { _, _ in } }
    return laidOut(best, in: limit, glyphs)
  }

  /// Any that is not too wide is better than one that is, and among those the lowest.
  private func isBetter(_ layout: Layout, than other: Layout?, in limit: Size) -> Bool {
    guard let other else { return true }
    let otherIsNarrow = other.size.columns <= limit.columns
    guard layout.size.columns <= limit.columns else { return !otherIsNarrow }
    return !otherIsNarrow || layout.size.rows < other.size.rows
  }

  private func laidOut(_ layout: Layout, in limit: Size, _ glyphs: GlyphSet) -> Layout {
    Layout(
      layout.size, least: { least(in: limit, glyphs) }, middle: layout.middle, layout.draw)
  }

  /// The lowest of all choices that are not too wide, or else the least of the last one.
  private func least(in limit: Size, _ glyphs: GlyphSet) -> Size {
    var best: Size?
    var last = Size(columns: 0, rows: 0)
    for group in groups where group.leastRoom <= limit.rows {
      if group.isLastResort, let best { return best }
      for choice in group.choices() {
        last = choice.laidOut(in: limit, glyphs).least
        if last.columns <= limit.columns, last.rows < best?.rows ?? .max { best = last }
      }
    }
    return best ?? last
  }
}

/// Something shown in the room of what it hides, so that nothing moves when that is shown.
public struct Instead: View {
  private let hidden: any View
  private let shown: any View
  private let alignment: Stack.Alignment

  /// Creates a view in the room of a hidden one, in its first row or in its middle one: where the
  /// rows of the hidden view do not show.
  public init(of hidden: any View, at alignment: Stack.Alignment = .middle, _ shown: any View) {
    (self.hidden, self.shown, self.alignment) = (hidden, shown, alignment)
  }

  /// The hidden view's room.
  public func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
    let room = hidden.laidOut(in: limit, glyphs)
    let layout = shown.laidOut(in: room.size, glyphs)
    let lead =
      alignment == .top ? 0 : max(0, min(room.middle, room.size.rows - layout.size.rows))
    return Layout(room.size, least: { room.least }, middle: room.middle) { origin, frame in
      layout.draw(at: origin.offset(rows: lead), into: &frame)
    }
  }
}

/// One of several parts, or none, in a room for any of them, so that nothing moves when another is
/// shown.
public struct OneOf: View {
  private let parts: [any View]
  private let shown: Int?

  /// Creates a view of one part, from 0; of none if there is no such.
  public init(_ parts: [any View], shown: Int?) {
    (self.parts, self.shown) = (parts, shown)
  }

  /// As wide as the widest part and as high as the highest.
  public func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
    let laid = parts.map { $0.laidOut(in: limit, glyphs) }
    func largest(_ size: (Layout) -> Size) -> Size {
      let sizes = laid.map(size)
      return Size(
        columns: sizes.map(\.columns).max() ?? 0, rows: sizes.map(\.rows).max() ?? 0)
    }
    return Layout(largest(\.size), least: { largest(\.least) }) { [shown] origin, frame in
      guard let shown, laid.indices.contains(shown) else { return }
      laid[shown].draw(at: origin, into: &frame)
    }
  }
}

extension Point {
  /// The point some rows further down and columns further right.
  func offset(rows: Int = 0, columns: Int = 0) -> Point {
    Point(row: row.plus(rows), column: column.plus(columns))
  }
}
