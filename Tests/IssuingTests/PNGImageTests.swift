import Codecs
import Issuing
import Testing

@Suite struct PNGImageTests {
  @Test(arguments: ["A", Sample.credential], [1, 2, 3, 8, 10])
  func theDotsAreTheModulesAndTheQuietZone(_ text: String, _ scale: Int) throws {
    let symbol = try QRSymbol(text)
    let file = try PNGFile(try #require(PNGImage.encode(symbol, scale: scale)))
    #expect(file.raster == Raster(symbol, scale: scale))
    let (zone, side) = (4 * scale, file.raster.rows.count)
    let surrounding = file.raster.rows.enumerated().flatMap { y, row in
      row.enumerated().filter { x, _ in min(x, y) < zone || max(x, y) >= side - zone }.map { $0.element }
    }
    #expect(surrounding.count == side * side - (side - 2 * zone) * (side - 2 * zone))
    #expect(surrounding.allSatisfy { $0 })
  }

  @Test func theChunksAreThoseOfAPictureOfOneBitAndASize() throws {
    let symbol = try QRSymbol(Sample.credential)
    let file = try PNGFile(try #require(PNGImage.encode(symbol)))
    #expect(file.chunks.map { $0.type } == ["IHDR", "pHYs", "IDAT", "IEND"])
    #expect(file.chunks[0].data.suffix(5) == [1, 0, 0, 0, 0])
    #expect(file.side == (73 + 8) * 8)
    // 400 dots an inch are 15 748.03 a metre: modules of 0.508 mm.
    #expect(file.chunks[1].data == [0, 0, 0x3D, 0x84, 0, 0, 0x3D, 0x84, 1])
    #expect(file.chunks[3].data.isEmpty)
  }

  @Test(arguments: zip([72, 300, 600, 1_200], [2_835, 11_811, 23_622, 47_244]))
  func dotsAMetreAreRoundedToTheNearest(_ dotsPerInch: Int, _ dotsPerMetre: Int) throws {
    let file = try PNGFile(try #require(PNGImage.encode(try QRSymbol("A"), scale: 6, dotsPerInch: dotsPerInch)))
    #expect(file.side == 29 * 6)
    #expect(PNGFile.number(file.chunks[1].data[..<4]) == dotsPerMetre)
    #expect(PNGFile.number(file.chunks[1].data[4..<8]) == dotsPerMetre)
  }
}

/// A PNG file taken apart by a reader that shares nothing with the writer but inflate.
private struct PNGFile {
  let chunks: [(type: String, data: [UInt8])]
  let side: Int
  let raster: Raster

  /// Checks the signature, every length and CRC, and that the rows are all there is.
  init(_ file: [UInt8]) throws {
    try #require(file.prefix(8) == [137, 80, 78, 71, 13, 10, 26, 10])
    var chunks: [(type: String, data: [UInt8])] = []
    var rest = file.dropFirst(8)
    while !rest.isEmpty {
      try #require(rest.count >= 12)
      let length = Self.number(rest.prefix(4))
      try #require(rest.count >= 12 + length)
      let content = rest.dropFirst(4).prefix(4 + length)
      try #require(Self.number(rest.dropFirst(8 + length).prefix(4)) == Self.checksum(content))
      chunks.append((String(decoding: content.prefix(4), as: UTF8.self), [UInt8](content.dropFirst(4))))
      rest = rest.dropFirst(12 + length)
    }
    self.chunks = chunks
    let header = try #require(chunks.first { $0.type == "IHDR" }).data
    side = Self.number(header[..<4])
    try #require(Self.number(header[4..<8]) == side)
    let data = try #require(chunks.first { $0.type == "IDAT" }).data
    raster = try Self.unfiltered(data, side: side)
  }

  /// The dots of inflated rows, of which only filter types None and Up are known.
  private static func unfiltered(_ data: [UInt8], side: Int) throws -> Raster {
    let length = 1 + (side + 7) / 8
    let bytes = try Zlib.inflate(data.span, limit: side * length)
    try #require(bytes.count == side * length)
    var above = [UInt8](repeating: 0, count: length - 1)
    var rows: [[Bool]] = []
    for start in stride(from: 0, to: bytes.count, by: length) {
      try #require(bytes[start] == 0 || bytes[start] == 2)
      let row = bytes[start + 1..<start + length]
      above = bytes[start] == 0 ? [UInt8](row) : zip(row, above).map { $0 &+ $1 }
      rows.append((0..<side).map { dot in above[dot / 8] & 0x80 >> UInt8(dot % 8) != 0 })
    }
    return Raster(rows: rows)
  }

  static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  /// CRC-32 bit by bit (ISO/IEC 15948 Annex D).
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> Int {
    var register: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      register ^= UInt32(byte)
      for _ in 0..<8 { register = register & 1 == 1 ? register >> 1 ^ 0xEDB8_8320 : register >> 1 }
    }
    return Int(~register)
  }
}
