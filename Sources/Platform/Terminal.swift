import CLibC

/// Lines that a person types, or that a pipe brings instead.
package enum Terminal {
  private static let lineLimit = 4_096

  /// The next line of standard input without its ending; nil at the end, or if the program was told to end.
  ///
  /// It reads one byte at a time, since later bytes may be for another program.
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

  /// Asks on this process's terminal, whatever its standard input is, and reads a line without showing it.
  ///
  /// - Returns: the line without its ending; nil for an empty line or if there is no terminal.
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

/// A terminal that delivers bytes as they are typed, without editing, echo, or characters that stop the program.
package final class RawTerminal {
  private let descriptor: Int32
  private var before = termios()

  /// Changes the terminal behind `descriptor` until ``release()``; nil if it is no terminal.
  package init?(_ descriptor: Int32) {
    self.descriptor = descriptor
    guard unsafe vidimus_make_raw(descriptor, &before) == 0 else { return nil }
  }

  /// Restores the terminal's settings.
  package func release() { unsafe vidimus_restore(descriptor, &before) }
}
