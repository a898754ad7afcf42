import CLibC

/// A serial port, or a device that is only written to. No call waits for the device.
package final class SerialPort {
  /// Bits a second that a serial line can be set to.
  package static let speeds = [2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200]

  package let descriptor: Int32
  private let path: String
  private var buffer = [UInt8](repeating: 0, count: 256)

  /// Opens a terminal device, takes it for this program alone, and sets it to 8 bits without handshake.
  ///
  /// - Parameter baud: bits a second, one of ``speeds``.
  /// - Throws: ``SystemError`` where there is no such device, or it is no terminal.
  package init(_ path: String, baud: Int32) throws(SystemError) {
    // Without waiting for a carrier, and without making it this program's controlling terminal.
    let file = try Descriptor.open(path, O_RDWR | O_NOCTTY | O_NONBLOCK)
    guard vidimus_make_serial(file, baud) == 0 else {
      let fault = SystemError.last(.setSerial, path)
      close(file)
      throw fault
    }
    (self.path, descriptor) = (path, file)
  }

  /// Opens a device that is only written to.
  package init(writingTo path: String) throws(SystemError) {
    (self.path, descriptor) = (path, try Descriptor.open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK))
  }

  /// The settings stay as they are: the next program sets its own, and waiting for the last bytes could last for ever.
  deinit { close(descriptor) }

  /// Writes what the port takes at once, and says how many bytes that are.
  ///
  /// - Throws: ``SystemError`` where the port is gone.
  package func write(_ bytes: [UInt8]) throws(SystemError) -> Int {
    let count = Descriptor.writeOnce(bytes[...], to: descriptor)
    if count >= 0 { return count }
    guard vidimus_errno() == EAGAIN || vidimus_errno() == EINTR else { throw .last(.write, path) }
    return 0
  }

  /// Whether all that was written is sent, and more would be taken.
  package var isFree: Bool {
    vidimus_unsent(descriptor) == 0 && Waiting.isReady(descriptor, .writing, milliseconds: 0)
  }

  /// Takes back what is not sent yet, and sends `bytes` in its place. A pseudo-terminal counts nothing as unsent.
  package func replaceUnsent(by bytes: [UInt8]) {
    guard vidimus_unsent(descriptor) > 0, tcflush(descriptor, TCOFLUSH) == 0 else { return }
    _ = try? write(bytes)
  }

  /// What came within that many milliseconds.
  ///
  /// - Throws: ``SystemError/ended(_:)`` or another where the port is gone.
  package func read(within milliseconds: Int32) throws(SystemError) -> [UInt8] {
    guard Waiting.isReady(descriptor, .reading, milliseconds: milliseconds) else { return [] }
    let count = Descriptor.readOnce(descriptor, into: &buffer)
    if count > 0 { return Array(buffer[..<count]) }
    guard count < 0 else { throw .ended(path) }
    guard vidimus_errno() == EAGAIN || vidimus_errno() == EINTR else { throw .last(.read, path) }
    return []
  }
}

/// Devices by their paths.
package enum Device {
  /// Refuses what is there and no character device: a file would be written into.
  ///
  /// - Throws: ``SystemError/notADevice(path:)``; nothing where nothing is there.
  package static func check(_ path: String) throws(SystemError) {
    guard let facts = Disk().facts(of: path), facts.kind != .device else { return }
    throw .notADevice(path: path)
  }

  /// The name in /etc/group of the group that `path` belongs to; nil where it has none.
  package static func group(of path: String) -> String? {
    guard let facts = Disk().facts(of: path), let file = try? Disk().read("/etc/group", limit: 1 << 20).bytes else {
      return nil
    }
    for line in file.split(separator: 0x0A) {
      let fields = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      if fields.count > 2, fields[2].elementsEqual(String(facts.group).utf8) {
        return String(decoding: fields[0], as: UTF8.self)
      }
    }
    return nil
  }
}
