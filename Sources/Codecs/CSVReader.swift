/// Reads comma-separated values (RFC 4180) as spreadsheets save them: with CRLF or LF, with a byte order mark first,
/// and with semicolons or tabs in countries where a comma is the decimal point.
public enum CSVReader {
  /// Reads a table: all of `bytes`.
  ///
  /// - Throws: ``CSVError`` at the first row that cannot be read.
  /// - Returns: the rows without empty ones, each with the line it began on, counted from 1.
  public static func read(_ bytes: [UInt8]) throws(CSVError) -> [(line: Int, cells: [String])] {
    var stream = CSVStream()
    return (try stream.push(bytes[...]) + stream.finish()).map { ($0.line, $0.cells) }
  }
}

/// A row of a table.
public struct CSVRow: Sendable {
  /// The line it began on, counted from 1.
  public let line: Int
  /// The row's number as a spreadsheet counts: from 1, with empty rows.
  public let number: Int
  /// The texts of the cells, from left to right.
  public let cells: [String]
  /// Bytes from the beginning of the table to the end of this row.
  public let end: Int
}

/// Reads a table piece by piece. Memory is bounded by the longest row.
///
/// The separator is comma, semicolon or tab: the one that stands most often in the header outside quotation marks. A first
/// line `sep=;` sets it. Lines before the header that begin with `#` are comments.
public struct CSVStream {
  private var parser: CSVParser?
  /// The bytes that came before the header was whole.
  private var beginning: [UInt8] = []
  private var position = Position()

  fileprivate struct Position {
    var line = 1
    var number = 1
    var offset = 0
  }

  /// A reader at the beginning of a table.
  public init() {}

  /// The byte between cells; nil before the header was read.
  public var separator: UInt8? { parser?.separator }

  /// Takes more bytes.
  ///
  /// - Throws: ``CSVError`` at the first row that cannot be read.
  /// - Returns: the rows that these bytes end, without empty ones.
  public mutating func push(_ bytes: ArraySlice<UInt8>) throws(CSVError) -> [CSVRow] {
    guard parser == nil else { return try parse(bytes) }
    beginning += bytes
    guard let separator = try findSeparator(atEnd: false) else { return [] }
    parser = CSVParser(separator: separator, at: position)
    let rest = beginning
    beginning = []
    return try parse(rest[...])
  }

  /// Ends the table.
  ///
  /// - Throws: ``CSVError`` if the last row cannot be read.
  /// - Returns: the rows that were not returned yet, without empty ones.
  public mutating func finish() throws(CSVError) -> [CSVRow] {
    var rows: [CSVRow] = []
    if parser == nil {
      let separator = try findSeparator(atEnd: true) ?? UInt8(ascii: ",")
      parser = CSVParser(separator: separator, at: position)
      rows = try parse(beginning[...])
    }
    if let last = try parser?.finish() { rows.append(last) }
    return rows
  }

  private mutating func parse(_ bytes: ArraySlice<UInt8>) throws(CSVError) -> [CSVRow] {
    var rows: [CSVRow] = []
    for byte in bytes {
      if let row = try parser?.push(byte) { rows.append(row) }
    }
    return rows
  }

  /// The separator; nil before the end of the header. Lines before the header are skipped.
  private mutating func findSeparator(atEnd: Bool) throws(CSVError) -> UInt8? {
    // Spreadsheets call UTF-16 "Unicode text".
    if beginning.starts(with: [0xFF, 0xFE]) || beginning.starts(with: [0xFE, 0xFF]) {
      throw CSVError(.codePage(.utf16), line: 1)
    }
    if position.offset == 0, beginning.count >= 3, beginning.starts(with: [0xEF, 0xBB, 0xBF]) {
      pass(3, isLine: false)
    }
    while let end = beginning.firstIndex(of: 0x0A) {
      if beginning.starts(with: [UInt8]("sep=".utf8)), end >= 5, position.number == 1 {
        let separator = beginning[4]
        pass(end + 1, isLine: true)
        return separator
      }
      let isComment = beginning.first == UInt8(ascii: "#") || beginning.starts(with: [UInt8]("\"#".utf8))
      guard isComment else { break }
      pass(end + 1, isLine: true)
    }
    let candidates = [UInt8](",;\t".utf8)
    var counts = [0, 0, 0]
    var isQuoted = false
    var hasEnded = atEnd
    for byte in beginning {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A {
        hasEnded = true
        break
      }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    guard hasEnded || beginning.count > CSVParser.rowLimit else { return nil }
    let most = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    return candidates[counts[most] == 0 ? 0 : most]
  }

  private mutating func pass(_ count: Int, isLine: Bool) {
    beginning.removeFirst(count)
    position.offset += count
    if isLine {
      position.line += 1
      position.number += 1
    }
  }
}

/// Reads a table byte by byte.
private struct CSVParser {
  private enum State {
    /// At the first character of a cell.
    case start
    case plain
    case quoted
    /// After a quotation mark in a quoted cell: either the cell ends, or a second mark follows and both mean one.
    case quoteInQuoted
  }

