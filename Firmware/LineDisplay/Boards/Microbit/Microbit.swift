/// BBC micro:bit of the first generation (nRF51822: Cortex-M0, 16 MHz, 16 KB of RAM); QEMU's machine `microbit`.
///
/// The serial port is the USB socket. The 25 lamps of the front show the verdict's shape in its rhythm. An OLED
/// with SSD1306 (128×32) is wired to pins 19 (SCL) and 20 (SDA), a beeper to pin 0.
struct Microbit: Board, ~Copyable {
  let columns = 16
  let rows = 2
  let font = Glyph.font
  let scripts = Glyph.scripts
  private let panel = SSD1306(address: SSD1306.addresses.0, rows: 2)
  private var bus = TWIMaster()
  private var hasPanel = false

  static let beeper: UInt32 = 1 &<< 3

  init() {
    Clock.startCrystal.store(1)
    // The serial port needs the crystal's precision; an emulator has none to start.
    for _ in 0..<20_000 where Clock.crystalStarted.load() == 0 {}
    GPIO.directionSet.store(Matrix.all | Self.beeper)
    Matrix.turnOff()
    Self.startSerialPort()
    GPIO.configuration(0).store(0x60C)  // input, pulled up, drives low only
    GPIO.configuration(30).store(0x60C)
    TWI.clockPin.store(0)
    TWI.dataPin.store(30)
    TWI.frequency.store(0x0668_0000)  // 400 kHz
    TWI.enable.store(5)
    Timer0.prescaler.store(4)  // 16 MHz / 2⁴: a microsecond
    Timer0.width.store(0)
    Timer0.compare0.store(1_000)
    Timer0.shortcuts.store(1)  // begin again at each compare
    Timer0.interruptSet.store(1 &<< 16)
    Timer0.start.store(1)
    Watchdog.reload.store(32_767)  // a second at 32.768 kHz
    Watchdog.requestEnable.store(1)
    Watchdog.start.store(1)
    NVIC.enable.store(1 &<< 8 | 1 &<< 2)
  }

  mutating func draw(_ grid: borrowing CellGrid, brightness: UInt8) -> Drawing {
    // Where no OLED ever answered, the front's lamps are the display, and nothing is wrong.
    let isThere = panel.draw(grid, brightness: brightness, over: &bus)
    if isThere { hasPanel = true }
    return Drawing(hasPanel: isThere || !hasPanel)
  }

  func light(_ lamp: Link.Lamp) { Matrix.show(lamp) }

  func sound(_ isOn: Bool) { (isOn ? GPIO.set : GPIO.clear).store(Self.beeper) }

  func send(_ byte: UInt8) {
    UART.transmitted.store(0)
    UART.transmitData.store(UInt32(byte))
    while UART.transmitted.load() == 0 {}
  }

  func feedWatchdog() { Watchdog.request0.store(Watchdog.key) }

  private static func startSerialPort() {
    GPIO.set.store(1 &<< 24)
    GPIO.directionSet.store(1 &<< 24)
    UART.transmitPin.store(24)
    UART.receivePin.store(25)
    UART.baudRate.store(0x01D7_E000)  // 115200
    UART.enable.store(4)
    UART.interruptSet.store(1 &<< 2)  // a byte has come
    UART.startTransmitting.store(1)
    UART.startReceiving.store(1)
  }
}

struct TWIMaster: I2C, ~Copyable {
  private var isAcknowledged = true

  mutating func begin(_ address: UInt8) {
    TWI.address.store(UInt32(address))
    TWI.error.store(0)
    TWI.startTransmitting.store(1)
    isAcknowledged = true
  }

  mutating func write(_ byte: UInt8) {
    guard isAcknowledged else { return }
    TWI.transmitted.store(0)
    TWI.transmitData.store(UInt32(byte))
    // A byte lasts 25 µs; a bus that hangs must not hang the program.
    for _ in 0..<1_000 {
      if TWI.error.load() != 0 { break }
      if TWI.transmitted.load() != 0 { return }
    }
    isAcknowledged = false
  }

  mutating func end() -> Bool {
    TWI.stopped.store(0)
    TWI.stop.store(1)
    for _ in 0..<1_000 where TWI.stopped.load() == 0 {}
    return isAcknowledged
  }
}
