package import Codecs
import Credentials

/// A roll: the credentials of a course as a registrar has them, in JSON or CSV.
package struct Roll: Sendable {
  /// The credentials in order.
  package let entries: [RollRow]

  /// Reads a roll: one JSON object, an array of them, an object a line, or a table with a header (RFC 4180).
  ///
  /// - Throws: ``RollError``.
  package init(_ bytes: [UInt8]) throws(RollError) {
    var reader = RollReader()
    entries = try reader.push(bytes) + reader.finish()
    guard !entries.isEmpty else { throw .empty }
  }
}

/// One credential of a roll.
package struct RollRow: Sendable {
  /// The row of a table as a spreadsheet counts them, the line of JSON lines, else the number in the array.
  package let number: Int
  package let content: JSONValue
  /// The row as it stood, a cell for each column of the header; empty for JSON.
  package let cells: [String]
  /// Why there is no content; nil where there is.
  package let fault: Fault?

  /// What is wrong with one row and no other.
  package enum Fault: Error, Equatable {
    /// More cells than the table has columns.
    case cellBeyondColumns
    /// A line that is not JSON.
    case json(JSONError)
  }

  init(number: Int, content: JSONValue, cells: [String] = []) {
    (self.number, self.content, self.cells, fault) = (number, content, cells, nil)
  }

  init(number: Int, fault: Fault) {
    (self.number, content, cells, self.fault) = (number, .null, [], fault)
  }
}

/// The header of a roll that is a table.
package struct RollHeader: Sendable {
  package let names: [String]
  package let separator: UInt8
  let columns: [TableColumn?]

  /// The column a member of a credential stands in as a spreadsheet names it, as in `C`; nil for one that has none.
  package func letter(of member: String) -> String? {
    let path = member.split(separator: ".").map { String($0) }
    let exact = columns.firstIndex { column in
      guard let column, let first = path.first, column.member.hasSameBytes(as: first) else { return false }
      guard let part = column.part else { return path.count == 1 }
      return path.count > 1 && part.hasSameBytes(as: path[1])
    }
    let whole = columns.firstIndex { column in
      path.first.map { column?.member.hasSameBytes(as: $0) ?? false } ?? false
    }
    guard var number = (exact ?? whole).map({ $0 + 1 }) else { return nil }
    var letters = ""
    while number > 0 {
      letters = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8((number - 1) % 26))) + letters
      number = (number - 1) / 26
    }
    return letters
  }

  /// Columns that differ from a member's name in nothing but case, blanks and underscores, with that name.
  package var misspelt: [(found: String, meant: String)] {
    zip(names, columns).compactMap { name, column in
      guard column == nil else { return nil }
      let plain = Self.plain(name)
      return Draft.memberNames.first { Self.plain($0) == plain }.map { (name, $0) }
    }
  }

  /// Columns that are none of a credential's.
  package var otherNames: [String] { zip(names, columns).compactMap { $1 == nil ? $0 : nil } }

  private static func plain(_ name: String) -> [UInt8] {
    name.utf8.filter { $0 != 0x20 && $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }.map {
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0
    }
  }
}