  /// Bytes a row may have. Without a limit, an open quotation mark would make the rest of the table one row.
  static let rowLimit = 1 << 20

  let separator: UInt8
  private var state = State.start
  private var cell: [UInt8] = []
  private var row: [String] = []
  private var size = 0
  private var position: CSVStream.Position
  private var rowLine: Int

  init(separator: UInt8, at position: CSVStream.Position) {
    self.separator = separator
    self.position = position
    rowLine = position.line
  }

  mutating func push(_ byte: UInt8) throws(CSVError) -> CSVRow? {
    if byte == 0x0A { position.line += 1 }
    position.offset += 1
    size += 1
    guard size <= Self.rowLimit else { throw CSVError(.rowTooLong, line: rowLine) }
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
      return try endRow()
    // This CR belongs to a CRLF after a quoted cell.
    case (.quoteInQuoted, 0x0D): break
    case (.quoteInQuoted, _): throw CSVError(.textBehindQuotation, line: position.line)
    case (.plain, UInt8(ascii: "\"")): throw CSVError(.quotationInText, line: position.line)
    default:
      cell.append(byte)
      state = .plain
    }
    return nil
  }

  mutating func finish() throws(CSVError) -> CSVRow? {
    guard state != .quoted else { throw CSVError(.openQuotation, line: rowLine) }
    guard !row.isEmpty || !cell.isEmpty || state != .start else { return nil }
    if cell.last == 0x0D, state == .plain { cell.removeLast() }
    return try endRow()
  }

  private mutating func endCell() throws(CSVError) {
    guard let text = String(strictUTF8: cell) else {
      throw CSVError(.codePage(CodePage(guessedFrom: cell)), line: rowLine)
    }
    row.append(text)
    cell.removeAll(keepingCapacity: true)
    state = .start
  }

  private mutating func endRow() throws(CSVError) -> CSVRow? {
    try endCell()
    let ended = CSVRow(line: rowLine, number: position.number, cells: row, end: position.offset)
    (row, size) = ([], 0)
    rowLine = position.line
    position.number += 1
    return ended.cells.allSatisfy({ $0.isEmpty }) ? nil : ended
  }
}

/// Why bytes are no table.
public struct CSVError: Error, Equatable {
  /// What can be wrong.
  public enum Kind: Equatable, Sendable {
    /// A quotation mark opens a cell and none closes it.
    case openQuotation
    /// A quotation mark inside a cell that does not begin with one.
    case quotationInText
    /// Text between a closing quotation mark and the next separator.
    case textBehindQuotation
    /// Bytes that are not UTF-8; the table was probably saved in this code page.
    case codePage(CodePage)
    /// A row of more than a mebibyte. The usual cause is an open quotation mark.
    case rowTooLong
  }

  /// The fault.
  public let kind: Kind
  /// The line of the fault, counted from 1.
  public let line: Int

  /// An error of `kind` in line `line`.
  public init(_ kind: Kind, line: Int) {
    self.kind = kind
    self.line = line
  }
}

/// An encoding other than UTF-8 in which spreadsheets save tables, under its name for `iconv`.
public enum CodePage: String, Sendable {
  /// UTF-16 with a byte order mark.
  case utf16 = "UTF-16"
  /// Central European Windows.
  case windows1250 = "WINDOWS-1250"
  /// Cyrillic Windows.
  case windows1251 = "WINDOWS-1251"
  /// Western European Windows.
  case windows1252 = "WINDOWS-1252"
  /// Greek Windows.
  case windows1253 = "WINDOWS-1253"

  /// The most likely code page of a cell that is not UTF-8.
  init(guessedFrom cell: [UInt8]) {
    let high = cell.filter { $0 >= 0x80 }
    // Three letters beyond ASCII in a row mean another alphabet. 0xE0, 0xC0 and 0xFF are frequent letters in the Cyrillic
    // page (а, А, я) and rare ones in the Greek page.
    var (run, longest) = (0, 0)
    for byte in cell {
      run = byte >= 0xB0 ? run + 1 : 0
      longest = max(longest, run)
    }
    if longest >= 3 {
      self = high.contains { [0xE0, 0xC0, 0xFF].contains($0) } ? .windows1251 : .windows1253
      return
    }
    // In the Central European page these are Ś ť ž ź Ž Ź Ł ł Ą ą Ż ż ć ę č ě ř ů ő and their capitals; in the Western page
    // they are signs and rare letters.
    let central: [UInt8] = [
      0x8C, 0x8D, 0x8F, 0x9C, 0x9D, 0x9F, 0xA3, 0xA5, 0xAF, 0xB3, 0xB9, 0xBE, 0xBF, 0xCC, 0xD8, 0xD9, 0xEC, 0xF8, 0xF9,
    ]
    self = high.contains { central.contains($0) } ? .windows1250 : .windows1252
  }
}
