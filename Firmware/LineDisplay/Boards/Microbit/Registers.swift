/// Registers of Nordic's nRF51822, by the names and addresses of its reference manual. Tasks are started by
/// writing 1, and events are 1 when they have happened.
enum Clock {
  static var startCrystal: Register { register(0x4000_0000) }
  static var crystalStarted: Register { register(0x4000_0100) }
}

enum UART {
  static var startReceiving: Register { register(0x4000_2000) }
  static var startTransmitting: Register { register(0x4000_2008) }
  static var received: Register { register(0x4000_2108) }
  static var transmitted: Register { register(0x4000_211C) }
  static var interruptSet: Register { register(0x4000_2304) }
  static var enable: Register { register(0x4000_2500) }
  static var transmitPin: Register { register(0x4000_250C) }
  static var receivePin: Register { register(0x4000_2514) }
  static var receiveData: Register { register(0x4000_2518) }
  static var transmitData: Register { register(0x4000_251C) }
  static var baudRate: Register { register(0x4000_2524) }
}

enum TWI {
  static var startTransmitting: Register { register(0x4000_3008) }
  static var stop: Register { register(0x4000_3014) }
  static var stopped: Register { register(0x4000_3104) }
  static var transmitted: Register { register(0x4000_311C) }
  static var error: Register { register(0x4000_3124) }
  static var enable: Register { register(0x4000_3500) }
  static var clockPin: Register { register(0x4000_3508) }
  static var dataPin: Register { register(0x4000_350C) }
  static var transmitData: Register { register(0x4000_351C) }
  static var frequency: Register { register(0x4000_3524) }
  static var address: Register { register(0x4000_3588) }
}

enum Timer0 {
  static var start: Register { register(0x4000_8000) }
  static var compared: Register { register(0x4000_8140) }
  static var shortcuts: Register { register(0x4000_8200) }
  static var interruptSet: Register { register(0x4000_8304) }
  static var width: Register { register(0x4000_8508) }
  static var prescaler: Register { register(0x4000_8510) }
  static var compare0: Register { register(0x4000_8540) }
}

enum Watchdog {
  static var start: Register { register(0x4001_0000) }
  static var reload: Register { register(0x4001_0504) }
  static var requestEnable: Register { register(0x4001_0508) }
  static var request0: Register { register(0x4001_0600) }

  static let key: UInt32 = 0x6E52_4635
}

enum GPIO {
  static var output: Register { register(0x5000_0504) }
  static var set: Register { register(0x5000_0508) }
  static var clear: Register { register(0x5000_050C) }
  static var directionSet: Register { register(0x5000_0518) }
  static func configuration(_ pin: UInt) -> Register { register(0x5000_0700 &+ pin &* 4) }
}

enum NVIC {
  static var enable: Register { register(0xE000_E100) }
}
