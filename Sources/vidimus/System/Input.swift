import Platform

/// Reads bytes from file descriptors in chunks of bounded size.
enum Input {
  enum Chunk {
    case bytes([UInt8])
    case end
    /// A signal came in between.
    case interrupted

    init(_ chunk: Descriptor.Chunk) {
      switch chunk {
      case .bytes(let bytes): self = .bytes(bytes)
      case .end: self = .end
      case .interrupted: self = .interrupted
      }
    }
  }

  /// Bytes asked of the system at once.
  static let chunkSize = Descriptor.chunkSize

  /// Reads what is there, waiting for at least one byte.
  static func read(_ descriptor: Int32, name: String, into buffer: inout [UInt8]) throws(Failure) -> Chunk {
    do {
      return Chunk(try Descriptor.read(descriptor, name: name, into: &buffer))
    } catch {
      throw .io(sentence(of: error))
    }
  }

  /// Whether a character device, such as a scanner's serial port, is behind the descriptor.
  static func isDevice(_ descriptor: Int32) -> Bool { Descriptor.facts(of: descriptor)?.kind == .device }
}
