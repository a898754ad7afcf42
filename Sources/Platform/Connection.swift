import CLibC

/// A TCP connection to a program at a numeric address. No call waits.
package final class Connection {
  /// For ``Waiting`` only.
  package let descriptor: Int32
  private let address: String
  private var buffer = [UInt8](repeating: 0, count: 4_096)

  /// Starts to connect. If no program listens there, the first write fails.
  package init(to address: String, port: Int32) throws(SystemError) {
    self.address = address
    descriptor = unsafe vidimus_connect(address, port)
    guard descriptor >= 0 else { throw .last(.connect, address) }
  }

  deinit { close(descriptor) }

  /// Writes as many bytes as are accepted at once, and returns how many.
  package func write(_ bytes: [UInt8]) throws(SystemError) -> Int {
    let count = Descriptor.writeOnce(bytes[...], to: descriptor)
    guard count >= 0 || vidimus_errno() == EAGAIN else { throw .last(.write, address) }
    return max(0, count)
  }

  /// The bytes that have arrived; empty if there are none.
  ///
  /// - Throws: ``SystemError/ended(_:)`` if the other side has closed the connection.
  package func read() throws(SystemError) -> [UInt8] {
    let count = Descriptor.readOnce(descriptor, into: &buffer)
    if count > 0 { return Array(buffer[..<count]) }
    guard count < 0 else { throw .ended(address) }
    guard vidimus_errno() == EAGAIN || vidimus_errno() == EINTR else { throw .last(.read, address) }
    return []
  }
}
