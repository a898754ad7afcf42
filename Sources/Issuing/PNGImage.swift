import CZlib
import Codecs

/// Writes symbols as PNG (ISO/IEC 15948): one bit a dot, black on white, the quiet zone around.
package enum PNGImage {
  /// Encodes a symbol.
  ///
  /// A printer neither blurs modules nor makes some wider than others if its own dots divide them evenly:
  /// 8 dots at 400 an inch, modules of 0.5 mm, are 6 of a printer with 300 an inch, 12 of one with 600.
  ///
  /// - Parameters:
  ///   - scale: dots along the side of a module, 1 or more.
  ///   - dotsPerInch: how large the picture says it is; what is scanned from a screen does not heed it.
  /// - Returns: the file; nil where zlib fails for want of memory.
  package static func encode(_ symbol: QRSymbol, scale: Int = 8, dotsPerInch: Int = 400) -> [UInt8]? {
    let side = (symbol.side + 2 * QRSymbol.quietZone) * scale
    guard let data = Zlib.deflate(rows(of: symbol, scale: scale), level: compressionLevel) else { return nil }
    // The signature (§5.2).
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    // Width and height; depth 1, greyscale, and the only methods of compression and filtering, no
    // interlacing (§11.2.2).
    append("IHDR", number(side) + number(side) + [1, 0, 0, 0, 0], to: &file)
    // Dots along a metre, both ways, to the nearest (§11.3.5.3).
    let dotsPerMetre = number((dotsPerInch * 10_000 + 127) / 254)
    append("pHYs", dotsPerMetre + dotsPerMetre + [1], to: &file)
    append("IDAT", data, to: &file)
    append("IEND", [], to: &file)
    return file
  }

  /// The image data before compression (§7.2): each row is a filter type and its dots, eight a byte, the
  /// leftmost in the highest bit, 1 for white.
  private static func rows(of symbol: QRSymbol, scale: Int) -> [UInt8] {
    let modules = symbol.side + 2 * QRSymbol.quietZone
    let rowLength = (modules * scale + 7) / 8
    // "Up" with no difference repeats the row above (§9.2).
    let repeated = [2] + [UInt8](repeating: 0, count: rowLength)
    var rows: [UInt8] = []
    rows.reserveCapacity(modules * scale * repeated.count)
    for y in 0..<modules {
      var row = [UInt8](repeating: 0, count: 1 + rowLength)
      for x in 0..<modules where !symbol.isDark(x - QRSymbol.quietZone, y - QRSymbol.quietZone) {
        for dot in x * scale..<(x + 1) * scale { row[1 + dot / 8] |= 0x80 >> UInt8(dot % 8) }
      }
      rows += row
      for _ in 1..<scale { rows += repeated }
    }
    return rows
  }

  /// zlib's level 4 takes a twentieth of the time of its level 9 over these rows, and makes a seventh more bytes.
  private static let compressionLevel = 4

  /// A chunk: the length of its data, its type, the data, and CRC-32 over the last two (§5.3).
  private static func append(_ type: String, _ data: [UInt8], to file: inout [UInt8]) {
    let content = [UInt8](type.utf8) + data
    file += number(data.count) + content + ByteOrder.bigEndian.bytes(UInt64(checksum(content)), size: 4)
  }

  /// CRC-32 as PNG has it (Annex D), which is zlib's.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: unsafe crc32(0, $0.baseAddress, uInt($0.count))) }
  }

  /// Four bytes, the most significant first.
  private static func number(_ value: Int) -> [UInt8] {
    ByteOrder.bigEndian.bytes(UInt64(value), size: 4)
  }
}
