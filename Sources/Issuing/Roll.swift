public import Codecs

/// A roll: the credentials of a course as a registrar has them, in JSON or CSV.
public struct Roll: Sendable {
  /// The credentials in order, each with where it stands: the line of a table or of JSON lines, else its number.
  public let entries: [Entry]
  /// Columns of a table that belong to no credential, by their names; what stands in them is not signed.
  public private(set) var passedOver: [String] = []

  public struct Entry: Sendable {
    public let line: Int
    public let content: JSONValue
  }

  /// Reads a roll: one JSON object, an array of them, an object a line, or a table with a header (RFC 4180).
  ///
  /// - Throws: ``RollError``.
  public init(_ bytes: [UInt8]) throws(RollError) {
    let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    switch bytes.first(where: { !isSpace($0) }) {
    case nil: throw .empty
    case UInt8(ascii: "["), UInt8(ascii: "{"): entries = try Self.readJSON(bytes)
    default: (entries, passedOver) = try Self.readTable(bytes)
    }
    guard !entries.isEmpty else { throw .empty }
  }

  private static func readJSON(_ bytes: [UInt8]) throws(RollError) -> [Entry] {
    do {
      return try JSONReader.read(bytes).listed.enumerated().map { Entry(line: $0.offset + 1, content: $0.element) }
    } catch {
      // A second value behind the first: an object a line.
      guard error.kind == .trailingBytes else { throw .json(error, line: nil) }
    }
    var entries: [Entry] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard line.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else { continue }
      do {
        entries.append(Entry(line: index + 1, content: try JSONReader.read([UInt8](line))))
      } catch {
        throw .json(error, line: index + 1)
      }
    }
    return entries
  }

  private static func readTable(_ bytes: [UInt8]) throws(RollError) -> (entries: [Entry], passedOver: [String]) {
    let rows: [(line: Int, cells: [String])]
    do {
      rows = try CSVReader.read(bytes)
    } catch {
      throw .table(error)
    }
    guard let header = rows.first else { throw .empty }
    let columns = header.cells.map { TableColumn($0) }
    for (index, column) in columns.enumerated() {
      guard let column else { continue }
      let isRepeated = columns[..<index].contains { $0 == column }
      guard !isRepeated else { throw .columnTwice(header.cells[index]) }
    }
    // A text that is neither JSON nor has any column of a credential is no roll at all.
    guard columns.contains(where: { $0 != nil }) else { throw .noColumns }
    for row in rows.dropFirst() {
      // A comma that no quotation marks hold would push every cell behind it into the next column.
      let isWithin = row.cells.dropFirst(columns.count).allSatisfy { $0.isEmpty }
      guard isWithin else { throw .cellBeyondColumns(line: row.line) }
    }
    let entries = rows.dropFirst().map { Entry(line: $0.line, content: TableColumn.object($0.cells, columns)) }
    let unknown = zip(header.cells, columns).filter { $0.1 == nil && !$0.0.isEmpty }
    return (entries, unknown.map { $0.0 })
  }
}

/// Why a file is no roll.
public enum RollError: Error, Equatable {
  /// There is no credential in it.
  case empty
  /// Not JSON; of JSON lines, the line counted from 1.
  case json(JSONError, line: Int?)
  case table(CSVError)
  /// A row has more cells than the table has columns.
  case cellBeyondColumns(line: Int)
  /// The header names one column twice.
  case columnTwice(String)
  /// The header names no member of a credential.
  case noColumns
}
