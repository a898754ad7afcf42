import Codecs
import Keys

/// How the manifest of a roll is written: the roll's own columns, and those of ``IssueFolder/ownColumns``.
package struct ManifestForm {
  /// What the manifest says of a credential that came as JSON.
  private static let jsonColumns = ["familyName", "givenName", "title", "certificateNumber"]

  private let names: [String]
  /// The roll's columns that the manifest takes over: all but those it has itself. Nil for JSON.
  private let kept: [Int]?
  package let separator: UInt8

  /// - Parameter header: that of the roll; nil for JSON.
  package init(_ header: RollHeader?) {
    separator = header?.separator ?? UInt8(ascii: ",")
    guard let header else {
      (names, kept) = (Self.jsonColumns, nil)
      return
    }
    let own = ["row"] + IssueFolder.ownColumns
    let kept = header.names.indices.filter { index in !own.contains { $0.hasSameBytes(as: header.names[index]) } }
    (names, self.kept) = (kept.map { header.names[$0] }, kept)
  }

  /// The names of the columns.
  package var header: [String] { ["row"] + names + IssueFolder.ownColumns }

  /// What the manifest says of a code beside its row.
  package struct Made {
    package let text: [UInt8]
    package let version: Int
    /// How the name of the code's file ends.
    package let ending: String
    /// The side of a module, as in `0.50`.
    package let moduleSize: String

    package init(text: [UInt8], version: Int, ending: String, moduleSize: String) {
      (self.text, self.version, self.ending, self.moduleSize) = (text, version, ending, moduleSize)
    }
  }

  /// A line of the manifest.
  ///
  /// - Parameter replaces: the id of the code that this one replaces; nil for none.
  package func line(_ code: PlannedCode, _ made: Made, replaces: String?) -> [UInt8] {
    let original = kept?.map { code.cells[$0] } ?? Self.jsonColumns.map { code.content[$0]?.string ?? "" }
    let id = Hexadecimal.encode(code.id)
    let own = [
      id, id + "." + made.ending, Hexadecimal.encode(Digest.sha256(made.text)), String(made.version), made.moduleSize,
      code.index.map { String($0) } ?? "", replaces ?? "",
    ]
    return CSVWriter.row([String(code.row)] + original + own, separator: separator)
  }
}
