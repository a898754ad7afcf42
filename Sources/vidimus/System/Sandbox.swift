import Platform

/// The promise that a process which scans opens no network socket, kept by the kernel.
enum Sandbox {
  /// Gives up sockets for good. Where the kernel cannot do it, the program still calls nothing that opens one.
  static func enter() { Platform.Sandbox.enter() }
}
