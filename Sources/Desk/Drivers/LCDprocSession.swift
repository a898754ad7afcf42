import Codecs
package import DisplayLink

/// A client of LCDproc's server, LCDd: one screen of string widgets, and what the server answers.
///
/// Protocol 0.3 (LCDproc Developer's Guide, "The language of LCDd"): lines of text, ISO 8859-1, one answer to a command
/// and to each attribute of one; others come unasked. It opens nothing and asks no clock.
package struct LCDprocSession: Sendable {
  package enum Fault: Error, Equatable {
    /// It has not room for 16x2 characters, or does not say how many it has room for.
    case size
    /// It refused a command; what it said.
    case refused(String)
    /// A line without an end.
    case endless
  }

  /// Bytes of a line that a server has reason to send; the longest is its greeting, some 80.
  static let lineLimit = 512

  /// The size of the screen, once the server has said what it has.
  package private(set) var size: DisplaySize?
  /// Answers that are still to come.
  private var unanswered = 0
  private var line: [UInt8] = []
  private var output: [UInt8] = []
  private static let table = CharacterTable.named("iso-8859-1") ?? .ascii

  package init() { send("hello", answers: 0) }

  /// Whether the server has taken all that it was told.
  package var isSettled: Bool { size != nil && unanswered == 0 && output.isEmpty }

  /// What to send now; what of it was not sent is to be handed back by ``putBack(_:)``.
  package mutating func takeOutput() -> [UInt8] {
    defer { output = [] }
    return output
  }

  package mutating func putBack(_ bytes: some Collection<UInt8>) { output = bytes + output }

  private mutating func send(_ command: String, answers: Int = 1) {
    output += [UInt8](command.utf8) + [0x0A]
    unanswered += answers
  }

  // MARK: The server

  /// Takes a byte of the server's.
  package mutating func receive(_ byte: UInt8) throws(Fault) {
    guard byte == 0x0A || byte == 0 else {
      guard line.count < Self.lineLimit else { throw .endless }
      line.append(byte)
      return
    }
    defer { line = [] }
    let words = line.split(separator: 0x20)
    guard let first = words.first else { return }
    if first.elementsEqual("success".utf8) {
      unanswered = max(0, unanswered - 1)
    } else if first.elementsEqual("huh?".utf8) {
      // It may quote what it was sent.
      throw .refused(DisplayText(String(decoding: line, as: UTF8.self)).text)
    } else if first.elementsEqual("connect".utf8), size == nil {
      try greeted(words)
    }
  }

  /// `connect LCDproc 0.5.9 protocol 0.3 lcd wid 20 hgt 2 cellwid 5 cellhgt 8`
  private mutating func greeted(_ words: [ArraySlice<UInt8>]) throws(Fault) {
    func number(behind name: String) -> Int? {
      guard let index = words.firstIndex(where: { $0.elementsEqual(name.utf8) }), index + 1 < words.count else {
        return nil
      }
      return Decimal.digits(words[index + 1])
    }
    guard let columns = number(behind: "wid"), let rows = number(behind: "hgt"), columns > 0 else { throw .size }
    let used = min(columns, DisplaySize.columnRange.upperBound)
    guard
      let size = DisplaySize(
        columns: used, rows: min(rows, DisplaySize.rowRange.upperBound, Link.maximumCells / used))
    else { throw .size }
    self.size = size
    send("client_set -name {vidimus}")
    send("screen_add v")
    send("screen_set v -heartbeat off -priority hidden", answers: 2)
    for row in 1...size.rows { send("widget_add v " + String(row) + " string") }
  }

  // MARK: Screens

  /// Shows a display's cells; how many characters it shows otherwise.
  ///
  /// - Parameter isVerdict: whether no other client of the server is to be seen meanwhile.
  package mutating func show(_ grid: CellGrid, lamp: Link.Lamp, isVerdict: Bool) -> Int {
    var replaced = 0
    for row in 0..<grid.rows {
      let number = String(row + 1)
      output += [UInt8](("widget_set v " + number + " 1 " + number + " \"").utf8)
      for column in 0..<grid.columns {
        let byte = Self.byte(grid[row, column], &replaced)
        // In quotes only these two mean something else than themselves.
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { output.append(UInt8(ascii: "\\")) }
        output.append(byte)
      }
      send("\"")
    }
    send("screen_set v -priority " + (isVerdict ? "alert" : "foreground") + " -backlight " + light(lamp), answers: 2)
    return replaced
  }

  private func light(_ lamp: Link.Lamp) -> String {
    switch lamp {
    case .off, .accepted: "on"
    case .caution: "blink"
    case .refused: "flash"
    }
  }

  /// The byte of a cell, or of what looks or reads like it: 0x20 ... 0x7E or 0xA1 ... 0xFF.
  private static func byte(_ cell: UInt16, _ replaced: inout Int) -> UInt8 {
    guard let scalar = Unicode.Scalar(cell) else { return UInt8(ascii: "?") }
    if let byte = table.byte(for: scalar) { return byte }
    replaced += 1
    let other = table.drawable(DisplayText(String(Character(scalar)))).cells.first?.base
    return other.flatMap { table.byte(for: $0) } ?? UInt8(ascii: "?")
  }
}
