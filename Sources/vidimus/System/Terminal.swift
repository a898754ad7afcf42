import Platform

/// Lines that people type, or that are piped in for them.
enum Terminal {
  /// The next line of standard input without its ending; nil at the end.
  static func readLine() throws(Failure) -> String? {
    try orFail(Failure.io) { () throws(SystemError) in try Platform.Terminal.readLine() }
  }
}
