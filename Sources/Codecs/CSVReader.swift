/// Comma-separated values as RFC 4180 has them and spreadsheets save them: CRLF or LF, a byte order mark in
/// front, and semicolons or tabs where the country's comma is a decimal point.
public enum CSVReader {
  /// Reads a table, all of `bytes`. The separator is the one of comma, semicolon and tab that the first
  /// line has most of, outside quotation marks.
  ///
  /// - Throws: ``CSVError``.
  /// - Returns: the rows, empty lines left out, with the line each began on, counted from 1.
  public static func read(_ bytes: [UInt8]) throws(CSVError) -> [(line: Int, cells: [String])] {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    var parser = CSVParser(separator: separator(of: content))
    for byte in content { try parser.push(byte) }
    return try parser.finish()
  }

  private static func separator(of content: ArraySlice<UInt8>) -> UInt8 {
    let candidates = [UInt8](",;\t".utf8)
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in content {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    return candidates[counts[most] == 0 ? 0 : most]
  }
}

/// Takes a table in byte by byte.
private struct CSVParser {
  private enum State {
    /// At the first character of a cell.
    case start
    case plain
    case quoted
    /// Behind a quotation mark in a quoted cell: the cell's end, or the first half of a doubled mark.
    case quoteInQuoted
  }

  private let separator: UInt8
  private var state = State.start
  private var cell: [UInt8] = []
  private var row: [String] = []
  private var rows: [(line: Int, cells: [String])] = []
  private var line = 1
  private var rowLine = 1

  init(separator: UInt8) { self.separator = separator }

  mutating func push(_ byte: UInt8) throws(CSVError) {
    if byte == 0x0A { line += 1 }
    switch (state, byte) {
    case (.quoted, UInt8(ascii: "\"")): state = .quoteInQuoted
    case (.quoted, _): cell.append(byte)
    case (.quoteInQuoted, UInt8(ascii: "\"")):
      cell.append(byte)
      state = .quoted
    case (.start, UInt8(ascii: "\"")): state = .quoted
    case (_, separator): try endCell()
    case (_, 0x0A):
      if cell.last == 0x0D, state == .plain { cell.removeLast() }
      try endRow()
    // The CR of a CRLF behind a quoted cell.
    case (.quoteInQuoted, 0x0D): break
    case (.quoteInQuoted, _): throw CSVError(.textBehindQuotation, line: line)
    case (.plain, UInt8(ascii: "\"")): throw CSVError(.quotationInText, line: line)
    default:
      cell.append(byte)
      state = .plain
    }
  }

  mutating func finish() throws(CSVError) -> [(line: Int, cells: [String])] {
    guard state != .quoted else { throw CSVError(.openQuotation, line: rowLine) }
    if !row.isEmpty || !cell.isEmpty || state != .start {
      if cell.last == 0x0D, state == .plain { cell.removeLast() }
      try endRow()
    }
    return rows
  }

  private mutating func endCell() throws(CSVError) {
    guard let text = String(strictUTF8: cell) else { throw CSVError(.illFormedText, line: rowLine) }
    row.append(text)
    cell.removeAll(keepingCapacity: true)
    state = .start
  }

  private mutating func endRow() throws(CSVError) {
    try endCell()
    if !row.allSatisfy({ $0.isEmpty }) { rows.append((rowLine, row)) }
    row = []
    rowLine = line
  }
}

/// Why bytes are no table; lines count from 1.
public struct CSVError: Error, Equatable {
  public enum Kind: Equatable, Sendable {
    /// A quotation mark opens a cell and none closes it.
    case openQuotation
    /// A quotation mark inside a cell that does not begin with one.
    case quotationInText
    /// Text between a closing quotation mark and the next separator.
    case textBehindQuotation
    /// Bytes that are not UTF-8: saved in another code page.
    case illFormedText
  }

  public let kind: Kind
  public let line: Int

  public init(_ kind: Kind, line: Int) {
    self.kind = kind
    self.line = line
  }
}
