import CLibC

/// A pseudo-terminal with a link to it, which another program opens as a serial port.
package final class PseudoTerminal {
  /// Our side, for ``Waiting`` only.
  package let descriptor: Int32
  private let line: Int32
  private let device: String
  private let path: String
  private var buffer = [UInt8](repeating: 0, count: 4_096)

  /// Makes the terminal and a symbolic link to it. The link replaces one that a killed process left behind.
  ///
  /// - Throws: ``SystemError/exists(path:)`` if the name is taken by anything but a symbolic link.
  package init(linkedAs path: String) throws(SystemError) {
    if Disk().exists(path), Self.target(of: path) == nil { throw .exists(path: path) }
    var name = [CChar](repeating: 0, count: 64)
    var line: Int32 = -1
    descriptor = unsafe vidimus_make_pseudo_terminal(&line, &name, name.count)
    guard descriptor >= 0 else { throw .last(.pseudoTerminal, path) }
    self.line = line
    self.path = path
    device = Self.text(name.prefix { $0 != 0 })
    let temporary = path + ".part-" + String(ThisProcess.id)
    guard unsafe symlink(device, temporary) == 0, unsafe rename(temporary, path) == 0 else {
      let fault = SystemError.last(.make, path)
      _ = unsafe CLibC.unlink(temporary)
      throw fault
    }
  }

  /// Ends the exclusive use by the last program, so that the next one can open the terminal.
  package func share() { _ = vidimus_share_terminal(line) }

  /// The bytes that have arrived; empty if there are none.
  package func read() -> [UInt8] {
    let count = Descriptor.readOnce(descriptor, into: &buffer)
    return count > 0 ? Array(buffer[..<count]) : []
  }

  /// Writes as many bytes to the other program as are accepted at once.
  package func write(_ bytes: [UInt8]) { _ = Descriptor.writeOnce(bytes[...], to: descriptor) }

  /// Removes the link, unless it now leads to another process's terminal.
  package func unlink() {
    if Self.target(of: path) == device { try? Disk().remove(path) }
  }

  /// The target of a symbolic link; nil for anything else.
  private static func target(of path: String) -> String? {
    var target = [CChar](repeating: 0, count: 64)
    let count = unsafe readlink(path, &target, target.count)
    return count < 0 ? nil : text(target[..<count])
  }

  private static func text(_ characters: some Sequence<CChar>) -> String {
    String(decoding: characters.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
