package import Codecs

extension CharacterTable {
  /// `text` in characters the display has, others replaced by what reads the same: nothing is left out.
  ///
  /// Letters the display has to be taught stay, as long as there is room for all of the text at once.
  ///
  /// - Parameter language: BCP 47, of the text; nil where it is not known.
  public func drawable(_ text: DisplayText, language: String? = nil) -> DisplayText {
    guard !isUnicode else { return text }
    let kept = drawable(text, language: language, mayTeach: glyphCapacity > 0)
    // One is left for the shape of the verdict.
    guard glyphs(in: kept.cells).count > glyphCapacity - 1 else { return kept }
    return drawable(text, language: language, mayTeach: false)
  }

  private func drawable(_ text: DisplayText, language: String?, mayTeach: Bool) -> DisplayText {
    let letters = text.cells.map { $0.composed }
    var cells: [DisplayText.Cell] = []
    var index = 0
    while index < letters.count {
      if let scalar = shown(letters[index], mayTeach: mayTeach) {
        cells.append(.init(base: scalar))
        index += 1
        continue
      }
      // How a letter is written depends on its neighbours, whichever of them the display has.
      let start = letters[..<index].lastIndex(of: " ").map { $0 + 1 } ?? 0
      let end = letters[index...].firstIndex(of: " ") ?? letters.count
      let written = Transliteration.ascii(letters[start..<end], language: language)
      for (scalar, plain) in zip(letters[index..<end], written[(index - start)...]) {
        if let scalar = shown(scalar, mayTeach: mayTeach) {
          cells.append(.init(base: scalar))
        } else {
          for scalar in plain.unicodeScalars { cells.append(.init(base: scalar)) }
        }
      }
      index = end
    }
    return DisplayText(cells: cells)
  }

  /// `scalar`, or one that looks like it, where the display can show it; nil where it is to be transliterated.
  private func shown(_ scalar: Unicode.Scalar, mayTeach: Bool) -> Unicode.Scalar? {
    // A script is shown whole or not at all: a π among Latin letters would read as a symbol.
    if Transliteration.isGreek(scalar), !hasGreek { return nil }
    if Transliteration.isCyrillic(scalar), !hasCyrillic { return nil }
    if Glyph.isShape(scalar) {
      if glyphCapacity > 0 { return scalar }
      let symbol: Unicode.Scalar = scalar == "✓" ? "√" : "×"
      return byte(for: symbol) != nil ? symbol : nil
    }
    if byte(for: scalar) != nil { return scalar }
    if mayTeach, needsGlyph(scalar) { return scalar }
    var other = Transliteration.lookalike(scalar)
    for _ in 0..<2 {
      guard let scalar = other else { return nil }
      if byte(for: scalar) != nil { return scalar }
      other = Transliteration.lookalike(scalar)
    }
    return nil
  }
}

extension DisplayText.Cell {
  /// The character as one scalar: with its first mark where there is such a letter, else without.
  fileprivate var composed: Unicode.Scalar {
    guard let mark = marks.first.flatMap({ LatinLetter.Mark(combining: $0) }) else { return base }
    return LatinLetter.composed(base, mark) ?? base
  }
}
