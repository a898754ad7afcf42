/// Raspberry Pi Pico, or another board with an RP2040 (Cortex-M0+, run at its crystal's 12 MHz): serial port at GP0
/// (out) and GP1 (in), panel at GP4 (SDA) and GP5 (SCL), lamps at GP16 (green), GP17 (red) and GP18 (amber), beeper
/// at GP19. GP25, the Pico's own lamp, shows the same rhythm.
///
/// The panel is found by its address: an SSD1306 of 128×32 dots, or of 128×64 where GP2 is tied to ground, or an
/// HD44780 of 16×2 characters behind a PCF8574.
struct RP2040: Board, ~Copyable {
  let columns = 16
  let rows: Int
  let font: UInt8
  let scripts: UInt8
  private var panel: Panel
  private var bus = I2C0Master()

  private enum Panel {
    case dots(SSD1306)
    case letters(HD44780)
  }

  private static let green: UInt32 = 1 &<< 16
  private static let red: UInt32 = 1 &<< 17
  private static let amber: UInt32 = 1 &<< 18
  private static let beeper: UInt32 = 1 &<< 19
  private static let ownLamp: UInt32 = 1 &<< 25
  static let outputs: UInt32 = green | red | amber | beeper | ownLamp
  private static let tallStrap: UInt32 = 1 &<< 2

  init() {
    Self.startClocks()
    Self.startPins()
    Self.startSerialPort()
    Watchdog.tick.store(0x200 | 12)  // a microsecond
    Watchdog.resetSelect.store(0x1_FFFC)  // everything but the oscillators
    Self.loadWatchdog()
    Watchdog.control.store(1 &<< 30)
    Core.sysTickReload.store(11_999)
    Core.sysTickCurrent.store(0)
    Core.sysTickControl.store(7)  // count, interrupt, processor's clock
    I2C0.control.store(0x165)  // master, fast, restart, no slave
    I2C0.spikeLength.store(1)

    let isTall = Pins.input.load() & Self.tallStrap == 0
    if let address = Self.letterAddress(&bus) {
      panel = .letters(HD44780(address: address))
      (rows, font, scripts) = (HD44780.rows, 0, HD44780.scripts)
    } else {
      let dots = SSD1306(address: Self.dotAddress(&bus), rows: isTall ? 4 : 2)
      panel = .dots(dots)
      (rows, font, scripts) = (dots.rows, Glyph.font, Glyph.scripts)
    }
  }

  private static func letterAddress(_ bus: inout I2C0Master) -> UInt8? {
    // Panels take their time after power comes.
    Interrupts.pause(milliseconds: 50)
    if bus.answers(HD44780.addresses.0) { return HD44780.addresses.0 }
    return bus.answers(HD44780.addresses.1) ? HD44780.addresses.1 : nil
  }

  private static func dotAddress(_ bus: inout I2C0Master) -> UInt8 {
    bus.answers(SSD1306.addresses.1) ? SSD1306.addresses.1 : SSD1306.addresses.0
  }

  mutating func draw(_ grid: borrowing CellGrid, brightness: UInt8) -> Drawing {
    switch panel {
    case .dots(let dots):
      return Drawing(hasPanel: dots.draw(grid, brightness: brightness, over: &bus))
    case .letters(var letters):
      defer { panel = .letters(letters) }
      return letters.draw(grid, brightness: brightness, over: &bus)
    }
  }

  func light(_ lamp: Link.Lamp) {
    let pins: UInt32 =
      switch lamp {
      case .off: 0
      case .accepted: Self.green | Self.ownLamp
      case .refused: Self.red | Self.ownLamp
      case .caution: Self.amber | Self.ownLamp
      }
    Pins.clear.store(Self.outputs & ~Self.beeper & ~pins)
    Pins.set.store(pins)
  }

  func sound(_ isOn: Bool) { (isOn ? Pins.set : Pins.clear).store(Self.beeper) }

  func send(_ byte: UInt8) {
    while UART0.flags.load() & UART0.transmitFull != 0 {}
    UART0.data.store(UInt32(byte))
  }

