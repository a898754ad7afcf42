import CLibC

/// Lines that people type, or that are piped in for them.
enum Terminal {
  /// The next line of standard input without its ending, a byte at a time, since what follows is others'; nil at the end.
  static func readLine() throws(Failure) -> String? {
    var line: [UInt8] = []
    var buffer: [UInt8] = [0]
    while line.count < 4_096 {
      guard vidimus_wait(STDIN_FILENO, Int16(POLLIN), -1) != Int32(VIDIMUS_TERMINATED) else { return nil }
      switch try Input.read(STDIN_FILENO, name: "standard input", into: &buffer) {
      case .interrupted: continue
      case .end: return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
      case .bytes(let bytes):
        if bytes[0] == 0x0A { return String(decoding: line, as: UTF8.self) }
        if bytes[0] != 0x0D { line.append(bytes[0]) }
      }
    }
    return String(decoding: line, as: UTF8.self)
  }
}
