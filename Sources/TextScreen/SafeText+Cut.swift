extension SafeText {
  /// The text, its end replaced by `…` where it is too wide.
  public func cut(to columns: Int, in glyphs: GlyphSet) -> SafeText {
    let spelled = glyphs.spell(self)
    guard CharacterWidth.of(spelled) > columns else { return spelled }
    let mark = glyphs.spell("…")
    var room = columns - CharacterWidth.of(mark)
    var kept = ""
    for character in spelled.description {
      room -= CharacterWidth.of(character)
      if room < 0 { break }
      kept.append(character)
    }
    return SafeText(columns <= 0 ? "" : kept + mark.description)
  }
}
