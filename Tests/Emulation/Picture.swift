import DisplayLink
import Foundation

/// Dots of a panel, lit or not.
public struct Picture: Equatable, Sendable {
  public let width, height: Int
  private var lit: [Bool]

  init(width: Int, height: Int, _ isLit: (Int, Int) -> Bool) {
    (self.width, self.height) = (width, height)
    lit = []
    for y in 0..<height { for x in 0..<width { lit.append(isLit(x, y)) } }
  }

  /// What the font makes of a text: the picture that a display should show.
  public init(of text: String, inverseLines: UInt8 = 0, columns: Int = 16, rows: Int = 2) {
    var grid = CellGrid(columns: columns, rows: rows)
    grid.show(Array(text.utf8).span, inverseLines: inverseLines)
    self.init(width: columns * Glyph.columns, height: rows * 8) { x, y in
      let dots = grid.dots(Glyph(grid[y / 8, x / Glyph.columns]), x % Glyph.columns, row: y / 8)
      return dots >> UInt8(y % 8) & 1 != 0
    }
  }

  public subscript(x: Int, y: Int) -> Bool { lit[y * width + x] }

  /// CRC-16/X-25 over the columns of each line of eight dots, as an acknowledgement has it.
  public var checksum: UInt16 {
    var crc = CRC16()
    for row in 0..<height / 8 {
      for x in 0..<width {
        var column: UInt8 = 0
        for y in 0..<8 where self[x, row * 8 + y] { column |= 1 << UInt8(y) }
        crc.feed(column)
      }
    }
    return crc.value
  }

  /// The picture in characters, for a test that failed.
  public var drawing: String {
    (0..<height).map { y in (0..<width).map { self[$0, y] ? "#" : "." }.joined() }.joined(separator: "\n")
  }

  /// A PNG with `scale`² pixels for each dot and a frame around them.
  public func png(scale: Int, frame: Int = 2) -> Data {
    let (columns, rows) = ((width + 2 * frame) * scale, (height + 2 * frame) * scale)
    var raw: [UInt8] = []
    for y in 0..<rows {
      raw.append(0)
      var line = [UInt8](repeating: 0, count: (columns + 7) / 8)
      for x in 0..<columns {
        let (dotX, dotY) = (x / scale - frame, y / scale - frame)
        guard (0..<width).contains(dotX), (0..<height).contains(dotY), self[dotX, dotY] else { continue }
        line[x / 8] |= 0x80 >> UInt8(x % 8)
      }
      raw += line
    }
    func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
    func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
      let body = Array(type.utf8) + content
      return number(content.count) + body + number(Int(crc32(body)))
    }
    // One bit a pixel, from black to the blue-white of OLEDs.
    let header = number(columns) + number(rows) + [1, 3, 0, 0, 0]
    return Data(
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
        + chunk("PLTE", [0x06, 0x0A, 0x12, 0xBF, 0xE3, 0xFF]) + chunk("IDAT", zlib(raw)) + chunk("IEND", []))
  }

  /// zlib's format with its blocks stored as they are: small pictures need no compression library.
  private func zlib(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    for start in stride(from: 0, to: bytes.count, by: 65_535) {
      let block = bytes[start..<min(bytes.count, start + 65_535)]
      let (low, high) = (UInt8(block.count & 0xFF), UInt8(block.count >> 8))
      stream += [start + block.count == bytes.count ? 1 : 0, low, high, ~low, ~high] + block
    }
    var (a, b) = (1, 0)
    for byte in bytes {
      a = (a + Int(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return stream + [b >> 8, b, a >> 8, a].map { UInt8($0 & 0xFF) }
  }

  private func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc = UInt32.max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 0 ? 0 : 0xEDB8_8320) }
    }
    return ~crc
  }
}
