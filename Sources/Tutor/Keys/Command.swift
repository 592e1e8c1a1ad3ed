/// An instruction that a key gives, in the words of the scene that obeys it.
enum Command: Hashable {
  /// No key table has the key; a message on screen goes all the same.
  case nothing
  // Anywhere.
  case help, redraw, quit
  /// One level back, or out of what is asked or edited.
  case out, leave
  // Through a lesson or a drill.
  case next, previous, nextPage, previousPage, restartFigure, restartLesson
  // Along a figure's steps.
  case playOrPause, slower, faster, normalSpeed, previousMark, nextMark, first, last
  /// A digit of the step that `last` goes to.
  case count(Character)
  // In text and lists.
  case scrollUp, scrollDown, pageUp, pageDown, left, right
  /// The option or list entry with this number, from 0.
  case choose(Int)
  case choosePrevious, chooseNext
  // Between what takes input, and in it.
  case nextFocus, previousFocus, raise, lower, edit, undo, nextGrid, previousGrid
  /// The figure's own key.
  case action(Character)
  case move(rows: Int, columns: Int)
  /// One corner of a block of cells, or one option of several.
  case mark
  case type(Character)
  case deleteLast
  // With a question.
  case answer, skip, again, hint, showAnswer
  /// A digit that starts the answer to a prediction.
  case startAnswer(Character)
  /// Says what the keys do here.
  case explain
  // In the menu and on the progress page.
  case open, find, review, progress, forget
  case yes, no
}
