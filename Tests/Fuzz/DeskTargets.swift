import Codecs
import Desk
import DisplayLink
import Verification

/// What reaches a desk from beside: LCDd's answers, and the file that says what the desk asks for.
enum DeskTargets {
  /// Whatever LCDd says, what it is told are whole lines of printable characters, and of a size that pages are made for.
  static func lcdproc(_ input: [UInt8]) -> CInt {
    var session = LCDprocSession()
    for byte in input {
      guard (try? session.receive(byte)) != nil else { break }
      guard let size = session.size else { continue }
      precondition(size.columns * size.rows <= 80)
    }
    // The same bytes as the text of a screen.
    var grid = CellGrid(columns: 20, rows: 2)
    if grid.fits(input.span) { grid.show(input.span, inverseLines: 0) }
    _ = session.takeOutput()
    _ = session.show(grid, lamp: .refused, isVerdict: true)
    let lines = session.takeOutput().split(separator: 0x0A, omittingEmptySubsequences: false)
    precondition(lines.count == 4 && lines[3].isEmpty)
    for line in lines.prefix(2) {
      precondition(line.allSatisfy { (0x20...0x7E).contains($0) || $0 > 0xA0 })
      precondition(columns(of: line.dropFirst("widget_set v 1 1 1 ".utf8.count)) == 20)
    }
    return 0
  }

  /// Characters between two quotes, as LCDd counts them; nil where the second is not the last byte.
  private static func columns(of quoted: ArraySlice<UInt8>) -> Int? {
    guard quoted.first == UInt8(ascii: "\"") else { return nil }
    var (count, index) = (0, quoted.startIndex + 1)
    while index < quoted.endIndex {
      if quoted[index] == UInt8(ascii: "\"") { return index == quoted.endIndex - 1 ? count : nil }
      index += quoted[index] == UInt8(ascii: "\\") ? 2 : 1
      count += 1
    }
    return nil
  }

  /// Rules that were read have names, and read the same a second time.
  static func rules(_ input: [UInt8]) -> CInt {
    var reader = RuleReader()
    guard (try? reader.add(file: input)) != nil else {
      if let text = String(strictUTF8: input) { _ = try? reader.add(text) }
      return 0
    }
    precondition(reader.rules.allSatisfy { !$0.name.isEmpty })
    var other = RuleReader()
    precondition((try? other.add(file: input)) != nil && other.rules == reader.rules)
    return 0
  }
}
