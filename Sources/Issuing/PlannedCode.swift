package import Codecs
import Credentials
import Keys

/// A row whose code is to be made, under the id and the place in the status list that were noted for it.
package struct PlannedCode {
  package let row: Int
  /// The row as it stood in a table; empty for JSON.
  package let cells: [String]
  package let content: JSONValue
  package let id: [UInt8]
  /// The place in the status list; nil without one.
  package let index: UInt32?

  package init(_ row: RollRow, id: [UInt8], index: UInt32?) {
    (self.row, cells, content, self.id, self.index) = (row.number, row.cells, row.content, id, index)
  }

  /// What a row is called in the journal: a digest of what would be signed of it.
  package static func digest(_ content: JSONValue) -> String {
    Hexadecimal.encode([UInt8](Digest.sha256(content.bytes).prefix(8)))
  }

  /// The id of a new credential; nil where OpenSSL has no random bytes.
  package static func newID() -> [UInt8]? {
    while let id = OpenSSL.randomBytes(Issuer.idLength) {
      // One in eight hundred would not survive a spreadsheet in which somebody saves the manifest.
      if !SpreadsheetCell.isTakenForNumber(Hexadecimal.encode(id)) { return id }
    }
    return nil
  }
}

/// The rows whose ids are taken next, all at once, since bringing each to the disk by itself takes too long.
package struct IssueWindow {
  /// Rows whose ids are taken at once.
  package static let size = 2_048

  private var rows: [(row: RollRow, digest: String)] = []

  package init() {}

  package var isEmpty: Bool { rows.isEmpty }
  package var isFull: Bool { rows.count >= Self.size }

  /// Adds a row, unless the folder has its code in the manifest.
  ///
  /// - Returns: whether the row was added.
  /// - Throws: ``IssueError`` where the row has changed, or was left out when those behind it were issued.
  package mutating func add(_ row: RollRow, _ folder: IssueFolder?) throws(IssueError) -> Bool {
    let digest = PlannedCode.digest(row.content)
    if let folder, row.number <= folder.finishedThrough {
      guard try folder.entry(of: row.number, digest) != nil else { throw .rowLeftOut(row.number) }
      return false
    }
    rows.append((row, digest))
    return true
  }

  /// Takes ids for all rows, those that they got before and new ones, and notes the new ones with their places in the
  /// status list, before anything is signed under them. The window is empty then.
  ///
  /// - Parameters:
  ///   - failure: what the caller throws for an ``IssueError``.
  ///   - places: places in a status list for new ids; nil without a list.
  package mutating func plan<Failure: Error>(
    _ folder: IssueFolder?, orThrow failure: (IssueError) -> Failure,
    places: ([[UInt8]]) throws(Failure) -> [UInt32]?
  ) throws(Failure) -> [PlannedCode] {
    let known: [IssueJournal.Entry?]
    let fresh: [[UInt8]]
    do throws(IssueError) {
      known = try self.known(in: folder)
      fresh = try Self.newIDs(known.count { $0 == nil })
    } catch {
      throw failure(error)
    }
    let indices = try places(fresh)
    var (codes, notes): ([PlannedCode], [(row: Int, entry: IssueJournal.Entry)]) = ([], [])
    for ((row, digest), entry) in zip(rows, known) {
      if let entry {
        codes.append(PlannedCode(row, id: entry.id, index: entry.index))
      } else {
        let new = IssueJournal.Entry(digest: digest, id: fresh[notes.count], index: indices?[notes.count])
        notes.append((row.number, new))
        codes.append(PlannedCode(row, id: new.id, index: new.index))
      }
    }
    do throws(IssueError) {
      if !notes.isEmpty { try folder?.note(notes) }
    } catch {
      throw failure(error)
    }
    rows = []
    return codes
  }

  private func known(in folder: IssueFolder?) throws(IssueError) -> [IssueJournal.Entry?] {
    var known: [IssueJournal.Entry?] = []
    for (row, digest) in rows { known.append(try folder?.entry(of: row.number, digest)) }
    return known
  }

  private static func newIDs(_ count: Int) throws(IssueError) -> [[UInt8]] {
    var ids: [[UInt8]] = []
    for _ in 0..<count {
      guard let id = PlannedCode.newID() else { throw .noRandomBytes }
      ids.append(id)
    }
    return ids
  }
}

// MARK: Between processes

extension PlannedCode {
  /// The code as JSON between processes, without its cells.
  package var json: JSONValue {
    .array([
      .integer(Int64(row)), .string(Hexadecimal.encode(id)), index.map { .integer(Int64($0)) } ?? .null, content,
    ])
  }

  package init?(_ json: JSONValue) {
    guard case .array(let parts) = json, parts.count == 4, let row = parts[0].digits,
      let id = parts[1].string.flatMap({ Hexadecimal.decode($0) })
    else { return nil }
    (self.row, cells, content, self.id) = (Int(row), [], parts[3], id)
    index = parts[2].digits.flatMap { UInt32(exactly: $0) }
  }
}
