import Codecs
package import Platform

/// Which row of a roll got which id: a file that is on the disk before anything is signed.
package final class IssueJournal {
  /// What a row got.
  package struct Entry: Equatable {
    /// What the row said then.
    package let digest: String
    package let id: [UInt8]
    /// The code's place in the status list; nil without one.
    package let index: UInt32?
    /// What the row got before, in order.
    package fileprivate(set) var earlier: [Earlier] = []

    package init(digest: String, id: [UInt8], index: UInt32?) {
      (self.digest, self.id, self.index) = (digest, id, index)
    }
  }

  /// The id and the place in the status list of a code that another one replaced.
  package struct Earlier: Equatable {
    package let id: [UInt8]
    package let index: UInt32?
  }

  private static let header = "row,digest,credentialId,statusIndex\n"
  /// Bytes that a journal may have.
  private static let limit = 1 << 30
  /// Milliseconds to wait for the lock: workers of a run that was killed may still be at their last batch.
  private static let patience: UInt32 = 10_000

  private let file: AppendOnlyFile
  private var entries: [Int: Entry] = [:]

  /// Opens or makes the file, locks it until this is gone, and reads it.
  ///
  /// - Throws: ``IssueError``.
  package init(_ path: String, on disk: any FileSystem) throws(IssueError) {
    do {
      file = try AppendOnlyFile(path, on: disk, mode: 0o600, patience: Self.patience)
    } catch {
      switch error {
      case .busy: throw .busy(folder: String(path.dropLast("/journal.csv".utf8.count)))
      case .call(.make, _, _): throw .cannotMake(error)
      default: throw .broken(error)
      }
    }
    try read()
  }

  private func read() throws(IssueError) {
    let bytes: [UInt8]
    do {
      bytes = try file.content(limit: Self.limit)
    } catch {
      throw .cannotRead(error)
    }
    if file.isEmpty { try append([UInt8](Self.header.utf8)) }
    for line in bytes.split(separator: 0x0A).dropFirst() {
      let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard cells.count == 4, let row = Decimal.digits(cells[0]), let digest = String(strictUTF8: Array(cells[1])),
        let id = String(strictUTF8: Array(cells[2])).flatMap({ Hexadecimal.decode($0) })
      else { throw .notAJournal(path: file.path) }
      add(Entry(digest: digest, id: id, index: Decimal.digits(cells[3]).flatMap { UInt32(exactly: $0) }), row: row)
    }
  }

  /// If a row was issued again, its last entry counts.
  private func add(_ entry: Entry, row: Int) {
    var entry = entry
    if let before = entries[row] { entry.earlier = before.earlier + [Earlier(id: before.id, index: before.index)] }
    entries[row] = entry
  }

  private func append(_ bytes: [UInt8]) throws(IssueError) {
    do {
      try file.append(bytes)
    } catch {
      throw .broken(error)
    }
  }

  /// What a row got when it was issued last; nil where it was not.
  package func entry(of row: Int) -> Entry? { entries[row] }

  /// Notes which rows get which ids, down to the disk.
  ///
  /// - Throws: ``IssueError/broken(_:)``.
  package func note(_ rows: [(row: Int, entry: Entry)]) throws(IssueError) {
    var lines: [UInt8] = []
    for (row, entry) in rows {
      let cells = [String(row), entry.digest, Hexadecimal.encode(entry.id), entry.index.map { String($0) } ?? ""]
      lines += (cells.joined(separator: ",") + "\n").utf8
    }
    try append(lines)
    // Keep entries only for rows that are issued again, whose old codes are needed.
    for (row, entry) in rows where entries[row] != nil { add(entry, row: row) }
  }
}
