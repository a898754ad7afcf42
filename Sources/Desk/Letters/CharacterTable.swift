import Codecs

/// The characters a display can show, and the bytes it knows them by.
///
/// ``drawable(_:language:)`` turns any text into one that can be shown, before it is laid out on lines;
/// ``encode(_:)`` turns a screen of such text into the bytes of its lines.
package struct CharacterTable: Sendable {
  package let name: String
  /// Characters of its own that the display can hold at one time, on all its lines together.
  package let glyphCapacity: Int
  /// The scalars of the bytes 0x80 ... 0xFF, U+FFFD where a byte shows none; nil for a display that takes Unicode.
  private let upper: [Unicode.Scalar]?
  /// ASCII characters in whose place the display shows others.
  private let missing: [Unicode.Scalar]

  /// Everything, in UTF-8: a terminal, or the project's own controller.
  package static let unicode = CharacterTable(name: "unicode", glyphs: 0, upper: nil, missing: [])

  /// Nothing beyond ASCII, which every display has.
  package static let ascii = CharacterTable(
    name: "ascii", glyphs: 0, upper: Array(repeating: "\u{FFFD}", count: 128), missing: [])

  /// The names ``named(_:)`` knows.
  package static var names: [String] { ["unicode", "ascii"] + CodePage.all.map { $0.name } }

  /// The table of that name; nil for another.
  package static func named(_ name: String) -> CharacterTable? {
    if name == unicode.name { return unicode }
    if name == ascii.name { return ascii }
    return CodePage.all.first { $0.name == name }.map { page in
      let rom = page.name.hasPrefix("hd44780")
      return CharacterTable(
        name: page.name, glyphs: rom ? 8 : 0, upper: page.scalars,
        missing: page.name == "hd44780-a00" ? ["\\", "~"] : [])
    }
  }

  private init(name: String, glyphs: Int, upper: [Unicode.Scalar]?, missing: [Unicode.Scalar]) {
    self.name = name
    glyphCapacity = glyphs
    self.upper = upper
    self.missing = missing
  }

  var isUnicode: Bool { upper == nil }

  /// Whether the display has a script's alphabet, and not just the letters that are symbols too, such as π.
  var hasGreek: Bool { byte(for: "η") != nil }
  var hasCyrillic: Bool { byte(for: "щ") != nil }

  /// The byte that shows `scalar`; nil where none does.
  func byte(for scalar: Unicode.Scalar) -> UInt8? {
    if (0x20..<0x7F).contains(scalar.value) { return missing.contains(scalar) ? nil : UInt8(scalar.value) }
    guard scalar.value >= 0xA0, let index = upper?.firstIndex(of: scalar) else { return nil }
    return 0x80 + UInt8(index)
  }

  /// Whether `scalar` needs one of the display's own glyphs.
  func needsGlyph(_ scalar: Unicode.Scalar) -> Bool {
    guard let upper else { return false }
    // A tick is worth a glyph even where there is a root sign.
    if Glyph.isShape(scalar), glyphCapacity > 0 { return true }
    return scalar.value >= 0xA0 && !upper.contains(scalar) && Glyph(scalar) != nil
  }

  /// The different glyphs that `cells` need.
  func glyphs(in cells: some Sequence<DisplayText.Cell>) -> [Unicode.Scalar] {
    var found: [Unicode.Scalar] = []
    for cell in cells where needsGlyph(cell.base) && !found.contains(cell.base) { found.append(cell.base) }
    return found
  }
}