/// Reads a roll piece by piece. Tables and JSON lines take no more memory than their longest row.
package struct RollReader {
  private enum Kind {
    /// Only white space so far.
    case unknown
    case table(CSVStream)
    /// Begins with `{`: an object a line, unless the first line turns out not to be a whole one.
    case lines(number: Int)
    /// To be read as a whole: an array, or one object over many lines.
    case document
  }

  /// Bytes that JSON which is read as a whole may have.
  package static let documentLimit = 64 << 20

  /// The header of a table; nil for JSON, and before it was read.
  package private(set) var header: RollHeader?
  private let defaults: [JSONMember]
  private var kind = Kind.unknown
  private var pending: [UInt8] = []

  /// - Parameter defaults: members of every credential that does not say otherwise.
  package init(defaults: [JSONMember] = []) { self.defaults = defaults }

  /// Takes more bytes in, and gives the rows that they end.
  ///
  /// - Throws: ``RollError``.
  package mutating func push(_ bytes: [UInt8]) throws(RollError) -> [RollRow] {
    switch kind {
    case .table(var stream):
      let rows: [CSVRow]
      do {
        rows = try stream.push(bytes[...])
      } catch {
        throw .table(error)
      }
      kind = .table(stream)
      return try take(rows, stream)
    case .lines(let number):
      pending += bytes
      return try readLines(from: number)
    case .document:
      pending += bytes
      guard pending.count <= Self.documentLimit else { throw .tooLarge(limit: Self.documentLimit) }
      return []
    case .unknown:
      pending += bytes
      let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
      guard let first = pending.first(where: { !isSpace($0) }) else { return [] }
      switch first {
      case UInt8(ascii: "["): kind = .document
      case UInt8(ascii: "{"): kind = .lines(number: 1)
      default: kind = .table(CSVStream())
      }
      let bytes = pending
      pending = []
      return try push(bytes)
    }
  }

  /// Ends the roll.
  ///
  /// - Throws: ``RollError``.
  package mutating func finish() throws(RollError) -> [RollRow] {
    switch kind {
    case .unknown: return []
    case .table(var stream):
      let rows: [CSVRow]
      do {
        rows = try stream.finish()
      } catch {
        throw .table(error)
      }
      return try take(rows, stream)
    case .lines(let number):
      pending.append(0x0A)
      let rows = try readLines(from: number)
      guard case .document = kind else { return rows }
      return try finish()
    case .document:
      do {
        return try JSONReader.read(pending).listed.enumerated().map { row($0.element, $0.offset + 1) }
      } catch {
        throw .json(error)
      }
    }
  }

  // MARK: JSON

  private mutating func readLines(from first: Int) throws(RollError) -> [RollRow] {
    var (number, start) = (first, 0)
    var rows: [RollRow] = []
    while let end = pending[start...].firstIndex(of: 0x0A) {
      let line = pending[start..<end]
      if line.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) {
        do {
          rows.append(row(try JSONReader.read([UInt8](line)), number))
        } catch {
          // The first line of an object that goes on.
          if number == 1, error.kind == .truncated {
            kind = .document
            return []
          }
          rows.append(RollRow(number: number, fault: .json(error)))
        }
      }
      number += 1
      start = end + 1
    }
    pending.removeFirst(start)
    guard pending.count <= Self.documentLimit else { throw .tooLarge(limit: Self.documentLimit) }
    kind = .lines(number: number)
    return rows
  }

  private func row(_ content: JSONValue, _ number: Int) -> RollRow {
    RollRow(number: number, content: withDefaults(content))
  }

  private func withDefaults(_ content: JSONValue) -> JSONValue {
    guard !defaults.isEmpty, case .object(let members) = content else { return content }
    // A member that is null or empty says nothing.
    let own = members.filter { $0.value != .null && $0.value.string?.isEmpty != true }
    return .object(own + defaults.filter { given in !own.contains { $0.name.hasSameBytes(as: given.name) } })
  }

  // MARK: Tables

  private mutating func take(_ rows: [CSVRow], _ stream: CSVStream) throws(RollError) -> [RollRow] {
    var rows = rows[...]
    if header == nil, let first = rows.popFirst() {
      header = try Self.header(first.cells, separator: stream.separator ?? UInt8(ascii: ","))
    }
    guard let header else { return [] }
    return rows.map { row in
      // A comma that no quotation marks hold pushes every cell behind it into the next column.
      let isWithin = row.cells.dropFirst(header.names.count).allSatisfy { $0.isEmpty }
      guard isWithin else { return RollRow(number: row.number, fault: .cellBeyondColumns) }
      let room = header.names.count - row.cells.count
      let cells = room > 0 ? row.cells + [String](repeating: "", count: room) : row.cells
      let content = TableColumn.object(cells, header.columns)
      return RollRow(number: row.number, content: withDefaults(content), cells: cells)
    }
  }

  private static func header(_ names: [String], separator: UInt8) throws(RollError) -> RollHeader {
    let columns = names.map { TableColumn($0) }
    for (index, column) in columns.enumerated() {
      guard let column else { continue }
      let isRepeated = columns[..<index].contains { $0 == column }
      guard !isRepeated else { throw .columnTwice(names[index]) }
    }
    // A text that is neither JSON nor has any column of a credential is no roll at all.
    guard columns.contains(where: { $0 != nil }) else { throw .noColumns }
    return RollHeader(names: names, separator: separator, columns: columns)
  }
}

/// Why a file is no roll.
package enum RollError: Error, Equatable {
  /// There is no credential in it.
  case empty
  /// What must be read as a whole is not JSON.
  case json(JSONError)
  case table(CSVError)
  /// The header names one column twice.
  case columnTwice(String)
  /// The header names no member of a credential.
  case noColumns
  /// JSON that must be read as a whole, with more bytes than that.
  case tooLarge(limit: Int)
}