  func feedWatchdog() { Self.loadWatchdog() }

  /// A second: the chip counts two a tick (erratum RP2040-E1).
  private static func loadWatchdog() { Watchdog.load.store(2_000_000) }

  // MARK: Start

  /// Everything runs at the crystal's 12 MHz, which is plenty.
  private static func startClocks() {
    CrystalOscillator.control.store(0xAA0)
    CrystalOscillator.startup.store(47)  // 1 ms
    CrystalOscillator.control.store(0xFAB_AA0)
    while CrystalOscillator.status.load() & 0x8000_0000 == 0 {}
    Clocks.referenceControl.store(2)  // and with it the processor's
    Clocks.peripheralControl.store(0x800 | 4 &<< 5)
    let parts = Resets.i2c0 | Resets.ioBank0 | Resets.padsBank0 | Resets.uart0
    Resets.release.store(parts)
    while ~Resets.done.load() & parts != 0 {}
  }

  private static func startPins() {
    for pin in 0..<2 as Range<UInt> { Pins.function(pin).store(Pins.uart) }
    for pin in 4..<6 as Range<UInt> {
      Pins.pad(pin).store(Pins.pulledUp)
      Pins.function(pin).store(Pins.i2c)
    }
    Pins.pad(1).store(Pins.pulledUp)
    Pins.pad(2).store(Pins.pulledUp)
    Pins.function(2).store(Pins.software)
    Pins.clear.store(outputs)
    Pins.outputEnable.store(outputs)
    for pin in 16..<20 as Range<UInt> { Pins.function(pin).store(Pins.software) }
    Pins.function(25).store(Pins.software)
  }

  private static func startSerialPort() {
    UART0.integerDivisor.store(6)  // 12 MHz / (16 · 115200) = 6 + 33/64
    UART0.fractionalDivisor.store(33)
    UART0.lineControl.store(0x70)  // 8 bits, FIFO
    UART0.interruptMask.store(0x50)  // receive, and receive timeout
    UART0.control.store(0x301)
    Core.interruptEnable.store(1 &<< 20)
  }
}

/// One byte behind: only with the last does the chip want to be told that it is.
struct I2C0Master: I2C, ~Copyable {
  private var pending: UInt8?
  private var isAcknowledged = true

  /// Whether a device acknowledges an empty command.
  mutating func answers(_ address: UInt8) -> Bool {
    begin(address)
    write(0x00)
    return end()
  }

  mutating func begin(_ address: UInt8) {
    // The expander of character displays is made for 100 kHz, OLEDs for 400.
    let isSlow = address < 0x3C || address == HD44780.addresses.1
    I2C0.enable.store(0)
    I2C0.target.store(UInt32(address))
    I2C0.highCount.store(isSlow ? 50 : 12)
    I2C0.lowCount.store(isSlow ? 66 : 18)
    I2C0.enable.store(1)
    (pending, isAcknowledged) = (nil, true)
  }

  mutating func write(_ byte: UInt8) {
    push(0)
    pending = byte
  }

  mutating func end() -> Bool {
    push(I2C0.stop)
    // Until the bus is free again: sixteen bytes at 100 kHz are 1.5 ms.
    for _ in 0..<20_000 {
      guard I2C0.status.load() & (I2C0.transmitEmpty | I2C0.masterActive) != I2C0.transmitEmpty else { break }
    }
    if I2C0.abortSource.load() != 0 { isAcknowledged = false }
    _ = I2C0.clearAbort.load()
    return isAcknowledged
  }

  private mutating func push(_ flags: UInt32) {
    guard let byte = pending, isAcknowledged else { return }
    pending = nil
    // A bus that hangs must not hang the program; a device that does not answer needs no more bytes.
    var patience = 20_000
    while I2C0.status.load() & I2C0.notFull == 0, patience > 0 { patience &-= 1 }
    guard patience > 0, I2C0.abortSource.load() == 0 else {
      isAcknowledged = false
      return
    }
    I2C0.data.store(UInt32(byte) | flags)
  }
}

@c(lamps_off)
public func lampsOff() { Pins.clear.store(RP2040.outputs) }
