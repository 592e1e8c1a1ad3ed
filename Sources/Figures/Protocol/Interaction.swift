import TextScreen

/// A key that a figure adds to the tutor's own; footer, help and plain mode list it.
public struct Action: Hashable, Sendable {
  /// The letter.
  public var key: Character
  /// One or two words for the footer.
  public var label: String
  /// A few words for the help page.
  public var help: String
  /// The grid in which a cell is picked first; nil if the action needs none.
  public var picksFrom: String?
  /// Whether the cursor stays in the grid for the next cell.
  public var staysOn = false

  /// Creates an action.
  public init(_ key: Character, _ label: String, help: String, picksFrom: String? = nil) {
    self.key = key
    self.label = label
    self.help = help
    self.picksFrom = picksFrom
  }
}

/// Something that takes one of several values: `Tab` reaches it, up and down change it.
public struct Setting: Hashable, Sendable {
  /// Its name: `stride`.
  public var name: String
  /// The value now: `2`.
  public var value: String

  /// Creates a setting.
  public init(_ name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// A grid of a figure whose cells take a cursor.
///
/// A `Grid` of that name marks its cells; cursor, mouse and typing then work by themselves.
public struct CellGrid: Hashable, Sendable {
  /// The name used in addresses: `input`.
  public var name: String
  /// The rows.
  public var rows: Int
  /// The columns.
  public var columns: Int
  /// True if a value can be typed into its cells; if not, they can only be picked.
  public var isEditable: Bool

  /// Creates a grid.
  public init(_ name: String, rows: Int, columns: Int, isEditable: Bool) {
    self.name = name
    self.rows = rows
    self.columns = columns
    self.isEditable = isEditable
  }

  /// True if a cell lies in this grid.
  public func contains(_ cell: CellAddress) -> Bool {
    cell.grid == name && cell.row >= 0 && cell.row < rows && cell.column >= 0
      && cell.column < columns
  }
}

/// A learner's input to a figure.
public enum Input: Hashable, Sendable {
  /// One of the figure's own keys was pressed.
  case action(Character)
  /// A setting was moved to its next (1) or previous (-1) value.
  case setting(Int, by: Int)
  /// A value was typed for a setting, as its words say it.
  case set(Int, to: String)
  /// A value was typed into a cell.
  case edit(CellAddress, Double)
  /// A cell was picked, by the mouse or for an action that picks.
  case pick(CellAddress)
}

/// The result of an input.
public enum Change: Sendable {
  /// Another figure, at the same step or another.
  case figure(any Figure, step: Int? = nil)
  /// The same figure at another step.
  case step(Int)
  /// Nothing, for this reason.
  case refused(String)
}
