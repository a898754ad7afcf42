import Codecs
import Issuing

/// A table such as a manifest, read whole.
struct Table {
  let header: [String]
  let rows: [[String]]

  /// - Throws: ``Failure`` where it cannot be read as a table.
  init(_ path: String) throws(Failure) {
    let bytes = try Files.read(path, limit: 1 << 28).bytes
    let found: [[String]]
    do {
      found = try CSVReader.read(bytes).map { $0.cells }
    } catch {
      throw .data(visible(path) + " is no manifest: line " + String(error.line))
    }
    header = found.first ?? []
    rows = Array(found.dropFirst())
  }

  func column(_ name: String) -> Int? { header.firstIndex { $0.hasSameBytes(as: name) } }

  /// A day as people and spreadsheets write it.
  static func day(_ text: String) -> Day? { SpreadsheetCell.day(text).flatMap { Day(iso: $0) } ?? Day(iso: text) }
}

/// Which rows of a manifest are meant: every condition holds, each `COLUMN=VALUE` or `COLUMN=FROM..TO`.
struct CohortFilter {
  private let conditions: [(column: String, from: String, to: String?)]

  init(_ words: [String]) throws(Failure) {
    var conditions: [(column: String, from: String, to: String?)] = []
    for word in words {
      guard let sign = word.firstIndex(of: "="), sign != word.startIndex else {
        throw .usage("--where takes COLUMN=VALUE or COLUMN=FROM..TO, as in issuanceDate=2026-05-01..2026-05-31")
      }
      let value = String(word[word.index(after: sign)...])
      let column = String(word[..<sign])
      if let (from, to) = Self.range(value) {
        conditions.append((column, from, to))
      } else {
        conditions.append((column, value, nil))
      }
    }
    self.conditions = conditions
  }

  private static func range(_ text: String) -> (String, String)? {
    let bytes = [UInt8](text.utf8)
    guard let dots = bytes.indices.dropLast().first(where: { bytes[$0] == 0x2E && bytes[$0 + 1] == 0x2E }) else {
      return nil
    }
    return (String(decoding: bytes[..<dots], as: UTF8.self), String(decoding: bytes[(dots + 2)...], as: UTF8.self))
  }

  /// The rows of a table that are meant.
  ///
  /// - Throws: ``Failure`` for a column that the table does not have.
  func rows(of table: Table, _ path: String) throws(Failure) -> [[String]] {
    var rows = table.rows
    for (column, from, to) in conditions {
      guard let index = table.column(column) else {
        throw .data(visible(path) + " has no column " + visible(column))
      }
      rows = rows.filter { row in
        guard row.count > index else { return false }
        guard let to else { return row[index].hasSameBytes(as: from) || Self.isSameDay(row[index], from) }
        return Self.isAtMost(from, row[index]) && (to.isEmpty || Self.isAtMost(row[index], to)) && !row[index].isEmpty
      }
    }
    return rows
  }

  private static func isSameDay(_ one: String, _ other: String) -> Bool {
    Table.day(one).map { $0 == Table.day(other) } ?? false
  }

  /// In the order of days, of numbers, or else of bytes.
  private static func isAtMost(_ one: String, _ other: String) -> Bool {
    if let first = Table.day(one), let second = Table.day(other) { return first <= second }
    if let first = Decimal.digits(one.utf8), let second = Decimal.digits(other.utf8) { return first <= second }
    let (first, second) = ([UInt8](one.utf8), [UInt8](other.utf8))
    return first == second || first.lexicographicallyPrecedes(second)
  }
}
