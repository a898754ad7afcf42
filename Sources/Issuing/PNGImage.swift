import CZlib
import Codecs

/// Writes symbols as PNG (ISO/IEC 15948): one bit a dot, black on white, the quiet zone around.
public enum PNGImage {
  /// Encodes a symbol.
  ///
  /// - Parameters:
  ///   - scale: dots along the side of a module, a whole number, so that no module is blurred.
  ///   - dotsPerInch: how large it comes out in print: 8 dots at 400 a inch are modules of 0.5 mm.
  /// - Returns: the file; nil where zlib fails for want of memory.
  public static func encode(_ symbol: QRSymbol, scale: Int, dotsPerInch: Int = 400) -> [UInt8]? {
    let side = (symbol.side + 2 * QRSymbol.quietZone) * scale
    guard let data = Zlib.deflate(rows(of: symbol, scale: scale)) else { return nil }
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    // Depth 1, greyscale, and the only methods of compression, filter and interlace there are.
    append("IHDR", number(side) + number(side) + [1, 0, 0, 0, 0], to: &file)
    let dotsPerMetre = number(dotsPerInch * 10_000 / 254)
    append("pHYs", dotsPerMetre + dotsPerMetre + [1], to: &file)
    append("IDAT", data, to: &file)
    append("IEND", [], to: &file)
    return file
  }

  /// The image data before compression: each row is a filter type and its dots, eight a byte, 1 for white.
  private static func rows(of symbol: QRSymbol, scale: Int) -> [UInt8] {
    let modules = symbol.side + 2 * QRSymbol.quietZone
    let rowLength = (modules * scale + 7) / 8
    // "Up" with no difference repeats the row above.
    let repeated = [2] + [UInt8](repeating: 0, count: rowLength)
    var rows: [UInt8] = []
    for y in 0..<modules {
      var row = [UInt8](repeating: 0, count: rowLength)
      for x in 0..<modules where !symbol.isDark(x - QRSymbol.quietZone, y - QRSymbol.quietZone) {
        for dot in x * scale..<(x + 1) * scale { row[dot / 8] |= 0x80 >> UInt8(dot % 8) }
      }
      rows += [0] + row
      for _ in 1..<scale { rows += repeated }
    }
    return rows
  }

  private static func append(_ type: String, _ data: [UInt8], to file: inout [UInt8]) {
    let content = [UInt8](type.utf8) + data
    file += number(data.count) + content + number(Int(truncatingIfNeeded: checksum(content)))
  }

  /// CRC-32 as PNG has it, over a chunk's type and data.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: unsafe crc32(0, $0.baseAddress, uInt($0.count))) }
  }

  /// Four bytes, the most significant first.
  private static func number(_ value: Int) -> [UInt8] {
    stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
