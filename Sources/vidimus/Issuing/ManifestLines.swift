import Codecs
import Desk
import Issuing

/// What a finished manifest says of its rows, so that a correction does not reach somebody else's.
struct ManifestLines {
  private struct Line {
    let row: String
    let name: String
    let file: String
  }

  private let lines: [Line]

  /// - Throws: ``Failure`` where it does not say whose the codes are.
  init(_ path: String) throws(Failure) {
    let table = try Table(path)
    // The roll's own columns stand there as the roll had them, blanks and all.
    func column(_ name: String) -> Int? {
      table.header.firstIndex { DisplayText($0).text.hasSameBytes(as: name) }
    }
    guard let row = column("row"), let family = column("familyName"), let file = table.column("file") else {
      throw .data(visible(path) + " has no columns row, familyName and file, which say whose the codes are")
    }
    let given = column("givenName")
    lines = table.rows.map { cells in
      func cell(_ column: Int?) -> String { column.flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? "" }
      return Line(row: cell(row), name: Self.name(cell(given), cell(family)), file: cell(file))
    }
  }

  /// A learner's name as it is spoken.
  static func name(_ given: String, _ family: String) -> String { DisplayText(given + " " + family).text }

  private func line(of row: Int) -> Line? { lines.first { $0.row.hasSameBytes(as: String(row)) } }

  /// What the file's name of a row ends with, as in `png`.
  func ending(of row: Int) -> String? { line(of: row)?.file.split(separator: ".").last.map { String($0) } }

  /// Says whose code becomes whose.
  ///
  /// - Throws: ``Failure`` where the row seems to be somebody else's than when it was issued.
  func check(_ row: Int, becomes name: String) throws(Failure) {
    let place = "row " + String(row) + ": "
    guard let old = line(of: row)?.name else { throw .data("row " + String(row) + " has no line in the manifest") }
    let folded = NameLetters.folded(name)
    let change = place + visible(old) + " becomes " + visible(name)
    let advice =
      "; was the roll sorted? Nothing was changed. If it is meant, withdraw the old code with vidimus revoke and issue "
      + "the row into another folder"
    guard !NameLetters.folded(old).hasSameBytes(as: folded) else {
      Output.say(old.hasSameBytes(as: name) ? place + visible(name) + " gets another code" : change)
      return
    }
    let others = lines.filter { !$0.row.hasSameBytes(as: String(row)) }
    if let other = others.first(where: { NameLetters.folded($0.name).hasSameBytes(as: folded) }) {
      throw .data(change + ", who has row " + visible(other.row) + " in the manifest" + advice)
    }
    guard NameLetters.share(old, name) else { throw .data(change + ", and no part of the name is left" + advice) }
    Output.say(change)
  }
}
