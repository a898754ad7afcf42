import CLibC

/// A stream of bytes that is read once, from its beginning: standard input, a file or a pipe.
package final class ByteStream {
  /// The name that errors mention.
  package let name: String
  private let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: Descriptor.chunkSize)

  /// Standard input.
  package init() { (name, descriptor) = ("standard input", STDIN_FILENO) }

  /// Opens a file, pipe or device for reading.
  package init(opening path: String) throws(SystemError) {
    (name, descriptor) = (path, try Descriptor.open(path, O_RDONLY))
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// Whether reading would return at once.
  package var isReady: Bool { Waiting.isReady(descriptor, .reading, milliseconds: 0) }

  /// The bytes that are there; waits for at least one.
  package func next() throws(SystemError) -> Descriptor.Chunk {
    try Descriptor.read(descriptor, name: name, into: &buffer)
  }
}
