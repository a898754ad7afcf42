import Codecs
import Desk
import Platform

/// The displays of the command line, by their names.
enum Displays {
  /// Opens the display that `name` means; nil for none at all.
  ///
  /// - Parameter name: `terminal`, `terminal:20x4`, `link:DEVICE`, `none`, or a driver's word with a device and settings
  ///   of ``DisplayDriver``, such as `escpos:/dev/ttyUSB0,cp852`.
  static func open(_ name: String) throws(Failure) -> (any LineDisplay)? {
    switch try kind(of: name) {
    case .none: nil
    case .terminal(let size): terminal(size)
    case .link(let path):
      LinkDisplay(
        access(path) { () throws(SystemError) in try Platform.SerialPort(path, baud: LinkDisplay.baud) })
    case .driver(let driver, let path):
      DriverDisplay(
        driver,
        access(path) { () throws(SystemError) in
          guard let baud = driver.baud else { return try Platform.SerialPort(writingTo: path) }
          return try Platform.SerialPort(path, baud: baud)
        })
    }
  }

  /// A device on this machine's clock, which standard error hears of.
  private static func access(_ path: String, _ open: @escaping () throws(SystemError) -> any Port) -> PortAccess {
    PortAccess(
      path: path, open: open, clock: { MachineClock.milliseconds }, tell: { Output.say(Words.say($0, at: path)) })
  }

  /// Refuses a name that ``open(_:)`` would refuse, and opens nothing.
  static func check(_ name: String) throws(Failure) { _ = try kind(of: name) }

  private enum Kind {
    case none
    case terminal(DisplaySize)
    case link(path: String)
    case driver(DisplayDriver, path: String)
  }

  /// - Throws: ``Failure/usage(_:)`` for what is no name, and where something else than a device is there.
  private static func kind(of name: String) throws(Failure) -> Kind {
    if name == "none" { return .none }
    if name == "terminal" { return .terminal(.smallest) }
    let parts = name.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1).map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 2 else { throw refusal }
    if parts[0] == "terminal", let size = DisplaySize(parts[1]) { return .terminal(size) }
    if parts[0] == "link" {
      try SerialPort.checkKind(parts[1], "--display link: takes a serial port")
      return .link(path: parts[1])
    }
    guard let commands = DisplayDriver.Commands(rawValue: parts[0]) else { throw refusal }
    let words = parts[1].utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard !words[0].isEmpty else { throw refusal }
    let driver = try driver(commands, Array(words.dropFirst()))
    try SerialPort.checkKind(words[0], "--display " + commands.rawValue + ": takes a device")
    return .driver(driver, path: words[0])
  }

  private static var refusal: Failure {
    .usage(
      "--display takes terminal, a size from terminal:16x2 to terminal:40x4, link:DEVICE, charlcd:DEVICE, "
        + "escpos:DEVICE, cd5220:DEVICE or none")
  }

  private static func driver(
    _ commands: DisplayDriver.Commands, _ settings: [String]
  ) throws(Failure) -> DisplayDriver {
    do {
      return try DisplayDriver(commands, settings: settings)
    } catch {
      let display = "--display " + commands.rawValue + ": "
      switch error {
      case .size: throw .usage(display + "has 20x2 characters and no other size")
      case .table(let table):
        throw .usage(
          display + "has no table \"" + visible(table) + "\"; it takes "
            + DisplayDriver.tables(commands).joined(separator: ", "))
      case .number(let table):
        throw .usage(display + "is to be told the number of its table, as in " + table + "=7; its manual has it")
      case .setting(let text): throw .usage(display + "does not take \"" + visible(text) + "\"")
      }
    }
  }

  private static func terminal(_ size: DisplaySize) -> TerminalDisplay {
    TerminalDisplay(size: size, isTerminal: Descriptor.isTerminal(Descriptor.standardOutput), write: write)
  }

  @Sendable private static func write(_ frame: [UInt8]) throws(DisplayError) {
    do {
      try Output.write(frame)
    } catch {
      throw .write
    }
  }

  // MARK: What there is

  /// Names of the displays that could be at this machine's devices, by each device; which of them is there, only a look
  /// at it tells.
  static func candidates() -> [String] {
    // A name by what is plugged in stays when another device is plugged in beside it.
    let lasting = devices("/dev/serial/by-id/") { _ in true }
    let identities = lasting.compactMap(identity)
    let ports = devices("/dev/") { $0.hasPrefix("ttyACM") || $0.hasPrefix("ttyUSB") || $0.hasPrefix("ttyAMA") }
    let others = ports.filter { port in !identities.contains { $0 == identity(port) ?? 0 } }
    return devices("/dev/") { $0 == "lcd" }.map { "charlcd:" + $0 }
      + (lasting + others).flatMap { path in ["link:", "escpos:", "cd5220:"].map { $0 + path } }
  }

  private static func devices(_ folder: String, where isWanted: (String) -> Bool) -> [String] {
    let names = (try? Files.names(in: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") && isWanted($0) }.map { folder + $0 }
  }

  /// The file that a path leads to; names of one device have one.
  private static func identity(_ path: String) -> UInt64? { disk.facts(of: path)?.identity.inode }
}
