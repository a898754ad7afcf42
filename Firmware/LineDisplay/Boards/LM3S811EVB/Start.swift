/// Vectors 2 to 21; the linker script puts the stack and the start before them, and where memory is behind.
@section(".vectors.rest") @used
let vectors: InlineArray<20, Handler> = [
  fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault,
  tick,  // 15, SysTick
  fault, fault, fault, fault, fault,
  serialPort,  // 21, interrupt 5
]

@c(start)
public func start() -> Never {
  prepareMemory(tableAt: 0x58)
  run(LM3S811EVB())
}

@c(tick)
public func tick() { countMillisecond() }

@c(serial_port)
public func serialPort() {
  UART0.interruptClear.store(0x50)
  while UART0.flags.load() & UART0.receiveEmpty == 0 { received(UInt8(truncatingIfNeeded: UART0.data.load())) }
}
