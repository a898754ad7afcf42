import CPU

/// The second stage of the RP2040's start: 252 bytes that the boot ROM takes from the beginning of the flash,
/// checks and runs in RAM (data sheet §2.8.1). It lets the flash be read like memory, by plain serial reads that
/// every flash chip knows (03h), and goes to the program. It may call nothing: it does not run where it was linked.
@section(".boot2") @used
@c(boot2)
public func boot2() {
  FlashInterface.enable.store(0)
  FlashInterface.baudRate.store(4)  // 12 MHz / 4
  FlashInterface.control0.store(31 &<< 16 | 3 &<< 8)  // 32 bits at a time, EEPROM read
  FlashInterface.serialControl.store(0x03 &<< 24 | 2 &<< 8 | 6 &<< 2)  // 03h, 8-bit command, 24-bit address
  FlashInterface.control1.store(0)  // one word a read
  FlashInterface.enable.store(1)
  let vectors: UInt = 0x1000_0100
  Core.vectorTable.store(UInt32(vectors))
  cpu_enter(UInt(register(vectors).load()), UInt(register(vectors &+ 4).load()))
}
