/// Writes symbols as SVG 1.1: one black path on white, in units of modules, the quiet zone around.
package enum SVGImage {
  /// Encodes a symbol.
  ///
  /// - Parameter moduleSize: the side of a module in hundredths of a millimetre, in print.
  package static func encode(_ symbol: QRSymbol, moduleSize: Int = 50) -> String {
    let side = symbol.side + 2 * QRSymbol.quietZone
    let width = millimetres(side * moduleSize)
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)mm" height="\(width)mm" viewBox="0 0 \(side) \(side)" \
      shape-rendering="crispEdges">
      <rect width="\(side)" height="\(side)" fill="#fff"/>
      <path fill="#000" d="\(path(of: symbol))"/>
      </svg>

      """
  }

  /// A rectangle, one module high, around each run of dark modules in a row.
  private static func path(of symbol: QRSymbol) -> String {
    var path: [UInt8] = []
    symbol.forEachRun { x, y, width in appendRectangle(x, y, width: width, to: &path) }
    return String(decoding: path, as: UTF8.self)
  }

  /// As in "M4 4h7v1h-7z" (SVG 1.1 §8.3).
  private static func appendRectangle(_ x: Int, _ y: Int, width: Int, to path: inout [UInt8]) {
    path.append(UInt8(ascii: "M"))
    Digits.append(x, to: &path)
    path.append(UInt8(ascii: " "))
    Digits.append(y, to: &path)
    path.append(UInt8(ascii: "h"))
    Digits.append(width, to: &path)
    path += "v1h-".utf8
    Digits.append(width, to: &path)
    path.append(UInt8(ascii: "z"))
  }

  private static func millimetres(_ hundredths: Int) -> String {
    let rest = hundredths % 100
    return String(hundredths / 100) + "." + (rest < 10 ? "0" : "") + String(rest)
  }
}

extension QRSymbol {
  /// Calls `body` with column, row and length of each run of dark modules in a row, the quiet zone counted in.
  func forEachRun(_ body: (Int, Int, Int) -> Void) {
    for y in 0..<side {
      var x = 0
      while x < side {
        let start = x
        while isDark(x, y) { x += 1 }
        if x > start {
          body(start + Self.quietZone, y + Self.quietZone, x - start)
        } else {
          x += 1
        }
      }
    }
  }
}

enum Digits {
  /// The digits of a number below 1 000: a `String` of each would triple the time a picture takes.
  static func append(_ number: Int, to text: inout [UInt8]) {
    let zero = UInt8(ascii: "0")
    if number >= 100 { text.append(zero + UInt8(truncatingIfNeeded: number / 100)) }
    if number >= 10 { text.append(zero + UInt8(truncatingIfNeeded: number / 10 % 10)) }
    text.append(zero + UInt8(truncatingIfNeeded: number % 10))
  }
}
