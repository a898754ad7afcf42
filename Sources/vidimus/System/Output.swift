import CLibC

/// Writes bytes to a file descriptor, all of them or an error: nothing that was not written passes for written.
enum Output {
  /// Standard output, where results go.
  static func write(_ bytes: [UInt8]) throws(Failure) {
    try write(bytes, to: STDOUT_FILENO, name: "standard output")
  }

  /// A line on standard output.
  static func writeLine(_ line: String) throws(Failure) {
    try write([UInt8](line.utf8) + [0x0A])
  }

  /// A sentence on standard error. That nobody hears it is no reason to stop.
  static func say(_ sentence: String) {
    try? write([UInt8](("vidimus: " + sentence + "\n").utf8), to: STDERR_FILENO, name: "standard error")
  }

  /// Writes to any descriptor; a slow one is waited for.
  static func write(_ bytes: [UInt8], to descriptor: Int32, name: String) throws(Failure) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes[written...].withUnsafeBytes {
        unsafe CLibC.write(descriptor, $0.baseAddress, $0.count)
      }
      if count > 0 {
        written += count
      } else if count < 0, vidimus_errno() == EAGAIN {
        _ = Input.waitUntilReady(descriptor, Int16(POLLOUT), milliseconds: -1)
      } else if count == 0 || vidimus_errno() != EINTR {
        throw .io("cannot write to " + name + ": " + systemError())
      }
    }
  }
}
