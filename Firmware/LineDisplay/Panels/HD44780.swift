/// A character LCD of 16×2 with Hitachi's HD44780 behind a PCF8574, as they are sold with four pins.
///
/// The port's bits: 0 register select, 1 read, 2 enable, 3 backlight, 4 to 7 the data's upper half. The common
/// character ROM (A00) has ASCII and few letters more; eight others can be defined at a time and are, from the
/// font of the OLEDs. What is left is written without its mark, or as "?".
struct HD44780 {
  static let addresses: (UInt8, UInt8) = (0x27, 0x3F)
  static let columns = 16
  /// What it can write besides ASCII: Latin, of which eight letters with marks at a time.
  static let scripts: UInt8 = 0b001
  static let rows = 2

  let address: UInt8
  /// The characters that are defined for this screen, and how many they are.
  private var defined = InlineArray<8, UInt16>(repeating: 0)
  private var used = 0
  private var backlight: UInt8 = 0x08

  init(address: UInt8) { self.address = address }

  /// Sets the panel up and draws everything: a panel that was away has forgotten both.
  mutating func draw(_ grid: borrowing CellGrid, brightness: UInt8, over bus: inout some I2C & ~Copyable) -> Drawing {
    backlight = brightness == 0 ? 0 : 0x08
    used = 0
    var drawing = Drawing(hasPanel: start(over: &bus))
    guard drawing.hasPanel else { return drawing }
    var codes = InlineArray<32, UInt8>(repeating: 0x20)
    for row in 0..<Self.rows {
      for column in 0..<Self.columns {
        codes[row &* Self.columns &+ column] = code(grid[row, column], over: &bus, &drawing)
      }
    }
    for row in 0..<Self.rows where drawing.hasPanel {
      bus.begin(address)
      send(row == 0 ? 0x80 : 0xC0, isData: false, &bus)
      for column in 0..<Self.columns { send(codes[row &* Self.columns &+ column], isData: true, &bus) }
      drawing.hasPanel = bus.end()
    }
    return drawing
  }

  /// Hitachi's start by instruction, which leads to four-bit mode from wherever the panel is, and shows nothing.
  private func start(over bus: inout some I2C & ~Copyable) -> Bool {
    for step in 0..<4 {
      bus.begin(address)
      sendHalf(step < 3 ? 0x30 : 0x20, &bus)
      guard bus.end() else { return false }
      Interrupts.pause(milliseconds: 5)
    }
    bus.begin(address)
    send(0x28, isData: false, &bus)  // two lines
    send(0x0C, isData: false, &bus)  // on, without a cursor
    send(0x06, isData: false, &bus)  // onwards to the right
    return bus.end()
  }

  // MARK: Characters

  /// The code of a character, defined first where need be.
  private mutating func code(
    _ scalar: UInt16, over bus: inout some I2C & ~Copyable, _ drawing: inout Drawing
  ) -> UInt8 {
    if let code = Self.romCode(scalar) { return code }
    // Letters that look like others of the ROM, such as Greek or Cyrillic А.
    if let base = Glyph.base(of: scalar), let code = Self.romCode(base), Glyph(base) == Glyph(scalar) { return code }
    if Glyph.has(scalar) {
      for index in 0..<used where defined[index] == scalar { return UInt8(truncatingIfNeeded: index) }
      if used < 8 {
        define(scalar, over: &bus, &drawing)
        used &+= 1
        return UInt8(truncatingIfNeeded: used &- 1)
      }
    }
    drawing.replaced &+= 1
    return Glyph.base(of: scalar).flatMap { Self.romCode($0) } ?? 0x3F
  }

  private mutating func define(_ scalar: UInt16, over bus: inout some I2C & ~Copyable, _ drawing: inout Drawing) {
    let glyph = Glyph(scalar)
    bus.begin(address)
    send(0x40 | UInt8(truncatingIfNeeded: used &<< 3), isData: false, &bus)
    for y in 0..<8 { send(glyph.row(y), isData: true, &bus) }
    defined[used] = scalar
    if !bus.end() { drawing.hasPanel = false }
  }

  /// The code in character ROM A00: `\` and `~` are a yen sign and an arrow there.
  private static func romCode(_ scalar: UInt16) -> UInt8? {
    switch scalar {
    case 0x5C, 0x7E: nil
    case 0x20...0x7D: UInt8(truncatingIfNeeded: scalar)
    case 0xB0: 0xDF  // °
    case 0x03B1: 0xE0  // α
    case 0xE4: 0xE1  // ä
    case 0xDF, 0x03B2: 0xE2  // ß β
    case 0x03B5: 0xE3  // ε
    case 0x03BC: 0xE4  // μ
    case 0x03C3: 0xE5  // σ
    case 0x03C1: 0xE6  // ρ
    case 0xF1: 0xEE  // ñ
    case 0xF6: 0xEF  // ö
    case 0x03B8: 0xF2  // θ
    case 0x03A9: 0xF4  // Ω
    case 0xFC: 0xF5  // ü
    case 0x03A3: 0xF6  // Σ
    case 0x03C0: 0xF7  // π
    default: nil
    }
  }

  // MARK: Bytes

  private func send(_ byte: UInt8, isData: Bool, _ bus: inout some I2C & ~Copyable) {
    let select: UInt8 = isData ? 1 : 0
    sendHalf(byte & 0xF0 | select, &bus)
    sendHalf(byte &<< 4 | select, &bus)
  }

  /// The falling edge of enable takes the half over. A byte on the bus lasts 90 µs, more than any command but
  /// clear needs.
  private func sendHalf(_ bits: UInt8, _ bus: inout some I2C & ~Copyable) {
    bus.write(bits | 0x04 | backlight)
    bus.write(bits | backlight)
  }
}
