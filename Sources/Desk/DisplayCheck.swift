import Codecs

extension Pages {
  /// Letters beyond ASCII that texts of the 24 languages and names of learners have.
  private static let letters: [ClosedRange<UInt32>] = [
    0xC0...0xD6, 0xD8...0xF6, 0xF8...0xFF, 0x100...0x17F, 0x218...0x21B, 0x386...0x386, 0x388...0x38A, 0x38C...0x38C,
    0x38E...0x3A1, 0x3A3...0x3CE, 0x400...0x45F,
  ]

  /// Everything a display is to be looked at for: each glyph it is taught, or each letter where it has them all by
  /// itself, and then each text it may show in the desk's language.
  package var check: [Screen] {
    var rows: [[DisplayText]] = []
    var line = ""
    // A display is taught a few glyphs at a time.
    let width = characters.isUnicode ? size.columns : min(size.columns, max(1, characters.glyphCapacity))
    let shapes: [Unicode.Scalar] = ["✓", "✗"]
    for scalar in shapes + Self.letters.joined().compactMap({ Unicode.Scalar($0) })
    where characters.isUnicode || characters.glyphCapacity > 0 && characters.needsGlyph(scalar) {
      line.unicodeScalars.append(scalar)
      guard line.unicodeScalars.count == width else { continue }
      rows.append(said(line))
      line = ""
    }
    if !line.isEmpty { rows.append(said(line)) }
    for message in Message.allCases where message != .date { rows += advised(text(message)) }
    return screens(of: rows, .neutral)
  }

  /// A screen with nothing on it.
  package var blank: Screen { screen("") }
}
