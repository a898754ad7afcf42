import Platform

/// A serial port, or another device that is only written to. No call waits for the device.
final class SerialPort {
  private let port: Platform.SerialPort

  var descriptor: Int32 { port.descriptor }

  /// Opens a terminal device, takes it for this program alone, and sets it to 8 bits without handshake.
  ///
  /// - Parameter baud: the speed in bits a second, one of ``DisplayDriver/speeds``.
  /// - Throws: ``Failure`` where there is no such device, or it is no terminal.
  init(_ path: String, baud: Int32) throws(Failure) {
    do {
      port = try Platform.SerialPort(path, baud: baud)
    } catch {
      throw .io(sentence(of: error) + Permissions.advice(error))
    }
  }

  /// Opens a device that is only written to.
  init(writingTo path: String) throws(Failure) {
    port = try orFail(Failure.io) { () throws(SystemError) in try Platform.SerialPort(writingTo: path) }
  }

  /// Refuses what is there and no device: a file would be written into.
  static func checkKind(_ path: String, _ refusal: String) throws(Failure) {
    do {
      try Device.check(path)
    } catch {
      throw .usage(refusal + ", and " + visible(path) + " is none")
    }
  }

  /// Writes what the port takes at once, and says how many bytes that are; nil where the port is gone.
  func write(_ bytes: [UInt8]) -> Int? {
    do {
      return try port.write(bytes)
    } catch {
      ErrorNumber.last = error.errno
      return nil
    }
  }

  /// Whether all that was written is sent, and more would be taken.
  var isFree: Bool { port.isFree }

  /// Takes back what is not sent yet, and sends `bytes` in its place. A pseudo-terminal counts nothing as unsent.
  func replaceUnsent(by bytes: [UInt8]) { port.replaceUnsent(by: bytes) }

  /// What came within that many milliseconds; nil where the port is gone.
  func read(within milliseconds: Int32) -> [UInt8]? { try? port.read(within: milliseconds) }
}

/// What to do about a device that may not be opened.
enum Permissions {
  /// Which group would help; empty where none would.
  static func advice(_ error: SystemError) -> String {
    guard case .call(.open, let path, _) = error, error.isDenied, let group = Device.group(of: path) else { return "" }
    return "; it belongs to the group " + visible(group) + ": adduser USER " + visible(group)
  }
}
