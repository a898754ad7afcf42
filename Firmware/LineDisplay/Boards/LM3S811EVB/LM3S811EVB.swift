/// The evaluation board of the LM3S811 (Cortex-M3, 50 MHz, 8 KB of RAM) with its OLED of 96×16 dots; QEMU's machine
/// `lm3s811evb`. Serial port: UART0, which the board's USB socket leads to. Port C: lamps at pins 5 (green), 6
/// (red) and 7 (amber), beeper at 4.
struct LM3S811EVB: Board, ~Copyable {
  let columns = 16
  let rows = 2
  let font = Glyph.font
  let scripts = Glyph.scripts
  private let panel = SSD0303()
  private var bus = I2C0Master()

  private static let clock: UInt32 = 50_000_000
  private static let green: UInt32 = 0x20
  private static let red: UInt32 = 0x40
  private static let amber: UInt32 = 0x80
  private static let beeper: UInt32 = 0x10

  init() {
    startClock()
    startPorts()
    startSerialPort()
    startWatchdog()
    SysTick.reload.store(Self.clock / 1_000 - 1)
    SysTick.current.store(0)
    SysTick.control.store(7)  // count, interrupt, processor's clock
  }

  mutating func draw(_ grid: borrowing CellGrid, brightness: UInt8) -> Drawing {
    Drawing(hasPanel: panel.draw(grid, brightness: brightness, over: &bus))
  }

  func light(_ lamp: Link.Lamp) {
    let pin: UInt32 =
      switch lamp {
      case .off: 0
      case .accepted: Self.green
      case .refused: Self.red
      case .caution: Self.amber
      }
    GPIO.pins(GPIO.c, 0xE0).store(pin)
  }

  func sound(_ isOn: Bool) { GPIO.pins(GPIO.c, 0x10).store(isOn ? Self.beeper : 0) }

  func send(_ byte: UInt8) {
    while UART0.flags.load() & UART0.transmitFull != 0 {}
    UART0.data.store(UInt32(byte))
  }

  func feedWatchdog() {
    Watchdog.lock.store(Watchdog.key)
    Watchdog.clear.store(1)
    Watchdog.lock.store(0)
  }

  // MARK: Start

  /// The crystal's 6 MHz through the PLL: 200 MHz divided by four (data sheet, "Initialization and Configuration").
  private func startClock() {
    let (bypass, useDivider, powerDown, outputEnable): (UInt32, UInt32, UInt32, UInt32) = (
      1 &<< 11, 1 &<< 22, 1 &<< 13, 1 &<< 12
    )
    var rcc = (SystemControl.rcc.load() | bypass) & ~useDivider
    SystemControl.rcc.store(rcc)
    let (crystal, source, mainOscillatorOff): (UInt32, UInt32, UInt32) = (0xF &<< 6, 3 &<< 4, 1)
    rcc = rcc & ~(crystal | source | powerDown | outputEnable | mainOscillatorOff) | 0xB &<< 6
    SystemControl.rcc.store(rcc)
    // Locked after 0.5 ms; without its crystal the board is of no use, and the watchdog is not yet there.
    for _ in 0..<32_768 where SystemControl.ris.load() & 1 &<< 6 == 0 {}
    rcc = rcc & ~(0xF &<< 23) | 3 &<< 23 | useDivider
    SystemControl.rcc.store(rcc)
    SystemControl.rcc.store(rcc & ~bypass)
  }

  private func startPorts() {
    SystemControl.rcgc0.store(1 &<< 3)  // watchdog
    SystemControl.rcgc1.store(1 &<< 12 | 1)  // I2C0, UART0
    SystemControl.rcgc2.store(7)  // ports A, B, C
    _ = SystemControl.rcgc2.load()
    GPIO.alternateFunction(GPIO.a).store(0x03)  // serial port
    GPIO.digital(GPIO.a).store(0x03)
    GPIO.alternateFunction(GPIO.b).store(0x0C)  // I2C
    GPIO.openDrain(GPIO.b).store(0x0C)
    GPIO.digital(GPIO.b).store(0x0C)
    GPIO.direction(GPIO.c).store(0xF0)  // lamps and beeper
    GPIO.digital(GPIO.c).store(0xF0)
    I2C0.configuration.store(0x10)  // master
    I2C0.timerPeriod.store(6)  // 50 MHz / (2 · (6 + 4) · (6 + 1)) = 357 kHz
  }

  private func startSerialPort() {
    UART0.control.store(0)
    UART0.integerDivisor.store(27)  // 50 MHz / (16 · 115200) = 27 + 8/64
    UART0.fractionalDivisor.store(8)
    UART0.lineControl.store(0x70)  // 8 bits, FIFO
    UART0.interruptMask.store(0x50)  // receive, and receive timeout
    UART0.control.store(0x301)
    NVIC.enable0.store(1 &<< 5)
  }

  /// The first half second raises an interrupt that nobody takes, the second resets.
  private func startWatchdog() {
    Watchdog.load.store(Self.clock / 2)
    Watchdog.control.store(3)
    Watchdog.lock.store(0)
  }
}

/// One byte behind: only with the last does the chip want to be told that it is.
struct I2C0Master: I2C, ~Copyable {
  private var pending: UInt8?
  private var isFirst = true
  private var isAcknowledged = true

  mutating func begin(_ address: UInt8) {
    I2C0.slaveAddress.store(UInt32(address) &<< 1)
    (pending, isFirst, isAcknowledged) = (nil, true, true)
  }

  mutating func write(_ byte: UInt8) {
    transfer(isLast: false)
    pending = byte
  }

  mutating func end() -> Bool {
    transfer(isLast: true)
    return isAcknowledged
  }

  private mutating func transfer(isLast: Bool) {
    guard let byte = pending, isAcknowledged else { return }
    I2C0.data.store(UInt32(byte))
    I2C0.controlStatus.store(I2C0.run | (isFirst ? I2C0.start : 0) | (isLast ? I2C0.stop : 0))
    isFirst = false
    // A byte lasts 25 µs; a bus that hangs must not hang the program.
    for _ in 0..<5_000 {
      let status = I2C0.controlStatus.load()
      guard status & I2C0.busy != 0 else {
        isAcknowledged = status & I2C0.error == 0
        return
      }
    }
    isAcknowledged = false
  }
}

@c(lamps_off)
public func lampsOff() { GPIO.pins(GPIO.c, 0xF0).store(0) }
