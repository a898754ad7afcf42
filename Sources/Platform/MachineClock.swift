import CLibC
package import Codecs

/// The clocks of this machine.
package enum MachineClock {
  /// The time of the wall clock, which may be wrong.
  package static var now: Timestamp { Timestamp(seconds: vidimus_now()) }

  /// Milliseconds of a clock that only counts up and that no user can set; they start anywhere.
  package static var milliseconds: Int64 { vidimus_milliseconds() }

  /// Seconds since the machine was switched on, sleep included.
  package static var poweredOn: Int64 { vidimus_powered_on() }

  /// The system's identifier of this run of the machine; empty if it has none.
  package static func bootIdentity() -> [UInt8] {
    (try? Disk().read("/proc/sys/kernel/random/boot_id", limit: 64).bytes) ?? []
  }

  /// Waits; a signal ends the wait early.
  package static func sleep(milliseconds: UInt32) { usleep(milliseconds * 1_000) }
}
