/// Draws symbols with block characters, two rows of modules in each line of text.
public enum TerminalSymbol {
  /// Draws a symbol. Light modules are drawn and dark ones left out, in black and white whatever the
  /// terminal's colours are, so that the code is not the negative of itself on a dark one.
  public static func draw(_ symbol: QRSymbol) -> String {
    let range = -QRSymbol.quietZone..<symbol.side + QRSymbol.quietZone
    var text = ""
    for y in stride(from: range.lowerBound, to: range.upperBound, by: 2) {
      // White on black.
      text += "\u{1B}[97;40m"
      for x in range {
        switch (symbol.isDark(x, y), symbol.isDark(x, y + 1) || y + 1 >= range.upperBound) {
        case (false, false): text += "█"
        case (false, true): text += "▀"
        case (true, false): text += "▄"
        case (true, true): text += " "
        }
      }
      text += "\u{1B}[0m\n"
    }
    return text
  }
}
