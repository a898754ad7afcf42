import CLibC

/// A serial port, or another device that bytes are written to, which nobody waits for.
final class SerialPort {
  let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 256)

  /// Opens a terminal device, takes it for this program alone, and sets it to 8 bits without handshake.
  ///
  /// - Parameter baud: the speed in bits a second, one of ``DisplayDriver/speeds``.
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

  /// Opens a device that is only written to.
  init(writingTo path: String) throws(Failure) {
    descriptor = unsafe vidimus_open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC, 0)
    guard descriptor >= 0 else { throw .io("cannot open " + path + ": " + systemError()) }
  }

  /// Refuses what is there and no device: a file would be written into.
  static func checkKind(_ path: String, _ refusal: String) throws(Failure) {
    var status = stat()
    guard unsafe stat(path, &status) == 0, unsafe vidimus_is_device(&status) == 0 else { return }
    throw .usage(refusal + ", and " + path + " is none")
  }

  /// The settings are left as they are: the next program sets its own, and waiting for the last bytes to be sent
  /// could last for ever.
  deinit { close(descriptor) }

  /// Writes what the port takes at once, and says how many bytes that are; nil where the port is gone.
  func write(_ bytes: [UInt8]) -> Int? {
    let count = unsafe bytes.withUnsafeBytes { unsafe CLibC.write(descriptor, $0.baseAddress, $0.count) }
    if count >= 0 { return count }
    return vidimus_errno() == EAGAIN || vidimus_errno() == EINTR ? 0 : nil
  }

  /// Whether all that was written is sent, and more would be taken.
  var isFree: Bool {
    vidimus_unsent(descriptor) == 0 && Input.waitUntilReady(descriptor, Int16(POLLOUT), milliseconds: 0)
  }

  /// Takes back what is not sent yet, and sends `bytes` in its place. A pseudo-terminal counts nothing as unsent.
  func replaceUnsent(by bytes: [UInt8]) {
    guard vidimus_unsent(descriptor) > 0, tcflush(descriptor, TCOFLUSH) == 0 else { return }
    _ = write(bytes)
  }

  /// What came within that many milliseconds; nil where the port is gone.
  func read(within milliseconds: Int32) -> [UInt8]? {
    guard Input.waitUntilReady(descriptor, Int16(POLLIN), milliseconds: milliseconds) else { return [] }
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe CLibC.read(descriptor, $0.baseAddress, $0.count) }
    if count > 0 { return Array(buffer[..<count]) }
    return count < 0 && (vidimus_errno() == EAGAIN || vidimus_errno() == EINTR) ? [] : nil
  }
}
