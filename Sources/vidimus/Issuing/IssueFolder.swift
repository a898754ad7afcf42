import Codecs
import Issuing
import Keys
import Platform

/// The folder a roll is issued into: a text and pictures a code, the manifest, and the journal that lets an interrupted
/// run go on.
///
///     ID.txt, ID.png …    a code, named by its credential's id
///     journal.csv         which row got which id; on the disk before anything is signed
///     manifest.csv        the rows that are finished; `manifest.csv.part` until all are
///     replaced/           codes that others took the place of
///
/// A row is finished when its line stands in the manifest. While the machine stays on, that outlives whatever ends the
/// program; if power failed since, pictures are made again and texts that are whole are kept. The manifest gets its name
/// once everything is on the disk.
final class IssueFolder {
  let path: String
  private let journal: AppendOnlyFile
  private var manifest: (any OpenFile)?
  /// Every row up to this one is finished.
  private(set) var finishedThrough = 0
  /// What is known of rows that have an id: all of those that are not finished, and of finished ones what to compare.
  private var entries: [Int: Entry] = [:]

  struct Entry {
    let digest: String
    let id: [UInt8]
    let index: UInt32?
    /// What the row got before, in order.
    var earlier: [(id: [UInt8], index: UInt32?)] = []
  }

  static let ownColumns = [
    "credentialId", "file", "sha256", "qrVersion", "moduleMm", "statusIndex", "replaces",
  ]

  private static let header = "row,digest,credentialId,statusIndex\n"

  var manifestPath: String { path + "/manifest.csv" }
  private var partPath: String { path + "/manifest.csv.part" }
  private var journalPath: String { path + "/journal.csv" }

  /// Opens or makes the folder, and locks it until this is gone.
  ///
  /// - Throws: ``Failure``.
  init(_ path: String) throws(Failure) {
    self.path = path
    let isThere = Files.exists(path + "/journal.csv")
    guard isThere || !Files.exists(path + "/manifest.csv") else {
      throw .cannotCreate(visible(path) + "/manifest.csv is there already and is not overwritten")
    }
    try Files.createFolder(path)
    do {
      journal = try AppendOnlyFile(path + "/journal.csv", on: disk, mode: 0o600, patience: Self.patience)
    } catch {
      switch error {
      case .busy: throw .cannotCreate(sentence(of: error.about(path)))
      case .call(.make, _, _): throw .cannotCreate(sentence(of: error))
      default: throw .io(sentence(of: error))
      }
    }
    try readJournal()
  }

  /// Milliseconds to wait for the lock: workers of a run that was killed may still be at their last batch.
  private static let patience: UInt32 = 10_000

  /// Whether everything was issued.
  var isFinished: Bool { Files.exists(manifestPath) }

  // MARK: Journal

  private func readJournal() throws(Failure) {
    let bytes = try orFail(Failure.noInput) { () throws(SystemError) in try journal.content(limit: 1 << 30) }
    if journal.isEmpty { try append([UInt8](Self.header.utf8)) }
    for line in bytes.split(separator: 0x0A).dropFirst() {
      let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard cells.count == 4, let row = Decimal.digits(cells[0]), let digest = String(strictUTF8: Array(cells[1])),
        let id = String(strictUTF8: Array(cells[2])).flatMap({ Hexadecimal.decode($0) })
      else { throw .data(visible(journalPath) + " is no journal of this program") }
      add(Entry(digest: digest, id: id, index: Decimal.digits(cells[3]).flatMap { UInt32(exactly: $0) }), row: row)
    }
  }

  /// Of a row that was issued again the last counts.
  private func add(_ entry: Entry, row: Int) {
    var entry = entry
    if let before = entries[row] { entry.earlier = before.earlier + [(before.id, before.index)] }
    entries[row] = entry
  }

  private func append(_ bytes: [UInt8]) throws(Failure) {
    try orFail(Failure.io) { () throws(SystemError) in try journal.append(bytes) }
  }

  /// The id a row got before, where the row says the same as then.
  ///
  /// - Throws: ``Failure`` with status 65 where it says something else.
  func entry(of row: Int, _ digest: String) throws(Failure) -> Entry? {
    guard let entry = entries[row] else { return nil }
    guard entry.digest.hasSameBytes(as: digest) else {
      throw .data(
        "row " + String(row) + " has changed since it was issued into " + visible(path)
          + "; correct it with --rows " + String(row)
          + " --replaces once the folder is finished, or take another folder"
      )
    }
    return entry
  }

  /// What a row got when it was issued last.
  func lastEntry(of row: Int) -> Entry? { entries[row] }

