import CLibC

/// The promise that a process which scans opens no network socket, kept by the kernel.
package enum Sandbox {
  /// Gives up sockets for good, in this process and those it starts; false where the kernel cannot do it, as in an
  /// emulator.
  @discardableResult package static func enter() -> Bool { vidimus_forbid_sockets() == 0 }
}
