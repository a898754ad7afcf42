package import Codecs

/// A table such as a manifest, read whole.
package struct Table {
  package let header: [String]
  package let rows: [[String]]

  /// - Throws: ``Codecs/CSVError``.
  package init(_ bytes: [UInt8]) throws(CSVError) {
    let found = try CSVReader.read(bytes).map { $0.cells }
    header = found.first ?? []
    rows = Array(found.dropFirst())
  }

  /// The number of a column, from 0.
  package func column(_ name: String) -> Int? { header.firstIndex { $0.hasSameBytes(as: name) } }

  /// A day as people and spreadsheets write it.
  package static func day(_ text: String) -> Day? {
    SpreadsheetCell.day(text).flatMap { Day(iso: $0) } ?? Day(iso: text)
  }
}
