/// Lines of braille dots, two across and four down in each cell, on a plane of cells.
struct Dots {
  /// The size of the plane in dots.
  let width: Int, height: Int
  private let columns: Int
  private var masks: [Int: UInt32] = [:]

  init(columns: Int, rows: Int) {
    (self.columns, width, height) = (max(0, columns), 2 * max(0, columns), 4 * max(0, rows))
  }

  /// Adds a line between two dots, across from the left and down from the top.
  mutating func addLine(from start: (across: Int, down: Int), to end: (across: Int, down: Int)) {
    let (across, down) = (end.across - start.across, end.down - start.down)
    let steps = max(1, abs(across), abs(down))
    for step in 0...steps {
      set(start.across + across * step / steps, start.down + down * step / steps)
    }
  }

  private mutating func set(_ across: Int, _ down: Int) {
    guard (0..<width).contains(across), (0..<height).contains(down) else { return }
    let bits: [UInt32] = across % 2 == 0 ? [0x01, 0x02, 0x04, 0x40] : [0x08, 0x10, 0x20, 0x80]
    masks[down / 4 * columns + across / 2, default: 0] |= bits[down % 4]
  }

  /// Draws the dots with the plane's top left corner at a point, over those of other lines.
  func draw(at origin: Point, _ role: Role, into frame: inout Frame) {
    for (cell, mask) in masks {
      let (row, column) = (origin.row + cell / columns, origin.column + cell % columns)
      let others = frame[row, column].glyph?.unicodeScalars.first?.value ?? 0
      let below = (0x2800...0x28FF).contains(others) ? others - 0x2800 : 0
      guard let scalar = Unicode.Scalar(0x2800 + (mask | below)) else { continue }
      frame.put(SafeText(String(Character(scalar))), row: row, column: column, role)
    }
  }
}
