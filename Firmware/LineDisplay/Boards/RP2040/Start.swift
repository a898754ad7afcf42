/// Vectors 2 to 47; the linker script puts the stack and the start before them, and where memory is behind.
@section(".vectors.rest") @used
let vectors: InlineArray<46, Handler> = [
  fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault,
  tick,  // 15, SysTick
  fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault,
  fault, fault, fault, fault,
  serialPort,  // 36, interrupt 20
  fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault,
]

@c(start)
public func start() -> Never {
  prepareMemory(tableAt: 0x1000_01C0)
  run(RP2040())
}

@c(tick)
public func tick() { countMillisecond() }

@c(serial_port)
public func serialPort() {
  UART0.interruptClear.store(0x50)
  while UART0.flags.load() & UART0.receiveEmpty == 0 { received(UInt8(truncatingIfNeeded: UART0.data.load())) }
}
