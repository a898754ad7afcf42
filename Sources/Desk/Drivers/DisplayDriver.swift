import Codecs
import Platform

/// The bytes that make a bought display show a screen: one that takes commands and answers nothing.
///
/// Every screen is whole and says all that it depends on, as far as the commands allow: a display that was switched off
/// and on again is right with the next one. No byte of a text is below 0x20 but a charlcd's own glyphs, so nothing a
/// credential says is a command.
package struct DisplayDriver: Sendable {
  /// What a display understands. The words are those of `--display`.
  package enum Commands: String, Sendable, CaseIterable {
    /// Linux' auxdisplay driver of HD44780 and its kin, `/dev/lcd` (drivers/auxdisplay/charlcd.c).
    case charlcd
    /// Epson's customer displays, the DM-D series, and what imitates them.
    case escpos
    /// CD5220 and its imitations, a whole line at a time.
    case cd5220
  }

  /// What is wrong with the settings behind a device's name.
  package enum Fault: Error, Equatable {
    /// The display does not come in this size.
    case size
    /// No such table, or none of this display's.
    case table(String)
    /// The display has to be told a number for this table, and none is known.
    case number(String)
    case setting(String)
  }

  package let commands: Commands
  package let size: DisplaySize
  /// Bits a second; nil where the device has no speed.
  package let baud: Int32?
  /// The name of ``characters`` as it is written in settings.
  package let table: String
  package let characters: CharacterTable
  /// What the command is given that chooses the table; nil where there is none to give.
  private let code: UInt8?

  /// - Parameter settings: in any order a size such as `20x4`, a speed such as `19200`, and a table such as `cp852`, or
  ///   `cp852=7` where the display knows it by that number.
  package init(_ commands: Commands, settings: [String]) throws(Fault) {
    var (size, baud, table) = (commands == .charlcd ? DisplaySize.smallest : .twoTimesTwenty, Int32(9_600), "")
    var given: String?
    for setting in settings {
      if let sides = DisplaySize(setting) {
        size = sides
      } else if let number = Decimal.digits(setting.utf8) {
        guard SerialPort.speeds.contains(number) else { throw .setting(setting) }
        baud = Int32(number)
      } else {
        let parts = setting.utf8.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        table = String(decoding: parts[0], as: UTF8.self)
        given = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : nil
      }
    }
    if table.isEmpty { table = commands == .charlcd ? "a00" : "cp437" }
    guard Self.tables(commands).contains(table),
      let characters = CharacterTable.named(commands == .charlcd ? "hd44780-" + table : table)
    else { throw .table(table) }
    guard commands != .cd5220 || size == .twoTimesTwenty else { throw .size }
    self.commands = commands
    self.size = size
    self.baud = commands == .charlcd ? nil : baud
    self.table = table
    self.characters = characters
    code = try Self.code(of: table, given, commands)
  }

  // MARK: Tables

  /// What tables may be called.
  package static func tables(_ commands: Commands) -> [String] {
    commands == .charlcd ? ["a00", "a02"] : CharacterTable.names.filter { $0 != "unicode" && !$0.hasPrefix("hd44780") }
  }

  /// The number or, for a CD5220, the letter that chooses a table.
  private static func code(of table: String, _ given: String?, _ commands: Commands) throws(Fault) -> UInt8? {
    if let given {
      if commands != .charlcd, let number = Decimal.digits(given.utf8).flatMap({ UInt8(exactly: $0) }) { return number }
      guard commands == .cd5220, given.utf8.count == 1, let letter = given.utf8.first, isLetter(letter) else {
        throw .setting(table + "=" + given)
      }
      return letter
    }
    if commands == .charlcd || table == "ascii" { return nil }
    guard let code = commands == .escpos ? epsonNumber(table) : cd5220Letter(table) else { throw .number(table) }
    return code
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

  /// Epson's numbers (ESC t). Many imitations know the first few, or others.
  private static func epsonNumber(_ table: String) -> UInt8? {
    switch table {
    case "cp437": 0
    case "cp850": 2
    case "cp737": 14
    case "cp1252": 16
    case "cp866": 17
    case "cp852": 18
    case "cp858": 19
    case "cp1250": 45
    case "cp1251": 46
    case "cp1253": 47
    default: nil
    }
  }

  /// CD5220's letters (ESC c): ASCII, Slavonic and Russian.
  private static func cd5220Letter(_ table: String) -> UInt8? {
    switch table {
    case "cp437": UInt8(ascii: "A")
    case "cp852": UInt8(ascii: "L")
    case "cp866": UInt8(ascii: "R")
    default: nil
    }
  }

  /// Chooses the table. A CD5220 takes letters by ESC c; its imitations take Epson's command beside it.
  private var choosing: [UInt8] {
    guard let code else { return [] }
    return [0x1B, Self.isLetter(code) && commands == .cd5220 ? UInt8(ascii: "c") : UInt8(ascii: "t"), code]
  }

  // MARK: Bytes

  /// Ends whatever command was cut off, and clears the display.
  package var clearing: [UInt8] {
    // Not as literals of arrays: Embedded Swift 6.3.1 takes one case's for another's where this is inlined.
    let text =
      switch commands {
      // A new line aborts an escape sequence.
      case .charlcd: "\n\u{C}"
      // As many blanks as a command can lack.
      case .escpos: "   \u{C}"
      // The end of a line's text, and of the mode in which other commands do nothing.
      case .cd5220: "\r\u{C}"
      }
    return [UInt8](text.utf8)
  }

  /// What a display is told first. It is clear after that.
  package var opening: [UInt8] {
    switch commands {
    // Initialised anew, as a cable may have been loose; then without cursor and blinking, and with light.
    case .charlcd: clearing + Self.escape("I") + Self.escape("c") + Self.escape("b") + Self.escape("+")
    case .escpos, .cd5220: clearing + [0x1B, 0x40]
    }
  }

  /// `screen`, which has ``size``, in place of whatever stands there.
  ///
  /// - Parameter again: whether it stands there already, unless the display was switched off meanwhile.
  package func bytes(of screen: Screen, again: Bool = false) -> [UInt8] {
    let encoded = characters.encode(screen)
    switch commands {
    case .charlcd: return charlcd(encoded)
    case .escpos: return escpos(encoded)
    case .cd5220: return cd5220(encoded, again)
    }
  }

  private static func escape(_ command: String) -> [UInt8] { [0x1B] + [UInt8](("[L" + command).utf8) }

  private func charlcd(_ screen: EncodedScreen) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, glyph) in screen.glyphs.enumerated() {
      bytes += Self.escape("G" + String(index) + Hexadecimal.encode(glyph.rows) + ";")
    }
    for (row, line) in screen.lines.enumerated() { bytes += Self.escape("x0y" + String(row) + ";") + line }
    return bytes
  }

  private func escpos(_ screen: EncodedScreen) -> [UInt8] {
    // This display and not a printer behind it; overwriting, without a cursor.
    var bytes = [0x1B, 0x3D, 0x02, 0x1F, 0x01, 0x1F, 0x43, 0x00] + choosing
    for (row, line) in screen.lines.enumerated() { bytes += [0x1F, 0x24, 1, UInt8(row + 1)] + line }
    return bytes
  }

  private func cd5220(_ screen: EncodedScreen, _ again: Bool) -> [UInt8] {
    // Only clearing ends the mode of whole lines, and would be seen to flicker every other second.
    var bytes = again ? [] : [0x0C, 0x1B, 0x3D, 0x02, 0x1B, 0x5F, 0x00] + choosing
    for (row, line) in screen.lines.enumerated() {
      bytes += [0x1B, 0x51, UInt8(ascii: "A") + UInt8(row)] + line + [0x0D]
    }
    return bytes
  }
}
