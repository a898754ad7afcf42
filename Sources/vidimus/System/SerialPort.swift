import CLibC

/// A serial port that is read and written without waiting.
final class SerialPort {
  let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 256)

  /// Opens a terminal device, takes it for this program alone, and sets it to 8 bits without handshake.
  ///
  /// - Parameter baud: the speed in bits a second: 9600, 19200, 38400 or 115200.
  /// - Throws: ``Failure`` where there is no such device, or it is no terminal.
  init(_ path: String, baud: Int32) throws(Failure) {
    // Without waiting for a carrier, and without making it the terminal this program hangs on.
    let file = unsafe vidimus_open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC, 0)
    guard file >= 0 else { throw .io("cannot open " + path + ": " + Permissions.explainError(path)) }
    guard vidimus_make_serial(file, baud) == 0 else {
      let reason = systemError()
      close(file)
      throw .io("cannot use " + path + " as a serial port: " + reason)
    }
    descriptor = file
  }

  /// The settings are left as they are: the next program sets its own, and waiting for the last bytes to be sent
  /// could last for ever.
  deinit { close(descriptor) }

  /// Writes all bytes at once; false where the port does not take them.
  func write(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { unsafe CLibC.write(descriptor, $0.baseAddress, $0.count) } == bytes.count
  }

  /// What came within that many milliseconds; nil where the port is gone.
  func read(within milliseconds: Int32) -> [UInt8]? {
    guard Input.waitUntilReady(descriptor, Int16(POLLIN), milliseconds: milliseconds) else { return [] }
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe CLibC.read(descriptor, $0.baseAddress, $0.count) }
    if count > 0 { return Array(buffer[..<count]) }
    return count < 0 && (vidimus_errno() == EAGAIN || vidimus_errno() == EINTR) ? [] : nil
  }
}
