import CLibC
package import Codecs

/// The clocks of this machine.
package enum MachineClock {
  /// The time by the wall clock, which may be set wrong.
  package static var now: Timestamp { Timestamp(seconds: vidimus_now()) }

  /// Milliseconds of a clock that nobody sets, from an arbitrary beginning.
  package static var milliseconds: Int64 { vidimus_milliseconds() }

  /// Seconds since the machine was switched on, asleep or not.
  package static var poweredOn: Int64 { vidimus_powered_on() }

  /// The system's name for this run of the machine; empty where it has none.
  package static func bootIdentity() -> [UInt8] {
    (try? Disk().read("/proc/sys/kernel/random/boot_id", limit: 64).bytes) ?? []
  }

  /// Waits, at most until a signal comes.
  package static func sleep(milliseconds: UInt32) { usleep(milliseconds * 1_000) }
}
