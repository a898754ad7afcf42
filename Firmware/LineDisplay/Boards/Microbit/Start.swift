/// Vectors 2 to 25; the linker script puts the stack and the start before them, and where memory is behind.
@section(".vectors.rest") @used
let vectors: InlineArray<24, Handler> = [
  fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault,
  serialPort,  // 18, interrupt 2
  fault, fault, fault, fault, fault,
  tick,  // 24, interrupt 8, timer 0
  fault,
]

@c(start)
public func start() -> Never {
  prepareMemory(tableAt: 0x68)
  run(Microbit())
}

@c(tick)
public func tick() {
  Timer0.compared.store(0)
  countMillisecond()
  Matrix.refresh()
}

@c(serial_port)
public func serialPort() {
  while UART.received.load() != 0 {
    UART.received.store(0)
    received(UInt8(truncatingIfNeeded: UART.receiveData.load()))
  }
}

@c(lamps_off)
public func lampsOff() {
  Matrix.turnOff()
  GPIO.clear.store(Microbit.beeper)
}
