/// Draws symbols with block characters, two rows of modules in each line of text.
package enum TerminalSymbol {
  /// Draws a symbol, the quiet zone around it.
  ///
  /// Light modules are drawn and dark ones left out, in a white and a black that no colour scheme changes:
  /// on a light terminal as on a dark one the symbol is not its own negative, which readers refuse.
  package static func draw(_ symbol: QRSymbol) -> String {
    let range = -QRSymbol.quietZone..<symbol.side + QRSymbol.quietZone
    var text = ""
    for y in stride(from: range.lowerBound, to: range.upperBound, by: 2) {
      // Sides are odd, so that the last line has one row of modules, all light, and nothing below it.
      let isLast = y + 1 == range.upperBound
      text += isLast ? white : white + onBlack
      for x in range {
        switch (symbol.isDark(x, y), isLast || symbol.isDark(x, y + 1)) {
        case (false, false): text += "█"
        case (false, true): text += "▀"
        case (true, false): text += "▄"
        case (true, true): text += " "
        }
      }
      text += reset + "\n"
    }
    return text
  }

  // The corners of xterm's cube of colours (ECMA-48 §8.3.117 with the extension of ITU-T T.416): unlike
  // the sixteen of ECMA-48, these are what they say whatever the colour scheme.
  private static let white = "\u{1B}[38;5;231m"
  private static let onBlack = "\u{1B}[48;5;16m"
  private static let reset = "\u{1B}[0m"
}
