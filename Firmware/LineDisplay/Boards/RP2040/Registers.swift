/// Registers of the RP2040, by the names and addresses of its data sheet.
enum Clocks {
  static var referenceControl: Register { register(0x4000_8030) }
  static var peripheralControl: Register { register(0x4000_8048) }
}

enum CrystalOscillator {
  static var control: Register { register(0x4002_4000) }
  static var status: Register { register(0x4002_4004) }
  static var startup: Register { register(0x4002_400C) }
}

enum Resets {
  /// Clears bits of RESET: an alias for atomic access (§2.1.2).
  static var release: Register { register(0x4000_F000) }
  static var done: Register { register(0x4000_C008) }

  static let i2c0: UInt32 = 1 &<< 3
  static let ioBank0: UInt32 = 1 &<< 5
  static let padsBank0: UInt32 = 1 &<< 8
  static let uart0: UInt32 = 1 &<< 22
}

enum Pins {
  static func function(_ pin: UInt) -> Register { register(0x4001_4004 &+ pin &* 8) }
  static func pad(_ pin: UInt) -> Register { register(0x4001_C004 &+ pin &* 4) }
  static var input: Register { register(0xD000_0004) }
  static var set: Register { register(0xD000_0014) }
  static var clear: Register { register(0xD000_0018) }
  static var outputEnable: Register { register(0xD000_0024) }

  static let uart: UInt32 = 2
  static let i2c: UInt32 = 3
  static let software: UInt32 = 5
  /// Input enabled, 4 mA, pulled up, Schmitt trigger.
  static let pulledUp: UInt32 = 0x5A
}

enum UART0 {
  static var data: Register { register(0x4003_4000) }
  static var flags: Register { register(0x4003_4018) }
  static var integerDivisor: Register { register(0x4003_4024) }
  static var fractionalDivisor: Register { register(0x4003_4028) }
  static var lineControl: Register { register(0x4003_402C) }
  static var control: Register { register(0x4003_4030) }
  static var interruptMask: Register { register(0x4003_4038) }
  static var interruptClear: Register { register(0x4003_4044) }

  static let receiveEmpty: UInt32 = 0x10
  static let transmitFull: UInt32 = 0x20
}

enum I2C0 {
  static var control: Register { register(0x4004_4000) }
  static var target: Register { register(0x4004_4004) }
  static var data: Register { register(0x4004_4010) }
  static var highCount: Register { register(0x4004_401C) }
  static var lowCount: Register { register(0x4004_4020) }
  static var clearAbort: Register { register(0x4004_4054) }
  static var enable: Register { register(0x4004_406C) }
  static var status: Register { register(0x4004_4070) }
  static var abortSource: Register { register(0x4004_4080) }
  static var spikeLength: Register { register(0x4004_40A0) }

  static let notFull: UInt32 = 0x02
  static let masterActive: UInt32 = 0x20
  static let transmitEmpty: UInt32 = 0x04
  static let stop: UInt32 = 0x200
}

enum Watchdog {
  static var control: Register { register(0x4005_8000) }
  static var load: Register { register(0x4005_8004) }
  static var tick: Register { register(0x4005_802C) }
  /// Which parts the watchdog resets.
  static var resetSelect: Register { register(0x4001_0008) }
}

enum Core {
  static var sysTickControl: Register { register(0xE000_E010) }
  static var sysTickReload: Register { register(0xE000_E014) }
  static var sysTickCurrent: Register { register(0xE000_E018) }
  static var interruptEnable: Register { register(0xE000_E100) }
  static var vectorTable: Register { register(0xE000_ED08) }
}

enum FlashInterface {
  static var control0: Register { register(0x1800_0000) }
  static var control1: Register { register(0x1800_0004) }
  static var enable: Register { register(0x1800_0008) }
  static var baudRate: Register { register(0x1800_0014) }
  static var serialControl: Register { register(0x1800_00F4) }
}
