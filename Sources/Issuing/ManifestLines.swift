import Codecs

/// What a finished manifest says of its rows, so that a correction does not reach another learner's code.
package struct ManifestLines {
  private struct Line {
    let row: String
    let name: String
    let file: String
  }

  /// What a correction does to the name of a row.
  package enum Change: Equatable {
    /// The same learner gets another code.
    case sameName(String)
    case renamed(from: String, to: String)
  }

  /// Why a row is not corrected.
  package enum Fault: Error, Equatable {
    /// The manifest has no columns row, familyName and file.
    case noColumns
    /// No line of the manifest is of the row.
    case noLine(row: Int)
    /// The new name stands in another row, as in a roll that was sorted since.
    case nameOfOther(row: Int, from: String, to: String, other: String)
    /// No part of the old name is left in the new one.
    case otherName(row: Int, from: String, to: String)
  }

  private let lines: [Line]

  /// - Throws: ``Fault/noColumns``.
  package init(_ table: Table) throws(Fault) {
    // The roll's own columns stand there as the roll had them, blanks and all.
    func column(_ name: String) -> Int? {
      table.header.firstIndex { DisplayText($0).text.hasSameBytes(as: name) }
    }
    guard let row = column("row"), let family = column("familyName"), let file = table.column("file") else {
      throw .noColumns
    }
    let given = column("givenName")
    lines = table.rows.map { cells in
      func cell(_ column: Int?) -> String { column.flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? "" }
      return Line(row: cell(row), name: Self.name(cell(given), cell(family)), file: cell(file))
    }
  }

  /// A learner's name as it is spoken.
  package static func name(_ given: String, _ family: String) -> String { DisplayText(given + " " + family).text }

  private func line(of row: Int) -> Line? { lines.first { $0.row.hasSameBytes(as: String(row)) } }

  /// What the file's name of a row ends with, as in `png`.
  package func ending(of row: Int) -> String? {
    line(of: row)?.file.split(separator: ".").last.map { String($0) }
  }

  /// How a row changes when it is issued again to `name`.
  ///
  /// - Throws: ``Fault`` where the row seems to be another learner's than when it was issued.
  package func change(of row: Int, to name: String) throws(Fault) -> Change {
    guard let old = line(of: row)?.name else { throw .noLine(row: row) }
    let folded = NameLetters.folded(name)
    guard !NameLetters.folded(old).hasSameBytes(as: folded) else {
      return old.hasSameBytes(as: name) ? .sameName(name) : .renamed(from: old, to: name)
    }
    let others = lines.filter { !$0.row.hasSameBytes(as: String(row)) }
    if let other = others.first(where: { NameLetters.folded($0.name).hasSameBytes(as: folded) }) {
      throw .nameOfOther(row: row, from: old, to: name, other: other.row)
    }
    guard NameLetters.share(old, name) else { throw .otherName(row: row, from: old, to: name) }
    return .renamed(from: old, to: name)
  }
}
