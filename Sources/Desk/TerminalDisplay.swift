import Codecs

/// A line display drawn with box-drawing characters, on a terminal or into a file.
///
/// On a terminal each screen takes the place of the last, and attributes are given back with every line.
/// Into a file or pipe screens go one below the other, without a single escape sequence. The only control
/// characters are those written here: a ``Screen`` has none.
package final class TerminalDisplay: LineDisplay {
  /// Takes all bytes of one frame, or throws.
  package typealias Write = (_ frame: [UInt8]) throws(DisplayError) -> Void

  package let size: DisplaySize
  private let isTerminal: Bool
  private let write: Write
  /// Whether the cursor stands below a frame of ours.
  private var isBelowFrame = false

  /// - Parameter isTerminal: whether `write` leads to a terminal, which understands ECMA-48.
  package init(size: DisplaySize, isTerminal: Bool, write: @escaping Write) {
    self.size = size
    self.isTerminal = isTerminal
    self.write = write
  }

  package var isLive: Bool { isTerminal }

  package func show(_ screen: Screen) throws(DisplayError) {
    guard screen.size == size else { throw .size }
    var frame = ""
    if isTerminal, isBelowFrame { frame += Escape.up(size.rows + 2) }
    for line in lines(of: screen) {
      frame += line
      if isTerminal { frame += Escape.eraseToEndOfLine }
      frame += "\n"
    }
    isBelowFrame = false
    try write([UInt8](frame.utf8))
    isBelowFrame = true
  }

  package func ring() throws(DisplayError) {
    if isTerminal { try write([0x07]) }
  }

  package func startBelow() -> Bool {
    isBelowFrame = false
    return true
  }

  /// Takes the frame away; what was drawn into a file stays.
  package func leave() {
    guard isTerminal, isBelowFrame else { return }
    isBelowFrame = false
    // A terminal that hung up has nothing left to take away.
    try? write([UInt8]((Escape.up(size.rows + 2) + Escape.eraseToEndOfScreen).utf8))
  }

  /// The shape stands in the frame where the lines do not begin with it: no page of a verdict is without it.
  private func lines(of screen: Screen) -> [String] {
    var top = String(repeating: "─", count: size.columns)
    if let shape = screen.signal.shape, !screen.showsShape {
      let marked = emphasized(String(shape), as: screen.signal)
      top = " " + marked + " " + String(repeating: "─", count: size.columns - 3)
    }
    var lines = ["┌" + top + "┐"]
    for (row, line) in screen.lines.enumerated() {
      let isMarked = row == 0 && screen.showsShape
      lines.append("│" + (isMarked ? emphasized(line.text, as: screen.signal) : line.text) + "│")
    }
    lines.append("└" + String(repeating: "─", count: size.columns) + "┘")
    return lines
  }

  private func emphasized(_ text: String, as signal: Signal) -> String {
    guard isTerminal else { return text }
    switch signal {
    case .accepted, .caution: return Escape.bold + text + Escape.plain
    case .refused: return Escape.inverse + text + Escape.plain
    case .neutral: return text
    }
  }
}

/// The control sequences of ECMA-48 that a frame needs.
private enum Escape {
  /// CUU (§8.3.22), from the line below a frame to its first; the cursor is in the first column already.
  static func up(_ lines: Int) -> String { "\u{1B}[" + String(lines) + "A" }
  /// ED (§8.3.39).
  static let eraseToEndOfScreen = "\u{1B}[J"
  /// EL (§8.3.41).
  static let eraseToEndOfLine = "\u{1B}[K"
  /// SGR (§8.3.117).
  static let bold = "\u{1B}[1m"
  static let inverse = "\u{1B}[7m"
  static let plain = "\u{1B}[0m"
}
