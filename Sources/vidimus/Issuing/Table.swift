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
      throw .data(visible(path) + " is no manifest: line " + String(error.line) + ": " + Words.say(error.kind))
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
        throw .data(
          visible(path) + " has no column " + visible(column) + "; it has "
            + table.header.map { visible($0) }.joined(separator: ", "))
      }
      let first = CellValue(from)
      guard let to else {
        rows = rows.filter { row in row.count > index && CellValue(row[index]) == first }
        continue
      }
      let last = CellValue(to)
      var others = 0
      rows = rows.filter { row in
        guard row.count > index, !row[index].isEmpty else { return false }
        let cell = CellValue(row[index])
        guard from.isEmpty || cell.isLike(first), to.isEmpty || cell.isLike(last) else {
          others += 1
          return false
        }
        return (from.isEmpty || first <= cell) && (to.isEmpty || cell <= last)
      }
      if others > 0 {
        Output.say(
          "left out " + String(others) + (others == 1 ? " row whose " : " rows whose ") + visible(column)
            + " cannot be compared with " + visible(from) + ".." + visible(to))
      }
    }
    return rows
  }
}

/// What stands in a cell, for comparing: a day, a number with its digits behind a comma or point, or a text.
private enum CellValue: Equatable {
  case day(Day)
  /// ASCII digits: those before the comma as they are written, since 042 may be another student's number than 42, and those
  /// behind it without noughts at the end.
  case number(whole: [UInt8], fraction: [UInt8])
  case text([UInt8])

  init(_ text: String) {
    if let day = Table.day(text) {
      self = .day(day)
    } else if let number = Self.number(text) {
      self = number
    } else {
      self = .text([UInt8](text.utf8))
    }
  }

  /// Digits, and behind one comma or point more of them.
  private static func number(_ text: String) -> CellValue? {
    let parts = [UInt8](text.utf8).split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
    }
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    var fraction = parts.count == 2 ? [UInt8](parts[1]) : []
    while fraction.last == 0x30 { fraction.removeLast() }
    return .number(whole: [UInt8](parts[0]), fraction: fraction)
  }

  func isLike(_ other: CellValue) -> Bool {
    switch (self, other) {
    case (.day, .day), (.number, .number), (.text, .text): true
    default: false
    }
  }

  /// In the order of days, of numbers, or of bytes; false between two of them.
  static func <= (_ one: CellValue, _ other: CellValue) -> Bool {
    switch (one, other) {
    case (.day(let first), .day(let second)): return first <= second
    case (.number(let first, let digits), .number(let second, let others)):
      let (low, high) = (first.drop { $0 == 0x30 }, second.drop { $0 == 0x30 })
      guard low.count == high.count else { return low.count < high.count }
      if low.lexicographicallyPrecedes(high) { return true }
      return low == high && !others.lexicographicallyPrecedes(digits)
    case (.text(let first), .text(let second)): return !second.lexicographicallyPrecedes(first)
    default: return false
    }
  }
}