  /// Notes which rows get which ids, down to the disk.
  func note(_ rows: [(row: Int, Entry)]) throws(Failure) {
    var lines: [UInt8] = []
    for (row, entry) in rows {
      let cells = [String(row), entry.digest, Hexadecimal.encode(entry.id), entry.index.map { String($0) } ?? ""]
      lines += (cells.joined(separator: ",") + "\n").utf8
    }
    try append(lines)
    // Of new rows there is nothing left to ask; of those that are issued again, what they replace.
    for (row, entry) in rows where entries[row] != nil { add(entry, row: row) }
  }

  // MARK: Manifest

  /// Opens the manifest at its end, and finds which rows are finished.
  ///
  /// - Parameter header: the columns, where it is to be begun.
  func openManifest(_ header: [String], separator: UInt8) throws(Failure) {
    let manifest = try orFail(Failure.cannotCreate) { () throws(SystemError) in
      try disk.openAppending(partPath, mode: 0o600)
    }
    self.manifest = manifest
    try orFail(Failure.io) { () throws(SystemError) in
      // What was written before the machine was switched on may not have reached the disk.
      let on = MachineClock.now.seconds - MachineClock.poweredOn
      if try manifest.facts().modified.seconds < on { try manifest.truncate(to: 0) }
      let end = try readManifest(manifest)
      try manifest.truncate(to: end)
      if end == 0 { try manifest.append(CSVWriter.byteOrderMark + CSVWriter.row(header, separator: separator)) }
    }
  }

  /// Finds which rows are finished, and where the last one ends: a row is whole where its line ending is there.
  private func readManifest(_ manifest: any OpenFile) throws(SystemError) -> Int {
    var stream = CSVStream()
    var (offset, end, isHeader) = (0, 0, true)
    while true {
      let bytes = try manifest.bytes(at: offset, count: Input.chunkSize)
      guard !bytes.isEmpty, let rows = try? stream.push(bytes[...]) else { return end }
      offset += bytes.count
      for row in rows {
        end = row.end
        if !isHeader { finishedThrough = row.cells.first.flatMap { Decimal.digits($0.utf8) } ?? finishedThrough }
        isHeader = false
      }
    }
  }

  /// Adds finished rows.
  func finish(_ lines: [UInt8]) throws(Failure) {
    try orFail(Failure.io) { () throws(SystemError) in try manifest?.append(lines) }
  }

  /// Gives the manifest its name: the folder is finished.
  func close(_ lines: [UInt8]) throws(Failure) {
    try finish(lines)
    // Once for all files: a sync of each, or of the whole disk every so often, would take longer than the work.
    do {
      try manifest?.syncFileSystem()
    } catch {
      throw .io(sentence(of: error.about(path)))
    }
    try Files.rename(partPath, to: manifestPath)
    try? manifest?.syncFileSystem()
  }

  /// Puts another line in the place of a row's in the finished manifest.
  func replace(row: Int, line: [UInt8]) throws(Failure) {
    let bytes = try Files.read(manifestPath, limit: 1 << 30).bytes
    var stream = CSVStream()
    guard let rows = try? stream.push(bytes[...]),
      let number = rows.firstIndex(where: { $0.cells.first.map { $0.hasSameBytes(as: String(row)) } ?? false }),
      number > 0
    else { throw .data(visible(manifestPath) + " has no row " + String(row)) }
    let (start, end) = (rows[number - 1].end, rows[number].end)
    try Files.replace(manifestPath, bytes[..<start] + line + bytes[end...], mode: 0o600)
  }

  // MARK: Files

  /// The kinds of picture that a code has, or had before it was put aside: the one that the manifest names first.
  func pictures(of id: String, first: String?) -> [String] {
    let kinds = SymbolStyle.endings.filter {
      Files.exists(path + "/" + id + "." + $0) || Files.exists(path + "/replaced/" + id + "." + $0)
    }
    guard let first, SymbolStyle.endings.contains(first) else { return kinds }
    return [first] + kinds.filter { $0 != first }
  }

  /// Moves the files of a code that was replaced out of the way of whoever prints.
  func putAside(_ id: String, _ endings: [String]) throws(Failure) {
    try Files.createFolder(path + "/replaced")
    for ending in endings {
      let (from, to) = (path + "/" + id + "." + ending, path + "/replaced/" + id + "." + ending)
      guard Files.exists(from) else { continue }
      do {
        try disk.rename(from, to: to)
      } catch {
        throw .cannotCreate("cannot move " + visible(from) + ": " + ErrorNumber.text(error.errno))
      }
    }
  }

  /// Writes a file of a row that is finished: whole or not at all, since its being there says that it is whole.
  static func add(_ path: String, _ bytes: [UInt8]) throws(Failure) {
    let temporary = path + ".part"
    try write(temporary, bytes)
    try Files.rename(temporary, to: path)
  }

  /// Writes a file whose row is not finished, over whatever a run before may have left of it.
  static func write(_ path: String, _ bytes: [UInt8]) throws(Failure) {
    try orFail(Failure.cannotCreate) { () throws(SystemError) in try disk.write(path, bytes, mode: 0o600) }
  }
}
