/// A quote or list item that may go on with the next line.
struct Container {
  enum Kind: Equatable {
    case page, quote
    /// The columns by which the item's lines are indented.
    case item(indent: Int)
  }

  var kind: Kind
  var start: Int
  var blocks: [Block] = []
  /// The list at the end of this container that another item may extend.
  var list: OpenList?

  init(kind: Kind, start: Int) {
    self.kind = kind
    self.start = start
  }
}

/// A list that another item may extend.
struct OpenList {
  var kind: ListKind
  var start: Int
  var list: List
}
