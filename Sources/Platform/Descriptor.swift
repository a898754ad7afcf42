import CLibC

/// Reads and writes file descriptors in chunks of bounded size.
package enum Descriptor {
  /// The result of one read.
  package enum Chunk: Equatable, Sendable {
    case bytes([UInt8])
    case end
    /// A signal came first, or nothing was there yet; read again.
    case interrupted
  }

  /// The most bytes read at once.
  package static let chunkSize = 65_536

  package static var standardInput: Int32 { STDIN_FILENO }
  package static var standardOutput: Int32 { STDOUT_FILENO }
  package static var standardError: Int32 { STDERR_FILENO }

  /// Reads the bytes that are there; waits for at least one.
  ///
  /// - Parameter name: the name that errors mention.
  package static func read(
    _ descriptor: Int32, name: String, into buffer: inout [UInt8]
  ) throws(SystemError) -> Chunk {
    let count = readOnce(descriptor, into: &buffer)
    if count > 0 { return .bytes([UInt8](buffer[..<count])) }
    if count == 0 { return .end }
    switch vidimus_errno() {
    case EINTR: return .interrupted
    case EAGAIN:
      _ = Waiting.isReady(descriptor, .reading, milliseconds: -1)
      return .interrupted
    // A terminal answers this way after its other side is closed.
    case EIO where isTerminal(descriptor) || hasHungUp(descriptor): return .end
    default: throw .last(.read, name)
    }
  }

  /// Reads a stream to its end, at most `limit` bytes.
  package static func readAll(_ descriptor: Int32, name: String, limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: chunkSize)
    while true {
      switch try read(descriptor, name: name, into: &buffer) {
      case .bytes(let more): bytes += more
      case .end: return bytes
      case .interrupted: break
      }
      guard bytes.count <= limit else { throw .tooLarge(path: name, limit: limit) }
    }
  }

  /// Writes all bytes or throws. It waits for a slow reader.
  package static func write(_ bytes: [UInt8], to descriptor: Int32, name: String) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = writeOnce(bytes[written...], to: descriptor)
      if count > 0 {
        written += count
      } else if count < 0, vidimus_errno() == EAGAIN {
        _ = Waiting.isReady(descriptor, .writing, milliseconds: -1)
      } else if count == 0 || vidimus_errno() != EINTR {
        throw .last(.write, name)
      }
    }
  }

  /// Whether the descriptor is a terminal.
  package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The facts of the open file; nil if the descriptor is closed.
  package static func facts(of descriptor: Int32) -> FileFacts? {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 ? FileFacts(status) : nil
  }

  /// One read(2): how many bytes came; negative if it failed, with the reason in errno.
  static func readOnce(_ descriptor: Int32, into buffer: inout [UInt8]) -> Int {
    unsafe buffer.withUnsafeMutableBytes { unsafe CLibC.read(descriptor, $0.baseAddress, $0.count) }
  }

  /// One write(2): how many bytes were accepted; negative if it failed, with the reason in errno.
  static func writeOnce(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int {
    unsafe bytes.withUnsafeBytes { unsafe CLibC.write(descriptor, $0.baseAddress, $0.count) }
  }

  /// open(2); programs that this one starts do not inherit the descriptor.
  static func open(
    _ path: String, _ flags: Int32, mode: UInt32 = 0, for call: SystemCall = .open
  ) throws(SystemError) -> Int32 {
    let descriptor = unsafe vidimus_open(path, flags | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .last(call, path) }
    return descriptor
  }

  private static func hasHungUp(_ descriptor: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&request, 1, 0) > 0 && request.revents & Int16(POLLHUP) != 0
  }
}
