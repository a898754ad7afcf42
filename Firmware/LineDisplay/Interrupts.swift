import CPU

/// What interrupts tell the main loop. Each variable has one writer: the serial port's interrupt fills the ring,
/// the loop empties it, and the timer's counts.
private nonisolated(unsafe) var ring = InlineArray<256, UInt8>(repeating: 0)
private nonisolated(unsafe) var filled: UInt8 = 0
private nonisolated(unsafe) var emptied: UInt8 = 0
private nonisolated(unsafe) var milliseconds: UInt32 = 0

/// A byte came over the wire. When there is no room it is lost, and the frame's checksum will tell.
func received(_ byte: UInt8) {
  guard unsafe filled &+ 1 != emptied else { return }
  unsafe ring[Int(filled)] = byte
  unsafe filled &+= 1
}

/// A millisecond is over.
func countMillisecond() { unsafe milliseconds &+= 1 }

enum Interrupts {
  /// Milliseconds since the start.
  static var now: UInt32 { unsafe milliseconds }

  /// The next byte of the wire, if there is one.
  static func takeByte() -> UInt8? {
    guard unsafe emptied != filled else { return nil }
    let byte = unsafe ring[Int(emptied)]
    // Its place is given back only now that it was read.
    cpu_barrier()
    unsafe emptied &+= 1
    return byte
  }

  /// Sleeps until there is something to do: with interrupts held back, none can come between look and sleep.
  static func wait() {
    cpu_interrupts_off()
    if unsafe emptied == filled { cpu_wait() }
    cpu_interrupts_on()
  }

  static func pause(milliseconds count: UInt32) {
    let start = now
    while now &- start <= count { cpu_wait() }
  }
}

typealias Handler = @convention(c) () -> Void

/// Where a trap of Swift's, a fault and every interrupt that nobody asked for end. The lamps go out at once; the
/// watchdog, which nobody feeds any more, starts the program again, and with it the screen.
@c(fault)
public func fault() {
  cpu_interrupts_off()
  lampsOff()
  while true {}
}
