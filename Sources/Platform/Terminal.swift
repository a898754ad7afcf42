import CLibC

/// The terminal, and lines that people type or that a pipe brings in their place.
package enum Terminal {
  private static let lineLimit = 4_096

  /// The next line of standard input without its ending; nil at the end, or when the program is to end.
  ///
  /// It is read a byte at a time, since what follows may be for another program.
  package static func readLine() throws(SystemError) -> String? {
    var line: [UInt8] = []
    var buffer: [UInt8] = [0]
    while line.count < lineLimit {
      guard Waiting.forBytes(from: STDIN_FILENO, milliseconds: nil) != .terminated else { return nil }
      switch try Descriptor.read(STDIN_FILENO, name: "standard input", into: &buffer) {
      case .interrupted: continue
      case .end: return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
      case .bytes(let bytes):
        if bytes[0] == 0x0A { return String(decoding: line, as: UTF8.self) }
        if bytes[0] != 0x0D { line.append(bytes[0]) }
      }
    }
    return String(decoding: line, as: UTF8.self)
  }

  /// Asks on the terminal of this process, whatever its standard input is, and reads a line that is not shown.
  ///
  /// - Returns: the line without its ending; nil without a terminal, and for an empty line.
  package static func readHidden(_ prompt: String) -> [UInt8]? {
    let name = "/dev/tty"
    guard let terminal = try? Descriptor.open(name, O_RDWR | O_NOCTTY) else { return nil }
    defer { close(terminal) }
    var before = termios()
    guard unsafe vidimus_hide_typing(terminal, &before) == 0 else { return nil }
    defer { unsafe vidimus_restore(terminal, &before) }
    try? Descriptor.write([UInt8](prompt.utf8), to: terminal, name: name)
    var buffer = [UInt8](repeating: 0, count: lineLimit)
    guard case .bytes(let line)? = try? Descriptor.read(terminal, name: name, into: &buffer) else { return nil }
    let typed = [UInt8](line.prefix { $0 != 0x0A && $0 != 0x0D })
    return typed.isEmpty ? nil : typed
  }
}

/// A terminal that gives bytes as they are typed: no editing, no echo, no character that stops the program.
package final class RawTerminal {
  private let descriptor: Int32
  private var before = termios()

  /// Takes over the terminal behind `descriptor` until ``release()``; nil where there is none.
  package init?(_ descriptor: Int32) {
    self.descriptor = descriptor
    guard unsafe vidimus_make_raw(descriptor, &before) == 0 else { return nil }
  }

  /// Gives the terminal back as it was.
  package func release() { unsafe vidimus_restore(descriptor, &before) }
}
