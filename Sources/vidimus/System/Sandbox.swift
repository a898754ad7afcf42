import CLibC

/// The promise that a process which scans opens no network socket, kept by the kernel.
enum Sandbox {
  /// Gives up sockets for good. A kernel without seccomp, or an emulator, cannot do it; the program calls
  /// nothing that opens one all the same.
  static func enter() {
    _ = vidimus_forbid_sockets()
  }
}
