import CLibC

/// Makes the kernel enforce that a scanning process opens no network socket.
package enum Sandbox {
  /// Forbids sockets to this process and the processes it starts, for good. False if the kernel cannot do it, as in an
  /// emulator.
  @discardableResult package static func enter() -> Bool { vidimus_forbid_sockets() == 0 }
}
