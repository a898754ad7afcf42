/// The OLED of 96×16 dots on the evaluation board of the LM3S811, with Solomon Systech's SSD0303: a glyph's dots
/// are its dots.
struct SSD0303 {
  static let address: UInt8 = 0x3D
  /// The panel is wired to columns 36 to 131 of the controller's.
  private static let firstColumn: UInt8 = 36

  /// Sets the panel up and draws everything: a panel that was away has forgotten both.
  func draw(_ grid: borrowing CellGrid, brightness: UInt8, over bus: inout some I2C & ~Copyable) -> Bool {
    guard setUp(brightness, over: &bus) else { return false }
    for row in 0..<grid.rows {
      guard command(0xB0 | UInt8(truncatingIfNeeded: row), &bus), command(Self.firstColumn & 0x0F, &bus),
        command(0x10 | Self.firstColumn &>> 4, &bus), draw(row, of: grid, over: &bus)
      else { return false }
    }
    return true
  }

  private func setUp(_ brightness: UInt8, over bus: inout some I2C & ~Copyable) -> Bool {
    command(0xA8, with: 0x0F, &bus)  // sixteen lines of dots
      && command(0xD3, with: 0x00, &bus)  // no offset
      && command(0x40, &bus)  // from the first line
      && command(0xA0, &bus)  // left is left
      && command(0xC0, &bus)  // up is up
      && command(0xAD, with: 0x8B, &bus)  // DC converter on
      && command(0x81, with: brightness, &bus)
      && command(0xA4, &bus)  // show the memory
      && command(0xA6, &bus)  // a set bit is a lit dot
      && command(0xAF, &bus)  // on
  }

  private func draw(_ row: Int, of grid: borrowing CellGrid, over bus: inout some I2C & ~Copyable) -> Bool {
    bus.begin(Self.address)
    bus.write(0x40)  // data
    for column in 0..<grid.columns {
      let glyph = Glyph(grid[row, column])
      for x in 0..<Glyph.columns { bus.write(grid.dots(glyph, x, row: row)) }
    }
    return bus.end()
  }

  /// A command in a transfer of its own: the controller takes what follows an argument for data.
  private func command(_ command: UInt8, with argument: UInt8? = nil, _ bus: inout some I2C & ~Copyable) -> Bool {
    bus.begin(Self.address)
    bus.write(0x80)
    bus.write(command)
    if let argument {
      bus.write(0x80)
      bus.write(argument)
    }
    return bus.end()
  }
}
