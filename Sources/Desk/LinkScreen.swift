import Codecs
import DisplayLink

/// A screen as the display link carries it: a character to a cell, and what lamps and beeper do.
package struct LinkScreen: Sendable, Equatable {
  /// UTF-8, the lines one after another.
  let text: [UInt8]
  let lamp: Link.Lamp
  private let size: DisplaySize
  /// What its shape says; the lamp may come later, with the page that asks for the ID.
  private let signal: Signal
  /// Whether it tells of something that was not shown before.
  let isNews: Bool

  /// Neutral screens, such as that of a desk that waits, stand as long as the link lasts; they stand longest, and
  /// dimmed, so that an OLED does not wear out.
  private static let dimmed: UInt8 = 0x40
  private static let bright: UInt8 = 0xFF
  private static let blank: UInt8 = 0x20

  package init(_ screen: Screen) {
    var text: [UInt8] = []
    for (row, line) in screen.lines.enumerated() {
      if row > 0 { text.append(Link.lineEnd) }
      var bytes: [UInt8] = []
      for cell in line.cells { bytes += Self.bytes(of: cell) }
      while bytes.last == Self.blank { bytes.removeLast() }
      text += bytes
    }
    self.text = text
    size = screen.size
    isNews = screen.isNews
    signal = screen.signal
    lamp =
      switch screen.lamp {
      case .accepted: .accepted
      case .caution: .caution
      case .refused: .refused
      case .neutral: .off
      }
  }

  /// Whether the display is to take it away by itself.
  var hasLife: Bool { signal != .neutral }

  /// Whether it was made for a display of this size.
  func fits(_ greeting: Link.Greeting) -> Bool {
    size.columns == Int(greeting.columns) && size.rows == Int(greeting.rows)
  }

  /// Writes the payload of a frame.
  func write(to frame: inout RequestWriter, sounds: Bool, _ greeting: Link.Greeting) {
    Link.Appearance(
      lamp: lamp, brightness: hasLife ? Self.bright : Self.dimmed, life: hasLife ? UInt8(LinkSession.life / 100) : 0,
      inverseLines: inverseLines, sounds: sounds && lamp != .off
    ).write(to: &frame)
    for byte in text { frame.write(byte) }
  }

  /// A refusal's first line is inverse, as on a terminal.
  private var inverseLines: UInt8 { signal == .refused ? 1 : 0 }

  /// The checksum that the display answers when it shows this; nil where its font is not known here.
  func checksum(on greeting: Link.Greeting) -> UInt16? {
    guard greeting.font == 0 || greeting.font == DisplayLink.Glyph.font else { return nil }
    var grid = CellGrid(columns: Int(greeting.columns), rows: Int(greeting.rows))
    guard grid.fits(text.span) else { return nil }
    grid.show(text.span, inverseLines: inverseLines)
    return grid.checksum(font: greeting.font)
  }

  /// One character for each column of a cell: the one that stands for base and mark, else the base.
  private static func bytes(of cell: DisplayText.Cell) -> [UInt8] {
    guard cell.columns == 1, let base = UInt16(exactly: cell.base.value) else {
      return (0..<cell.columns).flatMap { _ in [0xEF, 0xBF, 0xBD] as [UInt8] }
    }
    var scalar = base
    for mark in cell.marks {
      guard let mark = UInt16(exactly: mark.value),
        let composed = DisplayLink.Glyph.composed(scalar, mark)
      else { break }
      scalar = composed
    }
    guard let scalar = Unicode.Scalar(scalar) else { return [0x3F] }
    return Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
