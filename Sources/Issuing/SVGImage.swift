/// Writes symbols as SVG: one path of black runs on white, in units of modules, the quiet zone around.
public enum SVGImage {
  /// Encodes a symbol.
  ///
  /// - Parameter moduleSize: the side of a module in hundredths of a millimetre, in print.
  public static func encode(_ symbol: QRSymbol, moduleSize: Int = 50) -> String {
    let side = symbol.side + 2 * QRSymbol.quietZone
    let width = millimetres(side * moduleSize)
    var path = ""
    for y in 0..<symbol.side {
      var x = 0
      while x < symbol.side {
        let start = x
        while symbol.isDark(x, y) { x += 1 }
        if x > start {
          path += "M" + String(start + QRSymbol.quietZone) + " " + String(y + QRSymbol.quietZone)
          path += "h" + String(x - start) + "v1h-" + String(x - start) + "z"
        } else {
          x += 1
        }
      }
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)mm" height="\(width)mm" viewBox="0 0 \(side) \(side)" \
      shape-rendering="crispEdges">
      <path fill="#fff" d="M0 0h\(side)v\(side)H0z"/>
      <path fill="#000" d="\(path)"/>
      </svg>

      """
  }

  private static func millimetres(_ hundredths: Int) -> String {
    let rest = hundredths % 100
    return String(hundredths / 100) + "." + (rest < 10 ? "0" : "") + String(rest)
  }
}
