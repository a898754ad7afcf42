/// An OLED of 128×32 or 128×64 dots with Solomon Systech's SSD1306. Each cell takes 8×16 of them, the glyph's
/// dots doubled in height, so that there are 16 characters in two or four lines.
struct SSD1306 {
  static let addresses: (UInt8, UInt8) = (0x3C, 0x3D)

  let address: UInt8
  /// 2 or 4.
  let rows: Int

  private var pages: Int { rows &* 2 }

  /// Sets the panel up and draws everything: a panel that was away has forgotten both.
  func draw(_ grid: borrowing CellGrid, brightness: UInt8, over bus: inout some I2C & ~Copyable) -> Bool {
    guard setUp(brightness, over: &bus) else { return false }
    bus.begin(address)
    bus.write(0x40)  // data
    for page in 0..<pages {
      let row = page &>> 1
      for column in 0..<grid.columns {
        let glyph = Glyph(grid[row, column])
        for x in 0..<8 {
          let dots = grid.dots(glyph, x, row: row)
          bus.write(Self.doubled(page & 1 == 0 ? dots & 0x0F : dots &>> 4))
        }
      }
    }
    return bus.end()
  }

  private func setUp(_ brightness: UInt8, over bus: inout some I2C & ~Copyable) -> Bool {
    let isTall = rows == 4
    bus.begin(address)
    bus.write(0x00)  // commands
    pair(0xD5, 0x80, &bus)  // clock
    pair(0xA8, isTall ? 0x3F : 0x1F, &bus)  // lines of dots
    pair(0xD3, 0x00, &bus)  // no offset
    bus.write(0x40)  // from the first line
    pair(0x8D, 0x14, &bus)  // charge pump on
    pair(0x20, 0x00, &bus)  // horizontal addressing
    bus.write(0xA1)  // left is left
    bus.write(0xC8)  // up is up
    pair(0xDA, isTall ? 0x12 : 0x02, &bus)  // how the lines are wired
    pair(0x81, brightness, &bus)
    pair(0xD9, 0xF1, &bus)  // precharge
    pair(0xDB, 0x40, &bus)  // VCOMH
    bus.write(0xA4)  // show the memory
    bus.write(0xA6)  // a set bit is a lit dot
    pair(0x21, 0x00, &bus)  // columns 0 to
    bus.write(0x7F)
    pair(0x22, 0x00, &bus)  // pages 0 to
    bus.write(UInt8(truncatingIfNeeded: pages &- 1))
    bus.write(0xAF)  // on
    return bus.end()
  }

  private func pair(_ command: UInt8, _ value: UInt8, _ bus: inout some I2C & ~Copyable) {
    bus.write(command)
    bus.write(value)
  }

  /// Four dots, each twice.
  private static func doubled(_ dots: UInt8) -> UInt8 {
    var bits: UInt8 = 0
    if dots & 1 != 0 { bits |= 0x03 }
    if dots & 2 != 0 { bits |= 0x0C }
    if dots & 4 != 0 { bits |= 0x30 }
    if dots & 8 != 0 { bits |= 0xC0 }
    return bits
  }
}
