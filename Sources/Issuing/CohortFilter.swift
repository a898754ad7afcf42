import Codecs

/// Which rows of a table are meant: every condition holds, each `COLUMN=VALUE` or `COLUMN=FROM..TO`.
package struct CohortFilter {
  private let conditions: [(column: String, from: String, to: String?)]

  /// Why rows cannot be chosen.
  package enum Fault: Error, Equatable {
    /// The word is no condition.
    case condition(String)
    case noColumn(String)
  }

  /// Rows that a range leaves out because their cells cannot be compared with its ends.
  package struct Incomparable: Equatable {
    package let column: String
    package let from: String
    package let to: String
    package let count: Int
  }

  /// - Throws: ``Fault/condition(_:)``.
  package init(_ words: [String]) throws(Fault) {
    var conditions: [(column: String, from: String, to: String?)] = []
    for word in words {
      guard let sign = word.firstIndex(of: "="), sign != word.startIndex else { throw .condition(word) }
      let value = String(word[word.index(after: sign)...])
      let (from, to) = Self.range(value) ?? (value, nil)
      conditions.append((String(word[..<sign]), from, to))
    }
    self.conditions = conditions
  }

  private static func range(_ text: String) -> (String, String?)? {
    let bytes = [UInt8](text.utf8)
    guard let dots = bytes.indices.dropLast().first(where: { bytes[$0] == 0x2E && bytes[$0 + 1] == 0x2E }) else {
      return nil
    }
    return (String(decoding: bytes[..<dots], as: UTF8.self), String(decoding: bytes[(dots + 2)...], as: UTF8.self))
  }

  /// The rows of a table that are meant, and those that a range could not be compared with.
  ///
  /// - Throws: ``Fault/noColumn(_:)``.
  package func rows(of table: Table) throws(Fault) -> (rows: [[String]], incomparable: [Incomparable]) {
    var rows = table.rows
    var incomparable: [Incomparable] = []
    for (column, from, to) in conditions {
      guard let index = table.column(column) else { throw .noColumn(column) }
      guard let to else {
        let value = CellValue(from)
        rows = rows.filter { row in row.count > index && CellValue(row[index]) == value }
        continue
      }
      let range = CellRange(from: from, to: to)
      let filled = rows.filter { $0.count > index && !$0[index].isEmpty }
      let alike = filled.filter { range.isComparable(CellValue($0[index])) }
      rows = alike.filter { range.contains(CellValue($0[index])) }
      guard alike.count < filled.count else { continue }
      incomparable.append(Incomparable(column: column, from: from, to: to, count: filled.count - alike.count))
    }
    return (rows, incomparable)
  }
}

/// What lies between two cells; an end that is empty is open.
private struct CellRange {
  private let first: CellValue?
  private let last: CellValue?

  init(from: String, to: String) {
    first = from.isEmpty ? nil : CellValue(from)
    last = to.isEmpty ? nil : CellValue(to)
  }

  func isComparable(_ cell: CellValue) -> Bool {
    (first.map { cell.isLike($0) } ?? true) && (last.map { cell.isLike($0) } ?? true)
  }

  func contains(_ cell: CellValue) -> Bool { (first.map { $0 <= cell } ?? true) && (last.map { cell <= $0 } ?? true) }
}

/// What stands in a cell, for comparing: a day, a number with its digits behind a comma or point, or a text.
private enum CellValue: Equatable {
  case day(Day)
  /// ASCII digits: those before the comma as they are written, since 042 may be another student's number than 42, and
  /// those behind it without zeros at the end.
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
