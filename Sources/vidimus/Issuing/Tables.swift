import Codecs
import Issuing

/// Tables from files, with a ``Failure`` where they cannot be read.
extension Table {
  init(_ path: String) throws(Failure) {
    let bytes = try Files.read(path, limit: 1 << 28).bytes
    do throws(CSVError) {
      try self.init(bytes)
    } catch {
      throw .data(visible(path) + " is no manifest: line " + String(error.line) + ": " + Words.say(error.kind))
    }
  }
}

extension CohortFilter {
  /// The conditions of `--where`.
  static func given(_ words: [String]) throws(Failure) -> CohortFilter {
    do {
      return try CohortFilter(words)
    } catch {
      throw .usage("--where takes COLUMN=VALUE or COLUMN=FROM..TO, as in issuanceDate=2026-05-01..2026-05-31")
    }
  }

  /// The rows of the table in a file that are meant.
  func rows(of table: Table, _ path: String) throws(Failure) -> [[String]] {
    let found: (rows: [[String]], incomparable: [Incomparable])
    do {
      found = try rows(of: table)
    } catch {
      guard case .noColumn(let name) = error else { throw .software("a condition is none") }
      throw .data(
        visible(path) + " has no column " + visible(name) + "; it has "
          + table.header.map { visible($0) }.joined(separator: ", "))
    }
    for left in found.incomparable { Output.say(Words.say(left)) }
    return found.rows
  }
}
