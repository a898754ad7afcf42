import CLibC
import Codecs
import Desk

/// The displays of the command line, by their names.
enum Displays {
  /// Opens the display that `name` means; nil for none at all.
  ///
  /// - Parameter name: `terminal`, `terminal:20x4`, `link:DEVICE` or `none`.
  static func open(_ name: String) throws(Failure) -> (any LineDisplay)? {
    if name == "none" { return nil }
    if name.hasPrefix("link:") {
      guard name.utf8.count > 5 else { throw .usage("--display link: names a serial port, such as link:/dev/ttyACM0") }
      return try LinkDisplay(path: String(name.dropFirst(5)))
    }
    return TerminalDisplay(size: try terminalSize(name), isTerminal: isatty(STDOUT_FILENO) == 1, write: write)
  }

  /// Names of the displays that could be at this machine's devices.
  static func candidates() -> [String] {
    let names = (try? Files.names(in: "/dev")) ?? []
    return names.filter { $0.hasPrefix("ttyACM") || $0.hasPrefix("ttyUSB") }.map { "link:/dev/" + $0 }
  }

  @Sendable private static func write(_ frame: [UInt8]) throws(DisplayError) {
    do {
      try Output.write(frame)
    } catch {
      throw .write
    }
  }

  /// The size in `terminal:20x4`.
  private static func terminalSize(_ name: String) throws(Failure) -> DisplaySize {
    if name == "terminal" { return .smallest }
    let sides =
      name.hasPrefix("terminal:") ? name.dropFirst(9).split(separator: "x", omittingEmptySubsequences: false) : []
    guard sides.count == 2, let columns = Decimal.digits(sides[0].utf8), let rows = Decimal.digits(sides[1].utf8),
      let size = DisplaySize(columns: columns, rows: rows)
    else { throw .usage("--display takes terminal, a size from terminal:16x2 to terminal:40x4, link:DEVICE or none") }
    return size
  }
}
