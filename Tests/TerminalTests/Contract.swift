/// The facts that tests of the whole program rely on: how it is called and what then stands on screen.
enum Contract {
  /// Plays a lesson by name; no field takes the keys.
  static let play = ["play", "watch-the-kernel-slide", "--no-predict"]
  /// Stands on the first screen of that lesson: the title of its page.
  static let title = "A window moves over a picture"
  /// Stands on the screen of the menu.
  static let menuTitle = "convtutor"
  /// All that a window of 30×8 shows.
  static let tooSmall = "40x12 needed, this is 30x8"
  /// Leaves the program from a lesson: back to the menu, then out.
  static let quit = "Q"
  /// The ways out that a program without a terminal names.
  static let otherWays = ["convtutor show", "--plain"]
  /// The exit status without a usable terminal.
  static let noTerminal: Int32 = 3
}
