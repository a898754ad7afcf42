import Codecs

/// Which rows of a roll are meant, as in `412,500-510`.
package struct RowSelection {
  private let ranges: [ClosedRange<Int>]
  /// For each range whether a row of it was seen.
  private var isSeen: [Bool]

  /// Nil where the text is no list of row numbers and ranges.
  package init?(_ text: String) {
    var ranges: [ClosedRange<Int>] = []
    for part in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      let ends = part.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map { Decimal.digits($0) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last else {
        return nil
      }
      ranges.append(first...last)
    }
    self.ranges = ranges
    isSeen = ranges.map { _ in false }
  }

  package func contains(_ row: Int) -> Bool { ranges.contains { $0.contains(row) } }

  /// Notes that the roll has a row.
  package mutating func see(_ row: Int) {
    for (index, range) in ranges.enumerated() where range.contains(row) { isSeen[index] = true }
  }

  /// Ranges without a row in the roll, as in `99` and `500-510`.
  package var unseen: [String] {
    zip(ranges, isSeen).compactMap { range, isSeen in
      guard !isSeen else { return nil }
      let first = String(range.lowerBound)
      return range.count == 1 ? first : first + "-" + String(range.upperBound)
    }
  }
}
