/// Registers of Texas Instruments' LM3S811, by the names and addresses of its data sheet.
enum SystemControl {
  static var ris: Register { register(0x400F_E050) }
  static var rcc: Register { register(0x400F_E060) }
  static var rcgc0: Register { register(0x400F_E100) }
  static var rcgc1: Register { register(0x400F_E104) }
  static var rcgc2: Register { register(0x400F_E108) }
}

enum UART0 {
  static var data: Register { register(0x4000_C000) }
  static var flags: Register { register(0x4000_C018) }
  static var integerDivisor: Register { register(0x4000_C024) }
  static var fractionalDivisor: Register { register(0x4000_C028) }
  static var lineControl: Register { register(0x4000_C02C) }
  static var control: Register { register(0x4000_C030) }
  static var interruptMask: Register { register(0x4000_C038) }
  static var interruptClear: Register { register(0x4000_C044) }

  static let receiveEmpty: UInt32 = 0x10
  static let transmitFull: UInt32 = 0x20
}

enum I2C0 {
  static var slaveAddress: Register { register(0x4002_0000) }
  static var controlStatus: Register { register(0x4002_0004) }
  static var data: Register { register(0x4002_0008) }
  static var timerPeriod: Register { register(0x4002_000C) }
  static var configuration: Register { register(0x4002_0020) }

  // What is written to controlStatus, and what is read there.
  static let run: UInt32 = 1
  static let start: UInt32 = 2
  static let stop: UInt32 = 4
  static let busy: UInt32 = 1
  static let error: UInt32 = 2
}

enum GPIO {
  static let a: UInt = 0x4000_4000
  static let b: UInt = 0x4000_5000
  static let c: UInt = 0x4000_6000

  static func direction(_ port: UInt) -> Register { register(port &+ 0x400) }
  static func alternateFunction(_ port: UInt) -> Register { register(port &+ 0x420) }
  static func openDrain(_ port: UInt) -> Register { register(port &+ 0x50C) }
  static func digital(_ port: UInt) -> Register { register(port &+ 0x51C) }
  /// The pins of `mask` and no other: the address says which.
  static func pins(_ port: UInt, _ mask: UInt) -> Register { register(port &+ mask &<< 2) }
}

enum SysTick {
  static var control: Register { register(0xE000_E010) }
  static var reload: Register { register(0xE000_E014) }
  static var current: Register { register(0xE000_E018) }
}

enum Watchdog {
  static var load: Register { register(0x4000_0000) }
  static var control: Register { register(0x4000_0008) }
  static var clear: Register { register(0x4000_000C) }
  static var lock: Register { register(0x4000_0C00) }

  static let key: UInt32 = 0x1ACC_E551
}

enum NVIC {
  static var enable0: Register { register(0xE000_E100) }
}
