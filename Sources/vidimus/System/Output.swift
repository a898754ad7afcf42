import Platform

/// Writes bytes, all of them or an error: nothing that was not written passes for written.
enum Output {
  /// Standard output, where results go.
  static func write(_ bytes: [UInt8]) throws(Failure) {
    try write(bytes, to: Descriptor.standardOutput, name: "standard output")
  }

  /// A line on standard output.
  static func writeLine(_ line: String) throws(Failure) {
    try write([UInt8](line.utf8) + [0x0A])
  }

  /// A sentence on standard error. The program goes on where nobody can read it.
  static func say(_ sentence: String) {
    try? write([UInt8](("vidimus: " + sentence + "\n").utf8), to: Descriptor.standardError, name: "standard error")
  }

  /// Writes to any descriptor; a slow one is waited for.
  static func write(_ bytes: [UInt8], to descriptor: Int32, name: String) throws(Failure) {
    try orFail(Failure.io) { () throws(SystemError) in try Descriptor.write(bytes, to: descriptor, name: name) }
  }
}
