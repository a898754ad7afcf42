import Codecs

/// A screen as the bytes of its display.
package struct EncodedScreen: Sendable, Equatable {
  /// A byte a column, or UTF-8 for a display that takes Unicode. No byte from outside is below 0x20 or 0x7F.
  package let lines: [[UInt8]]
  /// What the bytes 0 ... 7 are to look like. Glyphs are shown wherever their byte is, so they go out first.
  package let glyphs: [Glyph]
}

extension CharacterTable {
  /// The bytes of a screen whose text is ``drawable(_:language:)``; what is not comes out as a question mark.
  package func encode(_ screen: Screen) -> EncodedScreen {
    guard !isUnicode else {
      return EncodedScreen(lines: screen.lines.map { [UInt8]($0.text.utf8) }, glyphs: [])
    }
    var wanted: [Unicode.Scalar] = []
    for line in screen.lines {
      for scalar in glyphs(in: line.cells) where !wanted.contains(scalar) { wanted.append(scalar) }
    }
    wanted = Array(wanted.prefix(glyphCapacity))
    let lines = screen.lines.map { line in
      line.cells.flatMap { cell -> [UInt8] in
        let byte = wanted.firstIndex(of: cell.base).map { UInt8($0) } ?? byte(for: cell.base) ?? UInt8(ascii: "?")
        // A character two columns wide keeps its second one.
        return cell.columns == 2 ? [byte, 0x20] : [byte]
      }
    }
    return EncodedScreen(lines: lines, glyphs: wanted.compactMap { Glyph($0) })
  }
}
