import Platform

/// The serial port of a scanner.
final class SerialPort {
  private let port: Platform.SerialPort

  var descriptor: Int32 { port.descriptor }

  /// Opens a terminal device, takes it for this program alone, and sets it to 8 bits without handshake.
  ///
  /// - Parameter baud: the speed in bits a second, one of its ``speeds``.
  /// - Throws: ``Failure`` where there is no such device, or it is no terminal.
  init(_ path: String, baud: Int32) throws(Failure) {
    do {
      port = try Platform.SerialPort(path, baud: baud)
    } catch {
      throw .io(sentence(of: error) + Permissions.advice(error))
    }
  }

  /// Refuses what is there and no device: a file would be written into.
  static func checkKind(_ path: String, _ refusal: String) throws(Failure) {
    do {
      try Device.check(path)
    } catch {
      throw .usage(refusal + ", and " + visible(path) + " is none")
    }
  }
}

/// What to do about a device that may not be opened.
enum Permissions {
  /// Which group would help; empty where none would.
  static func advice(_ error: SystemError) -> String {
    guard case .call(.open, let path, _) = error, error.isDenied, let group = Device.group(of: path) else { return "" }
    return "; it belongs to the group " + visible(group) + ": adduser USER " + visible(group)
  }
}
