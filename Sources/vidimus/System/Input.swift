import CLibC

/// Reads bytes from file descriptors with read(2), in chunks of bounded size.
enum Input {
  enum Chunk {
    case bytes([UInt8])
    case end
    /// A signal came in between.
    case interrupted
  }

  /// Bytes asked of the system at once.
  static let chunkSize = 65_536

  /// Reads what is there, waiting for at least one byte.
  static func read(_ descriptor: Int32, name: String, into buffer: inout [UInt8]) throws(Failure) -> Chunk {
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe CLibC.read(descriptor, $0.baseAddress, $0.count) }
    if count > 0 { return .bytes([UInt8](buffer[..<count])) }
    if count == 0 { return .end }
    switch vidimus_errno() {
    case EINTR: return .interrupted
    case EAGAIN:
      _ = waitUntilReady(descriptor, Int16(POLLIN), milliseconds: -1)
      return .interrupted
    // What a terminal answers once nobody holds its other side.
    case EIO where isatty(descriptor) == 1 || hasHungUp(descriptor): return .end
    default: throw .io("cannot read " + name + ": " + systemError())
    }
  }

  /// Waits for `events`; false when the time is over or a signal came first.
  static func waitUntilReady(_ descriptor: Int32, _ events: Int16, milliseconds: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: events, revents: 0)
    return unsafe poll(&request, 1, milliseconds) > 0
  }

  private static func hasHungUp(_ descriptor: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&request, 1, 0) > 0 && request.revents & Int16(POLLHUP) != 0
  }
}

extension Input {
  /// Whether a character device, such as a scanner's serial port, is behind the descriptor.
  static func isDevice(_ descriptor: Int32) -> Bool {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 && vidimus_is_device(&status) != 0
  }
}
