import CLibC

/// A stream of bytes that is read once, from its beginning: standard input, a file or a pipe.
package final class ByteStream {
  /// What errors are told about.
  package let name: String
  private let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: Descriptor.chunkSize)

  /// Standard input.
  package init() { (name, descriptor) = ("standard input", STDIN_FILENO) }

  /// Opens whatever can be read by that name.
  package init(opening path: String) throws(SystemError) {
    (name, descriptor) = (path, try Descriptor.open(path, O_RDONLY))
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// Whether reading would not wait.
  package var isReady: Bool { Waiting.isReady(descriptor, .reading, milliseconds: 0) }

  /// What is there, waiting for at least one byte.
  package func next() throws(SystemError) -> Descriptor.Chunk {
    try Descriptor.read(descriptor, name: name, into: &buffer)
  }
}
